import type { answerInvitationSchema } from '@xk/contract'
import { ceremonyInvitation } from '@xk/db'
import { fail, type InputIssue, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { hourAhead } from './hour.ts'
import { findInvitation } from './store.ts'

type Given = z.infer<typeof answerInvitationSchema>

/** Who comes says with how many; who sends somebody says whom, and in which office. */
const missingIn = ({ answer: said, people, delegateName, delegatePosition }: Given): InputIssue[] => [
  ...(said !== 'notComing' && people === 0 ? [{ pointer: '/people', code: 'nobody' }] : []),
  ...(said === 'sending' && !delegateName ? [{ pointer: '/delegateName', code: 'required' }] : []),
  ...(said === 'sending' && !delegatePosition ? [{ pointer: '/delegatePosition', code: 'required' }] : []),
]

/**
 * A unit says whether it comes or sends somebody, and with how many, as often as it changes until the hour; the
 * secretariat types in a phone call.
 */
export const answerInvitation = (deps: Deps, actor: Actor, input: { id: string } & Given) =>
  runCommand(deps, actor, 'invitation.answer', input, async (tx) => {
    const row = await findInvitation(tx, input.id, { lock: true })
    // What was not sent does not exist for its unit.
    const facts = row ? { editionId: row.editionId, ...(row.sentAt ? { unitIds: [row.unitId] } : {}) } : {}
    const denied = denialOf('invitation.answer', actor.viewer, facts)
    if (denied || !row) return fail(denied ?? notFound)
    if (!(await hourAhead(tx, row.editionId, deps.now()))) return fail({ code: 'ceremony/over' as const })
    const issues = missingIn(input)
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const sends = input.answer === 'sending'
    await tx
      .update(ceremonyInvitation)
      .set({
        answer: input.answer,
        people: input.answer === 'notComing' ? 0 : input.people,
        delegateName: sends ? input.delegateName : null,
        delegatePosition: sends ? input.delegatePosition : null,
        answerNote: input.note,
        answeredBy: actor.viewer.accountId,
        answeredAt: deps.now(),
      })
      .where(eq(ceremonyInvitation.id, row.id))
    return ok(answer({ answer: input.answer }))
  })
