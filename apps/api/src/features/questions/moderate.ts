import { question, questionChange } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { unitAtDay } from '../organisation/store.ts'
import { listAnswerers, lockQuestion, questionSettings } from './store.ts'

/** Takes a question off every page (or puts it back), with a reason that whoever asked is shown. */
export const setHidden = (
  deps: Deps,
  actor: Actor,
  input: { questionId: string; hide: boolean; reason: string },
) =>
  runCommand(deps, actor, 'question.moderate', input, async (tx, record) => {
    const denied = denialOf('question.moderate', actor.viewer, {})
    if (denied) return fail(denied)
    const found = await lockQuestion(tx, input.questionId)
    if (!found) return fail(notFound)
    if ((found.state === 'hidden') === input.hide)
      return fail({ code: 'record/in-wrong-state' as const, state: found.state })
    const [id, now, by] = [found.id, deps.now(), actor.viewer.accountId]
    const back = found.hiddenFrom ?? 'waiting'
    await tx
      .update(question)
      .set(
        input.hide
          ? {
              state: 'hidden',
              hiddenFrom: found.answer === null ? 'waiting' : 'answered',
              reason: input.reason,
            }
          : { state: back, hiddenFrom: null, reason: null },
      )
      .where(eq(question.id, id))
    const what = input.hide ? ('hide' as const) : ('show' as const)
    await tx
      .insert(questionChange)
      .values({ id: deps.newId(), questionId: id, what, text: input.reason, by, at: now })
    record({ kind: 'question', payload: { step: what, questionId: id } })
    return ok(answer({ id, state: input.hide ? 'hidden' : back }))
  })

/** Puts a question of the portal to another unit, whose time to answer begins now. */
export const routeQuestion = (
  deps: Deps,
  actor: Actor,
  input: { questionId: string; unitId: string; reason: string },
) =>
  runCommand(deps, actor, 'question.moderate', input, async (tx, record) => {
    const denied = denialOf('question.moderate', actor.viewer, {})
    if (denied) return fail(denied)
    const found = await lockQuestion(tx, input.questionId)
    if (!found?.unitId) return fail(notFound)
    if (found.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: found.state })
    const now = deps.now()
    const unit = await unitAtDay(tx, input.unitId, vietnamDay(now))
    if (!unit || unit.unitId === found.unitId)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/unitId', code: unit ? 'sameUnit' : 'unknownUnit' }],
      })
    const dueAt = (await questionSettings(tx, now)).dueAt('portal')
    const ids = { fromUnitId: found.unitId, toUnitId: unit.unitId }
    await tx.update(question).set({ unitId: unit.unitId, dueAt }).where(eq(question.id, found.id))
    await tx.insert(questionChange).values({
      id: deps.newId(),
      questionId: found.id,
      what: 'route',
      text: input.reason,
      at: now,
      ...ids,
      by: actor.viewer.accountId,
    })
    await notify(deps, tx, await listAnswerers(tx, now, [unit.unitId]), 'question.toUnit', {
      questionId: found.id,
      due: dueAt.toISOString(),
    })
    record({ kind: 'question', payload: { step: 'route', questionId: found.id, ...ids } })
    return ok(answer({ id: found.id, dueAt: dueAt.toISOString() }))
  })
