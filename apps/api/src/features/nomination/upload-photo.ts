import type { DocumentType } from '@xk/documents'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { EntryRules, Slot } from '@xk/domain/ruleset'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { attachFile, mayUpload } from '../entries/upload-attachment.ts'
import { type LookedAtFile, receiveAndInspect } from '../uploads/keep-file.ts'

export const PHOTO_TYPES = ['jpg', 'png'] as const satisfies readonly DocumentType[]

export const photoSlotOf = (rules: EntryRules, slot: string | null): Slot | undefined =>
  rules.slots.find(({ key, kind }) => key === slot && kind === 'photo')

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
  const slot = photoSlotOf(early.value.rules.entry, input.slot)
  if (!slot) return fail(notFound)
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, input.request, {
    maxBytes: early.value.rules.entry.attachments.maxFileBytes,
    allowed: PHOTO_TYPES,
  })
  if (!received.ok) return received
  const made = await portraitFrom(deps, received.value, slot)
  if (!made.ok) {
    await received.value.discard()
    return made
  }
  const to = { entryId, audience: 'content', slot: slot.key } as const
  return attachFile(deps, actor, made.value, to)
}

/** A picture that was received, written anew as the portrait of this slot. */
export const portraitFrom = async (
  deps: Pick<Deps, 'documents'>,
  file: LookedAtFile,
  slot: Slot,
): Promise<Result<LookedAtFile>> => {
  const portrait = await deps.documents.makePortrait(file.path, slot.minShortSide)
  if (!portrait.ok) return portrait
  return ok({ ...file, name: `${slot.label}.jpg`, inspected: { ...file.inspected, ...portrait.value } })
}
