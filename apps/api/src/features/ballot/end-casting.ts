import { ballotRound } from '@xk/db'
import { ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { countCast, findRoundFor, inState } from './context.ts'

/** Ends casting: no ballot comes in any more, and paper ballots are opened. Another teller closes the round. */
export const endCasting = (deps: Deps, actor: Actor, input: { id: string }) =>
  runCommand(deps, actor, 'ballot.endCasting', input, async (tx, record) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.endCasting', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'casting')
    if (!open.ok) return open
    const { row, stage } = found.value
    const returned = await countCast(tx, row.id)
    await tx
      .update(ballotRound)
      .set({ state: 'counting', endedBy: actor.viewer.accountId })
      .where(eq(ballotRound.id, row.id))
    record({
      kind: 'ballot',
      payload: {
        editionId: stage.editionId,
        stageId: stage.stageId,
        round: row.n,
        step: 'endCasting',
        returned,
      },
    })
    return ok(answer({ state: 'counting' as const, returned }))
  })
