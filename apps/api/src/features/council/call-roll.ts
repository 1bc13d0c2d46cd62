import type { callRollSchema } from '@xk/contract'
import { councilMember } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { changeCouncil } from './change.ts'

/**
 * Writes down how one member takes part, over what stood on the teller's screen: two tellers who call the roll at once
 * never overwrite each other unseen. Whoever is away is asked for the reason, which may follow; an envelope only where
 * the rules know it.
 */
export const callRoll = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string } & z.infer<typeof callRollSchema>,
) =>
  changeCouncil(deps, actor, 'council.callRoll', input, async (tx, it, record) => {
    const member = it.members.find(({ id, state }) => id === input.memberId && state === 'appointed')
    if (!member) return fail(notFound)
    const theirs = { attendance: member.attendance, absenceReason: member.absenceReason ?? '' }
    const { base, attendance } = input
    const away = attendance === 'absent' || attendance === 'written'
    const absenceReason = away ? input.absenceReason : ''
    if (base.attendance !== theirs.attendance || base.absenceReason !== theirs.absenceReason)
      return fail({ code: 'record/stale-version', current: it.row?.version ?? 0, theirs })
    if (attendance === 'written' && !it.council.writtenBallots)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/attendance', code: 'noWrittenBallots' }] })
    await tx
      .update(councilMember)
      .set({ attendance, absenceReason: absenceReason || null })
      .where(eq(councilMember.id, member.id))
    record({
      kind: 'council',
      payload: { stageId: it.stageId, step: 'roll', councilMemberId: member.id, attendance },
    })
    return ok(answer({ attendance, absenceReason }))
  })
