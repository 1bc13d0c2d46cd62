/** Pictures of the gallery at three widths, light and dark, with axe on each, into .cache/gallery-pictures. */
import { mkdir } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import axe from 'axe-core'
import { createServer } from 'vite'

const out = new URL('../../../.cache/gallery-pictures/', import.meta.url).pathname
await mkdir(out, { recursive: true })
const server = await createServer({ configFile: new URL('./vite.config.ts', import.meta.url).pathname })
await server.listen()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
let wrong = 0
for (const scheme of ['light', 'dark'] as const) {
  for (const width of [390, 820, 1440]) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'vi-VN',
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => {
      wrong += 1
      console.error(error)
    })
    for (const view of process.argv[2]?.split(',') ?? ['work', 'form', 'text', 'public']) {
      await page.goto(`http://127.0.0.1:5199/?view=${view}`)
      await page.locator('h1').waitFor()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `${out}${view}-${width}-${scheme}.png`, fullPage: true })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      )
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a[class], button, select, .input, label.choice, label.btn')]
          .filter((element) => element.checkVisibility() && !element.closest('p, .sr-only, .note'))
          .filter((element) => {
            const { width, height } = element.getBoundingClientRect()
            return height > 1 && (width < 43.5 || height < 43.5) && !element.classList.contains('skip')
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      )
      for (const found of violations) {
        wrong += 1
        console.error(
          view,
          width,
          scheme,
          found.id,
          found.nodes.map((node) => node.html.slice(0, 160)).slice(0, 4),
        )
      }
      if (overflow > 0 || small.length > 0) {
        wrong += 1
        console.error(view, width, scheme, 'sticks out by', overflow, 'too small', small.slice(0, 6))
      }
    }
    await context.close()
  }
}
await browser.close()
await server.close()
console.log(wrong === 0 ? 'no findings' : `${wrong} findings`)
process.exitCode = wrong === 0 ? 0 : 1
