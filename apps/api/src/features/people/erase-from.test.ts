import { expect, test } from 'vitest'
import { eraseFrom } from './erase-from.ts'

const who = (fullName: string) => ({ fullName, phone: '0901 234 567', email: 'an@example.vn' })

test('nobody else’s name and no word goes with a person’s, and theirs goes however it is written', () => {
  const said = [
    'Lê An và Lê Anh, LÊ AN',
    'Gọi 0901 234 567 hoặc AN@example.vn',
    { reason: 'Vũ Lê Ân', people: [{ id: 'p1', fullName: 'Lê An', position: 'Ủy viên' }] },
  ]
  expect(eraseFrom(said, who('Lê An'))).toEqual([
    '[đã xóa] và Lê Anh, [đã xóa]',
    'Gọi [đã xóa] hoặc [đã xóa]',
    { reason: 'Vũ Lê Ân', people: [{ id: 'p1', fullName: '[đã xóa]', position: '' }] },
  ])
  expect(eraseFrom('Đoàn Thanh của Đoàn thanh niên', who('Đoàn Thanh'))).toBe('[đã xóa] của Đoàn thanh niên')
  expect(eraseFrom('Dao Ngoc\nBao Tran', who('Đào Ngọc Bảo Trân'))).toBe('[đã xóa]')
})

test('what does not name them stays as it was, to the last letter: a record of it is not taken for one of theirs', () => {
  const said = { reason: 'Lý do'.normalize('NFD'), note: 'Trọng\u200b lượng' }
  expect(eraseFrom(said, who('Lê An'))).toEqual(said)
})
