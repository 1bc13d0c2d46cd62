import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  testServer,
  type TestApp,
} from '../../testing/index.ts'

let world: TestApp
let officer: Persona
let editionId: string
let entryId: string

const officerOf = async (name: string, unit: string) =>
  world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: await ensureUnit(world, unit) }])

beforeAll(async () => {
  world = await createTestApp(testServer())
  editionId = (await insertEdition(world)).id
  officer = await officerOf('Nguyễn Thị Mai', 'Đoàn Sở Tư pháp')
  const unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp')
  entryId = must('create', await officer.post('/api/entries', { editionId, unitId, division: 'all' })).entryId
})
afterAll(() => world.close())

const formOf = (bytes: Uint8Array, name = 'phiếu.docx') => {
  const form = new FormData()
  form.append('file', new File([Buffer.from(bytes)], name))
  return form
}
const edited = (bytes: Uint8Array, change: (xml: string) => string) => {
  const parts = unzipSync(bytes)
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml']!)))
  return zipSync(parts)
}
const blank = async () => (await officer.get(`/api/editions/${editionId}/form`)).bytes
const upload = (bytes: Uint8Array) => officer.upload(`/api/entries/${entryId}/form/upload`, formOf(bytes))

/** The blank form with the first place to write after this heading filled in. */
const answered = (xml: string, heading: string, text: string) => {
  const at = xml.indexOf(heading)
  const prompt = xml.indexOf('[', at)
  return xml.slice(0, prompt) + text + xml.slice(xml.indexOf(']', prompt) + 1)
}

