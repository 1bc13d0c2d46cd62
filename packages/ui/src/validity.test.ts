import { expect, test } from 'vitest'
import { faultText } from './validity.ts'

const fault = { valueMissing: false, typeMismatch: false, tooShort: false }

test('what keeps a form from being sent is said in our words, the first reason first', () => {
  expect([
    faultText({ ...fault, valueMissing: true, tooShort: true }, 'text', 3),
    faultText({ ...fault, typeMismatch: true }, 'email', -1),
    faultText({ ...fault, tooShort: true }, 'text', 10),
    faultText({ ...fault, typeMismatch: true }, 'url', -1),
  ]).toEqual([
    'Hãy điền mục này.',
    'Địa chỉ thư điện tử chưa đúng.',
    'Cần ít nhất 10 ký tự.',
    'Nội dung chưa đúng dạng.',
  ])
})
