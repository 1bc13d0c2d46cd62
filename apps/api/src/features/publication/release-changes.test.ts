import type { PublicEntry, PublicResultStage } from '@xk/contract'
import { expect, it } from 'vitest'
import { releaseChanges, type TitleOwner } from './release-changes.ts'
import { UNNAMED_TITLE } from './unnamed-title.ts'

const entry = (title: string | null, rank: number, prizeLabel: string | null): PublicEntry => ({
  code: `C${rank}`,
  rank,
  prize: prizeLabel && 'p',
  prizeLabel,
  name: { title, unit: 'Đoàn cơ sở', people: [], summary: undefined },
  score: null,
  note: '',
  revoked: null,
})
const stage = (...entries: PublicEntry[]): PublicResultStage[] => [
  { label: 'Chung khảo', division: null, entries, others: 0, notAwarded: [], withheld: [] },
]

const unit = 'Đoàn cơ sở'
const owned = (title: string, personId: string | null): TitleOwner => ({ title, unit, personId })
const nobodys = { before: [], after: [] }

it('follows entries by name through fresh codes, and tells only what differs', () => {
  const before = stage(entry('A', 1, 'Giải Nhất'), entry('B', 2, 'Giải Nhì'), entry('C', 3, 'Giải Ba'))
  const after = stage(entry('B', 1, 'Giải Nhất'), entry('A', 2, 'Giải Nhì'), entry('D', 3, 'Giải Ba'))
  const place = (rank: number, prizeLabel: string) => ({ rank, prizeLabel, score: null })
  expect(releaseChanges(before, after, nobodys)).toEqual([
    { title: 'B', unit, before: place(2, 'Giải Nhì'), after: place(1, 'Giải Nhất') },
    { title: 'A', unit, before: place(1, 'Giải Nhất'), after: place(2, 'Giải Nhì') },
    { title: 'D', unit, before: null, after: place(3, 'Giải Ba') },
    { title: 'C', unit, before: place(3, 'Giải Ba'), after: null },
  ])
  expect(releaseChanges(before, before, nobodys)).toEqual([])
})

it('says of a prize that was taken back', () => {
  const winner = entry('A', 1, 'Giải Nhất')
  const decision = { number: '21-QĐ/ĐTN', signedOn: '2026-12-20' }
  const taken = { n: 1, prizeLabel: 'Giải Nhất', reason: 'Sao chép', ground: 'Điều 12 Thể lệ', decision }
  const loser = { ...winner, prize: null, prizeLabel: null, revoked: taken }
  expect(releaseChanges(stage(winner), stage(loser), nobodys).map(({ after }) => after)).toEqual([
    { rank: 1, prizeLabel: null, score: null, revoked: true },
  ])
})

it('says nothing of what was erased', () => {
  const [before, after] = [stage(entry(null, 1, 'Giải Nhất')), stage(entry(null, 2, 'Giải Nhì'))]
  expect(releaseChanges(before, after, nobodys)).toEqual([])
})

it('names nobody who stands under no name by now', () => {
  const [before, after] = [stage(entry('A', 1, 'Gương')), stage(entry(UNNAMED_TITLE, 1, 'Gương'))]
  const owners = { before: [owned('A', 'a')], after: [owned(UNNAMED_TITLE, 'a')] }
  expect(releaseChanges(before, after, owners)).toEqual([])
  // Of releases from before it was kept whose they are.
  const unknown = { before: [owned('A', 'a')], after: [owned(UNNAMED_TITLE, null)] }
  expect(releaseChanges(before, after, unknown)).toEqual([])
  // Once named again, that is told.
  const again = { before: owners.after, after: owners.before }
  expect(releaseChanges(after, before, again).map(({ title, before: was }) => [title, was])).toEqual([
    ['A', null],
  ])
})

it('says who left the list, whoever else of their unit stands under no name', () => {
  const before = stage(entry('A', 1, 'Gương'), entry(UNNAMED_TITLE, 2, 'Gương'))
  const after = stage(entry(UNNAMED_TITLE, 1, 'Gương'))
  const others = {
    before: [owned('A', 'a'), owned(UNNAMED_TITLE, 'b')],
    after: [owned(UNNAMED_TITLE, 'b')],
  }
  expect(releaseChanges(before, after, others).map(({ title, after: is }) => [title, is])).toEqual([
    ['A', null],
  ])
  // The other one left, and A took the name back.
  const swapped = { before: others.before, after: [owned(UNNAMED_TITLE, 'a')] }
  expect(releaseChanges(before, after, swapped)).toEqual([])
})
