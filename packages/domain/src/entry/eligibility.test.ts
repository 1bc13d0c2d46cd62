import { describe, expect, it } from 'vitest'
import { exemplarSelectionTemplate, ideaContest2026CaseRuleset } from '../programme/index.ts'
import type { EligibilityRule } from '../ruleset/index.ts'
import { ageAt } from './age.ts'
import { emptyEntryBody, type EntryBody } from './entry-body.ts'
import { checkEligibility, type EligibilityFacts, type OtherEntry } from './eligibility.ts'
import { bodyOfIdea, dossier, ideas, person } from './testing.ts'

const facts: EligibilityFacts = {
  unitId: 'unit-1',
  unitMembers: 40,
  otherEntries: [],
  personIds: { p1: 'P1', p2: 'P2', p3: 'P3', p4: 'P4', p5: 'P5' },
  officeHolders: new Set(),
  honouredThisTerm: new Map(),
}
const outcomes = (
  rules: readonly EligibilityRule[],
  body: EntryBody,
  given: Partial<EligibilityFacts> = {},
) => checkEligibility(rules, body, { ...facts, ...given }).map(({ outcome }) => outcome)

const isoOf = (vietnamese: string) => vietnamese.split('/').toReversed().join('-')
const nominee = (stt: number): EntryBody => {
  const { hoTen, ngaySinh } = dossier(stt)
  return {
    ...emptyEntryBody,
    people: [person('p1', { fullName: hoTen, birthDate: isoOf(ngaySinh), birthYear: null, role: 'nominee' })],
  }
}
/** The sample plan counts age on 15/10/2026 and gives a unit of fewer than 50 members one dossier. */
const age: EligibilityRule = { rule: 'maxAge', years: 35, at: '2026-10-15' }
const quota: EligibilityRule = {
  rule: 'unitQuotaBySize',
  steps: [
    { upToMembers: 49, max: 1 },
    { upToMembers: 99, max: 2 },
    { upToMembers: null, max: 3 },
  ],
  perCluster: 1,
}
const other = (entryId: string, rest: Partial<OtherEntry> = {}): OtherEntry => ({
  entryId,
  unitId: 'unit-1',
  people: [],
  ...rest,
})

describe('age', () => {
  it('is met on the day of being exactly 35, and all through that year of life', () => {
    const born = (birthDate: string) => ageAt({ birthDate, birthYear: null }, 35, '2026-10-15')
    expect(['1991-10-15', '1990-10-16', '1990-10-15', '1992-02-29'].map(born)).toEqual([
      'young',
      'young',
      'tooOld',
      'young',
    ])
  })

  it('is decided by the year alone only where the whole year agrees', () => {
    const bornIn = (birthYear: number | null) => ageAt({ birthDate: null, birthYear }, 35, '2026-10-15')
    expect([1989, 1990, 1991, null].map(bornIn)).toEqual(['tooOld', 'unknown', 'young', 'unknown'])
    expect(ageAt({ birthDate: null, birthYear: 1990 }, 35, '2026-12-31')).toBe('tooOld')
  })

  it('counts 29 February as 1 March in an ordinary year', () => {
    const leapling = { birthDate: '1992-02-29', birthYear: null }
    expect(ageAt(leapling, 32, '2025-02-28')).toBe('young')
    expect(ageAt(leapling, 32, '2025-03-01')).toBe('tooOld')
  })

  it('of the dossiers: 3 exactly 35 and met, 4 not', () => {
    expect([3, 4].map((stt) => outcomes([age], nominee(stt)))).toEqual([['met'], ['notMet']])
    expect(checkEligibility([age], nominee(4), facts)[0]?.because).toEqual({
      people: [{ id: 'p1', name: 'Trần Đỗ Phương Uyên', found: '1990-03-12', years: 36 }],
      limit: 35,
      at: '2026-10-15',
    })
  })

  it('of the ideas: only 24 has an author over 35', () => {
    const [rule] = ideaContest2026CaseRuleset.eligibility
    if (!rule) throw new Error('no rule')
    const failing = ideas
      .filter(({ stt }) => outcomes([rule], bodyOfIdea(stt))[0] !== 'met')
      .map(({ stt }) => stt)
    expect(failing).toEqual([24])
    expect(checkEligibility([rule], bodyOfIdea(24), facts)[0]?.because.people).toEqual([
      { id: 'p1', name: 'Ông Thị Lệ Quyên', found: 1990 },
    ])
  })
})

