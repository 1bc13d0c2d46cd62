import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fold, leafText, leavesOf } from '@xk/domain/kernel'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import type { DocumentType } from '../intake/limits.ts'
import {
  makeDocx,
  paragraph,
  picture,
  plantedDocx,
  plantedJpeg,
  plantedPdf,
  run,
  SHOWN,
} from './planted-files.ts'
import { renderBlind } from './render-blind.ts'
import type { BlindParts, RenderOptions } from './render-blind.ts'
import { textOfDocument } from './text-of-document.ts'

const fixtures = new URL('../../fixtures/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'xk-blind-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
const typeOf = (path: string) => path.split('.').at(-1) as DocumentType
/** Parts of a file, and every byte that would be served. */
const blind = async (path: string, options: RenderOptions = {}) => {
  const out = join(folder, `out-${made++}`)
  const rendered = await renderBlind(path, typeOf(path), out, options)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problem))
  const parts: BlindParts = rendered.value
  const files = parts.images.map((image) => readFileSync(join(out, image.file)))
  return { parts, files, folder: out, served: Buffer.concat([Buffer.from(JSON.stringify(parts)), ...files]) }
}
const stored = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** Every way in which a name may stand in bytes. */
const formsOf = (name: string): Buffer[] =>
  [name, name.normalize('NFD'), fold(name), name.toUpperCase(), fold(name).toUpperCase()].flatMap((text) => {
    const wide = Buffer.from(text, 'utf16le')
    return [Buffer.from(text), wide, Buffer.from(wide).swap16()]
  })
const found = (bytes: Buffer, names: readonly string[]) =>
  names.filter((name) => formsOf(name).some((form) => bytes.includes(form)))

const chunksOf = (webp: Buffer): string[] => {
  const names: string[] = []
  for (
    let at = 12;
    at + 8 <= webp.length;
    at += 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2)
  )
    names.push(webp.toString('latin1', at, at + 4))
  return names
}
const pixelsOf = async (webp: Buffer) => sharp(webp).raw().toBuffer({ resolveWithObject: true })

describe('the ideas of the case', () => {
  const ideas = (
    JSON.parse(readFileSync(`${fixtures}ideas/y-tuong.json`, 'utf8')) as {
      yTuong: { stt: number; coSoDoan: string; tacGia: { hoTen: string }[] }[]
    }
  ).yTuong
  const files = readdirSync(`${fixtures}ideas`).filter((name) => /\.(docx|pdf|jpg)$/.test(name))

  test.each(files)('%s: nothing but text and pixels goes over', { timeout: 60_000 }, async (name) => {
    const path = `${fixtures}ideas/${name}`
    const idea = ideas.find((one) => one.stt === Number(name.slice(0, 2)))!
    const names = [...idea.tacGia.map((author) => author.hoTen), idea.coSoDoan]
    const { parts, files: images, served } = await blind(path)
    const shown = parts.text ? leavesOf(parts.text).map(leafText).join('\n') : ''
    expect(found(served, names)).toEqual([])

    const read = await textOfDocument(path, typeOf(path))
    if (!read.ok) throw new Error(read.problem.code)
    const unseen = read.value.passages
      .filter(({ where }) => where !== 'body' && where !== 'page')
      .map(({ text }) => text)
      .filter((text) => text.length >= 6 && !shown.includes(text))
    expect(found(served, unseen)).toEqual([])
    expect(images.map(chunksOf)).toEqual(images.map(() => ['VP8 ']))
    expect(parts.images.map((image) => image.file)).toEqual(images.map((_, i) => `${i + 1}.webp`))
  })

  test('what a docx shows is there: headings, table, insertion, picture', async () => {
    const { parts } = await blind(`${fixtures}ideas/02-mo-ta-kho-bieu-mau.docx`)
    expect(parts.text?.map((block) => block.type).join(' ')).toBe(
      'paragraph paragraph paragraph paragraph paragraph table paragraph paragraph paragraph',
    )
    expect(parts.text?.[3]).toEqual({
      type: 'paragraph',
      runs: [
        {
          text: 'Khi quy định thay đổi, người quản trị sửa ô hoặc mẫu, hệ thống tự đánh dấu mẫu cũ hết hiệu lực. Danh mục ô do chị Trâm và em Nhi lập, anh Thành rà pháp lý. (xem góp ý)',
        },
      ],
    })
    expect(parts.images).toEqual([{ file: '1.webp', width: 1600, height: 1066 }])
    expect(parts.leftOut).toEqual([])
  })

  test('the same file gives the same bytes', async () => {
    for (const name of [
      '02-mo-ta-kho-bieu-mau.docx',
      '12-ke-hoach-san-xuat-phim.pdf',
      '21-the-hinh-mau.jpg',
    ]) {
      const [first, second] = [
        await blind(`${fixtures}ideas/${name}`),
        await blind(`${fixtures}ideas/${name}`),
      ]
      expect(first.served.equals(second.served)).toBe(true)
    }
  })
})

