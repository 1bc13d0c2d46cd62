import type { MaskingState } from '@xk/contract'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, PUBLIC, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { makersOf } from './context.ts'
import { listAccepted, listMaskingItems } from './store.ts'
import { itemView, stageView } from './views.ts'

type Row = Awaited<ReturnType<typeof listMaskingItems>>[number]

export const stageAnswer = (stage: StageContext) =>
  stageView.redact(
    {
      id: stage.stageId,
      label: stage.label,
      editionId: stage.editionId,
      editionTitle: stage.editionTitle,
      entryNoun: stage.rules.entryNoun,
      blind: stage.scoring.blind,
    },
    PUBLIC,
  )

const stateOf = (row: Row): MaskingState => {
  if (row.state === 'withdrawn') return 'withdrawn'
  const state = row.rendition?.state
  if (state && state !== 'superseded') return state
  return row.savedVersion ? 'begun' : 'toDo'
}

/** The masking of a stage: what is masked, by whom, what waits for a second person. Four queries, however many. */
export const listMasking = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const stage = await findScoringStage(tx, stageId)
  const facts = stage ? { editionId: stage.editionId } : {}
  const denied = denialOf('masking.list', viewer, facts)
  if (denied) return fail(denied)
  if (!stage) return fail(notFound)
  const rows = await listMaskingItems(tx, stageId, stage.rules.entry.titleField, viewer)
  const accepted = await listAccepted(tx, stage.editionId)
  const active = rows.filter(({ state }) => state === 'active').length
  const items = rows.map((row) =>
    itemView.redact(
      {
        id: row.id,
        blindCode: row.blindCode,
        title: row.title ?? '',
        // Codes and units are joined by two people at unmasking, not here.
        unitName: stage.scoring.blind || stage.stillMasked ? '' : (row.unitName ?? ''),
        files: row.files,
        state: stateOf(row),
        maskedBy: row.rendition?.maskedByName ?? null,
        approvedBy: row.rendition?.approvedByName ?? null,
        reason: row.rendition?.reason ?? null,
        mine: row.rendition ? makersOf(row.rendition).includes(viewer.accountId) : false,
        related: row.hasPart,
        renditionId: row.rendition?.id ?? null,
      },
      EVERYTHING,
    ),
  )
  return ok(
    answer({
      stage: stageAnswer(stage),
      items,
      /** Accepted entries that have no code in this stage yet. */
      waiting: stage.earlier.length > 0 ? 0 : Math.max(0, accepted.length - active),
      allowed: allowedCommands(viewer, facts, ['masking.edit', 'rendition.prepare', 'rendition.approve']),
    }),
  )
}
