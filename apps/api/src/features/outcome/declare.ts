import type { Tx } from '@xk/db'
import { type EditionState, type StageState, transitEdition, transitStage } from '@xk/domain/edition'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { CouncilContext } from '../panel/store.ts'
import { listAwardDecisions } from '../results/award-state.ts'
import { keepStanding, nextNumber, setStates } from '../results/record-standing.ts'
import { lockOpenCouncil } from './context.ts'
import { councilResult, declaredOf } from './council-result.ts'
import { blockersOf, closedRounds, loadCouncil, seenOutcome } from './load-council.ts'
import { findWaiting, grantWaiting, putDown } from './requests.ts'

const settled = async (tx: Tx, it: CouncilContext, digest: string) => {
  const loaded = await loadCouncil(tx, it)
  const blockers = blockersOf(it, loaded)
  if (it.stillMasked || blockers.length > 0)
    return fail({
      code: 'result/undecided' as const,
      issues: it.stillMasked ? [{ code: 'stage/stillMasked', count: 1 }, ...blockers] : [...blockers],
    })
  if (seenOutcome(loaded) !== digest) return fail({ code: 'record/stale-version' as const, current: 0 })
  return ok(loaded)
}

/** The first of two: exactly what is on screen is put down to be declared. Replaces what waited before. */
export const prepareOutcome = (deps: Deps, actor: Actor, input: { stageId: string; digest: string }) =>
  runCommand(deps, actor, 'outcome.prepare', input, async (tx) => {
    const found = await lockOpenCouncil(tx, actor.viewer, 'outcome.prepare', input.stageId)
    if (!found.ok) return found
    const { it } = found.value
    const ready = await settled(tx, it, input.digest)
    if (!ready.ok) return ready
    await putDown(deps, tx, actor, {
      kind: 'councilOutcome',
      editionId: it.editionId,
      subjectId: it.stageId,
      payload: { digest: input.digest },
      reason: '',
    })
    return ok(answer({ prepared: true as const }))
  })

/** The states of stage and edition after declaring an outcome, or taking it back. */
export const nextStates = (
  it: CouncilContext,
  act: { stage: 'freeze' | 'resume'; edition: 'freeze' | 'resumeJudging' },
): Result<{ stage: StageState; edition: EditionState }> => {
  const stageNext = transitStage(it.stageState as StageState, act.stage, it.facts)
  if (!stageNext.ok) return stageNext
  const editionNext = transitEdition(it.editionState as EditionState, act.edition, it.facts)
  return editionNext.ok ? ok({ stage: stageNext.value, edition: editionNext.value }) : editionNext
}

/**
 * The second of two declares the council's outcome: rounds, resolutions and who is chosen, with their digest in the
 * ledger. From here on only prizes can be withheld, shared or added, each with its reason.
 */
export const declareOutcome = (deps: Deps, actor: Actor, input: { stageId: string; digest: string }) =>
  runCommand(deps, actor, 'outcome.declare', input, async (tx, record) => {
    const waiting = await findWaiting(tx, 'councilOutcome', input.stageId)
    const found = await lockOpenCouncil(
      tx,
      actor.viewer,
      'outcome.declare',
      input.stageId,
      waiting ? [waiting.requestedBy] : [],
    )
    if (!found.ok) return found
    const { it } = found.value
    if (!waiting) return fail({ code: 'record/in-wrong-state' as const, state: 'notPrepared' })
    if ((waiting.payload as { digest: string }).digest !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: 0 })
    const ready = await settled(tx, it, input.digest)
    if (!ready.ok) return ready
    const next = nextStates(it, { stage: 'freeze', edition: 'freeze' })
    if (!next.ok) return next
    const loaded = ready.value
    const closed = closedRounds(loaded)
    const rows = await listAwardDecisions(tx, it.stageId)
    const { result } = councilResult(
      it.prizes,
      declaredOf(
        loaded,
        closed.map(({ id }) => id),
      ),
      rows,
    )
    const by = actor.viewer.accountId
    const n = await nextNumber(tx, it.stageId)
    const kept = await keepStanding(deps, tx, by, it, {
      n,
      inputsDigest: loaded.standing.inputsDigest,
      result,
      decisions: rows,
    })
    await grantWaiting(deps, tx, actor, waiting.id)
    await setStates(tx, it, next.value)
    record({
      kind: 'freeze',
      payload: {
        ...kept,
        rounds: closed.map((row) => ({ n: row.n, root: row.root })),
      },
    })
    return ok(answer({ n, digest: kept.digest }))
  })
