import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { WIDTHS } from '../../e2e/harness.ts'
import { ROOT } from '../steps.ts'
import { expect } from './patience.ts'

/** A picture of the page as it stands at the three widths, under `.cache/rehearsal/<leg>`; back to its own width. */
export type TakePicture = (page: Page, name: string) => Promise<void>

export const pictureTaker = (leg: string): TakePicture => {
  const folder = join(ROOT, '.cache/rehearsal', leg)
  mkdirSync(folder, { recursive: true })
  return async (page, name) => {
    const before = page.viewportSize() ?? WIDTHS.desktop
    for (const [width, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size)
      await page.waitForTimeout(150)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${name} at ${width}: sideways scrolling`).toBeLessThanOrEqual(0)
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
    }
    await page.setViewportSize(before)
  }
}
