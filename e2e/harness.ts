import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const ROOT = resolve(import.meta.dirname, '..')

/** The three widths that every page is looked at in. */
export const WIDTHS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
}

export interface RunningServer {
  url: string
  dataDir: string
  /** The one-time link for the first administrator, as printed. */
  firstLink: string | undefined
  stop: () => Promise<void>
  /** As a crash would: no chance to tidy up. */
  kill: () => Promise<void>
}

/** The real server as its own process on a data directory of its own, as `start` runs it. */
export const startServer = async (
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<RunningServer> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'xk-e2e-'))
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['apps/api/src/cli/start.ts', '--no-build'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  await expect(async () => {
    if (child.exitCode !== null) throw new Error(`server ended:\n${said}`)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(200)
  }).toPass({ timeout: 60_000 })
  await expect.poll(() => said.includes('/moi/') || said.length > 0, { timeout: 2_000 }).toBe(true)
  const end = (signal: NodeJS.Signals) => ending(child, signal)
  return {
    url,
    dataDir,
    get firstLink() {
      return /http\S+\/moi\/\S+/.exec(said)?.[0]
    },
    stop: async () => {
      await end('SIGTERM')
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
  }
}

const ending = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })

/** No accessibility findings on the page as it stands (WCAG 2.2 AA). */
export const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map((v) => ({ rule: v.id, where: v.nodes.map((n) => n.target.join(' ')).slice(0, 5) })),
  ).toEqual([])
}

/** No sideways scrolling at this width: the commonest fault on a phone. */
export const expectNoSidewaysScroll = async (page: Page) => {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}