test('the blank form is a docx under the edition’s name, for everyone signed in', async () => {
  const found = await officer.get(`/api/editions/${editionId}/form`)
  expect([found.status, found.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect(decodeURIComponent(found.headers.get('content-disposition') ?? '')).toContain(
    'Mẫu - Cuộc thi ý tưởng',
  )
  expect((await world.anonymous.get(`/api/editions/${editionId}/form`)).status).toBe(401)
})

test('a filled-in form comes back as a proposal, field by field, and changes nothing', async () => {
  const before = await officer.get(`/api/entries/${entryId}`)
  const filled = edited(await blank(), (xml) =>
    [
      ['1. Tên ý tưởng, giải pháp', 'Phiếu hẹn điện tử'],
      ['2. Lĩnh vực', 'dịch vụ công trực tuyến, chuyển đổi số'],
      ['4. Tóm tắt', 'Ng­êi d©n kh«ng ph¶i chê, ®Æt hÑn theo khung giê.'],
    ].reduce((text, [heading = '', said = '']) => answered(text, heading, said), xml),
  )
  const answer = await upload(filled)
  expect(answer.status).toBe(200)
  expect(answer.body.fields).toEqual([
    {
      key: 'title',
      by: 'mark',
      value: 'Phiếu hẹn điện tử',
      converted: null,
      doubt: null,
      words: 4,
      written: null,
    },
    { key: 'topic', by: 'mark', value: 'digital', converted: null, doubt: null, words: 8, written: null },
    {
      key: 'summary',
      by: 'mark',
      value: [{ type: 'paragraph', runs: [{ text: 'Ng­êi d©n kh«ng ph¶i chê, ®Æt hÑn theo khung giê.' }] }],
      converted: [
        { type: 'paragraph', runs: [{ text: 'Người dân không phải chờ, đặt hẹn theo khung giờ.' }] },
      ],
      doubt: null,
      words: 10,
      written: null,
    },
  ])
  expect([answer.body.people, answer.body.loose, answer.body.leftOut, answer.body.older]).toEqual([
    [],
    [],
    [],
    false,
  ])
  expect(answer.body.missing).toContain('effect')
  expect((await officer.get(`/api/entries/${entryId}`)).body.draft).toEqual(before.body.draft)
})

test('another edition’s form and a file that is no form are told apart, with what to do', async () => {
  const other = await insertEdition(world)
  const foreign = await officer.get(`/api/editions/${other.id}/form`)
  expect((await upload(foreign.bytes)).body).toMatchObject({
    code: 'form/other-edition',
    editionTitle: other.title,
  })
  const file = (name: string) =>
    readFileSync(new URL(`../../../../../packages/documents/fixtures/${name}`, import.meta.url))
  expect((await upload(file('ideas/20-bieu-mau-hop.docx'))).body.code).toBe('form/not-recognised')
})

test.each([
  ['bom-zip.docx', 'file/unsafe'],
  ['thuc-the-ngoai.docx', 'file/unsafe'],
  ['thuc-the-no.docx', 'file/unsafe'],
  ['co-mat-khau.pdf', 'file/type-not-allowed'],
  ['khoa-quyen-khong-mat-khau-mo.pdf', 'file/type-not-allowed'],
  ['bi-cat-cut.pdf', 'file/type-not-allowed'],
  ['co-javascript.pdf', 'file/type-not-allowed'],
  ['html-doi-duoi.pdf', 'file/type-not-allowed'],
  ['html-co-dau-pdf.pdf', 'file/type-not-allowed'],
  ['svg-doi-duoi.jpg', 'file/type-not-allowed'],
  ['anh-30-megapixel.jpg', 'file/type-not-allowed'],
  ['anh-400-megapixel.png', 'file/type-not-allowed'],
  ['cong-thuc-doc.xlsx', 'file/type-not-allowed'],
  ['danh-sach.xlsm.xlsx', 'file/type-not-allowed'],
])('hostile %s is refused with a sentence', async (name, code) => {
  const bytes = readFileSync(
    new URL(`../../../../../packages/documents/fixtures/hostile/${name}`, import.meta.url),
  )
  const answer = await officer.upload(`/api/entries/${entryId}/form/upload`, formOf(bytes, name))
  expect([answer.status < 500, answer.body.code]).toEqual([true, code])
  expect(answer.body.title.length).toBeGreaterThan(15)
})

test.each(['tcvn3', 'vni'])(
  'a file in %s that is no form of ours is read by its labels, with the text as Unicode beside it',
  async (encoding) => {
    const path = `../../../../../packages/documents/fixtures/hostile/phong-cu-${encoding}.docx`
    const answer = await upload(readFileSync(new URL(path, import.meta.url)))
    const textOf = (value: { runs: { text: string }[] }[]) =>
      value.map((block) => block.runs.map((run) => run.text).join(''))
    expect(
      answer.body.fields.map((it: { key: string; value: []; converted: [] }) => [
        it.key,
        textOf(it.converted),
        textOf(it.value).at(-1),
      ]),
    ).toEqual([
      [
        'currentState',
        [
          'Hiện nay, người dân đến nộp hồ sơ phải chờ trung bình 41 phút, nhiều giấy tờ phải nộp lại dù cơ quan đã có.',
        ],
        expect.not.stringContaining('người'),
      ],
      [
        'proposal',
        [
          'Đoàn viên, thanh niên tình nguyện hướng dẫn người dân kê khai trực tuyến, đặt lịch hẹn theo khung giờ, trả kết quả tại nhà qua bưu chính.',
        ],
        expect.not.stringContaining('người'),
      ],
      [
        'effect',
        [
          'Tỷ lệ hồ sơ đúng hạn tăng từ 91,5% lên 98,2%; mỗi lượt tiết kiệm 35.000 đồng tiền đi lại.',
          'Ở mỗi quầy đều có bảng hướng dẫn dễ hiểu, chữ to, kèm hình vẽ; người cao tuổi được ưu tiên phục vụ trước.',
          'Đoạn này dùng Unicode, phông Times New Roman: không được chuyển mã đoạn này.',
        ],
        'Đoạn này dùng Unicode, phông Times New Roman: không được chuyển mã đoạn này.',
      ],
    ])
  },
)

test('only the unit’s officer may have a form read into an entry', async () => {
  const other = await officerOf('Cán bộ khác', 'Đoàn Sở khác')
  const bytes = await blank()
  const ask = (who: Pick<Persona, 'upload'>) =>
    who.upload(`/api/entries/${entryId}/form/upload`, formOf(bytes))
  expect([(await ask(other)).status, (await ask(world.anonymous)).status]).toEqual([404, 401])
})
