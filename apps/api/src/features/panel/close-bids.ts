import { bidClosing } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findScoringStage } from './store.ts'

/**
 * "Chốt đăng ký": from here on nobody's wish changes, and the chance by which works will be assigned is drawn and
 * recorded, once. Not to be taken back: who could would draw until they like the outcome.
 */
export const closeBids = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  runCommand(deps, actor, 'bid.close', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('bid.close', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage?.own.bidding) return fail(notFound)
    const seed = Buffer.from(deps.randomBytes(16)).toString('hex')
    const [made] = await tx
      .insert(bidClosing)
      .values({ stageId: input.stageId, seed, by: actor.viewer.accountId, at: deps.now() })
      .onConflictDoNothing()
      .returning({ stageId: bidClosing.stageId })
    if (!made) return fail({ code: 'record/in-wrong-state', state: 'bidsClosed' })
    record({ kind: 'assign', payload: { stageId: input.stageId, bidsClosed: true, seed } })
    return ok(answer({ closed: true }))
  })
