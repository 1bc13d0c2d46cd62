import { promotion, stage, stageEntry, type Tx } from '@xk/db'
import { formatDecimal, fromWire } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { DeclaredPromotion } from '../results/promotion-store.ts'

interface EarlierScore {
  score: string
  rank: number
}

/**
 * What the stage before the council gave its candidates, by entry: only where names are known there, or codes and names
 * were joined. Two queries.
 */
export const listEarlierScores = async (
  tx: Tx,
  it: { editionId: string; stageKey: string; rules: Ruleset },
): Promise<Map<string, EarlierScore>> => {
  const at = it.rules.stages.findIndex(({ key }) => key === it.stageKey)
  const before = it.rules.stages.slice(0, at).findLast(({ kind }) => kind === 'scoring')
  if (before?.kind !== 'scoring') return new Map()
  const [declared] = await tx
    .select({ state: stage.state, stageId: stage.id, derivation: promotion.derivation })
    .from(stage)
    .innerJoin(promotion, and(eq(promotion.stageId, stage.id), isNull(promotion.withdrawnAt)))
    .where(and(eq(stage.editionId, it.editionId), eq(stage.key, before.key)))
    .orderBy(desc(promotion.n))
    .limit(1)
  if (!declared || (before.scoring.blind && declared.state !== 'unmasked')) return new Map()
  const { lines } = declared.derivation as DeclaredPromotion
  const places = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, declared.stageId))
  const lineOf = new Map(lines.map((line) => [line.stageEntryId, line]))
  return new Map(
    places.flatMap(({ id, entryId }) => {
      const line = lineOf.get(id)
      return line?.score && line.rank !== null
        ? [[entryId, { score: formatDecimal(fromWire(line.score)), rank: line.rank }] as const]
        : []
    }),
  )
}
