import type { answerQuestionSchema } from '@xk/contract'
import { question, questionChange } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { markForTelling } from './tell-asker.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { foldedOf, lockQuestion, publicPathOf } from './store.ts'

/**
 * Answers a question, or answers it anew: the officer of the unit that it was put to, or the secretariat what is
 * about an edition. The question is published as worded here; what was replaced is kept. Whoever asked as an
 * officer is told.
 */
export const answerQuestion = (
  deps: Deps,
  actor: Actor,
  input: { questionId: string } & z.infer<typeof answerQuestionSchema>,
) =>
  runCommand(deps, actor, 'question.answerUnit', input, async (tx, record) => {
    const found = await lockQuestion(tx, input.questionId)
    const command = found?.unitId ? 'question.answerUnit' : 'question.answerEdition'
    const denied = denialOf(command, actor.viewer, found?.unitId ? { unitIds: [found.unitId] } : {})
    if (denied || !found) return fail(denied ?? notFound)
    if (found.state === 'hidden') return fail({ code: 'record/in-wrong-state' as const, state: 'hidden' })
    if (found.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: found.version })
    const [now, by] = [deps.now(), actor.viewer.accountId]
    const before = { title: found.title, body: found.body, answer: found.answer }
    await tx.insert(questionChange).values({
      id: deps.newId(),
      questionId: found.id,
      what: 'answer',
      by,
      at: now,
      text: JSON.stringify(before),
    })
    const { title, body, answer: text } = input
    const version = found.version + 1
    await tx
      .update(question)
      .set({
        title,
        body,
        answer: text,
        version,
        state: 'answered',
        folded: foldedOf({
          title,
          body,
          answer: text,
        }),
        answeredAt: now,
        answeredBy: by,
      })
      .where(eq(question.id, found.id))
    await markForTelling(tx, found.id, now)
    if (found.askedBy) await notify(deps, tx, [found.askedBy], 'question.answered', { questionId: found.id })
    await tellWebhooks(deps, tx, {
      event: 'question.answered',
      questionId: found.id,
      ...(found.editionId ? { editionId: found.editionId } : {}),
      path: await publicPathOf(tx, found),
    })
    record({ kind: 'question', payload: { step: 'answered', questionId: found.id, version } })
    return ok(answer({ id: found.id, version }))
  })
