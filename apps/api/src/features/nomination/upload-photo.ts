import { attachment } from '@xk/db'
import { fail, notFound } from '@xk/domain/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { attachFile, mayUpload } from '../entries/upload-attachment.ts'
import { receiveAndInspect } from '../uploads/keep-file.ts'

/**
 * Takes a portrait that was cut in the browser: the worker turns it upright, writes its pixels anew without place,
 * device or thumbnail, and holds it against the rule's smallest side. It takes the place of the one before.
 */
export const uploadPhoto = async (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; slot: string; request: Request },
) => {
  const { entryId } = input
  const early = await mayUpload(deps, deps.database.db, actor, entryId)
  if (!early.ok) return early
  const slot = early.value.rules.entry.slots.find(({ key, kind }) => key === input.slot && kind === 'photo')
  if (!slot) return fail(notFound)
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, input.request, {
    maxBytes: early.value.rules.entry.attachments.maxFileBytes,
    allowed: ['jpg', 'png'],
  })
  if (!received.ok) return received
  const file = received.value
  const portrait = await deps.documents.makePortrait(file.path, slot.minShortSide)
  if (!portrait.ok) {
    await file.discard()
    return portrait
  }
  const made = { ...file, name: `${slot.label}.jpg`, inspected: { ...file.inspected, ...portrait.value } }
  return attachFile(deps, actor, made, { entryId, audience: 'content', slot: slot.key }, (tx, id, present) =>
    // One portrait: the earlier ones leave the draft; revisions that hold them keep them.
    Promise.all(
      present
        .filter((it) => it.slot === slot.key && it.id !== id)
        .map((it) =>
          tx
            .update(attachment)
            .set({ removedAt: deps.now() })
            .where(and(eq(attachment.id, it.id), isNull(attachment.removedAt))),
        ),
    ),
  )
}
