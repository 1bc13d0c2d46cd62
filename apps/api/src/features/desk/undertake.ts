import { panelMember } from '@xk/db'
import { digestOf, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findScoringStage } from '../panel/store.ts'
import { findMembership } from './store.ts'

/** The confidentiality undertaking, signed once per stage before the first reading: its text's digest is kept. */
export const signUndertaking = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  runCommand(deps, actor, 'undertaking.sign', input, async (tx, record) => {
    const member = await findMembership(tx, input.stageId, actor.viewer.personId)
    const denied = denialOf('undertaking.sign', actor.viewer, { onPanel: member !== undefined })
    if (denied) return fail(denied)
    const stage = await findScoringStage(tx, input.stageId)
    if (!member || !stage) return fail(notFound)
    if (!member.undertakenAt) {
      const digest = digestOf(stage.scoring.undertaking)
      await tx
        .update(panelMember)
        .set({ undertakenAt: deps.now(), undertakingDigest: digest })
        .where(eq(panelMember.id, member.id))
      record({ kind: 'undertake', payload: { stageId: input.stageId, memberId: member.id, digest } })
    }
    return ok(answer({ undertaken: true }))
  })
