import { uploadSession } from '@xk/db'
import { safeFileName } from '@xk/documents'
import { fail, ok } from '@xk/domain/kernel'
import type { Deps } from '../../../deps.ts'
import type { Actor } from '../../../http/command.ts'
import { throttled } from '../../../http/throttle.ts'
import { audienceFor, mayUpload, slotProblem } from '../../entries/upload-attachment.ts'
import { photoSlotOf } from '../../nomination/upload-photo.ts'
import type { UploadRow } from './store.ts'
import { listUnfinished } from './store.ts'

interface BeginUpload {
  entryId: string
  audience: 'content' | 'identity'
  slot: string | null
  name: string
  size: number
}

/** More than so many at once are no one's files. */
const MAX_UNFINISHED = 20

/**
 * Begins an upload in pieces into an entry. When it began is what counts for uploads that finish shortly after
 * the deadline. What the file is, is looked at when it is whole; its size is held against the limits at once.
 */
export const beginUpload = async (deps: Deps, actor: Actor, input: BeginUpload) => {
  const { db } = deps.database
  const allowed = await mayUpload(deps, db, actor, input.entryId)
  if (!allowed.ok) return allowed
  const { entry: rules } = allowed.value.rules
  const wrong = photoSlotOf(rules, input.slot) ? undefined : slotProblem(rules, input.slot)
  if (wrong) return fail(wrong)
  const { maxFileBytes } = rules.attachments
  if (input.size === 0) return fail({ code: 'file/empty' as const })
  if (input.size > maxFileBytes) return fail({ code: 'file/too-large' as const, maxBytes: maxFileBytes })
  const name = safeFileName(input.name)
  if (!name.ok) return name
  const audience = audienceFor(rules, input.slot, input.audience)
  const { accountId } = actor.viewer
  const tooMany = await throttled(deps.throttles.upload, accountId)
  if (tooMany) return fail(tooMany)
  const unfinished = await listUnfinished(db, input.entryId, accountId)
  // Whose answer got lost asks again: the upload that was begun then is this one.
  const same = unfinished.find(
    (it) =>
      it.received === 0 &&
      it.name === name.value &&
      it.size === input.size &&
      it.audience === audience &&
      it.slot === input.slot,
  )
  if (same) return ok(same)
  if (unfinished.length >= MAX_UNFINISHED)
    return fail({ code: 'file/too-many' as const, maxCount: MAX_UNFINISHED })
  const at = deps.now()
  const row: UploadRow = {
    id: deps.newId(),
    entryId: input.entryId,
    accountId,
    audience,
    slot: input.slot,
    name: name.value,
    size: input.size,
    received: 0,
    writer: null,
    startedAt: at,
    touchedAt: at,
    attachmentId: null,
  }
  await db.insert(uploadSession).values(row)
  return ok(row)
}
