import { paperCount, type Tx } from '@xk/db'
import { agree, type TypedRound } from '@xk/domain/ballot'
import { and, eq } from 'drizzle-orm'
import type { RoundRow } from './context.ts'

/** Where two tellers typed differently: a line of figures, with both; `candidate` null for the paper as a whole. */
export interface Difference {
  candidate: string | null
  what: 'returned' | 'invalid' | 'allBlank' | 'yes' | 'no' | 'blank' | 'both'
  first: number
  second: number
}

const MARKS = ['yes', 'no', 'blank', 'both'] as const
type Figures = Map<string, number>
const keyOf = (candidate: string | null, what: Difference['what']) => `${candidate ?? ''} ${what}`

/** What a teller typed as figures: of typed ballots their sums, so that no whole ballot is ever shown. */
const figuresOf = (typed: TypedRound, candidates: readonly string[]): Figures => {
  const figures: Figures = new Map()
  const set = (candidate: string | null, what: Difference['what'], n: number) =>
    figures.set(keyOf(candidate, what), n)
  if (typed.kind === 'totals') {
    set(null, 'returned', typed.returned)
    set(
      null,
      'invalid',
      Object.values(typed.invalid).reduce((sum, n) => sum + (n ?? 0), 0),
    )
    set(null, 'allBlank', typed.allBlank)
    for (const line of typed.candidates) for (const mark of MARKS) set(line.candidate, mark, line[mark])
    return figures
  }
  const valid = typed.ballots.filter(({ invalid }) => invalid === null)
  set(null, 'returned', typed.ballots.length)
  set(null, 'invalid', typed.ballots.length - valid.length)
  for (const [i, candidate] of candidates.entries())
    for (const mark of MARKS) set(candidate, mark, valid.filter(({ marks }) => marks[i] === mark).length)
  return figures
}

const WHATS: readonly Difference['what'][] = ['returned', 'invalid', 'allBlank', ...MARKS]

/** Line by line, in the ballot's order. Empty figures for papers that differ mean: the same sums, other ballots. */
export const differencesOf = (
  first: TypedRound,
  second: TypedRound,
  candidates: readonly string[],
): Difference[] => {
  const [a, b] = [figuresOf(first, candidates), figuresOf(second, candidates)]
  return [null, ...candidates].flatMap((candidate) =>
    WHATS.flatMap((what) => {
      const key = keyOf(candidate, what)
      const [left, right] = [a.get(key) ?? 0, b.get(key) ?? 0]
      return left === right ? [] : [{ candidate, what, first: left, second: right }]
    }),
  )
}

/** Whether the papers that were handed in agree, and where not; null before two were. */
export const findDifferences = async (
  tx: Tx,
  round: RoundRow,
): Promise<{ agreed: boolean; lines: Difference[] } | null> => {
  const typed = await tx
    .select({ body: paperCount.body })
    .from(paperCount)
    .where(and(eq(paperCount.roundId, round.id), eq(paperCount.handedIn, true)))
    .orderBy(paperCount.teller)
  const [first, ...others] = typed.map(({ body }) => body as TypedRound)
  if (!first || others.length === 0) return null
  const other = others.find((it) => !agree(first, it))
  return other
    ? { agreed: false, lines: differencesOf(first, other, round.candidates) }
    : { agreed: true, lines: [] }
}
