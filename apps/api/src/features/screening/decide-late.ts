import { entry, lateDecision } from '@xk/db'
import { transitEntry } from '@xk/domain/edition'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { loadEntryContext } from '../entries/context.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listRevisions } from '../entries/store.ts'

interface LateDecision {
  entryId: string
  n: number
  act: 'acceptLate' | 'refuseLate'
  reason: string
}

/**
 * Accepts or refuses that an entry came after the deadline, with a reason that the unit sees. Accepted, it is
 * screened like any other; by someone who did not hand it in.
 */
export const decideLate = (deps: Deps, actor: Actor, input: LateDecision) =>
  runCommand(deps, actor, `entry.${input.act}`, input, async (tx, record) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const [latest] = await listRevisions(tx, input.entryId)
    const preparedBy = latest ? [latest.submittedBy] : []
    const denied = denialOf(`entry.${input.act}`, actor.viewer, { ...context?.facts, preparedBy })
    if (denied || !context) return fail(denied ?? notFound)
    const next = transitEntry(context.moment.state, input.act)
    if (!next.ok) return next
    if (!latest) return fail({ code: 'record/in-wrong-state' as const, state: context.moment.state })
    if (latest.n !== input.n) return fail({ code: 'record/stale-version' as const, current: latest.n })
    const accepted = input.act === 'acceptLate'
    const { reason } = input
    const by = actor.viewer.accountId
    const row = {
      id: deps.newId(),
      entryId: input.entryId,
      revisionId: latest.id,
      accepted,
      reason,
      by,
      at: now,
    }
    await tx.insert(lateDecision).values(row)
    await tx.update(entry).set({ state: next.value }).where(eq(entry.id, input.entryId))
    const kind = accepted ? 'entry.lateAccepted' : 'entry.lateRefused'
    await notify(deps, tx, await listOfficers(tx, context.entry.unitIds), kind, {
      entryId: input.entryId,
      editionTitle: context.edition.title,
    })
    record({
      kind: 'late',
      payload: {
        editionId: context.edition.id,
        entryId: input.entryId,
        revisionId: latest.id,
        accepted,
        late: latest.lateReason,
        reason,
      },
    })
    return ok(answer({ entryId: input.entryId, state: next.value }))
  })
