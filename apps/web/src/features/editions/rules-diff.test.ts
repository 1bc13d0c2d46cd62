import { ideaContestTemplate, teamContestTemplate, TEMPLATES } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { ruleDiffWords } from '@xk/i18n'
import { expect, it } from 'vitest'
import { differencesOf } from './rules-diff.ts'

const keysIn = (value: unknown, found = new Set<string>()): Set<string> => {
  if (Array.isArray(value)) for (const it of value) keysIn(it, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, it] of Object.entries(value)) {
      found.add(key)
      keysIn(it, found)
    }
  return found
}

it('has a name for every place in the rules', () => {
  const known = new Set([
    ...Object.keys(ruleDiffWords.places),
    'schema',
    'programme',
    'key',
    'by',
    'segment',
    'criterion',
  ])
  const missing = Object.values(TEMPLATES).flatMap((rules) =>
    [...keysIn(rules)].filter((key) => !known.has(key)),
  )
  expect(missing).toEqual([])
})

/** The template with its first scored stage alone. */
const oneStage: Ruleset = {
  ...ideaContestTemplate,
  stages: ideaContestTemplate.stages.flatMap((stage): Ruleset['stages'] =>
    stage.kind !== 'scoring' ? [stage] : stage.key === 'preliminary' ? [{ ...stage, cut: null }] : [],
  ),
}

it('tells what differs in words, and in no word of the machine', () => {
  const [first, ...prizes] = ideaContestTemplate.prizes
  const changed: Ruleset = {
    ...oneStage,
    prizes: [...prizes, { ...first!, quota: 2 }],
    appeals: { ...ideaContestTemplate.appeals!, remark: 'allowed' },
    eligibility: [...ideaContestTemplate.eligibility, { rule: 'maxAge', years: 35, at: '2027-12-31' }],
    stages: oneStage.stages.map((stage) =>
      stage.kind === 'scoring'
        ? {
            ...stage,
            cut: { quota: 20, floor: '121/2', ties: 'allIn', published: true },
            scoring: { ...stage.scoring, tieBreak: [{ by: 'lot' }] },
          }
        : stage,
    ),
  }
  const scoring = 'Vòng › Sơ khảo'
  expect(differencesOf(oneStage, changed)).toEqual([
    { place: 'Điều kiện › Tuổi tối đa', before: null, after: 'Tuổi tối đa' },
    { place: `${scoring} › vào vòng sau › số lượng`, before: null, after: '20' },
    { place: `${scoring} › vào vòng sau › điểm sàn`, before: null, after: '60,5' },
    { place: `${scoring} › vào vòng sau › bằng điểm ở suất cuối`, before: null, after: 'Cùng vào' },
    { place: `${scoring} › vào vòng sau › công bố danh sách`, before: null, after: 'có' },
    {
      place: `${scoring} › Chấm điểm › Bằng điểm`,
      before: 'Điểm tiêu chí Hiệu quả → Điểm tiêu chí Tính mới → Điểm tiêu chí Khả thi → Cùng hạng',
      after: 'Bốc thăm công khai',
    },
    { place: 'Giải thưởng › Giải Nhất › số lượng', before: '1', after: '2' },
    { place: 'Kiến nghị › phúc khảo', before: 'không', after: 'có' },
  ])
})

it('tells a new order, and nothing where nothing differs', () => {
  const turned = {
    ...teamContestTemplate,
    divisions: [{ key: 'b', label: 'Bảng B', subject: 'person' as const }, ...teamContestTemplate.divisions],
  }
  const back = { ...turned, divisions: turned.divisions.toReversed() }
  expect(differencesOf(turned, back)).toEqual([
    {
      place: 'Bảng dự thi',
      before: turned.divisions.map(({ label }) => label).join(', '),
      after: back.divisions.map(({ label }) => label).join(', '),
    },
  ])
  expect(differencesOf(turned, turned)).toEqual([])
})

it('is not misled by the order in which fields were stored', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, it]) => [key, turned(it)]),
    )
  }
  expect(differencesOf(ideaContestTemplate, turned(ideaContestTemplate) as Ruleset)).toEqual([])
})
