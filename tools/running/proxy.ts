import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, mkdtempSync, openSync, rmSync, closeSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '../steps.ts'
import { createRealServer, freePort, gone } from './real-server.ts'

const CADDYFILE = join(ROOT, 'infra/Caddyfile')
const ROUND = '/api/ballots/00000000-0000-4000-8000-000000000000'

/** All that may reach the server with a ballot; anything else could tell who sent it. */
const BALLOT_HEADERS = [
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
]

/** What a browser, or somebody who wants to be known, sends along. */
const TELLING = {
  cookie: 'xk_session=secret-9f',
  authorization: 'Bearer secret-9f',
  'accept-language': 'vi-VN',
  'user-agent': 'Secret-9f/1',
  referer: 'http://x/secret-9f',
  forwarded: 'for=9.9.9.9',
  'x-forwarded-for': '9.9.9.9',
  'x-real-ip': '9.9.9.9',
  'x-request-id': 'secret-9f',
  'cf-connecting-ip': '9.9.9.9',
  'sec-ch-ua': 'secret-9f',
  'sec-ch-ua-platform': 'secret-9f',
  traceparent: '00-secret-9f',
  dnt: '1',
  'if-none-match': 'secret-9f',
}

const expect = (what: string, found: unknown, wanted: unknown) => {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
}

/** The proxy as infra/ sets it up, without TLS, on the loopback. */
const startProxy = async (upstream: string, log: string) => {
  const url = `http://127.0.0.1:${await freePort()}`
  const into = openSync(log, 'a', 0o600)
  const child: ChildProcess = spawn('caddy', ['run', '--config', CADDYFILE, '--adapter', 'caddyfile'], {
    stdio: ['ignore', into, into],
    env: { ...process.env, DOMAIN: url, UPSTREAM: upstream.replace('http://', '') },
  })
  closeSync(into)
  const isUp = () =>
    fetch(url).then(
      () => true,
      () => false,
    )
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`caddy ended: ${readFileSync(log, 'utf8')}`)
    await sleep(50)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await gone(child)
  }
  return { url, stop }
}

/** A server that keeps what reaches it, and breaks off in the middle of an answer when it is asked to. */
const startEcho = async () => {
  let seen: IncomingHttpHeaders = {}
  const server = createServer((request, answer) => {
    seen = request.headers
    request.resume()
    if (request.url?.endsWith('/broken')) {
      answer.writeHead(200, { 'content-length': 100 })
      answer.write('x')
      setTimeout(() => answer.destroy(), 20)
    } else request.on('end', () => answer.end('{}'))
  })
  const port = await freePort()
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${port}`,
    seen: () => seen,
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  }
}

const cast = (url: string, body: string, path = ROUND) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...TELLING, 'content-type': 'application/json' },
    body,
  }).then(
    async (answer) => ({ status: answer.status, text: await answer.text().catch(() => '') }),
    () => ({ status: 0, text: '' }),
  )

/** Headers of a ballot, what is written of one that fails, and that claimed addresses are replaced. */
const keepsBallotsSecret = async (log: string) => {
  const echo = await startEcho()
  const proxy = await startProxy(echo.url, log)
  try {
    expect('cast', (await cast(proxy.url, '{}')).status, 200)
    const passed = Object.entries(echo.seen())
    expect(
      'headers that pass with a ballot',
      passed.map(([name]) => name).filter((name) => !BALLOT_HEADERS.includes(name)),
      [],
    )
    expect('what a ballot tells', /secret-9f|9\.9\.9\.9/i.test(JSON.stringify(passed)), false)
    await fetch(`${proxy.url}/guong`, { headers: TELLING })
    expect('address of others', echo.seen()['x-forwarded-for'], '127.0.0.1')
    expect('other claims', [echo.seen()['forwarded'], echo.seen()['x-real-ip']], [undefined, undefined])
    await cast(proxy.url, '{}', `${ROUND}/broken`)
    await echo.stop()
    expect('server away', (await cast(proxy.url, '{}')).status, 502)
  } finally {
    await proxy.stop()
  }
}

/** Public pages, limits and refusals of the product itself, through the proxy. */
const servesTheProduct = async (log: string) => {
  const server = await createRealServer()
  try {
    await server.start()
    const proxy = await startProxy(server.url, log)
    try {
      const statusOf = async (path: string) => (await fetch(`${proxy.url}${path}`)).status
      for (const path of ['/', '/guong', '/hoi-dap', '/readyz']) expect(path, await statusOf(path), 200)
      expect('no such page', await statusOf('/ket-qua/khong-co'), 404)
      expect('unknown round', (await cast(proxy.url, '{}')).status, 422)
      expect('ballot too large', (await cast(proxy.url, JSON.stringify('x'.repeat(100_000)))).status, 413)
      const large = await fetch(`${proxy.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify('x'.repeat(3_000_000)),
      })
      expect('too large', large.status, 413)
    } finally {
      await proxy.stop()
    }
  } finally {
    await server.remove()
  }
}

/**
 * infra/Caddyfile before the product: valid, lets pass nothing that tells who casts a ballot, and writes no line about
 * any request, be it one that fails. Without `caddy` it is left out, and said so; in CI that fails.
 */
export const proxyTellsNothing = async () => {
  if (spawnSync('caddy', ['version']).status !== 0) {
    const missing = 'there is no `caddy` on this machine (Debian: apt-get install caddy)'
    if (process.env['CI']) throw new Error(`proxy: ${missing}`)
    console.log(`proxy: SKIPPED, nothing of it was tested: ${missing}`)
    return
  }
  const dir = mkdtempSync(join(tmpdir(), 'xk-proxy-'))
  const log = join(dir, 'caddy.log')
  try {
    const valid = spawnSync('caddy', ['validate', '--config', CADDYFILE, '--adapter', 'caddyfile'], {
      env: { ...process.env, DOMAIN: 'http://127.0.0.1:80' },
    })
    expect('caddy validate', valid.status, 0)
    await keepsBallotsSecret(log)
    await servesTheProduct(log)
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
    // What it says before it has read its settings.
    const said = lines.filter((line) => !line.includes('"msg":"using provided configuration"'))
    expect('lines in the log', said, [])
    console.log('proxy: valid; nothing of who casts passes or is written; pages and limits as without it')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
