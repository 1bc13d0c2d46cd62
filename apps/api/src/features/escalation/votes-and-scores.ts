import { ballotRound, stage, stageEntry, standing, type Tx } from '@xk/db'
import type { Standing } from '@xk/domain/scoring'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'

/** Entries of an edition by their stage entries: a council's candidates are entries of another stage. */
const entriesOf = async (tx: Tx, stageEntryIds: readonly string[]): Promise<Map<string, string>> => {
  if (stageEntryIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(inArray(stageEntry.id, [...stageEntryIds]))
  return new Map(rows.map(({ id, entryId }) => [id, entryId]))
}

/** Votes of the last closed round that each entry stood in, by entry; empty where no council voted. */
export const listVotes = async (
  tx: Tx,
  editionId: string,
): Promise<Map<string, { yes: number; base: number }>> => {
  const rounds = await tx
    .select({ count: ballotRound.count })
    .from(ballotRound)
    .innerJoin(stage, eq(stage.id, ballotRound.stageId))
    .where(and(eq(stage.editionId, editionId), eq(ballotRound.state, 'closed')))
    .orderBy(asc(stage.ord), asc(ballotRound.n))
  const counted = rounds.flatMap(({ count }) => count?.candidates ?? [])
  const entries = await entriesOf(
    tx,
    counted.map(({ candidate }) => candidate),
  )
  return new Map(
    counted.flatMap(({ candidate, yes, base }) => {
      const entryId = entries.get(candidate)
      return entryId ? [[entryId, { yes, base }] as const] : []
    }),
  )
}

/** Reference score of each entry: in the last scored stage that ranks it, by entry. */
export const listScores = async (tx: Tx, editionId: string): Promise<Map<string, string>> => {
  const frozen = await tx
    .selectDistinctOn([stage.ord], {
      placings: sql<Standing['placings'] | null>`${standing.derivation}->'standing'->'placings'`,
    })
    .from(standing)
    .innerJoin(stage, eq(stage.id, standing.stageId))
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
    .orderBy(asc(stage.ord), desc(standing.n))
  const placings = frozen.flatMap((row) => row.placings ?? [])
  const entries = await entriesOf(
    tx,
    placings.map(({ entryId }) => entryId),
  )
  return new Map(
    placings.flatMap(({ entryId: id, score }) => {
      const entryId = entries.get(id)
      return entryId ? [[entryId, score] as const] : []
    }),
  )
}