describe('a planted name', () => {
  const name = 'Nguyễn Thị Ánh Tuyết'

  test('is nowhere in the blinded docx, and everywhere in what the search reads', async () => {
    const path = stored('planted.docx', await plantedDocx(name))
    const { parts, served } = await blind(path)
    expect(
      parts.text?.map((block) => (block.type === 'table' ? block.rows : 'runs' in block && block.runs)),
    ).toEqual([[{ text: SHOWN }], [[[{ text: 'Ô bảng' }]]]])
    expect(found(served, [name])).toEqual([])
    expect(parts.leftOut).toEqual(['note', 'textBox'])
    expect(parts.images).toEqual([{ file: '1.webp', width: 60, height: 90 }])

    const read = await textOfDocument(path, 'docx')
    const places = read.ok ? read.value.passages.filter(({ text }) => text === name) : []
    expect(new Set(places.map(({ where, key }) => (key ? `${where} ${key}` : where)))).toEqual(
      new Set([
        ...'header footer comment note deleted hidden textBox reviewer'.split(' '),
        'property creator',
        'property Company',
        'property Người soạn',
        'exif ImageDescription',
        'exif Artist',
        'exif Copyright',
        'xmp creator',
        'iptc By-line',
        'pictureComment Comment',
      ]),
    )
  })

  test('is nowhere in the page image of a PDF; its sticky note is not drawn', async () => {
    const path = stored('planted.pdf', await plantedPdf(name))
    const { parts, files, served } = await blind(path)
    expect(found(served, [name, 'JavaScript', 'OpenAction'])).toEqual([])
    expect(parts.images).toEqual([{ file: '1.webp', width: 1600, height: 1067 }])
    const corner = sharp(files[0]).extract({ left: 0, top: 700, width: 400, height: 366 })
    expect((await corner.raw().toBuffer()).every((value) => value > 250)).toBe(true)
    const read = await textOfDocument(path, 'pdf')
    const places = read.ok ? read.value.passages.filter(({ text }) => text === name) : []
    expect(places.map(({ where, key }) => `${where} ${key}`)).toEqual([
      'annotation T',
      'annotation Contents',
      'info Title',
      'info Author',
      'info Keywords',
      'xmp creator',
    ])
  })

  test('is nowhere in the image of a JPEG, which stands upright', async () => {
    const path = stored('planted.jpg', await plantedJpeg(name))
    const { parts, files, served } = await blind(path)
    expect(found(served, [name])).toEqual([])
    expect(parts.images).toEqual([{ file: '1.webp', width: 60, height: 90 }])
    expect(chunksOf(files[0]!)).toEqual(['VP8 '])
  })
})

test('a PDF with scripts becomes pictures only', async () => {
  const { parts, served } = await blind(`${fixtures}hostile/co-javascript.pdf`)
  expect(parts.images).toHaveLength(2)
  const scripted = readFileSync(`${fixtures}hostile/co-javascript.pdf`)
  const words = ['JavaScript', 'OpenAction', 'app.alert', 'javascript:', '/AA']
  expect(words.filter((word) => scripted.includes(word))).not.toEqual([])
  expect(words.filter((word) => served.includes(word))).toEqual([])
})

