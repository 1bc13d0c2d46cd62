import { entry, entryUnit, type Tx } from '@xk/db'
import type { Facts } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import type { AnswerRow, ObjectionRow } from './store.ts'

/**
 * What decides who may rule on each of these objections, by its id: the accounts that objected or answered, and the
 * unit that objected with all units of the dossier. One query.
 */
export const rulingFacts = async (
  tx: Tx,
  rows: readonly Pick<ObjectionRow, 'id' | 'editionId' | 'entryId' | 'unitId' | 'filedBy'>[],
  answers: readonly Pick<AnswerRow, 'objectionId' | 'by'>[],
): Promise<Map<string, Facts>> => {
  const units = await unitsOf(tx, [...new Set(rows.map(({ entryId }) => entryId))])
  return new Map(
    rows.map(({ id, editionId, entryId, unitId, filedBy }) => [
      id,
      {
        editionId,
        unitIds: [unitId, ...units.filter((unit) => unit.entryId === entryId).map((unit) => unit.unitId)],
        preparedBy: [
          filedBy,
          ...answers.filter(({ objectionId }) => objectionId === id).flatMap(({ by }) => by ?? []),
        ],
      },
    ]),
  )
}

/** The unit of each dossier and those that joined it. */
const unitsOf = (tx: Tx, entryIds: string[]) =>
  entryIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({ entryId: entry.id, unitId: entry.unitId })
        .from(entry)
        .where(inArray(entry.id, entryIds))
        .union(
          tx
            .select({ entryId: entryUnit.entryId, unitId: entryUnit.unitId })
            .from(entryUnit)
            .where(inArray(entryUnit.entryId, entryIds)),
        )
