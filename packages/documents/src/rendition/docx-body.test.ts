import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { richTextSchema } from '@xk/domain/kernel'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import { inspectRenderable } from './inspect-renderable.ts'
import { makeDocx, paragraph, run } from './planted-files.ts'
import { readDocxContent, withDocx } from './read-docx.ts'

const folder = mkdtempSync(join(tmpdir(), 'xk-docx-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = async (parts: Parameters<typeof makeDocx>[0]) => {
  const path = join(folder, 'a.docx')
  writeFileSync(path, makeDocx(parts))
  const content = await withDocx(path, DEFAULT_LIMITS, (docx) => readDocxContent(docx))
  if (!content.ok) throw new Error(JSON.stringify(content.problem))
  return content.value
}
const textOf = async (parts: Parameters<typeof makeDocx>[0]) => (await read(parts)).text

const level = (ilvl: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>` +
  [0, 1, 2].map((n) => `<w:num w:numId="${n + 1}"><w:abstractNumId w:val="${n}"/></w:num>`).join('')
const item = (text: string, numId: number, ilvl = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)

test('headings come from styles by name, through what they are based on, and from outline levels', async () => {
  const styles =
    `<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>` +
    `<w:style w:styleId="Mine"><w:name w:val="Tiêu đề mục"/><w:basedOn w:val="H1"/></w:style>` +
    `<w:style w:styleId="H5"><w:name w:val="heading 5"/></w:style>`
  const body = [
    paragraph(run('Một'), '<w:pStyle w:val="Mine"/>'),
    paragraph(run('Năm'), '<w:pStyle w:val="H5"/>'),
    paragraph(run('Hai'), '<w:outlineLvl w:val="1"/>'),
    paragraph(run('Thường'), '<w:outlineLvl w:val="9"/>'),
  ].join('')
  expect(await textOf({ body, styles })).toEqual([
    { type: 'heading', level: 1, runs: [{ text: 'Một' }] },
    { type: 'heading', level: 3, runs: [{ text: 'Năm' }] },
    { type: 'heading', level: 2, runs: [{ text: 'Hai' }] },
    { type: 'paragraph', runs: [{ text: 'Thường' }] },
  ])
})

test('bold and italic stay, neighbours of one format are joined, text is NFC', async () => {
  const body = paragraph(
    run('Tiê', '<w:b/>') +
      run('\u0301p nhận', '<w:b w:val="1"/>') +
      run(' và ', '<w:b w:val="0"/>') +
      run('trả', '<w:i/>'),
  )
  expect(await textOf({ body })).toEqual([
    {
      type: 'paragraph',
      runs: [{ text: 'Tiếp nhận', bold: true }, { text: ' và ' }, { text: 'trả', italic: true }],
    },
  ])
})

test('bullets and plain numbers become lists, with lower levels inside their item', async () => {
  const body = [
    item('A', 1),
    item('a', 1, 1),
    item('b', 1, 1),
    item('B', 1),
    paragraph(run('Chữ')),
    item('C', 2),
  ].join('')
  expect(await textOf({ body, numbering })).toEqual([
    { type: 'list', ordered: true, items: [[{ text: 'A\na) a\nb) b' }], [{ text: 'B' }]] },
    { type: 'paragraph', runs: [{ text: 'Chữ' }] },
    { type: 'list', ordered: false, items: [[{ text: 'C' }]] },
  ])
})

test('numbers that a list would show wrongly are written out', async () => {
  const body = [item('A', 1), paragraph(run('Chữ')), item('B', 1), item('Phần', 3), item('Mục', 3, 1)].join(
    '',
  )
  const text = await textOf({ body, numbering })
  expect(text.map((block) => (block.type === 'paragraph' ? block.runs : block.type))).toEqual([
    [{ text: '1. A' }],
    [{ text: 'Chữ' }],
    [{ text: '2. B' }],
    [{ text: 'I. Phần' }],
    [{ text: 'I.1. Mục' }],
  ])
})

test('table cells hold their paragraphs and inner tables as lines; merged cells keep the columns', async () => {
  const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
  const inner = `<w:tbl><w:tr>${cell(paragraph(run('trong')))}</w:tr></w:tbl>`
  const body =
    `<w:tbl><w:tr>${cell(paragraph(run('Rộng')), '<w:gridSpan w:val="2"/>')}</w:tr>` +
    `<w:tr>${cell(paragraph(run('a')) + paragraph(run('b')) + inner)}${cell(paragraph(''))}</w:tr></w:tbl>`
  expect(await textOf({ body })).toEqual([
    {
      type: 'table',
      rows: [
        [[{ text: 'Rộng' }], []],
        [[{ text: 'a\nb\ntrong' }], []],
      ],
    },
  ])
})

test('a link keeps its words and loses its address', async () => {
  const body = paragraph(
    `<w:hyperlink r:id="x" w:tooltip="http://a.example.vn">${run('xem đây')}</w:hyperlink>`,
  )
  expect(await textOf({ body })).toEqual([{ type: 'paragraph', runs: [{ text: 'xem đây' }] }])
})

test('beyond the limits of the format: long runs, wide tables, long lists', async () => {
  const cells = Array.from({ length: 60 }, (_, i) => `<w:tc>${paragraph(run(`c${i}`))}</w:tc>`).join('')
  const items = Array.from({ length: 2100 }, (_, i) => item(`m${i}`, 2)).join('')
  const body = `${paragraph(run('dài '.repeat(30_000)))}<w:tbl><w:tr>${cells}</w:tr></w:tbl>${items}`
  const text = await textOf({ body, numbering })
  expect(richTextSchema.parse(text)).toEqual(text)
  const [long, table, ...lists] = text
  expect(long?.type === 'paragraph' && long.runs.map((r) => r.text).join('')).toBe(
    'dài '.repeat(30_000).trim(),
  )
  expect(
    table?.type === 'table' &&
      table.rows[0]
        ?.at(-1)
        ?.map((r) => r.text)
        .join(''),
  ).toBe(Array.from({ length: 11 }, (_, i) => `c${49 + i}`).join(' '))
  expect(lists.map((list) => list.type === 'list' && list.items.length)).toEqual([2000, 100])
})

test('more blocks than the format takes are refused, and nesting without end', async () => {
  const path = join(folder, 'b.docx')
  const problemOf = async (body: string) => {
    writeFileSync(path, makeDocx({ body }))
    return inspectRenderable(path, { name: 'b.docx' })
  }
  expect(await problemOf(paragraph(run('x')).repeat(5001))).toEqual({
    ok: false,
    problem: { code: 'file/unsafe', reason: 'tooManyParts' },
  })
  expect(await problemOf('<w:sdt>'.repeat(300))).toEqual({ ok: false, problem: { code: 'file/damaged' } })
})

test('old fonts stay as they are stored', async () => {
  const path = new URL('../../fixtures/hostile/phong-cu-tcvn3.docx', import.meta.url).pathname
  const content = await withDocx(path, DEFAULT_LIMITS, (docx) => readDocxContent(docx))
  const first = content.ok ? content.value.text[0] : undefined
  expect(first?.type === 'paragraph' && first.runs[0]?.text).toBe('thuyÕt minh ý t­ëng c¶i c¸ch hµnh chÝnh')
})
