import { type edition, stageEntry, type Tx } from '@xk/db'
import { compareText, fail, ok, type Result } from '@xk/domain/kernel'
import type { Command, Viewer } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import { findApprovedResult, findEditionFor } from '../publication/context.ts'
import { listTeamWinners, listWinners } from '../publication/winners.ts'

export interface HonouredEntry {
  entryId: string
  unitId: string
  unitName: string
}

/**
 * Whose entries the approved result honours, in the order of their units' names, which says nothing of ranks.
 * Undefined until the lead has approved a result.
 */
export const listHonoured = async (
  tx: Tx,
  of: typeof edition.$inferSelect,
  day: string,
): Promise<{ entries: HonouredEntry[]; teamUnits: { unitId: string; unitName: string }[] } | undefined> => {
  const result = await findApprovedResult(tx, of)
  if (!result) return undefined
  const winners = await listWinners(tx, result, day)
  const ids = winners.map(({ stageEntryId }) => stageEntryId)
  const places =
    ids.length === 0
      ? []
      : await tx
          .select({ id: stageEntry.id, entryId: stageEntry.entryId })
          .from(stageEntry)
          .where(inArray(stageEntry.id, ids))
  const entryOf = new Map(places.map(({ id, entryId }) => [id, entryId]))
  const teams = await listTeamWinners(tx, result, day)
  return {
    entries: winners
      .flatMap(({ stageEntryId, unitId, unitName }) => {
        const entryId = entryOf.get(stageEntryId)
        return entryId ? [{ entryId, unitId, unitName }] : []
      })
      .toSorted((a, b) => compareText(a.unitName, b.unitName) || (a.entryId < b.entryId ? -1 : 1)),
    teamUnits: teams.map(({ unitId, unitName }) => ({ unitId, unitName })),
  }
}

/** An edition whose result is approved, for whoever may issue this command: under embargo until its release. */
export const findUnderEmbargo = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  editionId: string,
  day: string,
): Promise<
  Result<{
    edition: typeof edition.$inferSelect
    honoured: NonNullable<Awaited<ReturnType<typeof listHonoured>>>
  }>
> => {
  const found = await findEditionFor(tx, viewer, command, editionId, { lock: true })
  if (!found.ok) return found
  const honoured = await listHonoured(tx, found.value, day)
  return honoured
    ? ok({ edition: found.value, honoured })
    : fail({ code: 'record/in-wrong-state', state: found.value.state })
}
