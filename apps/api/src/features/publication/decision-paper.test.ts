import { expect, test } from 'vitest'
import { decisionPaper, entryRecipient } from './decision-paper.ts'

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

test('a decision’s list says a person’s name once, with what they are beside it; a collective and a work keep theirs', () => {
  const prizeLabel = 'Tuyên dương cấp Khối'
  const listed = [
    { title: 'Phan Lê Quốc Huy, chuyên viên Phòng Kỹ thuật', names: ['Phan Lê Quốc Huy'] },
    { title: 'Vũ Thanh Lâm', names: ['Vũ Thanh Lâm'] },
    { title: 'Đội hình Sạp chợ số', names: ['Trần Thị Ngọc Mai'] },
    { title: 'Sổ tay một cửa', names: ['Trần An', 'Lê Bình'] },
  ].map((it, i) => ({
    ...winner({ ...it, prizeLabel }),
    stageEntryId: `s${i}`,
    unitId: 'u',
    summary: null,
    award: { prize: 'tuyen-duong', entryId: `e${i}`, state: 'given' as const, reason: '' },
    rank: i + 1,
    score: '8/9',
  }))
  const facts = {
    settings: {},
    text: {
      subject: 'Về việc tuyên dương',
      grounds: [],
      articles: [],
      recipients: [],
      behalf: 'TM. BAN THƯỜNG VỤ',
      office: 'BÍ THƯ',
      signatory: '',
    },
    number: '',
    signedOn: '',
    preparedOn: '2026-11-28',
    approved: false,
    title: 'Tuyên dương năm 2026',
    winners: listed,
    teams: [],
    fingerprint: '',
    releaseDigest: null,
    resultAddress: '',
  }
  const { list } = decisionPaper(facts, { forPublic: false })
  expect(list?.columns[2]?.heading).toBe('Nội dung')
  expect(list?.groups[0]?.rows.map(([names, , content]) => [names, content])).toEqual([
    ['Phan Lê Quốc Huy', 'Chuyên viên Phòng Kỹ thuật'],
    ['Vũ Thanh Lâm', ''],
    ['Trần Thị Ngọc Mai', 'Đội hình Sạp chợ số'],
    ['Trần An\nLê Bình', 'Sổ tay một cửa'],
  ])
  // Strangers read nothing of who did not agree, however their dossier calls them.
  const hidden = [
    listed[0]!,
    { ...listed[1]!, title: 'Đồng chí Vũ Thanh Lâm – phó trưởng phòng' },
    listed[3]!,
  ].map((it) => ({ ...it, people: it.people.map((person) => ({ ...person, agrees: false })) }))
  const shown = decisionPaper({ ...facts, winners: [...hidden, listed[2]!] }, { forPublic: true }).list
  expect(shown?.groups[0]?.rows.map(([names, , content]) => [names, content])).toEqual([
    ['', 'Không nêu tên'],
    ['', 'Không nêu tên'],
    ['', 'Sổ tay một cửa'],
    ['Trần Thị Ngọc Mai', 'Đội hình Sạp chợ số'],
  ])
})
