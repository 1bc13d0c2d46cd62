import { attachment, type Tx } from '@xk/db'
import { audienceOfSlot } from '@xk/domain/entry'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { denialOf } from '@xk/domain/policy'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { keepFile, type LookedAtFile, receiveAndInspect } from '../uploads/keep-file.ts'
import { loadEntryContext } from './context.ts'
import { isEditable } from './lifecycle.ts'
import { type AttachmentRow, listDraftAttachments } from './store.ts'
import { attachmentAnswer } from './views.ts'

interface UploadAttachment {
  entryId: string
  audience: 'content' | 'identity'
  /** The part of the dossier that it fills; null: a further file. */
  slot: string | null
  request: Request
}

/**
 * Adds a file to the draft. The file streams to disk, the document worker says what it is by its content, and
 * counts and totals are judged under a lock on the entry. The same file under the same name is there once; another
 * file of a name that is taken gets a number.
 */
export const uploadAttachment = async (
  deps: Deps,
  actor: Actor,
  { entryId, audience, slot, request }: UploadAttachment,
) => {
  const early = await mayUpload(deps, deps.database.db, actor, entryId)
  if (!early.ok) return early
  const { entry: rules } = early.value.rules
  const wrong = slotProblem(rules, slot)
  if (wrong) return fail(wrong)
  const { maxFileBytes, types } = rules.attachments
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, request, { maxBytes: maxFileBytes, allowed: types })
  if (!received.ok) return received
  return attachFile(deps, actor, received.value, {
    entryId,
    audience: audienceFor(rules, slot, audience),
    slot,
  })
}

/**
 * Puts an inspected file into the draft, or answers with the one that is there already; what is not taken over is
 * gone from the disk afterwards. A portrait takes the place of the one before, whichever way it came. `done` belongs
 * to the same transaction.
 */
export const attachFile = async (
  deps: Deps,
  actor: Actor,
  file: LookedAtFile,
  to: { entryId: string; audience: 'content' | 'identity'; slot: string | null },
  done: (tx: Tx, attachmentId: string) => Promise<unknown> = async () => undefined,
) => {
  const { entryId, audience, slot } = to
  try {
    const input = { entryId, audience, slot, sha256: file.inspected.sha256, name: file.name }
    return await runCommand(deps, actor, 'file.upload', input, async (tx) => {
      const context = await mayUpload(deps, tx, actor, entryId, { lock: true })
      if (!context.ok) return context
      const present = await listDraftAttachments(tx, entryId)
      const replaced = present.filter((it) => isReplaced(context.value.rules.entry, it, slot))
      const twin = present.find(
        (it) => it.sha256 === file.inspected.sha256 && it.name === file.name && it.slot === slot,
      )
      if (twin) {
        await takeOut(deps, tx, replaced, { except: twin.id })
        await done(tx, twin.id)
        return ok(attachmentAnswer(twin, actor.viewer, context.value.facts))
      }
      const staying = present.filter((it) => !replaced.includes(it))
      const refused = limitProblem(context.value.rules.entry, staying, file.inspected.bytes)
      if (refused) return fail(refused)
      const name = freeName(file.name, new Set(staying.map((it) => it.name)))
      const row = await addAttachment(
        deps,
        tx,
        { ...file, name },
        { entryId, audience, slot, present, accountId: actor.viewer.accountId },
      )
      await takeOut(deps, tx, replaced)
      await done(tx, row.id)
      return ok(attachmentAnswer(row, actor.viewer, context.value.facts))
    })
  } finally {
    await file.discard() // gone already when it was taken over
  }
}

export const mayUpload = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  entryId: string,
  options: { lock?: boolean } = {},
) => {
  const context = await loadEntryContext(tx, entryId, deps.now(), options)
  const denied =
    denialOf('entry.edit', actor.viewer, context?.facts ?? {}) ??
    denialOf('file.upload', actor.viewer, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const { state } = context.entry
  return isEditable(state) ? ok(context) : fail({ code: 'record/in-wrong-state' as const, state })
}

/** A portrait goes its own way: it is turned upright and freed of what the camera wrote into it. */
export const slotProblem = (rules: EntryRules, slot: string | null): Problem | undefined => {
  if (slot === null) return undefined
  const found = rules.slots.find(({ key }) => key === slot)
  return found && found.kind !== 'photo'
    ? undefined
    : { code: 'input/invalid', issues: [{ pointer: '/slot', code: 'slot/unknown' }] }
}

/** Who reads a file: what a slot is for says so; of a further file whoever sends it. */
export const audienceFor = (
  rules: EntryRules,
  slot: string | null,
  asked: 'content' | 'identity',
): 'content' | 'identity' => {
  const found = rules.slots.find(({ key }) => key === slot)
  return found ? audienceOfSlot(found) : asked
}

/** The portrait that a new one takes the place of. */
const isReplaced = (rules: EntryRules, row: AttachmentRow, slot: string | null): boolean =>
  row.slot !== null && row.slot === slot && rules.slots.find(({ key }) => key === slot)?.kind === 'photo'

/** They leave the draft; revisions that hold them keep them. */
const takeOut = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  rows: readonly AttachmentRow[],
  but: { except?: string } = {},
): Promise<void> => {
  const ids = rows.flatMap(({ id }) => (id === but.except ? [] : [id]))
  if (ids.length === 0) return
  await tx
    .update(attachment)
    .set({ removedAt: deps.now() })
    .where(and(inArray(attachment.id, ids), isNull(attachment.removedAt)))
}

const limitProblem = (
  rules: EntryRules,
  present: readonly AttachmentRow[],
  bytes: number,
): Problem | undefined => {
  const { maxCount, maxTotalBytes } = rules.attachments
  if (present.length + 1 > maxCount) return { code: 'file/too-many', maxCount }
  const total = present.reduce((sum, it) => sum + it.bytes, bytes)
  return total > maxTotalBytes ? { code: 'file/too-large', maxBytes: maxTotalBytes } : undefined
}

/** "ảnh.jpg", then "ảnh (2).jpg": phones call every picture the same. */
const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 2, free = name; ; n++) {
    if (!taken.has(free)) return free
    free = `${stem} (${n})${extension}`
  }
}

const addAttachment = async (
  deps: Deps,
  tx: Tx,
  file: LookedAtFile,
  to: {
    entryId: string
    audience: 'content' | 'identity'
    slot: string | null
    present: readonly AttachmentRow[]
    accountId: string
  },
): Promise<AttachmentRow> => {
  const fileId = await keepFile(deps, tx, file, to.accountId)
  const id = deps.newId()
  const ordinal = Math.max(0, ...to.present.map((it) => it.ordinal)) + 1
  const { audience, slot } = to
  await tx.insert(attachment).values({ id, entryId: to.entryId, fileId, audience, slot, ordinal })
  const { type, bytes, pages, width, height, sha256 } = file.inspected
  return {
    id,
    fileId,
    audience,
    slot,
    ordinal,
    name: file.name,
    type,
    bytes,
    pages: pages ?? null,
    width: width ?? null,
    height: height ?? null,
    sha256,
  }
}
