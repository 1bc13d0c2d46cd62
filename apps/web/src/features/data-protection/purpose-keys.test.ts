import { expect, test } from 'vitest'
import { purposesToSave } from './purpose-keys.ts'

test('a purpose gets its key from its name as the rules do, and keeps the one that it has', () => {
  const purposes = [
    { key: 'processing', title: 'Xử lý dữ liệu để xét chọn', words: 'a' },
    { key: '', title: 'Ghi hình tại lễ', words: 'b' },
    { key: '', title: 'Ghi hình tại lễ', words: 'c' },
  ]
  expect(purposesToSave(purposes).map(({ key }) => key)).toEqual([
    'processing',
    'ghiHinhTaiLe',
    'ghiHinhTaiLe2',
  ])
})
