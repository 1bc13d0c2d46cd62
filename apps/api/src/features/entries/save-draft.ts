import { draft } from '@xk/db'
import { checkEntry, readEntryBody } from '@xk/domain/entry'
import { canonicalBytes, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { loadEntryContext } from './context.ts'
import { isEditable } from './lifecycle.ts'
import { findDraft } from './store.ts'
import { bodySeenBy } from './views.ts'

interface SaveDraft {
  entryId: string
  baseVersion: number
  body: unknown
}

/**
 * Saves what was typed, over the version that it is based on. A version that moved on is not overwritten: the
 * answer carries the other text. Sending the same text again is not a conflict, whoever's answer got lost.
 * After the deadline a draft is still kept; it just can't be handed in.
 */
export const saveDraft = async (
  deps: Deps,
  actor: Actor,
  input: SaveDraft,
): Promise<Result<Sendable<{ version: number; savedAt: string }>>> => {
  const read = readEntryBody(input.body)
  return deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const denied = denialOf('entry.edit', actor.viewer, context?.facts ?? {})
    if (denied || !context) return fail(denied ?? notFound)
    if (!read.ok) return read
    const stored = await findDraft(tx, input.entryId)
    const current = stored?.version ?? 0
    if (stored && isSame(stored.body, read.value))
      return ok(answer({ version: current, savedAt: stored.savedAt.toISOString() }))
    if (!isEditable(context.entry.state))
      return fail({ code: 'record/in-wrong-state' as const, state: context.entry.state })
    if (current !== input.baseVersion) {
      const theirs = stored && bodySeenBy(actor.viewer, context, stored.body)
      return fail({ code: 'record/stale-version' as const, current, theirs })
    }
    const issues = checkEntry(context.rules.entry, read.value, 'draft')
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const version = current + 1
    const saved = { version, body: read.value, savedAt: now, savedBy: actor.viewer.accountId }
    if (stored) await tx.update(draft).set(saved).where(eq(draft.entryId, input.entryId))
    else await tx.insert(draft).values({ entryId: input.entryId, ...saved })
    return ok(answer({ version, savedAt: now.toISOString() }))
  })
}

const isSame = (a: unknown, b: unknown) => Buffer.from(canonicalBytes(a)).equals(canonicalBytes(b))
