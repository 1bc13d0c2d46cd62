import type { answerInvitationSchema } from '@xk/contract'
import { ceremonyInvitation } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { hourAhead } from './hour.ts'
import { findInvitation } from './store.ts'

/**
 * A unit says whether it comes and with how many, as often as it changes until the hour; the secretariat types in a
 * phone call.
 */
export const answerInvitation = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof answerInvitationSchema>,
) =>
  runCommand(deps, actor, 'invitation.answer', input, async (tx) => {
    const row = await findInvitation(tx, input.id, { lock: true })
    // What was not sent does not exist for its unit.
    const facts = row ? { editionId: row.editionId, ...(row.sentAt ? { unitIds: [row.unitId] } : {}) } : {}
    const denied = denialOf('invitation.answer', actor.viewer, facts)
    if (denied || !row) return fail(denied ?? notFound)
    if (!(await hourAhead(tx, row.editionId, deps.now()))) return fail({ code: 'ceremony/over' as const })
    if (input.answer === 'coming' && input.people === 0)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/people', code: 'nobody' }] })
    await tx
      .update(ceremonyInvitation)
      .set({
        answer: input.answer,
        people: input.answer === 'coming' ? input.people : 0,
        answerNote: input.note,
        answeredBy: actor.viewer.accountId,
        answeredAt: deps.now(),
      })
      .where(eq(ceremonyInvitation.id, row.id))
    return ok(answer({ answer: input.answer }))
  })
