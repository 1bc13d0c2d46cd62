import { promotion, stage, type Tx } from '@xk/db'
import { PUBLIC, view } from '@xk/domain/policy'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type LoadedEdition, scoredStages } from '../editions/load.ts'
import type { DeclaredPromotion } from './promotion-store.ts'

const promotionView = view<{ label: string; at: string; codes: string[]; digest: string }>()({
  label: 'public',
  at: 'public',
  codes: 'public',
  digest: 'public',
})

/**
 * Lists of those who go on, as far as the rules publish them: codes in their own order, which tells no rank. One
 * query. `label`: of the stage that they go on to.
 */
export const listPublishedPromotions = async (tx: Tx, loaded: LoadedEdition) => {
  const rows = await tx
    .select({ promotion, key: stage.key })
    .from(promotion)
    .innerJoin(stage, eq(stage.id, promotion.stageId))
    .where(and(eq(stage.editionId, loaded.edition.id), isNull(promotion.withdrawnAt)))
    .orderBy(asc(stage.ord))
  const scored = scoredStages(loaded.ruleset)
  return rows.flatMap(({ promotion: row, key }) => {
    const declared = row.derivation as DeclaredPromotion
    const next = scored.find((it) => it.key === declared.nextStage)
    const isPublished = scored.find((it) => it.key === key)?.cut?.published
    if (!isPublished || !next) return []
    const codes = declared.lines.flatMap(({ code, goesOn }) => (goesOn ? [code] : [])).toSorted()
    return [
      promotionView.redact(
        { label: next.label, at: row.declaredAt.toISOString(), codes, digest: row.digest },
        PUBLIC,
      ),
    ]
  })
}
