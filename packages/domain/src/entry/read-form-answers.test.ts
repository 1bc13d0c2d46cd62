import { expect, test } from 'vitest'
import { fromPlainText, type RichText } from '../kernel/index.ts'
import { ideaForm } from '../programme/templates/idea-form.ts'
import { type PersonLabels, readFormAnswer, readFormPeople } from './read-form-answers.ts'

const fieldOf = (key: string) => {
  const found = ideaForm.fields.find((field) => field.key === key)
  if (!found) throw new Error(key)
  return found
}
const labels: PersonLabels = {
  fullName: 'Họ và tên',
  birthDate: 'Ngày sinh',
  position: 'Chức danh',
  unit: 'Cơ sở Đoàn',
  role: 'Vai trò',
  share: 'Tỷ lệ đóng góp',
  representative: 'Người đại diện',
  roles: {
    author: 'tác giả',
    nominee: 'người được giới thiệu',
    captain: 'đội trưởng',
    member: 'thành viên',
    substitute: 'dự bị',
    delegate: 'người đại diện tập thể',
  },
}
const units = [
  { id: 'u1', name: 'Đoàn Sở Tư pháp' },
  { id: 'u2', name: 'Đoàn Sở Y tế' },
]

test.each([
  ['Dịch vụ công trực tuyến, chuyển đổi số', 'digital', null],
  ['dich vu cong truc tuyen', 'digital', null],
  [
    '☐ Công vụ, công chức và văn hóa công sở\n☒ Quản lý văn bản, lưu trữ và dữ liệu dùng chung',
    'records',
    null,
  ],
  ['Chuyện khác', null, 'option'],
  ['', null, null],
])('a choice written as %j', (text, value, doubt) => {
  expect(readFormAnswer(fieldOf('topic'), fromPlainText(text))).toMatchObject({ value, doubt })
})

test('dates and yes or no are read, or left with a doubt', () => {
  const date = { ...fieldOf('title'), type: 'date' as const }
  const yesNo = { ...fieldOf('title'), type: 'yesNo' as const }
  expect(
    ['5/10/1998', '05-10-98', '1998'].map((text) => readFormAnswer(date, fromPlainText(text)).value),
  ).toEqual(['1998-10-05', null, null])
  expect(
    ['Có', 'không', '[x] Có', 'chắc vậy'].map((text) => readFormAnswer(yesNo, fromPlainText(text))),
  ).toEqual([
    { value: true, doubt: null, words: 1 },
    { value: false, doubt: null, words: 1 },
    { value: true, doubt: null, words: 2 },
    { value: null, doubt: 'yesNo', words: 2 },
  ])
})

const table = (rows: string[][]): RichText => [
  { type: 'table', rows: rows.map((row) => row.map((text) => (text ? [{ text }] : []))) },
]
const an = {
  fullName: 'Nguyễn Văn An',
  birthDate: '1998-10-05',
  birthYear: null,
  position: 'Chuyên viên',
  unitId: 'u1',
  unitText: '',
  role: 'author',
  share: 60,
  representative: true,
  doubts: [],
}

test('people are read with labels down the side or along the top; a row without a name is nobody', () => {
  const down = table([
    ['Họ và tên', ' Nguyễn  Văn An'],
    ['Ngày sinh (hoặc năm sinh)', '5/10/1998'],
    ['Chức danh', 'Chuyên viên'],
    ['Cơ sở Đoàn', 'đoàn sở tư pháp'],
    ['Tỷ lệ đóng góp (%)', '60 %'],
    ['Người đại diện (x)', 'x'],
    ['Họ và tên', ''],
    ['Ngày sinh', ''],
  ])
  const along = table([
    ['TT', 'Họ và tên', 'Ngày sinh', 'Chức danh', 'Cơ sở Đoàn', 'Tỷ lệ đóng góp', 'Người đại diện'],
    ['1', 'Nguyễn Văn An', '05.10.1998', 'Chuyên viên', 'Đoàn Sở Tư pháp', '60', 'x'],
    ['2', '', '', '', '', '', ''],
  ])
  expect(readFormPeople(ideaForm, down, labels, units)).toEqual([an])
  expect(readFormPeople(ideaForm, along, labels, units)).toEqual([an])
})

test('what can not be read for certain is said, not guessed', () => {
  const doubtful = table([
    ['Họ và tên', 'Lê Thị Bình'],
    ['Ngày sinh', '02-03-98'],
    ['Cơ sở Đoàn', 'Sở nào đó'],
    ['Tỷ lệ đóng góp', 'bốn mươi'],
  ])
  expect(readFormPeople(ideaForm, doubtful, labels, units)).toEqual([
    {
      ...an,
      fullName: 'Lê Thị Bình',
      birthDate: null,
      position: '',
      unitId: null,
      unitText: 'Sở nào đó',
      share: null,
      representative: false,
      doubts: ['birthDate', 'unit', 'share'],
    },
  ])
})
