import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Answer, Persona } from '../../apps/api/src/testing/test-app.ts'
import { PATIENCE_MS } from './patience.ts'
import type { System } from './system.ts'

type Client = Pick<Persona, 'get' | 'post' | 'put' | 'upload' | 'request' | 'delete'>

/** Whoever holds this cookie, over real HTTP: through the proxy where there is one. */
const clientOf = (url: string, cookie: string): Client => {
  const send = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...init, method })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    const text = response.ok && !isJson ? '' : new TextDecoder().decode(bytes)
    const body = isJson && text ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body, bytes }
  }
  const request: Persona['request'] = (method, path, { body, headers = {} } = {}) =>
    send(method, path, {
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    request,
    get: (path) => request('GET', path),
    post: (path, body = {}, headers = {}) =>
      request('POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } }),
    put: (path, body = {}, headers = {}) => request('PUT', path, { body, headers }),
    delete: (path) => request('DELETE', path),
    upload: (path, form) => send('POST', path, { headers: { cookie }, body: form }),
  }
}

/** A person with a session put into the database, who then acts over HTTP like everybody else. */
export const createPerson = async (
  system: System,
  fullName: string,
  grants: Parameters<System['world']['person']>[1] = [],
): Promise<Persona> => {
  system.world.clock.now = new Date()
  const persona = await system.world.person(fullName, grants)
  return { ...persona, ...clientOf(system.url, persona.cookie) }
}

export const asPersona = async (
  browser: Browser,
  url: string,
  persona: Pick<Persona, 'cookie'>,
  viewport: { width: number; height: number },
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({
    viewport,
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  const [name = '', value = ''] = persona.cookie.split('=')
  await context.addCookies([{ name, value, url }])
  context.setDefaultTimeout(PATIENCE_MS)
  return { context, page: await context.newPage() }
}

/** The cookie of whoever is signed in in this browser, for acting over HTTP as the same person. */
export const clientIn = async (context: BrowserContext, url: string): Promise<Client> => {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ')
  return clientOf(url, cookie)
}
