import type { saveMinutesSchema } from '@xk/contract'
import { ballotRoll, ballotRound, type Tx } from '@xk/db'
import { sittingIssues } from '@xk/domain/council'
import { isDeclared } from '@xk/domain/edition'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { findOutcome } from '../ballot/store.ts'
import { changeCouncil, saveRow } from './change.ts'
import { isRoundOpen, minutesOf, readinessFacts } from './context.ts'
import { writeInterests } from './interests.ts'

/** Opens the meeting: the council is whole, the roll was called and the quorum is there. From here on ballots may be. */
export const openSitting = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  changeCouncil(deps, actor, 'council.open', input, async (tx, it, record) => {
    if (it.row?.openedAt) return fail({ code: 'record/in-wrong-state', state: 'opened' })
    const issues = sittingIssues(readinessFacts(it))
    if (issues.length > 0) return fail({ code: 'council/not-ready', issues })
    const now = deps.now()
    await writeInterests(tx, it.stageId, now)
    await saveRow(tx, it, { openedAt: now })
    record({
      kind: 'council',
      payload: {
        stageId: it.stageId,
        step: 'open',
        present: it.members
          .filter(({ attendance }) => attendance === 'present' || attendance === 'online')
          .map(({ id }) => id),
      },
    })
    return ok(answer({ opened: true }))
  })

/** Saves the free parts of the minutes while they are typed; a second writer's text is given back, never lost. */
export const saveMinutes = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof saveMinutesSchema>,
) =>
  changeCouncil(
    deps,
    actor,
    'council.writeMinutes',
    input,
    async (tx, it) => {
      const current = it.row?.version ?? 0
      if (current !== input.baseVersion)
        return fail({ code: 'record/stale-version', current, theirs: minutesOf(it.row) })
      return ok(answer({ version: await saveRow(tx, it, { minutes: input.minutes }) }))
    },
    { whileRound: true },
  )

/**
 * Until the minutes are closed a member finds the own ballot with the recovery code; then the sealed credentials go,
 * so that nobody who later gets hold of a code and a copy of the database could open one.
 */
const forgetCredentials = (tx: Tx, stageId: string) =>
  tx
    .update(ballotRoll)
    .set({ sealed: null, blinded: null, blindSignature: null })
    .where(
      inArray(
        ballotRoll.roundId,
        tx.select({ id: ballotRound.id }).from(ballotRound).where(eq(ballotRound.stageId, stageId)),
      ),
    )

/** Closes both minutes, to be printed and signed: only when no ballot and no resolution is to come. */
export const closeMinutes = (deps: Deps, actor: Actor, input: { stageId: string; baseVersion: number }) =>
  changeCouncil(deps, actor, 'council.close', input, async (tx, it, record) => {
    const current = it.row?.version ?? 0
    if (!it.row?.openedAt) return fail({ code: 'record/in-wrong-state', state: 'notOpened' })
    if (current !== input.baseVersion)
      return fail({ code: 'record/stale-version', current, theirs: minutesOf(it.row) })
    if (!it.rounds.some(({ state }) => state === 'closed') || isRoundOpen(it))
      return fail({ code: 'council/unsettled' })
    if ((await findOutcome(tx, it)).next) return fail({ code: 'council/unsettled' })
    const version = await saveRow(tx, it, { closedAt: deps.now() })
    await forgetCredentials(tx, it.stageId)
    record({ kind: 'council', payload: { stageId: it.stageId, step: 'close' } })
    return ok(answer({ version }))
  })

/** Opens closed minutes again to mend them, with a reason, as long as the outcome is not declared. */
export const reopenMinutes = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  changeCouncil(
    deps,
    actor,
    'council.reopen',
    input,
    async (tx, it, record) => {
      if (!it.row?.closedAt || isDeclared(it.stageState))
        return fail({
          code: 'record/in-wrong-state',
          state: it.row?.closedAt ? it.stageState : 'minutesOpen',
        })
      const version = await saveRow(tx, it, { closedAt: null })
      record({ kind: 'council', payload: { stageId: it.stageId, step: 'reopen', reason: input.reason } })
      return ok(answer({ version }))
    },
    { whenClosed: true },
  )
