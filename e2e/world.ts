import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import type { TestServer } from '@xk/db/testing'
import type { Browser, BrowserContext } from '@playwright/test'
import type { RenderPage } from '../apps/api/src/deps.ts'
import { createTestApp, type Persona, type TestApp } from '../apps/api/src/testing/test-app.ts'

const BUNDLE = join(resolve(import.meta.dirname, '..'), 'apps/web/dist/server/entry-server.js')

/**
 * Each answer comes late by a while drawn anew, in milliseconds at most, mostly little and at times long: what a journey
 * may not count on is the order of two answers.
 */
const LAG_MS = Number(process.env['LAG_MS'] ?? 0)

interface Size {
  width: number
  height: number
}
const DESKTOP: Size = { width: 1440, height: 900 }

/** The real application on a real PostgreSQL, listening, with a hand on its clock and its people. */
export interface ServedWorld {
  url: string
  world: TestApp
  /** A browser of its own, signed in as this person. */
  as: (browser: Browser, persona: Persona, viewport?: Size) => Promise<BrowserContext>
  /** This person is the one who is signed in in this browser from now on. */
  signIn: (context: BrowserContext, persona: Persona) => Promise<void>
  /** A browser of its own in which nobody is signed in. */
  stranger: (
    browser: Browser,
    viewport?: Size,
    options?: { javaScriptEnabled?: boolean },
  ) => Promise<BrowserContext>
  /** Closes what was opened for people, but for these: a page that is left open goes on asking and taking memory. */
  leave: (keep?: readonly BrowserContext[]) => Promise<void>
  close: () => Promise<void>
}

/** A world whose clock starts at the same moment in every run, and so do those of its browsers. */
export const serveWorld = async (): Promise<ServedWorld> => {
  if (!existsSync(BUNDLE)) throw new Error('the web face is not built: pnpm build')
  const { renderPage } = (await import(BUNDLE)) as { renderPage: RenderPage }
  const database = JSON.parse(process.env['XK_TEST_SERVER'] ?? 'null') as TestServer | null
  if (!database) throw new Error('no PostgreSQL: run by Playwright, whose global setup starts it')
  let world: TestApp | undefined
  const server = serve({
    fetch: async (request, env) => {
      if (LAG_MS > 0) await new Promise((done) => setTimeout(done, Math.random() ** 3 * LAG_MS))
      return world?.app.fetch(request, env) ?? new Response(null, { status: 503 })
    },
    port: 0,
  }) as Server
  await new Promise((done) => server.once('listening', done))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const made = await createTestApp(database, { renderPage, publicUrl: url })
  world = made
  const ticking = setInterval(() => made.clock.advance(1000), 1000)
  const opened = new Set<BrowserContext>()
  const leave = async (keep: readonly BrowserContext[] = []) => {
    for (const context of opened) {
      if (keep.includes(context)) continue
      opened.delete(context)
      await context.close()
    }
  }
  const open = async (browser: Browser, viewport: Size, more: { javaScriptEnabled?: boolean } = {}) => {
    const context = await browser.newContext({
      viewport,
      baseURL: url,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      ...more,
    })
    opened.add(context)
    await context.addInitScript(moveClock, made.clock.now.getTime() - Date.now())
    return context
  }
  const signIn = async (context: BrowserContext, persona: Persona) => {
    const [name = '', value = ''] = persona.cookie.split('=')
    await context.addCookies([{ name, value, url }])
  }
  return {
    url,
    world: made,
    signIn,
    as: async (browser, persona, viewport = DESKTOP) => {
      const context = await open(browser, viewport)
      await signIn(context, persona)
      return context
    },
    stranger: (browser, viewport = DESKTOP, options = {}) => open(browser, viewport, options),
    leave,
    close: async () => {
      clearInterval(ticking)
      await leave()
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
      await made.close()
    },
  }
}

/** In a page: its clock goes on from another moment. */
const moveClock = (ms: number) => {
  const Machine = Date
  globalThis.Date = new Proxy(Machine, {
    construct: (_, parts, made) =>
      Reflect.construct(Machine, parts.length === 0 ? [Machine.now() + ms] : parts, made) as object,
    get: (_, key) => (key === 'now' ? () => Machine.now() + ms : (Reflect.get(Machine, key) as unknown)),
  })
}
