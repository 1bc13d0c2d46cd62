import { exemplar2026CaseRuleset } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, must, type Persona, type TestApp, testServer } from '../../../testing/index.ts'
import { documentFixture } from '../../../testing/document-fixture.ts'
import { openUploads, type Uploads } from '../../../testing/uploads-in-pieces.ts'

const MINUTES = documentFixture('dossiers/bien-ban-thanh-tra-quet.pdf')
const PORTRAIT = documentFixture('dossiers/01-chan-dung.jpg')

let world: TestApp
let officer: Persona
let entryId: string
let begin: Uploads['begin']
let piece: Uploads['piece']

beforeAll(async () => {
  world = await createTestApp(testServer())
  ;({ officer, entryId, begin, piece } = await openUploads(world, {
    unitName: 'Đoàn Thuế Thành phố',
    officerName: 'Lê Thị Cán Bộ',
    rules: exemplar2026CaseRuleset,
  }))
})
afterAll(() => world.close())

/** Sends a file in two pieces; the last answer's status and problem. */
const inTwo = async (query: string, name: string, bytes: Uint8Array) => {
  const begun = await begin(name, bytes.length, { query })
  expect([name, begun.status]).toEqual([name, 201])
  const path = begun.headers.get('location') ?? ''
  const half = bytes.length >> 1
  expect((await piece(path, 0, bytes.subarray(0, half))).status).toBe(204)
  const last = await piece(path, half, bytes.subarray(half))
  return [last.status, last.status === 204 ? null : ((await last.json()) as { code: string }).code]
}
interface Row {
  id: string
  name: string
  slot: string | null
  audience: string
}
const read = async () => must('read', await officer.get(`/api/entries/${entryId}`))
const rowsIn = async (slot: string) => ((await read()).attachments as Row[]).filter((it) => it.slot === slot)

test('the minutes go on after the connection was lost in the middle, and arrive byte for byte, once', async () => {
  const begun = await begin('biên bản họp xét.pdf', MINUTES.length, { query: 'slot=minutes' })
  const path = begun.headers.get('location') ?? ''
  await piece(path, 0, MINUTES.subarray(0, 7000))
  // Whoever opens the page anew finds it at its place, and how far it is.
  expect((await read()).uploads).toEqual([
    {
      id: path.split('/').at(-1),
      name: 'biên bản họp xét.pdf',
      size: MINUTES.length,
      received: 7000,
      slot: 'minutes',
    },
  ])
  expect((await piece(path, 7000, MINUTES.subarray(7000))).status).toBe(204)
  const [row, ...others] = await rowsIn('minutes')
  expect([row?.name, others]).toEqual(['biên bản họp xét.pdf', []])
  const got = await officer.get(`/api/entries/${entryId}/attachments/${row?.id}`)
  expect(Buffer.from(got.bytes).equals(MINUTES)).toBe(true)
  // The same file again is the one that is there.
  expect(await inTwo('slot=minutes', 'biên bản họp xét.pdf', MINUTES)).toEqual([204, null])
  expect((await rowsIn('minutes')).map(({ id }) => id)).toEqual([row?.id])
})

test('who reads a file is said by its slot, whatever is asked for', async () => {
  expect(await inTwo('slot=party&audience=content', 'cấp ủy.pdf', MINUTES)).toEqual([204, null])
  expect(await inTwo('slot=feedback&audience=identity', 'thư khen.pdf', MINUTES)).toEqual([204, null])
  const audiences = await Promise.all(['minutes', 'party', 'feedback'].map(rowsIn))
  expect(audiences.flat().map(({ slot, audience }) => [slot, audience])).toEqual([
    ['minutes', 'identity'],
    ['party', 'identity'],
    ['feedback', 'content'],
  ])
})

test('a portrait in pieces is turned upright and freed of what the camera wrote; a new one takes its place', async () => {
  expect(await inTwo('slot=portrait', 'anh-chan-dung.jpg', PORTRAIT)).toEqual([204, null])
  const [first] = await rowsIn('portrait')
  expect(await inTwo('slot=portrait', 'ảnh khác.jpg', documentFixture('dossiers/02-chan-dung.jpg'))).toEqual([
    204,
    null,
  ])
  const now = await rowsIn('portrait')
  expect(now.map((it) => ({ ...it, sha256: '', id: '', bytes: 0 }))).toEqual([
    {
      id: '',
      name: 'Ảnh chân dung.jpg',
      type: 'jpg',
      bytes: 0,
      pages: null,
      audience: 'content',
      slot: 'portrait',
      width: 2268,
      height: 3024,
      sha256: '',
    },
  ])
  expect(now[0]?.id).not.toBe(first?.id)
  const { bytes } = await officer.get(`/api/entries/${entryId}/attachments/${now[0]?.id}`)
  expect(['Exif', 'GPS', 'iPhone', 'Samsung'].filter((word) => Buffer.from(bytes).includes(word))).toEqual([])
})

test.each([
  ['portrait', '03-chan-dung.jpg', 'dossiers/03-chan-dung.jpg', 'photo/too-small'],
  ['portrait', '08-chan-dung.jpg', 'dossiers/08-chan-dung.jpg', 'photo/not-cropped'],
  ['portrait', 'ảnh.pdf', 'dossiers/bien-ban-thanh-tra-quet.pdf', 'file/type-not-allowed'],
  ['portrait', 'ảnh.jpg', 'hostile/svg-doi-duoi.jpg', 'file/content-differs-from-name'],
  ['portrait', 'ảnh lớn.png', 'hostile/anh-400-megapixel.png', 'file/too-many-pixels'],
  ['minutes', 'biên bản.pdf', 'hostile/html-doi-duoi.pdf', 'file/content-differs-from-name'],
  ['feedback', 'thư.docx', 'hostile/thuc-the-no.docx', 'file/unsafe'],
])('into %s: %s is refused at its end, leaves nothing and takes no place', async (slot, name, path, code) => {
  const before = await rowsIn(slot)
  expect((await inTwo(`slot=${slot}`, name, documentFixture(path))).at(1)).toBe(code)
  const after = await read()
  expect([await rowsIn(slot), after.uploads]).toEqual([before, []])
})

test('a slot that the rules do not know takes nothing', async () => {
  expect((await begin('x.pdf', 100, { query: 'slot=nowhere' })).status).toBe(422)
})
