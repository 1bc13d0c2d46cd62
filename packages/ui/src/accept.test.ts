import { expect, test } from 'vitest'
import { isAccepted } from './accept.ts'

test('a dropped file is held to the same list as a picked one', () => {
  const accept = '.pdf, .docx,image/*,application/zip'
  expect(isAccepted({ name: 'Phụ lục.PDF', type: '' }, accept)).toBe(true)
  expect(isAccepted({ name: 'anh.heic', type: 'image/heic' }, accept)).toBe(true)
  expect(isAccepted({ name: 'a', type: 'application/zip' }, accept)).toBe(true)
  expect(isAccepted({ name: 'pdf.exe', type: 'application/x-msdownload' }, accept)).toBe(false)
  expect(isAccepted({ name: 'bất kỳ', type: '' }, undefined)).toBe(true)
})
