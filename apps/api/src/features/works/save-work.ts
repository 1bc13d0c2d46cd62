import { work, workContent } from '@xk/db'
import { canonicalBytes, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable } from '@xk/domain/policy'
import { isWritable, mergeWriting, type WorkBody } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { loadWork } from './context.ts'
import { foldedBody } from './create-work.ts'
import { bodyView } from './views.ts'

/**
 * Saves what was typed, over the version that it is based on; one that moved on is not overwritten, the answer
 * carries the other text. Sending the same text again is no conflict. What was registered stays (mergeWriting).
 */
export const saveWork = async (
  deps: Deps,
  actor: Actor,
  input: { workId: string; baseVersion: number; body: WorkBody },
): Promise<Result<Sendable<{ version: number; savedAt: string }>>> =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const it = await loadWork(tx, input.workId, now, { lock: true })
    const denied = denialOf('work.edit', actor.viewer, it?.facts ?? {})
    if (denied || !it) return fail(denied ?? notFound)
    const { state, version: current } = it.work
    const body = mergeWriting(state, it.body, input.body)
    if (Buffer.from(canonicalBytes(body)).equals(canonicalBytes(it.body)))
      return ok(answer({ version: current, savedAt: it.work.savedAt.toISOString() }))
    if (!isWritable(state)) return fail({ code: 'record/in-wrong-state' as const, state })
    if (current !== input.baseVersion)
      return fail({
        code: 'record/stale-version' as const,
        current,
        theirs: bodyView.redact(it.body, EVERYTHING),
      })
    const version = current + 1
    const year = Number((body.from || it.work.createdAt.toISOString()).slice(0, 4))
    await tx
      .update(work)
      .set({ version, savedAt: now, sort: body.sort, kind: body.kind, year })
      .where(eq(work.id, it.work.id))
    await tx
      .update(workContent)
      .set({ body, folded: foldedBody(body) })
      .where(eq(workContent.workId, it.work.id))
    await addHand(tx, thingOf.work(it.work.id), actor.viewer.accountId, now)
    return ok(answer({ version, savedAt: now.toISOString() }))
  })
