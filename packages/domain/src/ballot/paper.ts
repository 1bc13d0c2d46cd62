import { canonicalBytes } from '../kernel/index.ts'
import type { RoundTotals } from './count-round.ts'
import type { InvalidReason, Mark } from './types.ts'

/** One paper ballot as a teller typed it: marks in the order of the round's candidates. */
interface TypedBallot {
  marks: readonly Mark[]
  invalid: InvalidReason | null
}

export type TypedRound =
  | { kind: 'ballots'; ballots: readonly TypedBallot[] }
  | ({ kind: 'totals'; returned: number } & RoundTotals)

const spell = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value))
const spellBallot = ({ marks, invalid }: TypedBallot): string => spell(invalid ? { invalid } : { marks })

const withoutZeros = (counts: RoundTotals['invalid']) =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => (n ?? 0) > 0))

const spellRound = (typed: TypedRound): string =>
  typed.kind === 'ballots'
    ? spell(typed.ballots.map(spellBallot).sort())
    : spell({
        returned: typed.returned,
        invalid: withoutZeros(typed.invalid),
        allBlank: typed.allBlank,
        candidates: Object.fromEntries(typed.candidates.map((it) => [it.candidate, it])),
      })

/** Whether two tellers read the same ballots. Paper ballots are mixed: the order in which they were typed is none. */
export const agree = (a: TypedRound, b: TypedRound): boolean =>
  a.kind === b.kind && spellRound(a) === spellRound(b)

/**
 * Of papers that differ those to look at again: whose typed otherwise than most, and where no two are alike or as many
 * stand on each side, all of them. That says who looks first, not who is right. None where all agree.
 */
export const toLookAtAgain = (papers: readonly TypedRound[]): boolean[] => {
  const alike = papers.map((it) => papers.filter((other) => agree(it, other)).length)
  const most = Math.max(...alike)
  const split = most === 1 || alike.filter((n) => n === most).length > most
  return alike.map((n) => papers.length > 1 && (split || n < most))
}

/**
 * What can't be on the paper: more lines than ballots, other candidates than the round's, sums that no ballots add up
 * to. Empty when all is well. `most`: how many may be chosen on one ballot, where the rules say so.
 */
export const typedIssues = (
  typed: TypedRound,
  round: { candidates: readonly string[]; most: number | undefined },
): { pointer: string; code: string }[] => {
  if (typed.kind === 'ballots')
    return typed.ballots.flatMap(({ marks, invalid }, i) =>
      invalid === null && marks.length !== round.candidates.length
        ? [{ pointer: `/paper/ballots/${i}/marks`, code: 'length' }]
        : [],
    )
  const invalid = Object.values(typed.invalid).reduce((sum, n) => sum + (n ?? 0), 0)
  const valid = typed.returned - invalid
  const ids = typed.candidates.map(({ candidate }) => candidate)
  const complete =
    ids.length === round.candidates.length && round.candidates.every((candidate) => ids.includes(candidate))
  const chosen = typed.candidates.reduce((sum, { yes }) => sum + yes, 0)
  const tooMany = round.most !== undefined && chosen > round.most * Math.max(0, valid)
  return [
    ...(valid < 0 ? [{ pointer: '/paper/invalid', code: 'moreThanReturned' }] : []),
    ...(typed.allBlank > Math.max(0, valid) ? [{ pointer: '/paper/allBlank', code: 'moreThanValid' }] : []),
    ...(complete ? [] : [{ pointer: '/paper/candidates', code: 'candidates' }]),
    ...(tooMany ? [{ pointer: '/paper/candidates', code: 'moreThanChosen' }] : []),
    ...typed.candidates.flatMap(({ yes, no, blank, both }, i) => {
      const pointer = `/paper/candidates/${i}`
      if (yes + no + blank + both !== valid) return [{ pointer, code: 'sumDiffers' }]
      return blank < typed.allBlank ? [{ pointer, code: 'fewerThanAllBlank' }] : []
    }),
  ]
}
