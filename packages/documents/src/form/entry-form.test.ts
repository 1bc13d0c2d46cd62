import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { leafText, leavesOf, plainText } from '@xk/domain/kernel'
import { afterAll, expect, test } from 'vitest'
import { inspectFile } from '../intake/inspect-file.ts'
import { makeDocx, paragraph, run } from '../rendition/planted-files.ts'
import { readEntryForm } from './read-entry-form.ts'
import type { FormShape } from './split-form.ts'
import { writeEntryForm } from './write-entry-form.ts'

const folder = mkdtempSync(join(tmpdir(), 'xk-form-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PROMPT = '[Viết vào đây]'
const SECTIONS = [
  { key: 'field.title', heading: 'Tên ý tưởng, giải pháp' },
  { key: 'field.state', heading: 'Thực trạng và giải pháp đã biết' },
  { key: 'field.effect', heading: 'Hiệu quả đã hoặc dự kiến thu được' },
  { key: 'people', heading: 'Tác giả' },
]
const shape: FormShape = {
  sections: SECTIONS,
  printed: [PROMPT, 'Nêu số liệu và cách tính.', 'Tối đa 400 từ.'],
}

const form = () =>
  writeEntryForm({
    title: 'PHIẾU DỰ THI',
    subtitle: 'Cuộc thi ý tưởng năm 2026',
    intro: ['Điền vào các khung, lưu lại rồi tải lên.'],
    parts: [
      ...SECTIONS.slice(0, 3).map(({ key, heading }) => ({
        kind: 'question' as const,
        tag: key,
        heading,
        help: ['Nêu số liệu và cách tính.', 'Tối đa 400 từ.'],
        prompt: PROMPT,
        choices: [],
        long: true,
      })),
      {
        kind: 'table',
        heading: 'Tác giả',
        help: [],
        tables: [{ caption: 'Tác giả 1', rows: [{ label: 'Họ và tên', value: '' }] }],
      },
    ],
    footer: 'Mẫu XK',
    properties: { 'xk-form': 'edition-1' },
  })

const readBytes = async (bytes: Uint8Array) => {
  const path = join(folder, 'form.docx')
  writeFileSync(path, bytes)
  const inspected = await inspectFile(path, { name: 'form.docx', allowed: ['docx'] })
  if (!inspected.ok) return inspected
  return readEntryForm(path, shape)
}
const textsOf = async (bytes: Uint8Array) => {
  const read = await readBytes(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.sections.map(({ key, by, text }) => [key, by, plainText(text)])
}

/** The document part of a form, changed as a person or a program would. */
const edited = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes)
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml']!)))
  return zipSync(parts)
}
const fill = (xml: string, answers: readonly string[]) => {
  let at = 0
  return xml.replaceAll(PROMPT, () => answers[at++] ?? PROMPT)
}
const ANSWERS = ['Phiếu hẹn điện tử', 'Người dân chờ 41 phút.', 'Giảm còn 12 phút.']

test('an empty form asks everything and holds nothing; its property says which it is', async () => {
  const read = await readBytes(await form())
  expect(read.ok && read.value.properties['xk-form']).toBe('edition-1')
  expect(await textsOf(await form())).toEqual([
    ['field.title', 'mark', ''],
    ['field.state', 'mark', ''],
    ['field.effect', 'mark', ''],
    ['people', 'heading', 'Họ và tên\n'],
  ])
})

test('the same form gives the same bytes', async () => {
  expect(Buffer.from(await form()).equals(await form())).toBe(true)
})

test('filled in, each answer is found by its mark', async () => {
  const filled = edited(await form(), (xml) => fill(xml, ANSWERS))
  expect((await textsOf(filled)).slice(0, 3)).toEqual([
    ['field.title', 'mark', ANSWERS[0]],
    ['field.state', 'mark', ANSWERS[1]],
    ['field.effect', 'mark', ANSWERS[2]],
  ])
})

test('with every mark lost, answers are found by their headings', async () => {
  const bare = edited(await form(), (xml) =>
    fill(xml, ANSWERS)
      .replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '')
      .replace(/<\/?w:sdt(Content)?>/g, ''),
  )
  expect((await textsOf(bare)).slice(0, 3)).toEqual([
    ['field.title', 'heading', ANSWERS[0]],
    ['field.state', 'heading', ANSWERS[1]],
    ['field.effect', 'heading', ANSWERS[2]],
  ])
})

test('headings edited lightly, in another order, answers beside a label, text below the control', async () => {
  const heading = (text: string) => paragraph(run(text, '<w:b/>'))
  const bytes = makeDocx({
    body: [
      heading('3) HIỆU QUẢ đã, hoặc dự kiến thu được:'),
      paragraph(run('Giảm còn 12 phút.')),
      paragraph(run('Tên ý tưởng, giải pháp: Phiếu hẹn điện tử')),
      heading('II. Thực trạng và các giải pháp đã biết'),
      paragraph(run('Nêu số liệu và cách tính.')),
      paragraph(run('[Viết vào đây] Người dân chờ 41 phút.')),
      paragraph(run('Thực trạng này kéo dài và giải pháp đã biết chưa đủ.')),
    ].join(''),
  })
  expect(await textsOf(bytes)).toEqual([
    ['field.title', 'heading', 'Phiếu hẹn điện tử'],
    [
      'field.state',
      'heading',
      'Người dân chờ 41 phút.\nThực trạng này kéo dài và giải pháp đã biết chưa đủ.',
    ],
    ['field.effect', 'heading', 'Giảm còn 12 phút.'],
  ])
})

test('a file that is no form at all is all loose text', async () => {
  const read = await readBytes(makeDocx({ body: paragraph(run('Biên bản họp chi đoàn tháng 10')) }))
  expect(read.ok && [read.value.sections, plainText(read.value.loose)]).toEqual([
    [],
    'Biên bản họp chi đoàn tháng 10',
  ])
})

test('text in fonts of before Unicode comes as it is and converted, headings in them are known; Unicode stays', async () => {
  const old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
  const capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
  const vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
  const bytes = makeDocx({
    body: [
      paragraph(run('thùc tr¹ng vµ gi¶i ph¸p ®· biÕt', capitals)),
      paragraph(run('Ng­êi d©n chê 41 phót.', old)),
      paragraph(run('ngöô', vni) + run('øi daân', vni)),
      paragraph(run('Đoạn này dùng Unicode.')),
    ].join(''),
  })
  const read = await readBytes(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  const [section] = read.value.sections
  expect(section?.key).toBe('field.state')
  expect(leavesOf(section?.text ?? []).map(leafText)).toEqual([
    'Ng­êi d©n chê 41 phót.',
    'ngöôøi daân',
    'Đoạn này dùng Unicode.',
  ])
  expect(leavesOf(section?.converted ?? []).map(leafText)).toEqual([
    'Người dân chờ 41 phút.',
    'người dân',
    'Đoạn này dùng Unicode.',
  ])
})
