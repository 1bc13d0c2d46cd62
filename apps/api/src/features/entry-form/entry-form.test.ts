import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
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
  expect((await upload(documentFixture('ideas/20-bieu-mau-hop.docx'))).body.code).toBe('form/not-recognised')
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
  const bytes = documentFixture(`hostile/${name}`)
  const answer = await officer.upload(`/api/entries/${entryId}/form/upload`, formOf(bytes, name))
  expect([answer.status < 500, answer.body.code]).toEqual([true, code])
  expect(answer.body.title.length).toBeGreaterThan(15)
})

test.each(['tcvn3', 'vni'])(
  'a file in %s that is no form of ours is read by its labels, with the text as Unicode beside it',
  async (encoding) => {
    const answer = await upload(documentFixture(`hostile/phong-cu-${encoding}.docx`))
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

test('each division has a form of its own, filled with what is known, and it reads back as it was filled', async () => {
  const { id } = await insertEdition(world, { rules: exemplarSelectionTemplate })
  const unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp')
  const begun = async (division: string) =>
    must('create', await officer.post('/api/entries', { editionId: id, unitId, division })).entryId as string
  const [person, collective] = [await begun('all'), await begun('collective')]
  const nominee = { id: 'p1', fullName: 'Vũ Thị Hòa', birthDate: '1998-10-05', position: 'Chuyên viên' }
  const body = {
    fields: { title: 'Vũ Thị Hòa, chuyên viên' },
    people: [{ ...nominee, unitId, role: 'nominee' }],
    declarations: {},
    jointUnits: [],
  }
  must('draft', await officer.put(`/api/entries/${person}/draft`, { baseVersion: 0, body }))
  const formOfEntry = (entryId: string) => officer.get(`/api/entries/${entryId}/form`)
  const textOf = (bytes: Uint8Array) =>
    strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/g, '|')
  const [own, other] = [await formOfEntry(person), await formOfEntry(collective)]
  expect(decodeURIComponent(own.headers.get('content-disposition') ?? '')).toContain('- Cá nhân.docx')
  const [mine, theirs] = [textOf(own.bytes), textOf(other.bytes)]
  const has = (text: string) =>
    [
      'MẪU HỒ SƠ CÁ NHÂN',
      'MẪU HỒ SƠ TẬP THỂ',
      'Đơn vị: Đoàn Sở Tư pháp.',
      'Sơ lược lý lịch',
      'Sơ lược về tập thể',
      'Vũ Thị Hòa, chuyên viên',
      '05/10/1998',
    ].filter((it) => text.includes(it))
  expect([has(mine), has(theirs)]).toEqual([
    [
      'MẪU HỒ SƠ CÁ NHÂN',
      'Đơn vị: Đoàn Sở Tư pháp.',
      'Sơ lược lý lịch',
      'Vũ Thị Hòa, chuyên viên',
      '05/10/1998',
    ],
    ['MẪU HỒ SƠ TẬP THỂ', 'Đơn vị: Đoàn Sở Tư pháp.', 'Sơ lược về tập thể'],
  ])
  expect(has(textOf((await officer.get(`/api/editions/${id}/form?division=collective`)).bytes))).toEqual([
    'MẪU HỒ SƠ TẬP THỂ',
    'Sơ lược về tập thể',
  ])
  expect((await officer.get(`/api/editions/${id}/form?division=none`)).status).toBe(404)
  const stranger = await officerOf('Người đơn vị khác', 'Đoàn Sở khác')
  expect((await stranger.get(`/api/entries/${person}/form`)).status).toBe(404)

  const filled = edited(own.bytes, (xml) => answered(xml, 'Bộ phận công tác', 'Phòng Bổ trợ tư pháp'))
  const read = await officer.upload(`/api/entries/${person}/form/upload`, formOf(filled))
  expect(read.body.fields.map((it: { key: string; value: unknown }) => [it.key, it.value])).toEqual([
    ['title', 'Vũ Thị Hòa, chuyên viên'],
    ['department', 'Phòng Bổ trợ tư pháp'],
  ])
  expect(read.body.loose).toEqual([])
  expect(read.body.people).toMatchObject([
    { fullName: 'Vũ Thị Hòa', birthDate: '1998-10-05', position: 'Chuyên viên', unitId },
  ])
  // Nothing but the unit is known of a collective yet: nobody is proposed.
  const empty = await officer.upload(`/api/entries/${collective}/form/upload`, formOf(other.bytes))
  expect([empty.body.fields, empty.body.people, empty.body.loose]).toEqual([[], [], []])
})
