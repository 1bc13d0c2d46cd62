import type { actOnWorkSchema } from '@xk/contract'
import { work, workStep } from '@xk/db'
import { digestOf, fail, type InputIssue, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { checkRegistration, checkReport, transitWork } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { termAt } from '../organisation/settings.ts'
import { listWorkFiles, loadWork } from './context.ts'
import { workSettingsAt } from './settings.ts'

/**
 * The unit's own steps: registers, begins, reports or cancels its work. What is registered and reported is
 * complete; the record holds the digest of the words, not the words.
 */
export const actOnWork = (
  deps: Deps,
  actor: Actor,
  input: { workId: string } & z.infer<typeof actOnWorkSchema>,
) =>
  runCommand(deps, actor, 'work.edit', input, async (tx, record) => {
    const now = deps.now()
    const it = await loadWork(tx, input.workId, now, { lock: true })
    const denied = denialOf('work.edit', actor.viewer, it?.facts ?? {})
    if (denied || !it) return fail(denied ?? notFound)
    const { act, baseVersion } = input
    const next = transitWork(it.work.state, act)
    if (!next.ok) return next
    if (it.work.version !== baseVersion)
      return fail({ code: 'record/stale-version' as const, current: it.work.version })
    if (act === 'cancel' && input.reason.length < 3) return fail({ code: 'award/reason-needed' as const })
    const day = vietnamDay(now)
    const kinds = (await workSettingsAt(tx, day)).kinds.map(({ key }) => key)
    // A kind that was taken when it was registered holds until it is reported.
    const known = it.work.state === 'draft' ? kinds : [...kinds, it.work.kind]
    const issues: InputIssue[] = []
    if (act === 'register' || act === 'report') issues.push(...checkRegistration(it.body, known))
    if (act === 'report') issues.push(...checkReport(it.body, (await listWorkFiles(tx, it.work.id)).length))
    if (issues.length > 0) return fail({ code: 'work/incomplete' as const, issues })
    const term = act === 'register' ? await termAt(tx, day) : undefined
    const version = it.work.version + 1
    await tx
      .update(work)
      .set({
        state: next.value,
        version,
        ...(term ? { termId: term.id } : {}),
        ...(act === 'register' ? { registeredAt: now } : {}),
        ...(act === 'report' ? { reportedAt: now } : {}),
      })
      .where(eq(work.id, it.work.id))
    const by = actor.viewer.accountId
    await tx.insert(workStep).values({
      id: deps.newId(),
      workId: it.work.id,
      act,
      reason: act === 'cancel' ? input.reason : null,
      items: [],
      by,
      at: now,
    })
    await addHand(tx, thingOf.work(it.work.id), by, now)
    record({
      kind: 'work',
      payload: { step: act, workId: it.work.id, unitId: it.work.unitId, body: digestOf(it.body) },
    })
    return ok(answer({ state: next.value, version }))
  })
