import { awardDecision } from '@xk/db'
import type { decideAwardSchema } from '@xk/contract'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findCouncilStage } from '../panel/store.ts'
import { decideOnOutcome, fixPrizes, lockDeclared } from '../outcome/decide-award.ts'
import { awardState, listAwardDecisions } from './award-state.ts'
import { lockRunningStage, lockStageFor, seesWholeStage } from './context.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'

type Input = { stageId: string } & z.infer<typeof decideAwardSchema>

/**
 * Adds one decision about the awards, with its reason: places withheld, a tie at the boundary, an award withheld,
 * shared or added. It must go with the standing as it is; nothing ever reorders.
 */
export const decideAward = (deps: Deps, actor: Actor, input: Input) =>
  runCommand(deps, actor, 'award.propose', input, async (tx, record) => {
    const { decision } = input
    if (decision.kind !== 'teamBoundary' && (await findCouncilStage(tx, input.stageId))) {
      const made = await decideOnOutcome(deps, tx, actor.viewer, input)
      if (!made.ok) return made
      const { stageId, reason } = input
      record({ kind: 'award', payload: { ...made.value, stageId, decision, reason } })
      return ok(answer({ id: made.value.decisionId }))
    }
    // The unit prizes come after the freeze, everything else before it.
    const forUnits = decision.kind === 'teamBoundary'
    const found = await (forUnits ? lockStageFor : lockRunningStage)(
      tx,
      actor.viewer,
      'award.propose',
      input.stageId,
    )
    if (!found.ok) return found
    const it = found.value
    const whole = await seesWholeStage(tx, actor.viewer, input.stageId)
    if (!whole.ok) return whole
    const rows = await listAwardDecisions(tx, input.stageId)
    if (rows.length !== input.seen)
      return fail({ code: 'record/stale-version' as const, current: rows.length })
    const known = forUnits ? it.rules.teamPrizes : it.prizes
    if ('prize' in decision && !known.some(({ key }) => key === decision.prize)) return fail(notFound)
    const row = {
      id: deps.newId(),
      stageId: input.stageId,
      n: rows.length + 1,
      body: decision,
      reason: input.reason,
      by: actor.viewer.accountId,
      at: deps.now(),
    }
    if (!forUnits) {
      const { standing } = rankStage(it, await loadStageInputs(tx, input.stageId))
      const state = awardState(it.prizes, standing, [...rows, { ...row, withdrawnAt: null }])
      const invalid = state.invalid.find(({ id }) => id === row.id)
      if (invalid) return fail(invalid.problem)
    }
    await tx.insert(awardDecision).values(row)
    record({
      kind: 'award',
      payload: { decisionId: row.id, stageId: input.stageId, decision, reason: input.reason },
    })
    return ok(answer({ id: row.id }))
  })

/** Takes a decision back, with a reason; it stays in the record. */
export const withdrawAwardDecision = (
  deps: Deps,
  actor: Actor,
  input: { decisionId: string; reason: string },
) =>
  runCommand(deps, actor, 'award.propose', input, async (tx, record) => {
    const [row] = await tx.select().from(awardDecision).where(eq(awardDecision.id, input.decisionId))
    if (!row) return fail(notFound)
    const forUnits = row.body.kind === 'teamBoundary'
    const ofCouncil = !forUnits && (await findCouncilStage(tx, row.stageId)) !== undefined
    const declared = ofCouncil ? await lockDeclared(tx, actor.viewer, row.stageId) : undefined
    if (declared && !declared.ok) return declared
    const found =
      declared ??
      (await (forUnits ? lockStageFor : lockRunningStage)(tx, actor.viewer, 'award.propose', row.stageId))
    if (!found.ok) return found
    const whole = declared ?? (await seesWholeStage(tx, actor.viewer, row.stageId))
    if (!whole.ok) return whole
    const [now] = await tx.select().from(awardDecision).where(eq(awardDecision.id, row.id)).for('update')
    if (!now || now.withdrawnAt) return fail({ code: 'record/in-wrong-state' as const, state: 'withdrawn' })
    await tx
      .update(awardDecision)
      .set({
        withdrawnAt: deps.now(),
        withdrawnBy: actor.viewer.accountId,
        withdrawReason: input.reason,
      })
      .where(eq(awardDecision.id, row.id))
    const fixed = declared ? await fixPrizes(deps, tx, actor.viewer, declared.value) : {}
    record({
      kind: 'award',
      payload: { decisionId: row.id, withdrawn: true, reason: input.reason, ...fixed },
    })
    return ok(answer({ withdrawn: true as const }))
  })
