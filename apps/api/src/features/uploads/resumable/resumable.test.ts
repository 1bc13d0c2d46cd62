import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { uploadSession } from '@xk/db'
import { eq } from 'drizzle-orm'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../app.ts'
import { createFileStore } from '../../../files.ts'
import { removeStaleUploads } from '../../../jobs/stale-uploads.ts'
import { createTestApp, type Persona, type TestApp, testServer } from '../../../testing/index.ts'
import { documentFixture } from '../../../testing/document-fixture.ts'
import { openUploads, type Uploads } from '../../../testing/uploads-in-pieces.ts'
import { piecesPath } from './receive-piece.ts'

const PPTX = documentFixture('ideas/24-san-doi-do-dung.pptx')
const PDF = documentFixture('ideas/17-danh-muc-the-du-lieu.pdf')

let world: TestApp
let officer: Persona
let entryId: string
let send: Uploads['send']
let begin: Uploads['begin']
let piece: Uploads['piece']

beforeAll(async () => {
  world = await createTestApp(testServer())
  ;({ officer, entryId, send, begin, piece } = await openUploads(world, {
    unitName: 'Đoàn Sở Tài chính',
    officerName: 'Trần Thị Cúc',
  }))
})
afterAll(() => world.close())

const begun = async (name: string, size: number) => {
  const response = await begin(name, size)
  expect(response.status).toBe(201)
  return response.headers.get('location') ?? ''
}
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const offsetOf = async (path: string) => {
  const response = await send(officer, 'HEAD', path)
  return [response.status, response.headers.get('upload-offset')]
}
const attachments = async (): Promise<string[]> =>
  (await officer.get(`/api/entries/${entryId}`)).body.attachments.map((it: { name: string }) => it.name)
const sessionOf = async (path: string) =>
  (
    await world.database.db
      .select()
      .from(uploadSession)
      .where(eq(uploadSession.id, path.split('/').at(-1) ?? ''))
  )[0]

test('a file in pieces ends up in the draft; what is there is told at any time', async () => {
  const path = await begun('bài thuyết trình.pptx', PPTX.length)
  expect((await piece(path, 0, PPTX.subarray(0, 10_000))).status).toBe(204)
  expect(await offsetOf(path)).toEqual([200, '10000'])
  expect((await officer.get(`/api/entries/${entryId}`)).body.uploads).toEqual([
    {
      id: path.split('/').at(-1),
      name: 'bài thuyết trình.pptx',
      size: PPTX.length,
      received: 10_000,
      slot: null,
    },
  ])
  const wrong = await piece(path, 9_000, PPTX.subarray(9_000))
  expect([wrong.status, await codeOf(wrong)]).toEqual([409, 'upload/offset-differs'])
  const last = await piece(path, 10_000, PPTX.subarray(10_000))
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(PPTX.length)])
  expect(await attachments()).toEqual(['bài thuyết trình.pptx'])
  // Whoever lost the answer asks again and is told that it is whole.
  expect(await offsetOf(path)).toEqual([200, String(PPTX.length)])
  expect(existsSync(piecesPath(world.deps, path.split('/').at(-1) ?? ''))).toBe(false)
})

test('another process goes on where the first stopped, on the same database and disk', async () => {
  const path = await begun('danh mục.pdf', PDF.length)
  await piece(path, 0, PDF.subarray(0, 50_000))
  const other = createApp(world.deps)
  const answer = await other.request(path, {
    method: 'PATCH',
    headers: {
      cookie: officer.cookie,
      'upload-offset': '50000',
      'content-type': 'application/offset+octet-stream',
    },
    body: Buffer.from(PDF.subarray(50_000)),
  })
  expect(answer.status).toBe(204)
  expect(await attachments()).toContain('danh mục.pdf')
})