describe('limits per person', () => {
  const asAuthor: EligibilityRule = {
    rule: 'maxEntriesPerPerson',
    max: 3,
    roles: ['author'],
    asRepresentative: false,
  }
  const asRepresentative: EligibilityRule = {
    rule: 'maxEntriesPerPerson',
    max: 2,
    roles: ['author'],
    asRepresentative: true,
  }
  const body = (representative: 'p1' | 'p2'): EntryBody => ({
    ...emptyEntryBody,
    people: ['p1', 'p2'].map((id) => person(id, { representative: id === representative })),
  })
  const by = (entryId: string, representative: boolean) =>
    other(entryId, { people: [{ personId: 'P1', role: 'author', representative }] })

  it('count this entry with the others: 3 as author, 2 as representative', () => {
    const two = [by('e1', true), by('e2', true)]
    expect(outcomes([asAuthor, asRepresentative], body('p1'), { otherEntries: two.slice(1) })).toEqual([
      'met',
      'met',
    ])
    expect(outcomes([asAuthor, asRepresentative], body('p1'), { otherEntries: two })).toEqual([
      'met',
      'notMet',
    ])
    expect(outcomes([asAuthor, asRepresentative], body('p2'), { otherEntries: two })).toEqual(['met', 'met'])
    const three = [...two, by('e3', false)]
    expect(outcomes([asAuthor], body('p2'), { otherEntries: three })).toEqual(['notMet'])
  })

  it('are unknown for someone whom nobody has matched yet, unless another already fails', () => {
    expect(outcomes([asAuthor], body('p1'), { personIds: { p1: 'P1' } })).toEqual(['unknown'])
    const three = [by('e1', true), by('e2', true), by('e3', true)]
    expect(outcomes([asAuthor], body('p1'), { personIds: { p1: 'P1' }, otherEntries: three })).toEqual([
      'notMet',
    ])
  })
})

describe('limits per unit', () => {
  it('let one dossier of a small unit through and not the second (dossiers 9 and 10)', () => {
    expect(outcomes([quota], nominee(9))).toEqual(['met'])
    expect(outcomes([quota], nominee(10), { otherEntries: [other('hs9')] })).toEqual(['notMet'])
    expect(outcomes([quota], nominee(10), { otherEntries: [other('hs9')], unitMembers: 50 })).toEqual(['met'])
    expect(outcomes([quota], nominee(10), { otherEntries: [other('x', { unitId: 'unit-2' })] })).toEqual([
      'met',
    ])
  })

  it('without the unit’s size decide only what every size decides', () => {
    const after = (n: number) =>
      outcomes([quota], nominee(9), {
        unitMembers: null,
        otherEntries: Array.from({ length: n }, (_, i) => other(`e${i}`)),
      })
    expect([0, 1, 2, 3].map(after)).toEqual([['met'], ['unknown'], ['unknown'], ['notMet']])
  })

  it('count entries', () => {
    const rule: EligibilityRule = { rule: 'maxEntriesPerUnit', max: 1 }
    expect(outcomes([rule], nominee(9))).toEqual(['met'])
    expect(checkEligibility([rule], nominee(9), { ...facts, otherEntries: [other('e1')] })).toEqual([
      { rule, outcome: 'notMet', because: { limit: 1, found: 2 } },
    ])
  })
})

describe('other rules', () => {
  it('keep out office holders and those honoured this term (dossier 5), with the decision', () => {
    const rules: EligibilityRule[] = [{ rule: 'notOfficeHolder' }, { rule: 'notHonouredThisTerm' }]
    expect(outcomes(rules, nominee(5))).toEqual(['met', 'met'])
    const known = { officeHolders: new Set(['P1']), honouredThisTerm: new Map([['P1', '87-QĐ/ĐTN (2024)']]) }
    expect(outcomes(rules, nominee(5), known)).toEqual(['notMet', 'notMet'])
    expect(checkEligibility(rules, nominee(5), { ...facts, ...known })[1]?.because).toEqual({
      people: [{ id: 'p1', name: 'Lâm Tuấn Kiệt', found: '87-QĐ/ĐTN (2024)' }],
    })
    expect(outcomes(rules, nominee(5), { honouredThisTerm: null })).toEqual(['met', 'unknown'])
  })

  it('want a yes, take a no, and wait for an answer', () => {
    const rule: EligibilityRule = {
      rule: 'fieldIsYes',
      field: 'noDiscipline',
      reason: 'Đơn vị chưa xác nhận',
    }
    const answered = (value: boolean | null) => ({ ...nominee(1), fields: { noDiscipline: value } })
    expect([true, false, null].map((value) => outcomes([rule], answered(value)))).toEqual([
      ['met'],
      ['notMet'],
      ['unknown'],
    ])
  })

  it('hold a nominee of the selection to being a member, with what the dossier says of it', () => {
    const [rule] = exemplarSelectionTemplate.eligibility.filter(
      (it) => 'field' in it && it.field === 'youthMember',
    )
    const said = (youthMember: boolean | undefined) =>
      checkEligibility(
        rule ? [rule] : [],
        { ...nominee(1), fields: youthMember === undefined ? {} : { youthMember } },
        facts,
      ).map(({ outcome, because }) => [outcome, because.said])
    expect([true, false, undefined].map(said)).toEqual([
      [['met', true]],
      [['notMet', false]],
      [['unknown', null]],
    ])
  })
})
