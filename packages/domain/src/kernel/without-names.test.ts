import { expect, test } from 'vitest'
import { hidingNames, NOT_NAMED } from './without-names.ts'

const said = (text: string, ...names: string[]) => hidingNames(names)(text).replaceAll(NOT_NAMED, '…')

test('a name goes in whatever letters it is typed, with marks or without, and nothing else does', () => {
  const name = 'Đào Ngọc Bảo Trân'
  expect(
    [
      'Đồng chí Đào Ngọc Bảo Trân kê khai sai.',
      'ĐỒNG CHÍ ĐÀO NGỌC BẢO TRÂN',
      'dao ngoc bao tran, Dao  Ngoc\nBao Tran',
      'Đào Ngọc Bảo Trân'.normalize('NFD'),
      'Đào Ngọc Bảo Trânh, Ngọc Bảo Trân',
      'Không có ai.',
    ].map((text) => said(text, name)),
  ).toEqual([
    'Đồng chí … kê khai sai.',
    'ĐỒNG CHÍ …',
    '…, …',
    '…',
    'Đào Ngọc Bảo Trânh, Ngọc Bảo Trân',
    'Không có ai.',
  ])
})

test('two words go only as they are written or in capitals, one word never', () => {
  expect(said('Đoàn Thanh báo cáo Đoàn thanh niên; ĐOÀN THANH', 'Đoàn Thanh')).toBe(
    '… báo cáo Đoàn thanh niên; …',
  )
  expect(said('Lý do khác', 'Lý Do')).toBe('Lý do khác')
  expect(said('Trân trọng', 'Trân')).toBe('Trân trọng')
})

test('the longer name goes first, and a text without names keeps its letters', () => {
  expect(said('Nguyễn Văn An Bình và Nguyễn Văn An', 'Nguyễn Văn An', 'Nguyễn Văn An Bình')).toBe('… và …')
  expect(said('Lý do: sao chép (a+b)', 'Nguyễn Văn An', 'A (b) c')).toBe('Lý do: sao chép (a+b)')
})

test('a name is the same with its mark on another letter, and with what nobody sees within it', () => {
  expect(said('Đồng chí Trần Hoà và TRẦN HÒA; Trần Hoa, Trần Hoả', 'Trần Hòa')).toBe(
    'Đồng chí … và …; Trần Hoa, Trần Hoả',
  )
  expect(said('Lê Thúy, Lê\u200bThúy Lê \u200bThu\u00adý', 'Lê Thuý')).toBe('…, LêThúy …')
  expect(said('Đào Ngọc\u200b Bảo \ufeffTrân', 'Đào Ngọc Bảo Trân')).toBe('…')
})

test('of thousands of names only those that a text says are looked for in it', () => {
  const many = Array.from({ length: 5000 }, (_, i) => `Nguyễn Văn Số${i}`)
  const hide = hidingNames([...many, 'Đào Ngọc Bảo Trân'])
  const long = 'Căn cứ kết quả chấm, đồng chí Đào Ngọc Bảo Trân được tuyên dương. '.repeat(20)
  expect(hide(long)).toBe(long.replaceAll('Đào Ngọc Bảo Trân', NOT_NAMED))
  expect(hide('Nguyễn  Văn\u00a0Số4999')).toBe(NOT_NAMED)
})
