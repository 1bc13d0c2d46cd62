import { ballotRound, councilResolution, stageEntry, type Tx } from '@xk/db'
import {
  type CouncilInputs,
  type CouncilOutcome,
  councilStanding,
  reachesQuorum,
  type RoundCount,
} from '@xk/domain/ballot'
import { digestOf } from '@xk/domain/kernel'
import type { Standing } from '@xk/domain/scoring'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { listPreviousScores } from '../ballot/store.ts'
import { areMinutesClosed } from '../council/seat.ts'
import type { CouncilContext } from '../panel/store.ts'

export type RoundRow = typeof ballotRound.$inferSelect
type ResolutionRow = typeof councilResolution.$inferSelect
type ClosedRound = RoundRow & { count: RoundCount }

/** A council's stage with everything that its outcome follows from. */
export interface LoadedCouncil {
  /** Its candidates, withdrawn ones left out, by their codes. */
  entries: { id: string; entryId: string; blindCode: string }[]
  /** All that were opened, void ones too, in their order. */
  rounds: RoundRow[]
  /** Typed resolutions that were not withdrawn, waiting for the second person or countersigned. */
  resolutions: ResolutionRow[]
  /** Both minutes are closed: what is declared is what was signed. */
  minutesClosed: boolean
  inputs: CouncilInputs
  outcome: CouncilOutcome
  standing: Standing
}

const isClosed = (row: RoundRow): row is ClosedRound => row.state === 'closed' && row.count !== null
export const closedRounds = ({ rounds }: Pick<LoadedCouncil, 'rounds'>): ClosedRound[] =>
  rounds.filter(isClosed)

/** Six queries, whatever the number of candidates and rounds. */
export const loadCouncil = async (tx: Tx, it: CouncilContext): Promise<LoadedCouncil> => {
  const entries = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId, blindCode: stageEntry.blindCode })
    .from(stageEntry)
    .where(and(eq(stageEntry.stageId, it.stageId), sql`${stageEntry.state} <> 'withdrawn'`))
    .orderBy(asc(stageEntry.blindCode))
  const rounds = await tx
    .select()
    .from(ballotRound)
    .where(eq(ballotRound.stageId, it.stageId))
    .orderBy(asc(ballotRound.n))
  const resolutions = await tx
    .select()
    .from(councilResolution)
    .where(and(eq(councilResolution.stageId, it.stageId), isNull(councilResolution.withdrawnAt)))
    .orderBy(asc(councilResolution.at))
  const minutesClosed = await areMinutesClosed(tx, it.stageId)
  const scores = await listPreviousScores(tx, { ...it, stageKey: it.own.key })
  const previousScores = Object.fromEntries(entries.map(({ id }) => [id, scores[id] ?? null]))
  const inputs: CouncilInputs = {
    rounds: rounds.filter(isClosed).map(({ n, kind, candidates, count }) => ({ n, kind, candidates, count })),
    previousScores,
    resolutions: resolutions
      .filter(({ countersignedAt }) => countersignedAt !== null)
      .map(({ among, chosen }) => ({ among, chosen })),
  }
  return { entries, rounds, resolutions, minutesClosed, inputs, ...councilStanding(it.council, inputs) }
}

interface CouncilBlocker {
  code:
    | 'council/noRound'
    | 'council/roundOpen'
    | 'council/noQuorum'
    | 'council/ballotDue'
    | 'council/resolutionDue'
    | 'council/resolutionWaits'
    | 'council/nobodyChosen'
    | 'council/minutesOpen'
  count: number
}

/** What must be settled before the outcome can be declared; empty: nothing. Pure. */
export const blockersOf = (it: CouncilContext, loaded: LoadedCouncil): CouncilBlocker[] => {
  const closed = closedRounds(loaded)
  const { next, lines } = loaded.outcome
  const voted = closed.length > 0 && next === null
  const counts: Record<CouncilBlocker['code'], number> = {
    'council/noRound': closed.length === 0 ? 1 : 0,
    'council/roundOpen': loaded.rounds.filter(({ state }) => state !== 'closed' && state !== 'void').length,
    'council/noQuorum': closed.filter(({ count }) => !reachesQuorum(it.council.quorum, count.facts)).length,
    'council/ballotDue': closed.length > 0 && next?.what === 'ballot' ? 1 : 0,
    'council/resolutionDue': next?.what === 'resolution' ? 1 : 0,
    'council/resolutionWaits': loaded.resolutions.filter((row) => row.countersignedAt === null).length,
    'council/nobodyChosen': voted && !lines.some(({ seated }) => seated) ? 1 : 0,
    'council/minutesOpen': voted && !loaded.minutesClosed ? 1 : 0,
  }
  return (Object.keys(counts) as CouncilBlocker['code'][]).flatMap((code) =>
    counts[code] > 0 ? [{ code, count: counts[code] }] : [],
  )
}

/** Names what is on screen before the outcome is declared: the rounds by their roots, and what follows from them. */
export const seenOutcome = (loaded: LoadedCouncil): string =>
  digestOf({
    inputsDigest: loaded.standing.inputsDigest,
    roots: closedRounds(loaded).map(({ n, root }) => ({ n, root })),
    outcome: loaded.outcome,
  })
