import { describe, expect, it } from 'vitest'
import { keyFromLabel } from './key-from-label.ts'
import { criterionSchema } from './scoring-rules.ts'

describe('a key from a label', () => {
  it.each([
    ['Hiệu quả kinh tế – xã hội', 'hieuQuaKinhTeXaHoi'],
    ['Đề tài', 'deTai'],
    ['5 câu hỏi', 'muc5CauHoi'],
    ['…', 'muc'],
  ])('%s', (label, key) => {
    expect(keyFromLabel(label, [])).toBe(key)
  })

  it('is unlike every key that is taken', () => {
    expect(keyFromLabel('Đề tài', ['deTai', 'deTai2'])).toBe('deTai3')
  })

  it('is one that the schema takes, however long the label', () => {
    const long = 'Mức độ đáp ứng yêu cầu của người dân, tổ chức và doanh nghiệp khi thực hiện thủ tục'
    const first = keyFromLabel(long, [])
    const keys = [first, keyFromLabel(long, [first])]
    for (const key of keys) expect(criterionSchema.shape.key.safeParse(key).success).toBe(true)
    expect(new Set(keys).size).toBe(2)
  })
})
