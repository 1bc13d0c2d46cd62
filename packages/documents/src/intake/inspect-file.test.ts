import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { inspectFile } from './inspect-file.ts'
import { DOCUMENT_TYPES } from './limits.ts'

const fixtures = new URL('../../fixtures/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'xk-intake-'))
afterAll(() => rmSync(folder, { recursive: true }))

const inspectFixture = (path: string) => inspectFile(fixtures + path, { name: path.split('/').at(-1)! })
const inspectBytes = async (bytes: Uint8Array, name: string, limits = {}) => {
  const path = join(folder, 'upload')
  writeFileSync(path, bytes)
  return inspectFile(path, { name, limits })
}
const contentOf = async (path: string) => {
  const inspected = await inspectFixture(path)
  if (!inspected.ok) return inspected.problem
  const { bytes: _, sha256: __, ...content } = inspected.value
  return content
}

test.each([
  ['bom-zip.docx', { code: 'file/unsafe', reason: 'overlappingParts' }],
  ['thuc-the-ngoai.docx', { code: 'file/unsafe', reason: 'doctype' }],
  ['thuc-the-no.docx', { code: 'file/unsafe', reason: 'doctype' }],
  ['co-mat-khau.pdf', { code: 'file/encrypted' }],
  ['khoa-quyen-khong-mat-khau-mo.pdf', { type: 'pdf', pages: 2 }],
  ['bi-cat-cut.pdf', { code: 'file/damaged' }],
  ['co-javascript.pdf', { type: 'pdf', pages: 2 }],
  ['html-doi-duoi.pdf', { code: 'file/content-differs-from-name', found: 'html', name: 'html-doi-duoi.pdf' }],
  ['html-co-dau-pdf.pdf', { code: 'file/damaged' }],
  ['svg-doi-duoi.jpg', { code: 'file/content-differs-from-name', found: 'svg', name: 'svg-doi-duoi.jpg' }],
  ['anh-30-megapixel.jpg', { type: 'jpg', width: 6000, height: 5000 }],
  ['anh-400-megapixel.png', { code: 'file/too-many-pixels', megapixels: 400, max: 50 }],
  ['cong-thuc-doc.xlsx', { code: 'file/type-not-allowed', found: 'xlsx', allowed: DOCUMENT_TYPES }],
  ['danh-sach.xlsm.xlsx', { code: 'file/type-not-allowed', found: 'xlsx', allowed: DOCUMENT_TYPES }],
  ['phong-cu-tcvn3.docx', { type: 'docx' }],
  ['phong-cu-vni.docx', { type: 'docx' }],
])('hostile/%s', async (name, expected) => {
  expect(await contentOf(`hostile/${name}`)).toEqual(expected)
})

test.each([
  ['01-phieu-hen-mau.jpg', { type: 'jpg', width: 2000, height: 2600 }],
  ['02-mo-ta-kho-bieu-mau.docx', { type: 'docx' }],
  ['07-phuong-an-tu-ho-so.docx', { type: 'docx' }],
  ['12-ke-hoach-san-xuat-phim.pdf', { type: 'pdf', pages: 1 }],
  ['13-huong-dan-den-bao-som.docx', { type: 'docx' }],
  ['16-bien-ban-do-buoc-quet.pdf', { type: 'pdf', pages: 1 }],
  ['17-danh-muc-the-du-lieu.pdf', { type: 'pdf', pages: 30 }],
  ['20-bieu-mau-hop.docx', { type: 'docx' }],
  ['21-the-hinh-mau.jpg', { type: 'jpg', width: 2200, height: 1467 }],
  ['24-san-doi-do-dung.pptx', { type: 'pptx' }],
])('ideas/%s', async (name, expected) => {
  expect(await contentOf(`ideas/${name}`)).toEqual(expected)
})

test('size and digest are those of the file', async () => {
  expect(await inspectFixture('hostile/phong-cu-vni.docx')).toEqual({
    ok: true,
    value: {
      type: 'docx',
      bytes: 36117,
      sha256: '5265dc4c9ac01e0a788c5b3b59b50f040cf96d38546f493280f0f9791ea13413',
    },
  })
})

test('content decides: a JPEG named .png is a JPEG, and refused where only PNG may come', async () => {
  const jpg = readFileSync(`${fixtures}ideas/21-the-hinh-mau.jpg`)
  expect(await inspectBytes(jpg, 'ảnh.png')).toMatchObject({ ok: true, value: { type: 'jpg' } })
  const path = join(folder, 'upload')
  expect(await inspectFile(path, { name: 'ảnh.png', allowed: ['png'] })).toEqual({
    ok: false,
    problem: { code: 'file/content-differs-from-name', found: 'jpg', name: 'ảnh.png' },
  })
})

test('limits can be set: bytes, pages, empty files', async () => {
  const pdf = readFileSync(`${fixtures}ideas/17-danh-muc-the-du-lieu.pdf`)
  expect([
    await inspectBytes(pdf, 'a.pdf', { maxPages: 29 }),
    await inspectBytes(pdf, 'a.pdf', { maxBytes: 1000 }),
    await inspectBytes(new Uint8Array(), 'a.pdf'),
  ]).toEqual([
    { ok: false, problem: { code: 'file/too-many-pages', pages: 30, max: 29 } },
    { ok: false, problem: { code: 'file/too-large', maxBytes: 1000 } },
    { ok: false, problem: { code: 'file/empty' } },
  ])
})

test('pictures cut short are damaged', async () => {
  const jpg = readFileSync(`${fixtures}ideas/21-the-hinh-mau.jpg`)
  const png = await sharp(jpg).resize(800).png().toBuffer()
  const damaged = { ok: false, problem: { code: 'file/damaged' } }
  expect(await inspectBytes(jpg.subarray(0, jpg.length / 2), 'a.jpg')).toEqual(damaged)
  expect(await inspectBytes(png.subarray(0, png.length / 2), 'a.png')).toEqual(damaged)
})

describe('docx', () => {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const root = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>`
  const minimal = () => ({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(root),
    'word/document.xml': strToU8(document),
  })
  const docx = (parts: Record<string, Uint8Array>) => zipSync({ ...minimal(), ...parts })
  const unsafe = (reason: string) => ({ ok: false, problem: { code: 'file/unsafe', reason } })

  test('a small sound one is accepted', async () => {
    expect(await inspectBytes(docx({}), 'a.docx')).toMatchObject({ ok: true, value: { type: 'docx' } })
  })

  test('one part that unpacks far beyond its packed size is refused', async () => {
    const bomb = docx({ 'word/media/a.bin': new Uint8Array(30_000_000) })
    expect(await inspectBytes(bomb, 'a.docx')).toEqual(unsafe('zipBomb'))
  })

  test('a part that promises less than it unpacks to is refused', async () => {
    const lying = Buffer.from(docx({ 'word/media/a.bin': new Uint8Array(30_000_000) }))
    const real = Buffer.alloc(4)
    real.writeUInt32LE(30_000_000)
    const claimed = Buffer.alloc(4)
    claimed.writeUInt32LE(1000)
    for (let at = lying.indexOf(real); at >= 0; at = lying.indexOf(real)) claimed.copy(lying, at)
    expect(await inspectBytes(lying, 'a.docx')).toEqual({ ok: false, problem: { code: 'file/damaged' } })
  })

  test('promises beyond the ceiling are refused unread', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))
    const big = docx({ 'word/media/a.bin': noise, 'word/media/b.bin': noise })
    expect(await inspectBytes(big, 'a.docx', { maxUnpackedBytes: 5000 })).toEqual(unsafe('zipBomb'))
    expect(await inspectBytes(big, 'a.docx', { maxParts: 4 })).toEqual(unsafe('tooManyParts'))
  })

  test.each(['utf8', 'utf16le'] as const)(
    'a DOCTYPE anywhere in the XML is refused (%s)',
    async (encoding) => {
      const filler = '<!-- '.padEnd(70_000, 'x')
      const hidden = Buffer.from(`\ufeff<?xml version="1.0"?>${filler}--><!DOCTYPE a><a/>`, encoding)
      expect(await inspectBytes(docx({ 'customXml/item1.xml': hidden }), 'a.docx')).toEqual(unsafe('doctype'))
    },
  )

  test('macros are refused, whatever the name', async () => {
    const macros = docx({ 'word/vbaProject.bin': strToU8('x') })
    expect(await inspectBytes(macros, 'a.docx')).toEqual(unsafe('activeContent'))
  })

  test('a changed byte inside a part is damage', async () => {
    const bytes = Buffer.from(zipSync(minimal(), { level: 0 }))
    bytes[bytes.indexOf('<w:body/>') + 1] = 0x78
    expect(await inspectBytes(bytes, 'a.docx')).toEqual({ ok: false, problem: { code: 'file/damaged' } })
  })

  test('a zip of anything else is no docx', async () => {
    expect(await inspectBytes(zipSync({ 'a.txt': strToU8('a') }), 'a.docx')).toEqual({
      ok: false,
      problem: { code: 'file/content-differs-from-name', found: 'zip', name: 'a.docx' },
    })
  })

  test('an old or password-protected Word file is told apart', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await inspectBytes(ole, 'a.doc')).toMatchObject({ problem: { code: 'file/type-not-allowed' } })
    expect(await inspectBytes(locked, 'a.docx')).toEqual({ ok: false, problem: { code: 'file/encrypted' } })
  })
})
