import { expect, it } from 'vitest'
import { readPasted } from './read-pasted.ts'

it('reads a list as it is copied from a sheet, and names the lines that it can’t read', () => {
  const text = [
    'Họ và tên\tNgày sinh\tCơ sở Đoàn\tDanh hiệu\tThành tích\tSố quyết định\tNgày quyết định',
    'Lâm Tuấn Kiệt\t30/08/1998\tĐoàn Sở Tài chính\tGương trẻ, giỏi, thân thiện\t\t87-QĐ/ĐTN\t12/10/2024',
    'Đinh Vũ Hải Yến\t1993\tĐoàn Sở Công Thương\tCông trình tiêu biểu\tPhần mềm\t41-QĐ/ĐTN\t26/3/2023',
    'Đội hình Sạp chợ số\tTẬP THỂ\tĐoàn Sở Công Thương\tTập thể trẻ, giỏi, thân thiện\t\t41-QĐ/ĐTN\t26/3/2023',
    'Tổ công nghệ số\tTập thể\t\tGiấy khen\t\t41-QĐ/ĐTN\t26/3/2023',
    '',
    'Thiếu số\t1990\t\tGiấy khen\t\t\t26/3/2023',
  ].join('\n')
  const { rows, bad, ends } = readPasted(text)
  expect(bad).toEqual([5, 7])
  expect(ends).toEqual([2, 3, 4])
  expect(rows.map((it) => it.subject)).toEqual(['person', 'person', 'collective'])
  expect(rows.map((it) => [it.fullName, it.birthDate, it.birthYear, it.kind, it.decidedOn])).toEqual([
    ['Lâm Tuấn Kiệt', '1998-08-30', null, 'exemplar', '2024-10-12'],
    ['Đinh Vũ Hải Yến', null, 1993, 'other', '2023-03-26'],
    ['Đội hình Sạp chợ số', null, null, 'exemplar', '2023-03-26'],
  ])
})
