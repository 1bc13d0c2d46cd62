import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, audiencesOf, type Viewer } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import type { Deps } from '../../deps.ts'
import { loadMasking, makersOf } from './context.ts'
import { stageAnswer } from './list-masking.ts'
import { findImage, listMaskingItems } from './store.ts'
import { bodyView, notesView } from './views.ts'

const READABLE = new Set(['prepared', 'approved', 'sentBack'])

/**
 * A rendition as judges will see it, for the secretaries who prepare and approve it, with what judges never read
 * beside it; and the next one that this viewer could approve.
 */
export const readRendition = async (deps: Deps, viewer: Viewer, stageEntryId: string) => {
  const tx = deps.database.db
  const loaded = await loadMasking(tx, viewer, 'rendition.prepare', stageEntryId, deps.now())
  if (!loaded.ok) return loaded
  const { it, stage, current, facts } = loaded.value
  const rows = await listMaskingItems(tx, it.stageId, stage.rules.entry.titleField, viewer)
  const waiting = rows.filter(
    (row) =>
      row.rendition?.state === 'prepared' &&
      !makersOf(row.rendition).includes(viewer.accountId) &&
      !row.hasPart,
  )
  const next = waiting.find((row) => row.blindCode > it.blindCode) ?? waiting.find((row) => row.id !== it.id)
  const seen = audiencesOf(viewer, facts)
  const readable = current && READABLE.has(current.state)
  return ok(
    answer({
      id: it.id,
      blindCode: it.blindCode,
      stage: stageAnswer(stage),
      state: current?.state ?? null,
      reason: current?.reason ?? null,
      renditionId: current?.id ?? null,
      maskedBy: current?.maskedByName ?? null,
      approvedBy: current?.approvedByName ?? null,
      mine: current ? makersOf(current).includes(viewer.accountId) : false,
      work: readable ? bodyView.redact(current.body as RenditionBody, seen) : null,
      notes: readable && current.notes ? notesView.redact(current.notes, seen) : null,
      waiting: waiting.length,
      next: next && next.id !== it.id ? next.id : null,
      allowed: allowedCommands(viewer, facts, [
        'rendition.prepare',
        'rendition.approve',
        'rendition.sendBack',
      ]),
    }),
  )
}

/** Storage key of a page picture of a rendition, for the secretaries. */
export const findRenditionImage = async (
  deps: Deps,
  viewer: Viewer,
  input: { id: string; imageId: string },
) => {
  const loaded = await loadMasking(deps.database.db, viewer, 'rendition.prepare', input.id, deps.now())
  if (!loaded.ok) return loaded
  const image = await findImage(deps.database.db, input.id, input.imageId)
  return image ? ok(image) : fail(notFound)
}
