import type { decideAwardSchema } from '@xk/contract'
import { award, awardDecision, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { CouncilContext } from '../panel/store.ts'
import { awardState, listAwardDecisions } from '../results/award-state.ts'
import { findFrozen, type FrozenStanding } from '../results/frozen.ts'
import { isPutForward } from '../results/put-forward.ts'
import { keepStanding } from '../results/record-standing.ts'
import { findCouncilFor } from './context.ts'
import { councilResult } from './council-result.ts'

/** A declared outcome that nobody has put forward: what prizes are given from it can still be decided. */
export const lockDeclared = async (
  tx: Tx,
  viewer: Viewer,
  stageId: string,
): Promise<Result<{ it: CouncilContext; frozen: FrozenStanding }>> => {
  const found = await findCouncilFor(tx, viewer, 'award.propose', stageId, { lock: true })
  if (!found.ok) return found
  const { it } = found.value
  const frozen = await findFrozen(tx, stageId)
  if (it.stageState !== 'frozen' || !frozen)
    return fail({ code: 'record/in-wrong-state', state: it.stageState })
  return (await isPutForward(tx, it.editionId))
    ? fail({ code: 'record/in-wrong-state', state: 'putForward' })
    : ok({ it, frozen })
}

/**
 * The declared outcome with its prizes as the decisions stand now: a further standing beside the one before, of the
 * same votes. Gives its number and digest for the record.
 */
export const fixPrizes = async (
  deps: Deps,
  tx: Tx,
  viewer: Viewer,
  { it, frozen }: { it: CouncilContext; frozen: FrozenStanding },
): Promise<{ n: number; digest: string }> => {
  const { council } = frozen.result
  if (!council) throw new Error('no council in a declared outcome')
  const rows = await listAwardDecisions(tx, it.stageId)
  const { result } = councilResult(it.prizes, { ...frozen.result, council }, rows)
  await tx.delete(award).where(eq(award.stageId, it.stageId))
  const { n, digest } = await keepStanding(deps, tx, viewer.accountId, it, {
    n: frozen.n + 1,
    inputsDigest: frozen.inputsDigest,
    result,
    decisions: rows,
  })
  return { n, digest }
}

/**
 * Where a council has voted, prizes are decided upon once its outcome is declared and before it is put forward: one
 * more decision, with what follows from it. It must go with the outcome; nothing ever reorders.
 */
export const decideOnOutcome = async (
  deps: Deps,
  tx: Tx,
  viewer: Viewer,
  input: { stageId: string } & z.infer<typeof decideAwardSchema>,
): Promise<Result<{ decisionId: string; n: number; digest: string }>> => {
  const { stageId, decision, reason, seen } = input
  const ready = await lockDeclared(tx, viewer, stageId)
  if (!ready.ok) return ready
  const { it, frozen } = ready.value
  const rows = await listAwardDecisions(tx, stageId)
  if (rows.length !== seen) return fail({ code: 'record/stale-version', current: rows.length })
  if ('prize' in decision && !it.prizes.some(({ key }) => key === decision.prize)) return fail(notFound)
  const made = { body: decision, reason, by: viewer.accountId, at: deps.now() }
  const row = { ...made, id: deps.newId(), stageId, n: rows.length + 1 }
  const state = awardState(it.prizes, frozen.result.standing, [...rows, { ...row, withdrawnAt: null }])
  const invalid = state.invalid.find(({ id }) => id === row.id)
  if (invalid) return fail(invalid.problem)
  await tx.insert(awardDecision).values(row)
  const fixed = await fixPrizes(deps, tx, viewer, { it, frozen })
  return ok({ decisionId: row.id, ...fixed })
}
