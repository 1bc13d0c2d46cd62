import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CouncilRules } from '../ruleset/index.ts'
import { countRound, countTotals, type RoundInput, totalsOf, votedThoughStruck } from './count-round.ts'
import { reachesQuorum } from './decide-outcome.ts'
import { type CastBallot, type Mark, MARKS } from './types.ts'

type Rules = RoundInput['rules']
type Threshold = CouncilRules['threshold']
const moreThanHalf = (base: Threshold['base']): Threshold => ({
  fraction: '1/2',
  comparison: 'moreThan',
  base,
})
const twoThirds = (base: Threshold['base']): Threshold => ({ fraction: '2/3', comparison: 'atLeast', base })
const rules = (some: Partial<Rules> = {}): Rules => ({
  form: 'yesNo',
  chooseUpTo: null,
  threshold: moreThanHalf('returned'),
  interest: 'votes',
  ...some,
})
const ballot = (...marks: Mark[]): Pick<CastBallot, 'marks' | 'invalid'> => ({
  marks: Object.fromEntries(marks.map((mark, i) => [`c${i + 1}`, mark])),
})
const times = <T>(n: number, it: T): T[] => Array.from({ length: n }, () => it)
const round = (
  ballots: readonly Pick<CastBallot, 'marks' | 'invalid'>[],
  some: Partial<RoundInput> & { members?: number; present?: number; issued?: number } = {},
) => {
  const n = ballots.length
  const input: RoundInput = {
    rules: rules(),
    candidates: ['c1'],
    seats: 1,
    struck: {},
    facts: {
      members: some.members ?? n,
      present: some.present ?? n,
      issued: some.issued ?? n,
      returned: n,
    },
    ...some,
  }
  return countRound(input, ballots)
}

describe('exactly the fraction', () => {
  test('5 cast: 3 to 2 elects; 6 cast: 3 to 3 does not', () => {
    const five = round([...times(3, ballot('yes')), ...times(2, ballot('no'))])
    expect(five.candidates).toEqual([
      { candidate: 'c1', yes: 3, no: 2, blank: 0, struck: 0, base: 5, share: '3/5', reached: true },
    ])
    const six = round([...times(3, ballot('yes')), ...times(3, ballot('no'))])
    expect(six.candidates).toEqual([
      { candidate: 'c1', yes: 3, no: 3, blank: 0, struck: 0, base: 6, share: '1/2', reached: false },
    ])
  })

  test('the case plan: 10 of 15 members are two thirds, 9 are not; three of them wrote and are no quorum', () => {
    const some = { rules: rules({ threshold: twoThirds('members') }), members: 15, present: 10, issued: 13 }
    const ten = round([...times(10, ballot('yes')), ...times(3, ballot('no'))], some)
    expect(ten.facts).toEqual({ members: 15, present: 10, issued: 13, returned: 13 })
    expect(ten.candidates[0]).toMatchObject({ yes: 10, base: 15, share: '2/3', reached: true })
    expect(reachesQuorum('2/3', ten.facts)).toBe(true)
    const nine = round([...times(9, ballot('yes')), ...times(4, ballot('no'))], some)
    expect(nine.candidates[0]).toMatchObject({ yes: 9, base: 15, share: '3/5', reached: false })
  })

  test('quorum: 10 of 15 are two thirds, 9 are none though six more wrote; a council of nobody has none', () => {
    expect(reachesQuorum('2/3', { members: 15, present: 10 })).toBe(true)
    expect(reachesQuorum('2/3', { members: 15, present: 9 })).toBe(false)
    expect(reachesQuorum('1/2', { members: 0, present: 0 })).toBe(false)
  })

  test('all blank: valid, nobody reached; one voter: one of one', () => {
    const blank = round(times(9, ballot('blank', 'blank')), { candidates: ['c1', 'c2'] })
    expect([blank.valid, blank.allBlank, blank.invalid]).toEqual([9, 9, 0])
    expect(blank.candidates.map(({ yes, blank, reached }) => [yes, blank, reached])).toEqual([
      [0, 9, false],
      [0, 9, false],
    ])
    expect(round([ballot('yes')]).candidates[0]).toMatchObject({ share: '1/1', reached: true })
  })

  test('no ballot at all reaches nothing', () => {
    expect(round([], { members: 3 }).candidates[0]).toMatchObject({ base: 0, share: '0/1', reached: false })
  })
})

