import { expect, test } from 'vitest'
import { entryRecipient } from './decision-paper.ts'

const winner = (facts: { title: string; prizeLabel: string; names: string[] }) => ({
  unitName: 'Đoàn Sở Tư pháp',
  ...facts,
  people: facts.names.map((fullName, i) => ({ personId: `p${i}`, fullName, agrees: true })),
})

test('a certificate says a person’s name once, with what they are; a work keeps its title', () => {
  const person = winner({
    title: 'Phan Lê Quốc Huy, chuyên viên Phòng Kỹ thuật',
    prizeLabel: 'Tuyên dương cấp Khối',
    names: ['Phan Lê Quốc Huy'],
  })
  const work = winner({ title: 'Sổ tay một cửa', prizeLabel: 'Giải Nhất', names: ['Trần An', 'Lê Bình'] })
  expect([person, work].map(entryRecipient)).toEqual([
    {
      salutation: 'Đồng chí',
      names: ['Phan Lê Quốc Huy'],
      unit: 'Chuyên viên Phòng Kỹ thuật, Đoàn Sở Tư pháp',
      honour: 'Được tuyên dương cấp Khối',
      work: null,
      register: null,
    },
    {
      salutation: 'Nhóm tác giả',
      names: ['Trần An', 'Lê Bình'],
      unit: 'Đoàn Sở Tư pháp',
      honour: 'Đạt giải Nhất',
      work: 'Sổ tay một cửa',
      register: null,
    },
  ])
})
