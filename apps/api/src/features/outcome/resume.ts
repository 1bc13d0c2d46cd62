import type { Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { CouncilContext } from '../panel/store.ts'
import type { FrozenStanding } from '../results/frozen.ts'
import { findStandingToTakeBack, setStates, takeStandingBack } from '../results/record-standing.ts'
import { findCouncilFor } from './context.ts'
import { nextStates } from './declare.ts'
import { findWaiting, grantWaiting, putDown, requestDigest } from './requests.ts'

/** A declared outcome that nobody has put forward yet, and the states that taking it back leads to. */
const mayBeTakenBack = async (tx: Tx, it: CouncilContext) => {
  const next = nextStates(it, { stage: 'resume', edition: 'resumeJudging' })
  if (!next.ok) return next
  const declared = await findStandingToTakeBack(tx, it)
  if (!declared.ok) return declared
  return declared.value
    ? ok({ to: next.value, frozen: declared.value })
    : fail({ code: 'record/in-wrong-state' as const, state: it.stageState })
}

/** Asks, with a reason, for the declared outcome to be taken back. It stands until another person confirms that. */
export const askResume = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  runCommand(deps, actor, 'outcome.resume.request', input, async (tx, record) => {
    const found = await findCouncilFor(tx, actor.viewer, 'outcome.resume.request', input.stageId, {
      lock: true,
    })
    if (!found.ok) return found
    const { it } = found.value
    const may = await mayBeTakenBack(tx, it)
    if (!may.ok) return may
    const { frozen } = may.value
    await putDown(deps, tx, actor, {
      kind: 'councilOutcomeBack',
      editionId: it.editionId,
      subjectId: it.stageId,
      payload: { standingId: frozen.id },
      reason: input.reason,
    })
    record({
      kind: 'resume',
      payload: { stageId: it.stageId, standingId: frozen.id, step: 'asked', reason: input.reason },
    })
    return ok(answer({ asked: true as const }))
  })

/**
 * The second of two takes the declared outcome back, for exactly the reason that was on screen: the council may vote
 * or resolve again. What was declared stays in the record beside the next one.
 */
export const resumeCouncil = (deps: Deps, actor: Actor, input: { stageId: string; digest: string }) =>
  runCommand(deps, actor, 'outcome.resume.approve', input, async (tx, record) => {
    const asked = await findWaiting(tx, 'councilOutcomeBack', input.stageId)
    const found = await findCouncilFor(tx, actor.viewer, 'outcome.resume.approve', input.stageId, {
      lock: true,
      preparedBy: asked ? [asked.requestedBy] : [],
    })
    if (!found.ok) return found
    const { it } = found.value
    if (!asked) return fail({ code: 'record/in-wrong-state' as const, state: 'notAsked' })
    const may = await mayBeTakenBack(tx, it)
    if (!may.ok) return may
    const { frozen, to } = may.value
    if (requestDigest(asked) !== input.digest || !isAbout(asked.payload, frozen))
      return fail({ code: 'record/stale-version' as const, current: 0 })
    await grantWaiting(deps, tx, actor, asked.id)
    await takeStandingBack(tx, it.stageId, frozen, asked.reason)
    await setStates(tx, it, to)
    record({
      kind: 'resume',
      payload: {
        stageId: it.stageId,
        standingId: frozen.id,
        reason: asked.reason,
        askedBy: asked.requestedBy,
      },
    })
    return ok(answer({ resumed: true as const }))
  })

const isAbout = (payload: unknown, { id }: Pick<FrozenStanding, 'id'>) =>
  (payload as { standingId: string }).standingId === id