test('a process on another disk takes no piece without the ones before it: it says from where to go on', async () => {
  const path = await begun('danh mục khác máy.pdf', PDF.length)
  expect((await piece(path, 0, PDF.subarray(0, 50_000))).status).toBe(204)
  const elsewhere = mkdtempSync(join(tmpdir(), 'xk-elsewhere-'))
  const other = createApp({ ...world.deps, files: createFileStore(elsewhere) })
  const sendThere = (offset: number, bytes: Uint8Array) =>
    other.request(path, {
      method: 'PATCH',
      headers: {
        cookie: officer.cookie,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: Buffer.from(bytes),
    })
  const refused = await sendThere(50_000, PDF.subarray(50_000))
  expect([refused.status, await codeOf(refused)]).toEqual([409, 'upload/offset-differs'])
  expect(await offsetOf(path)).toEqual([200, '0'])
  expect((await sendThere(0, PDF.subarray(0, 20_000))).status).toBe(204)
  // Back with the first, which has more than enough of it.
  expect((await piece(path, 20_000, PDF.subarray(20_000))).status).toBe(204)
  const there = (await officer.get(`/api/entries/${entryId}`)).body.attachments.find(
    (it: { name: string }) => it.name === 'danh mục khác máy.pdf',
  )
  const got = await officer.get(`/api/entries/${entryId}/attachments/${there.id}`)
  expect(Buffer.from(got.bytes).equals(PDF)).toBe(true)
  rmSync(elsewhere, { recursive: true, force: true })
})

test('refused in the end, it is gone: by content, and too much by what was told', async () => {
  const html = documentFixture('hostile/html-doi-duoi.pdf')
  const path = await begun('trang.pdf', html.length)
  const refused = await piece(path, 0, html)
  expect([refused.status, await codeOf(refused)]).toEqual([422, 'file/content-differs-from-name'])
  expect([await offsetOf(path), await sessionOf(path)]).toEqual([[404, null], undefined])
  const short = await begun('ngắn.pdf', 10)
  expect(await codeOf(await piece(short, 0, PDF.subarray(0, 40)))).toBe('file/too-large')
  const tooLarge = await begin('to.mp4', 21 * 1024 * 1024)
  expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, 'file/too-large'])
  expect((await begin('', 10)).status).toBe(422)
  expect((await begin('rỗng.pdf', 0)).status).toBe(422)
})

test('nobody else sees or feeds it, not even of the same unit; an office that ended ends it', async () => {
  const path = await begun('của tôi.pdf', PDF.length)
  const [{ unitId }] = (await officer.get('/api/officer/home')).body.entries
  const colleague = await world.person('Lê Đồng Nghiệp', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const stranger = await world.person('Người Lạ')
  for (const who of [colleague, stranger])
    expect([
      (await piece(path, 0, PDF.subarray(0, 10), who)).status,
      (await send(who, 'HEAD', path)).status,
    ]).toEqual([404, 404])
  expect((await begin('x.pdf', 10, { who: stranger })).status).toBe(404)
  expect((await world.app.request(path, { method: 'PATCH' })).status).toBe(401)
  expect((await send(officer, 'DELETE', path)).status).toBe(204)
  expect(await offsetOf(path)).toEqual([404, null])
})

test('what nobody goes on with is removed after a day, bytes and all', async () => {
  const path = await begun('bỏ dở.pdf', PDF.length)
  await piece(path, 0, PDF.subarray(0, 1000))
  const onDisk = piecesPath(world.deps, path.split('/').at(-1) ?? '')
  expect(existsSync(onDisk)).toBe(true)
  world.clock.advance(25 * 3_600_000)
  await removeStaleUploads(world.deps)
  expect([await sessionOf(path), existsSync(onDisk)]).toEqual([undefined, false])
})

/** The app behind a line that drops connections in the middle of what they carry, a few times. */
const withBadLine = async (work: (url: string) => Promise<void>) => {
  const app = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((done) => app.once('listening', done))
  let breaks = 3
  const line = createServer((client) => {
    const server = connect((app.address() as AddressInfo).port, '127.0.0.1')
    let carried = 0
    client.on('data', (bytes) => {
      carried += bytes.length
      server.write(bytes)
      if (carried < 30_000 || breaks === 0) return
      breaks--
      client.destroy()
      server.end()
    })
    server.on('data', (bytes) => client.write(bytes))
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done))
  try {
    await work(`http://127.0.0.1:${(line.address() as AddressInfo).port}`)
    expect(breaks).toBe(0)
  } finally {
    line.close()
    app.closeAllConnections()
    app.close()
  }
}

test('a client of the protocol that we did not write gets a file through a line that keeps breaking', async () => {
  await withBadLine(async (url) => {
    await new Promise<void>((resolve, reject) => {
      new Upload(PDF, {
        endpoint: `${url}/api/entries/${entryId}/uploads`,
        uploadSize: PDF.length,
        chunkSize: 64 * 1024,
        retryDelays: [0, 10, 10, 10, 10],
        headers: { cookie: officer.cookie },
        metadata: { filename: 'qua mạng yếu.pdf' },
        onError: reject,
        onSuccess: () => resolve(),
      }).start()
    })
  })
  expect(await attachments()).toContain('qua mạng yếu.pdf')
})
