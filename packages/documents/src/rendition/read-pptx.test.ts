import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leafText, leavesOf } from '@xk/domain/kernel'
import { afterAll, expect, test } from 'vitest'
import { inspectRenderable } from './inspect-renderable.ts'
import { readSlide } from './pptx-slide.ts'
import { renderBlind } from './render-blind.ts'
import { textOfDocument } from './text-of-document.ts'

const path = new URL('../../fixtures/ideas/24-san-doi-do-dung.pptx', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'xk-pptx-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the presentation of the case is accepted and becomes neutral text, slide by slide', async () => {
  expect(await inspectRenderable(path, { name: '24.pptx' })).toMatchObject({
    ok: true,
    value: { type: 'pptx' },
  })
  const out = join(folder, 'out')
  const rendered = await renderBlind(path, 'pptx', out)
  if (!rendered.ok || !rendered.value.text) throw new Error('not rendered')
  const lines = leavesOf(rendered.value.text).map(leafText)
  expect(lines.filter((line) => line.startsWith('Trang chiếu'))).toEqual([
    'Trang chiếu 1',
    'Trang chiếu 2',
    'Trang chiếu 3',
  ])
  expect(lines).toContain('Nơi thừa không biết nơi nào thiếu')
  const table = rendered.value.text.find((block) => block.type === 'table')
  expect(table?.rows.map((row) => row.map(leafText))).toEqual([
    ['Nhóm', 'Đăng', 'Giữ chỗ', 'Bàn giao'],
    ['Bàn ghế', '38', '17', '8'],
    ['Tủ', '22', '9', '3'],
    ['Máy in', '14', '6', '2'],
    ['Văn phòng phẩm', '22', '9', '4'],
  ])
  expect(readdirSync(out)).toEqual(rendered.value.images.map(({ file }) => file))
})

test('notes, the hidden slide, and properties never go over; each is said where it lies', async () => {
  const rendered = await renderBlind(path, 'pptx', join(folder, 'again'))
  const shown = JSON.stringify(rendered)
  for (const name of ['Lệ Quyên', 'Phước Thịnh', 'Gia Bảo', 'quyenotl', 'Nhóm Quyên', 'bấm máy'])
    expect([name, shown.includes(name)]).toEqual([name, false])
  const read = await textOfDocument(path, 'pptx')
  if (!read.ok) throw new Error(read.problem.code)
  const textsOf = (where: string) =>
    read.value.passages.filter((it) => it.where === where).map((it) => it.text)
  expect(textsOf('hidden')).toContain('Ông Thị Lệ Quyên - quyenotl@example.vn')
  expect(textsOf('note')).toContain('Phần này chị Lệ Quyên trình bày, Phước Thịnh bấm máy.')
  expect(textsOf('property')).toContain('Nhóm Quyên - Thịnh - Bảo')
  expect(textsOf('body')).toContain('VPTU - LQ/PT/GB')
})

const NS =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const shape = (text: string, { place = '', properties = '', hidden = '' } = {}) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x" descr="Tên trong chữ thay thế" ${hidden}/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr>${properties}</a:pPr><a:r><a:rPr/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`

test('a slide: title, lists; footers, switched-off shapes, alternative texts and crops stay out', () => {
  const slide = readSlide(
    Buffer.from(
      `<p:sld ${NS}><p:cSld><p:spTree>${[
        shape('Kết quả', { place: '<p:ph type="title"/>' }),
        shape('Một ý', { properties: '<a:buChar char="•"/>' }),
        shape('Bước một', { properties: '<a:buAutoNum type="arabicPeriod"/>' }),
        shape('Đoàn Sở Y tế', { place: '<p:ph type="ftr"/>' }),
        shape('Nguyễn Văn An', { hidden: 'hidden="1"' }),
      ].join(
        '',
      )}<p:pic><p:nvPicPr><p:cNvPr id="2" name="y"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId9"/><a:srcRect l="25000"/></p:blipFill></p:pic></p:spTree></p:cSld></p:sld>`,
    ),
  )
  const list = { label: '', count: 0, plain: true, level: 0 }
  expect(slide.pieces).toEqual([
    { kind: 'paragraph', runs: [{ text: 'Kết quả' }], heading: 2 },
    { kind: 'paragraph', runs: [{ text: 'Một ý' }], list: { ...list, bullet: true } },
    {
      kind: 'paragraph',
      runs: [{ text: 'Bước một' }],
      list: { ...list, bullet: false, label: '1.', count: 1 },
    },
  ])
  expect(slide.unshown).toEqual([
    { where: 'footer', text: 'Đoàn Sở Y tế' },
    { where: 'hidden', text: 'Nguyễn Văn An' },
  ])
  expect(slide.pictures).toEqual([
    { relationship: 'rId9', crop: { left: 0.25, top: 0, right: 0, bottom: 0 } },
  ])
})

test('a film can not be blinded and says so', async () => {
  expect(await renderBlind(path, 'mp4', join(folder, 'film'))).toEqual({
    ok: false,
    problem: { code: 'file/not-blindable' },
  })
})
