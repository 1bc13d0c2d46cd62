import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inspectFile } from './inspect-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'xk-film-'))
afterAll(() => rmSync(folder, { recursive: true }))

const box = (type: string, ...content: Buffer[]): Buffer => {
  const inner = Buffer.concat(content)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(inner.length + 8)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, inner])
}
const movieHeader = (seconds: number, scale = 1000) => {
  const content = Buffer.alloc(100)
  content.writeUInt32BE(scale, 12)
  content.writeUInt32BE(seconds * scale, 16)
  return box('mvhd', content)
}
const track = (handler: string, sample = 'avc1') =>
  box(
    'trak',
    box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler)), box('stsd', Buffer.from(sample))),
  )
/** A film as a phone writes it, as far as its boxes go. */
const film = (options: { seconds?: number; tracks?: Buffer[]; data?: Buffer; more?: Buffer[] } = {}) =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2avc1mp41', 'latin1')),
    box(
      'moov',
      movieHeader(options.seconds ?? 95),
      ...(options.tracks ?? [track('vide'), track('soun', 'mp4a')]),
    ),
    box('mdat', options.data ?? Buffer.alloc(5000, 7)),
    ...(options.more ?? []),
  ])
const inspect = (bytes: Buffer, allowed?: readonly 'mp4'[]) => {
  const path = join(folder, 'phim.mp4')
  writeFileSync(path, bytes)
  return inspectFile(path, { name: 'phim.mp4', ...(allowed ? { allowed } : {}) })
}
const damaged = { ok: false, problem: { code: 'file/damaged' } }

test('a film is known by its boxes: length, size and digest, without being held in memory', async () => {
  const bytes = film()
  expect(await inspect(bytes)).toMatchObject({
    ok: true,
    value: { type: 'mp4', seconds: 95, bytes: bytes.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(await inspect(film({ seconds: 180 }))).toMatchObject({ ok: true, value: { seconds: 180 } })
})

test('longer than three minutes is refused with both lengths', async () => {
  expect(await inspect(film({ seconds: 181 }))).toEqual({
    ok: false,
    problem: { code: 'file/too-long', seconds: 181, max: 180 },
  })
})

test.each([
  ['cut off', film().subarray(0, -100)],
  ['without an index', Buffer.concat([film().subarray(0, 36), box('mdat', Buffer.alloc(90))])],
  ['without pictures', film({ tracks: [track('soun', 'mp4a')] })],
  ['of unknown length', film({ seconds: 0 })],
  ['with a box that ends in the middle of another', film({ more: [Buffer.from('00ffffff66726565', 'hex')] })],
])('%s it is damaged', async (_, bytes) => {
  expect(await inspect(bytes)).toEqual(damaged)
})

test('an encrypted one is said to be, and one where films may not come is refused by its type', async () => {
  expect(await inspect(film({ tracks: [track('vide', 'encv')] }))).toEqual({
    ok: false,
    problem: { code: 'file/encrypted' },
  })
  const path = join(folder, 'phim.mp4')
  writeFileSync(path, film())
  expect(await inspectFile(path, { name: 'phim.mp4', allowed: ['docx', 'pdf'] })).toEqual({
    ok: false,
    problem: { code: 'file/type-not-allowed', found: 'mp4', allowed: ['docx', 'pdf'] },
  })
})
