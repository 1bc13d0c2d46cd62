import type { reviewWorkSchema } from '@xk/contract'
import { work, workStep } from '@xk/db'
import { digestOf, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { transitWork } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { termAt } from '../organisation/settings.ts'
import { listOfficersOf } from '../organisation/store.ts'
import { loadWork } from './context.ts'

/**
 * The working group accepts a reported work, returns it with what is missing, refuses it or takes a review back.
 * Never by whoever wrote in it. From acceptance on it counts, in the term of that day.
 */
export const reviewWork = (
  deps: Deps,
  actor: Actor,
  input: { workId: string } & z.infer<typeof reviewWorkSchema>,
) =>
  runCommand(deps, actor, 'work.review', input, async (tx, record) => {
    const now = deps.now()
    const it = await loadWork(tx, input.workId, now, { lock: true })
    const denied = denialOf('work.review', actor.viewer, it?.facts ?? {})
    if (denied || !it || it.work.state === 'draft') return fail(denied ?? notFound)
    const { act, reason, items, due } = input
    const next = transitWork(it.work.state, act)
    if (!next.ok) return next
    if (it.work.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: it.work.version })
    if (act !== 'accept' && reason.length < 3 && !(act === 'return' && items.length > 0))
      return fail({ code: 'award/reason-needed' as const })
    if (act === 'reconsider' && it.commendedBy)
      return fail({ code: 'work/commended' as const, number: it.commendedBy.number })
    const day = vietnamDay(now)
    const term = act === 'accept' ? await termAt(tx, day) : undefined
    const [version, by] = [it.work.version + 1, actor.viewer.accountId]
    await tx
      .update(work)
      .set({
        state: next.value,
        version,
        acceptedOn: act === 'accept' ? day : null,
        decidedBy: by,
        decidedAt: now,
        ...(term ? { termId: term.id } : {}),
      })
      .where(eq(work.id, it.work.id))
    await tx.insert(workStep).values({
      id: deps.newId(),
      workId: it.work.id,
      act,
      reason: reason || null,
      items,
      due: act === 'return' ? due : null,
      by,
      at: now,
    })
    const officers = await listOfficersOf(tx, it.facts.unitIds ?? [], now)
    await notify(
      deps,
      tx,
      officers.map(({ accountId }) => accountId),
      'work.reviewed',
      { workId: it.work.id, act },
    )
    record({
      kind: 'work',
      payload: {
        step: act,
        workId: it.work.id,
        unitId: it.work.unitId,
        body: digestOf(it.body),
        ...(act === 'accept' ? { acceptedOn: day } : { because: digestOf({ reason, items }) }),
      },
    })
    return ok(answer({ state: next.value, version }))
  })
