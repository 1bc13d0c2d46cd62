import { paperCount, type Tx } from '@xk/db'
import { toLookAtAgain, type TypedRound } from '@xk/domain/ballot'
import { eq } from 'drizzle-orm'
import type { RoundRow } from './context.ts'
import type { MemberRow } from './members-store.ts'

/** Where tellers typed differently: a line of figures, one for each of them; `candidate` null for the paper as a whole. */
export interface Difference {
  candidate: string | null
  what: 'returned' | 'invalid' | 'allBlank' | 'yes' | 'no' | 'blank' | 'both'
  /** In the order of the tellers who handed in. */
  figures: number[]
}
export interface HandedIn {
  /** Null once erased. */
  name: string | null
  /** Differs from what most typed, or all differ. */
  looksAgain: boolean
}
export interface Comparison {
  agreed: boolean
  tellers: HandedIn[]
  /** Who typed something and has not handed it in, or took it back. */
  notHandedIn: (string | null)[]
  lines: Difference[]
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

/** Line by line, in the ballot's order. No lines for papers that differ mean: the same sums, other ballots. */
export const differencesOf = (papers: readonly TypedRound[], candidates: readonly string[]): Difference[] => {
  const all = papers.map((it) => figuresOf(it, candidates))
  return [null, ...candidates].flatMap((candidate) =>
    WHATS.flatMap((what) => {
      const figures = all.map((it) => it.get(keyOf(candidate, what)) ?? 0)
      return new Set(figures).size === 1 ? [] : [{ candidate, what, figures }]
    }),
  )
}

/** Whether the papers that were handed in agree, where not, and who looks again; null before two were. */
export const compareTyped = async (
  tx: Tx,
  round: RoundRow,
  members: readonly Pick<MemberRow, 'accountId' | 'fullName'>[],
): Promise<Comparison | null> => {
  const typed = await tx
    .select({ teller: paperCount.teller, body: paperCount.body, handedIn: paperCount.handedIn })
    .from(paperCount)
    .where(eq(paperCount.roundId, round.id))
    .orderBy(paperCount.teller)
  const nameOf = (teller: string) => members.find((it) => it.accountId === teller)?.fullName ?? null
  const handedIn = typed.filter((it) => it.handedIn)
  if (handedIn.length < 2) return null
  const papers = handedIn.map(({ body }) => body as TypedRound)
  const again = toLookAtAgain(papers)
  return {
    agreed: !again.includes(true),
    tellers: handedIn.map(({ teller }, i) => ({ name: nameOf(teller), looksAgain: again[i] ?? false })),
    notHandedIn: typed.flatMap((it) => (it.handedIn ? [] : [nameOf(it.teller)])),
    lines: differencesOf(papers, round.candidates),
  }
}