test('a PDF that is only locked against editing is rendered and clean', async () => {
  const { parts, files } = await blind(`${fixtures}hostile/khoa-quyen-khong-mat-khau-mo.pdf`)
  expect(parts.images).toHaveLength(2)
  expect(files.map(chunksOf)).toEqual([['VP8 '], ['VP8 ']])
  const { channels } = await sharp(files[0]).stats()
  expect(channels[0]!.stdev).toBeGreaterThan(5)
})

test.each([
  'ideas/16-bien-ban-do-buoc-quet.pdf',
  'ideas/21-the-hinh-mau.jpg',
  'ideas/02-mo-ta-kho-bieu-mau.docx',
])('boxes are black pixels in %s, and only there', async (name) => {
  const box = { page: 1, x: 0.25, y: 0.125, w: 0.5, h: 0.25 }
  const plain = await blind(fixtures + name)
  const boxed = await blind(fixtures + name, { boxes: [box, { ...box, page: 7 }] })
  const [before, after] = await Promise.all([plain, boxed].map(({ files }) => pixelsOf(files[0]!)))
  const { width, height } = after!.info
  const at = (pixels: Buffer, x: number, y: number) =>
    [0, 1, 2].map((c) => pixels[(Math.floor(y * height) * width + Math.floor(x * width)) * 3 + c]!)
  for (const x of [0.26, 0.4, 0.6, 0.74])
    for (const y of [0.135, 0.2, 0.3, 0.365]) expect(Math.max(...at(after!.data, x, y))).toBeLessThan(6)
  for (const y of [0.05, 0.6, 0.9]) {
    const [here, there] = [at(before!.data, 0.5, y), at(after!.data, 0.5, y)]
    expect(Math.max(...here.map((value, i) => Math.abs(value - there[i]!)))).toBeLessThan(16)
  }
})

test('what the author cropped off a picture does not come back', async () => {
  const halves = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#f00' } })
    .composite([
      { input: { create: { width: 100, height: 100, channels: 3, background: '#00f' } }, left: 100, top: 0 },
    ])
    .png()
    .toBuffer()
  const body = paragraph(run('Ảnh') + picture('a.png', '', 'r="50000"'))
  const { parts, files } = await blind(
    stored('crop.docx', makeDocx({ body, parts: { 'word/media/a.png': halves } })),
  )
  expect(parts.images).toEqual([{ file: '1.webp', width: 100, height: 100 }])
  const { channels } = await sharp(files[0]).stats()
  expect(channels[2]!.max).toBeLessThan(20)
})

test('pictures that can not be shown are left out and said so', async () => {
  const huge = readFileSync(`${fixtures}hostile/anh-400-megapixel.png`)
  const svg = readFileSync(`${fixtures}hostile/svg-doi-duoi.jpg`)
  const body = paragraph(run('Ảnh') + picture('a.png') + picture('b.jpg') + picture('missing.png'))
  const parts = { 'word/media/a.png': huge, 'word/media/b.jpg': svg }
  const rendered = await blind(stored('huge.docx', makeDocx({ body, parts })))
  expect([rendered.parts.images, rendered.parts.leftOut]).toEqual([[], ['picture']])
})

test('a failed rendering leaves nothing behind', async () => {
  const out = join(folder, 'failed')
  const damaged = await renderBlind(`${fixtures}hostile/html-co-dau-pdf.pdf`, 'pdf', out)
  const many = await renderBlind(`${fixtures}ideas/17-danh-muc-the-du-lieu.pdf`, 'pdf', out, {
    limits: { ...DEFAULT_LIMITS, maxPages: 3 },
  })
  expect([damaged, many]).toEqual([
    { ok: false, problem: { code: 'file/damaged' } },
    { ok: false, problem: { code: 'file/too-many-pages', pages: 30, max: 3 } },
  ])
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(folder).filter((name) => basename(name).includes('unfinished'))).toEqual([])
})
