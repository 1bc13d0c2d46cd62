import { entry, stageEntry, type Tx } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { inArray, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listHolders } from '../grants/store.ts'
import type { ApprovedResult } from '../publication/context.ts'
import type { FrozenResult } from '../results/award-state.ts'
import type { CorrectionRow } from './store.ts'

const placesOf = (result: FrozenResult) => {
  const awards = new Map(result.awards.map((award) => [award.entryId, `${award.prize} ${award.state}`]))
  return new Map(
    result.standing.placings.map(({ entryId, rank, score }) => [
      entryId,
      digestOf([rank, score, awards.get(entryId) ?? null]),
    ]),
  )
}

/** Stage entries whose place, score or prize is another one now. */
const movedIn = (before: FrozenResult, after: FrozenResult): string[] => {
  const [old, now] = [placesOf(before), placesOf(after)]
  return [...now.keys()].filter((id) => old.get(id) !== now.get(id))
}

/** Tells every office holder concerned, and the units whose works it moves or takes a prize from. */
export const tellOfCorrection = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  it: { row: CorrectionRow; result: ApprovedResult; publishAt: Date },
): Promise<void> => {
  const { row, result } = it
  const now = deps.now()
  const facts = {
    editionId: row.editionId,
    editionTitle: result.edition.title,
    at: it.publishAt.toISOString(),
    revocation: row.kind === 'revocation',
  }
  const holders = await listHolders(tx, ['lead', 'deputy', 'secretary'], now)
  await notify(deps, tx, holders, 'correction.approved', { ...facts, by: actor.viewer.accountId })
  const last = row.outcome.stages.at(-1)
  const moved = last ? movedIn(result.frozen.result, last.result) : []
  if (moved.length === 0) return
  const owners = await tx
    .select({ id: stageEntry.id, entryId: entry.id, unitId: entry.unitId })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .where(inArray(stageEntry.id, moved))
  const taken = new Set(row.items.flatMap((item) => (item.kind === 'revocation' ? [item.stageEntryId] : [])))
  for (const { id, entryId, unitId } of owners) {
    const kind = taken.has(id) ? 'award.revoked' : 'correction.published'
    await notify(deps, tx, await listOfficers(tx, [unitId]), kind, { ...facts, entryId })
  }
}

export const tellSentBack = (deps: Deps, tx: Tx, row: CorrectionRow, editionTitle: string) =>
  notify(deps, tx, [row.preparedBy], 'correction.sentBack', { editionId: row.editionId, editionTitle })
