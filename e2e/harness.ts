import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const ROOT = resolve(import.meta.dirname, '..')

/** The three widths that every page is looked at in. */
export const WIDTHS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
}

export interface RunningServer {
  url: string
  /** The one-time link for the first administrator, as printed. */
  firstLink: string
  stop: () => Promise<void>
}

/** A port that is free now; who is faster to it makes the start fail, and another is tried. */
const freePort = () =>
  new Promise<number>((done, refuse) => {
    const probe = createServer()
    probe.once('error', refuse)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })

/** The real server as its own process on an empty data directory, as `start` runs it. */
export const startServer = async (tries = 3): Promise<RunningServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'xk-e2e-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['apps/api/src/cli/start.ts', '--no-build'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const stop = async () => {
    await ending(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
  // The link is the last thing that it says.
  const link = () => /http\S+\/moi\/\S+/.exec(said)?.[0]
  await expect.poll(() => child.exitCode !== null || link() !== undefined, { timeout: 90_000 }).toBe(true)
  const firstLink = link()
  if (firstLink) return { url, firstLink, stop }
  await stop()
  if (tries > 1) return startServer(tries - 1)
  throw new Error(`server ended:\n${said}`)
}

const ending = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })

/** The page stands: its heading is there, and nothing of it is still being fetched. */
const loaded = async (page: Page) => {
  await expect(page.locator('h1').first()).toBeAttached()
  await expect(page.locator('.skeleton')).toHaveCount(0)
}

const RULES: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What it finds in order is counted, not described: most of the work otherwise.
  resultTypes: ['violations'],
}

/**
 * No accessibility findings on the page as it stands (WCAG 2.2 AA). Run in the page itself: no page of ours has
 * frames, for which a second page would be opened each time.
 */
export const expectAccessible = async (page: Page) => {
  await loaded(page)
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (rules) => {
    if (document.querySelector('iframe, frame')) throw new Error('a frame, which this does not look into')
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, rules)
    return violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.slice(0, 5).map(({ target }) => target.join(' ')),
    }))
  }, RULES)
  expect(found).toEqual([])
}

/** No sideways scrolling at this width: the commonest fault on a phone. */
export const expectNoSidewaysScroll = async (page: Page) => {
  await loaded(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

/** Keeps a picture of the page for whoever wants to look: only where PICTURES names a folder. */
export const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** A page at the three widths, nothing scrolling sideways, and no findings at its own; `name` is its pictures'. */
export const lookAt = async (page: Page, name: string) => {
  const before = page.viewportSize() ?? WIDTHS.desktop
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize(before)
  await expectAccessible(page)
}

/** The same for a further state of a page, at its own width alone. */
export const glance = async (page: Page, name: string) => {
  await expectNoSidewaysScroll(page)
  await picture(page, name)
  await expectAccessible(page)
}

/** What was changed is on the server. The line of the save before may still stand there, so that alone says nothing. */
export const saved = async (page: Page) => {
  await expect(page.getByText(/Đang lưu|Chưa lưu/)).toHaveCount(0)
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible()
}

/** Sets how fast a page sends, in bytes a second; -1: as fast as it can. */
export const throttle = async (page: Page) => {
  const line = await page.context().newCDPSession(page)
  return async (bytesPerSecond: number, offline = false): Promise<void> => {
    await line.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    })
  }
}