describe('bases', () => {
  // 6 yes, 2 no, 2 invalid of 10 returned, 11 issued, 12 present, 13 members.
  const ballots = [
    ...times(6, ballot('yes')),
    ...times(2, ballot('no')),
    ...times(2, { ...ballot('yes'), invalid: 'spoiled' as const }),
  ]
  test.each([
    ['members', 13],
    ['present', 12],
    ['issued', 11],
    ['returned', 10],
    ['valid', 8],
  ] as const)('%s: %i', (base, n) => {
    const count = round(ballots, {
      rules: rules({ threshold: moreThanHalf(base) }),
      members: 13,
      present: 12,
      issued: 11,
    })
    expect([count.valid, count.invalid, count.invalidWhy]).toEqual([8, 2, { spoiled: 2 }])
    expect([count.candidates[0]?.base, count.candidates[0]?.reached]).toEqual([n, n < 12])
  })

  test('an interest takes a member off the base where the rules say so, and off the blanks either way', () => {
    const struck = { c1: { members: 2, present: 2, issued: 1 } }
    const nine = [...times(5, ballot('yes')), ...times(3, ballot('no')), ballot('blank')]
    const under = (interest: Rules['interest'], base: Threshold['base']) =>
      round(nine, { rules: rules({ interest, threshold: moreThanHalf(base) }), struck, members: 10 })
        .candidates[0]
    expect(under('struck', 'returned')).toMatchObject({ base: 8, blank: 0, struck: 1, share: '5/8' })
    expect(under('struck', 'members')).toMatchObject({ base: 8, struck: 2, reached: true })
    expect(under('abstains', 'returned')).toMatchObject({ base: 9, blank: 0, struck: 1, share: '5/9' })
    expect(under('abstains', 'members')).toMatchObject({ base: 10, struck: 2, reached: false })
    expect(under('votes', 'returned')).toMatchObject({ base: 9, blank: 1, struck: 0 })
  })

  test('more marks than members who may vote there shows that somebody voted though struck', () => {
    const input: RoundInput = {
      rules: rules({ interest: 'struck' }),
      candidates: ['c1', 'c2'],
      seats: 1,
      struck: { c1: { members: 1, present: 1, issued: 1 } },
      facts: { members: 3, present: 3, issued: 3, returned: 3 },
    }
    const fair = [ballot('yes', 'yes'), ballot('no', 'no'), ballot('blank', 'yes')]
    expect(votedThoughStruck(input, totalsOf(fair, input))).toEqual([])
    const unfair = [ballot('yes', 'yes'), ballot('no', 'no'), ballot('both', 'yes')]
    expect(votedThoughStruck(input, totalsOf(unfair, input))).toEqual(['c1'])
  })
})

describe('which ballots are invalid', () => {
  const choose = rules({ form: 'choose', chooseUpTo: 2 })
  const three = ['c1', 'c2', 'c3']
  test('one too many, a name from outside, a line missing, spoiled; both columns only lose their line', () => {
    const count = round(
      [
        ballot('yes', 'yes', 'blank'),
        ballot('yes', 'yes', 'yes'),
        { marks: { ...ballot('yes', 'no', 'no').marks, x: 'yes' } },
        ballot('yes', 'no'),
        { ...ballot('yes', 'blank', 'blank'), invalid: 'spoiled' },
        ballot('both', 'yes', 'blank'),
      ],
      { rules: choose, candidates: three },
    )
    expect(count.invalidWhy).toEqual({ tooMany: 1, unknownCandidate: 1, missingCandidate: 1, spoiled: 1 })
    expect([count.valid, count.invalid]).toEqual([2, 4])
    expect(count.candidates.map(({ yes, no, blank }) => [yes, no, blank])).toEqual([
      [1, 0, 1],
      [2, 0, 0],
      [0, 0, 2],
    ])
  })

  test('where the rules name no number, as many as there are seats', () => {
    const count = round([ballot('yes', 'yes'), ballot('yes', 'blank')], {
      rules: rules({ form: 'choose' }),
      candidates: ['c1', 'c2'],
      seats: 1,
    })
    expect(count.invalidWhy).toEqual({ tooMany: 1 })
  })
})

describe('any round', () => {
  const names = ['c1', 'c2', 'c3']
  const anyBallots = fc.array(
    fc.tuple(...names.map(() => fc.constantFrom<Mark>(...MARKS))).map((marks) => ballot(...marks)),
    { minLength: 1, maxLength: 30 },
  )
  const base = fc.constantFrom<Threshold['base']>('members', 'present', 'issued', 'returned', 'valid')
  const anyRules = fc.record({
    form: fc.constantFrom<Rules['form']>('yesNo', 'choose'),
    chooseUpTo: fc.constantFrom(1, 2, null),
    threshold: base.map(twoThirds),
    interest: fc.constantFrom<Rules['interest']>('struck', 'abstains', 'votes'),
  })

  test('the order of ballots does not matter, and totals count as their ballots do', () => {
    fc.assert(
      fc.property(anyBallots, anyRules, (ballots, its) => {
        const some = { rules: its, candidates: names, seats: 2, members: 40 }
        const count = round(ballots, some)
        expect(round(ballots.toReversed(), some)).toEqual(count)
        const input = { ...some, struck: {}, facts: count.facts }
        expect(countTotals(input, totalsOf(ballots, input))).toEqual(count)
        expect(count.valid + count.invalid).toBe(ballots.length)
      }),
    )
  })

  test('one more yes never lowers anybody who is voted on line by line', () => {
    fc.assert(
      fc.property(anyBallots, base, fc.nat(), (ballots, over, at) => {
        const some = { rules: rules({ threshold: twoThirds(over) }), candidates: names, members: 40 }
        const i = at % ballots.length
        const better = ballots.map((it, j) => (j === i ? { marks: { ...it.marks, c1: 'yes' as const } } : it))
        const [before, after] = [round(ballots, some), round(better, some)]
        const [was, is] = [before.candidates[0], after.candidates[0]]
        if (!was || !is) throw new Error('no candidate')
        expect(is.yes).toBeGreaterThanOrEqual(was.yes)
        expect(was.reached && !is.reached).toBe(false)
        expect(after.candidates.slice(1)).toEqual(before.candidates.slice(1))
      }),
    )
  })
})
