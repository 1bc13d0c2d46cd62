import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { startTestServer } from '@xk/db/testing'
import type { Browser, BrowserContext } from '@playwright/test'
import type { RenderPage } from '../apps/api/src/deps.ts'
import { createTestApp, type Persona, type TestApp } from '../apps/api/src/testing/test-app.ts'

const BUNDLE = join(resolve(import.meta.dirname, '..'), 'apps/web/dist/server/entry-server.js')

/** The real application on a real PostgreSQL, listening, with a hand on its clock and its people. */
export interface ServedWorld {
  url: string
  world: TestApp
  /** A browser of its own, signed in as this person. */
  as: (
    browser: Browser,
    persona: Persona,
    viewport?: { width: number; height: number },
  ) => Promise<BrowserContext>
  close: () => Promise<void>
}

export const serveWorld = async (): Promise<ServedWorld> => {
  if (!existsSync(BUNDLE)) throw new Error('the web face is not built: pnpm build')
  const { renderPage } = (await import(BUNDLE)) as { renderPage: RenderPage }
  const database = await startTestServer()
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const url = `http://localhost:${port}`
  const world = await createTestApp(database.server, { now: new Date(), renderPage, publicUrl: url })
  const ticking = setInterval(() => world.clock.advance(1000), 1000)
  const server = serve({ fetch: world.app.fetch, port })
  return {
    url,
    world,
    as: async (browser, persona, viewport = { width: 1440, height: 900 }) => {
      const context = await browser.newContext({
        viewport,
        baseURL: url,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
      })
      const [name = '', value = ''] = persona.cookie.split('=')
      await context.addCookies([{ name, value, url }])
      return context
    },
    close: async () => {
      clearInterval(ticking)
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await world.close()
      await database.stop()
    },
  }
}
