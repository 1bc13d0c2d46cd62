import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Env } from './env.ts'
import { isSameSite } from './headers.ts'

const app = new Hono<Env>().use(isSameSite).post('/', (c) => c.text('changed'))
const post = async (headers: Record<string, string>) =>
  (await app.request('/', { method: 'POST', headers: { host: 'xk.test', ...headers } })).status

test('only the own site may change anything; an origin that names no site is foreign', async () => {
  expect(await post({ origin: 'http://xk.test' })).toBe(200)
  expect(await post({})).toBe(200)
  expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  for (const origin of ['null', 'about:blank', 'http://', 'http://xk.test.evil.test', 'http://evil.test'])
    expect([origin, await post({ origin })]).toEqual([origin, 403])
  for (const site of ['cross-site', 'same-site', 'x'])
    expect([site, await post({ 'sec-fetch-site': site, origin: 'http://xk.test' })]).toEqual([site, 403])
})
