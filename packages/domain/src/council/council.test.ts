import { describe, expect, it } from 'vitest'
import { councilIssues, councilMoment, leastOf, quorumOf, type SeatedMember, sittingIssues } from './index.ts'

const seat = (more: Partial<SeatedMember> = {}): SeatedMember => ({
  office: 'member',
  teller: null,
  state: 'appointed',
  attendance: 'present',
  nominated: false,
  ...more,
})
const rules = { size: { min: 9, max: 15 }, quorum: '2/3' }
const council = (n: number): SeatedMember[] => [
  seat({ office: 'chair' }),
  seat({ office: 'secretary', teller: 'head' }),
  seat({ teller: 'member' }),
  seat({ teller: 'member' }),
  ...Array.from({ length: n - 4 }, () => seat()),
]
const facts = (members: SeatedMember[]) => ({ rules, members, decided: true, candidates: 3 })

describe('the quorum', () => {
  it('is exact: two thirds of 15 are 10, of 16 are 11, half of an even number is reached by half', () => {
    expect([leastOf('2/3', 15), leastOf('2/3', 16), leastOf('1/2', 10), leastOf('1/2', 9)]).toEqual([
      10, 11, 5, 5,
    ])
    const of = (present: number, members: number, share: string) =>
      quorumOf(
        Array.from({ length: members }, (_, i) => (i < present ? 'present' : 'absent')),
        share,
      ).reached
    expect([of(10, 15, '2/3'), of(9, 15, '2/3'), of(5, 10, '1/2'), of(0, 0, '1/2')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('counts whoever is there online, and no envelope', () => {
    expect(quorumOf(['present', 'online', 'written', 'absent', null], '1/2')).toEqual({
      members: 5,
      present: 2,
      online: 1,
      written: 1,
      absent: 1,
      uncalled: 1,
      needed: 3,
      reached: false,
    })
  })
})

describe('what a council lacks', () => {
  it('is nothing when it is whole and in session', () => {
    expect(sittingIssues(facts(council(9)))).toEqual([])
  })

  it('is told in one list, the size of the rules first', () => {
    expect(councilIssues({ rules, members: [seat()], decided: false, candidates: 0 })).toEqual([
      { code: 'tooFewMembers', have: 1, needed: 9 },
      { code: 'noChair' },
      { code: 'noSecretary' },
      { code: 'noDecision' },
      { code: 'noCandidates' },
      { code: 'tooFewTellers', have: 0, needed: 3 },
    ])
    expect(councilIssues(facts(council(16)))).toEqual([{ code: 'tooManyMembers', have: 16, needed: 15 }])
  })

  it('counts tellers beside the council as tellers and never as members, and lets no nominee sit', () => {
    const beside = [
      ...council(9).map((it) => ({ ...it, teller: null })),
      ...(['head', 'member', 'member'] as const).map((teller) => seat({ teller, state: 'beside' })),
    ]
    expect(councilIssues(facts(beside))).toEqual([])
    expect(sittingIssues(facts([...beside, seat({ nominated: true })]))).toEqual([
      { code: 'nomineeSits', have: 1 },
    ])
  })

  it('says who was not called and how many are missing for the quorum', () => {
    const members = council(9).map((it, i) => ({ ...it, attendance: i < 5 ? it.attendance : null }))
    expect(sittingIssues(facts(members))).toEqual([
      { code: 'notCalled', have: 4 },
      { code: 'noQuorum', have: 5, needed: 6 },
    ])
  })
})

it('the moment of a council follows its latest round', () => {
  const at = (round: Parameters<typeof councilMoment>[0]['round'], more = {}) =>
    councilMoment({ candidates: 2, opened: true, closed: false, round, ...more })
  expect([
    at(undefined, { candidates: 0, opened: false }),
    at(undefined, { opened: false }),
    at(undefined),
    at('setUp'),
    at('issuing'),
    at('casting'),
    at('counting'),
    at('closed'),
    at('void'),
    at('closed', { closed: true }),
  ]).toEqual([
    'waiting',
    'reading',
    'sitting',
    'issuing',
    'issuing',
    'casting',
    'counting',
    'sitting',
    'sitting',
    'closed',
  ])
})
