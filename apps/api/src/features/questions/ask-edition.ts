import { tokenFrom } from '@xk/auth'
import type { askEditionSchema } from '@xk/contract'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { loadEdition } from '../editions/load.ts'
import { insertQuestion } from './ask-public.ts'

/** An officer asks the organisers about an opened edition; no puzzle, the account is known. */
export const askEdition = (deps: Deps, actor: Actor, input: z.infer<typeof askEditionSchema>) =>
  runCommand(deps, actor, 'question.ask', input, async (tx) => {
    const denied = denialOf('question.ask', actor.viewer, { unitIds: [input.unitId] })
    if (denied) return fail(denied)
    const loaded = await loadEdition(tx, input.editionId)
    if (!loaded?.frozen) return fail(notFound)
    const id = deps.newId()
    const { title, body } = input
    const dueAt = await insertQuestion(deps, tx, {
      id,
      title,
      body,
      sort: 'question',
      editionId: input.editionId,
      unitId: null,
      askedBy: actor.viewer.accountId,
      code: tokenFrom(deps.randomBytes(32)),
    })
    return ok(answer({ id, dueAt: dueAt.toISOString() }))
  })
