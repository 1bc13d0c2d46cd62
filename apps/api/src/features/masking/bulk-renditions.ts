import { rendition } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { findScoringStage } from '../panel/store.ts'
import { prepareRendition } from './prepare-rendition.ts'
import { approveRenditions } from './settle-rendition.ts'
import { listMaskingItems } from './store.ts'

/**
 * Stages that are not blind: a full copy of every entry that has none yet, in one act. Each is begun by itself, so
 * that one refusal leaves the others be; what the asker has a part in is left to another.
 */
export const prepareAllRenditions = async (deps: Deps, actor: Actor, input: { stageId: string }) => {
  const tx = deps.database.db
  const stage = await findScoringStage(tx, input.stageId)
  const denied = denialOf('rendition.prepare', actor.viewer, stage ? { editionId: stage.editionId } : {})
  if (denied) return fail(denied)
  if (!stage) return fail(notFound)
  if (stage.scoring.blind) return fail({ code: 'record/in-wrong-state' as const, state: 'blind' })
  const rows = await listMaskingItems(tx, input.stageId, stage.rules.entry.titleField, actor.viewer)
  const lacking = rows.filter((row) => {
    const state = row.rendition?.state ?? null
    return row.state === 'active' && (state === null || state === 'failed' || state === 'sentBack')
  })
  let begun = 0
  for (const row of lacking.filter(({ hasPart }) => !hasPart)) {
    const one = { stageEntryId: row.id, baseVersion: row.savedVersion ?? 0, acknowledged: [] }
    const started = await prepareRendition(deps, { ...actor, commandId: undefined }, one)
    if (started.ok) begun++
  }
  return ok(answer({ begun, left: lacking.length - begun }))
}

/** Approves the prepared renditions that were on the screen of a stage that is not blind. */
export const approveAllRenditions = async (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; renditionIds: readonly string[] },
) => {
  const rows = await deps.database.db
    .select({ renditionId: rendition.id, stageEntryId: rendition.stageEntryId })
    .from(rendition)
    .where(inArray(rendition.id, [...input.renditionIds]))
  if (rows.length !== new Set(input.renditionIds).size) return fail(notFound)
  return approveRenditions(deps, actor, { stageId: input.stageId, pairs: rows })
}
