import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { findOnPage, findTextBoxes } from './find-text-boxes.ts'
import type { Box } from './page-image.ts'
import type { PageCharacter } from './read-pdf-page.ts'
import { renderBlind } from './render-blind.ts'
import { textOfDocument } from './text-of-document.ts'

const fixtures = new URL('../../fixtures/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'xk-find-'))
afterAll(() => rmSync(folder, { recursive: true }))
const catalogue = `${fixtures}ideas/17-danh-muc-the-du-lieu.pdf`

/** Characters on a grid: a tenth of the page wide each, a new line at each line break. */
const page = (text: string): PageCharacter[] => {
  let line = 0
  let column = 0
  return Array.from(text, (character) => {
    if (character === '\n') {
      line++
      column = 0
      return { text: character, box: undefined }
    }
    const left = column++ / 100
    const box = { left, right: left + 0.01, top: line / 10 + 0.02, bottom: line / 10 + 0.08 }
    return { text: character, box: character === ' ' ? undefined : box }
  })
}
const texts = (text: string, needle: string) => findOnPage(page(text), 1, [needle]).map((box) => box.text)

test('names are found without diacritics and case, composed or decomposed, with lost or added spaces', () => {
  const name = 'Nguyễn Đức Ánh'
  expect([
    texts(`do ${name} viết`, name),
    texts(`do ${name.normalize('NFD')} viết`, name),
    texts('do NGUYEN DUC ANH viết', name),
    texts('do NguyễnĐức Ánh, viết', name),
    texts('do N g u y ễ n Đức\nÁnh viết', name),
  ]).toEqual([
    [name],
    [name],
    ['NGUYEN DUC ANH'],
    ['NguyễnĐức Ánh'],
    ['N g u y ễ n Đức Ánh', 'N g u y ễ n Đức Ánh'],
  ])
})

test('only whole words are names', () => {
  expect([texts('Anh ấy, Lan, an toàn', 'An'), texts('bình an.', 'An'), texts('Yên', 'Yến')]).toEqual([
    ['an'],
    ['an'],
    ['Yên'],
  ])
  expect(texts('N.T.M.L., Phòng', 'N.T.M.L.')).toEqual(['N.T.M.L.'])
  expect(texts('thư: lanptm@example.vn', 'lanptm@example.vn')).toEqual(['lanptm@example.vn'])
})

test('a name broken over two lines has a box on each', () => {
  const boxes = findOnPage(page('của Bích\nTrâm viết'), 3, ['Bích Trâm'])
  expect(
    boxes.map(({ x, y, w, h, ...rest }) => ({ ...rest, at: [x, y, x + w, y + h].map((v) => v.toFixed(3)) })),
  ).toEqual([
    { page: 3, text: 'Bích Trâm', needle: 'Bích Trâm', at: ['0.034', '0.014', '0.086', '0.086'] },
    { page: 3, text: 'Bích Trâm', needle: 'Bích Trâm', at: ['0.000', '0.114', '0.046', '0.186'] },
  ])
})

test('on every page of a real file, inside the page', async () => {
  const found = await findTextBoxes(catalogue, ['A.Tuấn', 'Chuyen doi so', ''])
  const boxes = found.ok ? found.value : []
  expect(boxes.filter((box) => box.needle === 'A.Tuấn').map((box) => box.page)).toEqual(
    Array.from({ length: 30 }, (_, i) => i + 1),
  )
  expect(new Set(boxes.map((box) => box.text))).toEqual(new Set(['A.Tuấn', 'Chuyển đổi số']))
  for (const { x, y, w, h } of boxes)
    expect([x >= 0, y >= 0, w > 0, h > 0, x + w <= 1, y + h <= 1]).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ])
})

test.each([0, 90, 180, 270])('the box lies on the letters of a page turned by %i degrees', async (turn) => {
  const pdf = await PDFDocument.create()
  const sheet = pdf.addPage([500, 300])
  sheet.setRotation(degrees(turn))
  sheet.setCropBox(50, 20, 400, 250)
  sheet.drawText('Needle', { x: 120, y: 180, size: 30 })
  const path = join(folder, `turned-${turn}.pdf`)
  writeFileSync(path, await pdf.save())
  const found = await findTextBoxes(path, ['needle'])
  const boxes = found.ok ? found.value : []
  const darkest = async (name: string, burned: Box[]) => {
    const out = join(folder, `${name}-${turn}`)
    await renderBlind(path, 'pdf', out, { boxes: burned })
    const { data, info } = await sharp(join(out, '1.webp')).raw().toBuffer({ resolveWithObject: true })
    return {
      dark: data.filter((value) => value < 128).length / info.channels,
      area: info.width * info.height,
    }
  }
  const plain = await darkest('plain', [])
  const boxed = await darkest('boxed', boxes)
  const boxArea = boxes.reduce((sum, { w, h }) => sum + w * h, 0) * boxed.area
  expect(boxes).toHaveLength(1)
  expect(plain.dark).toBeGreaterThan(1000)
  // Every dark pixel is the box's own: the letters lie wholly under it.
  expect(boxed.dark / boxArea).toBeGreaterThan(0.97)
  expect(boxed.dark / boxArea).toBeLessThan(1.03)
})

test('pages without text, and pictures, are for the eyes', async () => {
  const eyes = async (path: string, type: 'pdf' | 'jpg' | 'docx') => {
    const read = await textOfDocument(fixtures + path, type)
    return read.ok && [read.value.needsEyes, read.value.lookAt]
  }
  expect([
    await eyes('ideas/16-bien-ban-do-buoc-quet.pdf', 'pdf'),
    await eyes('ideas/17-danh-muc-the-du-lieu.pdf', 'pdf'),
    await eyes('ideas/21-the-hinh-mau.jpg', 'jpg'),
    await eyes('ideas/02-mo-ta-kho-bieu-mau.docx', 'docx'),
    await eyes('ideas/20-bieu-mau-hop.docx', 'docx'),
    await eyes('dossiers/bien-ban-thanh-tra-quet.pdf', 'pdf'),
  ]).toEqual([
    [true, [1]],
    [false, []],
    [true, [1]],
    [true, [1]],
    [false, []],
    [true, [1, 2]],
  ])
})

test('metadata is read with its place', async () => {
  const read = await textOfDocument(`${fixtures}ideas/12-ke-hoach-san-xuat-phim.pdf`, 'pdf')
  const beside = read.ok ? read.value.passages.filter(({ where }) => where !== 'page') : []
  expect(beside.filter(({ key }) => key !== 'CreationDate')).toEqual([
    { where: 'info', key: 'Title', text: 'Kế hoạch sản xuất 50 phim 60 giây - Đoàn Thuế Thành phố' },
    { where: 'info', key: 'Author', text: 'Võ Hoài Nam' },
    { where: 'info', key: 'Subject', text: 'Dự thi CCHC 2026' },
    { where: 'info', key: 'Keywords', text: 'Thuế, Thành, phố, Cẩm, Tú' },
    { where: 'info', key: 'Creator', text: 'Writer' },
    { where: 'info', key: 'Producer', text: 'LibreOffice 7.4' },
    { where: 'xmp', key: 'creator', text: 'Võ Hoài Nam' },
    { where: 'xmp', key: 'creator', text: 'Thái Thị Cẩm Tú' },
    { where: 'xmp', key: 'rights', text: 'Đoàn Thuế Thành phố' },
    { where: 'xmp', key: 'AuthorsPosition', text: 'Công chức Thuế cơ sở 7' },
    { where: 'xmp', key: 'originalDocumentID', text: 'KH phim - Nam sua lan 3.docx' },
  ])
})
