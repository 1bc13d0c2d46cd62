import type { confirmSeenSchema, voidRoundSchema } from '@xk/contract'
import { ballotRoll, ballotRound, councilResolution, type Tx } from '@xk/db'
import { digestOf, fail, ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq, gte, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { areMinutesClosed } from '../council/seat.ts'
import { aboutRound, findRoundFor, holdStageOf, type RoundContext, type RoundRow } from './context.ts'
import { emptyBox } from './empty-box.ts'
import { destroyRoundKey } from './round-key.ts'
import { listRounds } from './store.ts'

/**
 * As long as the council's minutes are open and its outcome is not declared, the last round that is not void can be:
 * a later one was held about what this one left open.
 */
const mayBeVoid = async (tx: Tx, { row, stage }: RoundContext): Promise<Result<true>> => {
  if (row.state === 'void') return fail({ code: 'record/in-wrong-state', state: row.state })
  if (stage.editionState !== 'council')
    return fail({ code: 'record/in-wrong-state', state: stage.editionState })
  const later = (await listRounds(tx, stage.stageId)).findLast(
    ({ n, state }) => n > row.n && state !== 'void',
  )
  if (later) return fail({ code: 'ballot/later-round', n: later.n })
  return (await areMinutesClosed(tx, stage.stageId))
    ? fail({ code: 'record/in-wrong-state', state: 'minutesClosed' })
    : ok(true)
}

/** Names what the second person has on screen: this round, this reason, asked for by this person. */
export const voidDigest = ({ id, reason, voidAskedBy }: RoundRow): string =>
  digestOf({ roundId: id, reason, by: voidAskedBy })

/** Asks for a round to be void, with the reason that the minutes will say. The round goes on until another agrees. */
export const askVoid = (deps: Deps, actor: Actor, input: { id: string } & z.infer<typeof voidRoundSchema>) =>
  runCommand(deps, actor, 'ballot.void.request', input, async (tx, record) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.void.request', input.id, { lock: 'update' })
    if (!found.ok) return found
    const may = await mayBeVoid(tx, found.value)
    if (!may.ok) return may
    await tx
      .update(ballotRound)
      .set({ reason: input.reason, voidAskedBy: actor.viewer.accountId })
      .where(eq(ballotRound.id, input.id))
    record({
      kind: 'ballot',
      payload: { ...aboutRound(found.value), step: 'voidAsked', reason: input.reason },
    })
    return ok(answer({ reason: input.reason }))
  })

/** What the council resolved since, or somebody wrote down of it, followed from a count that is none any more. */
const withdrawResolutions = async (
  deps: Deps,
  tx: Tx,
  { stageId, closedAt }: RoundRow,
): Promise<string[]> => {
  if (!closedAt) return []
  const gone = await tx
    .update(councilResolution)
    .set({ withdrawnAt: deps.now() })
    .where(
      and(
        eq(councilResolution.stageId, stageId),
        gte(councilResolution.at, closedAt),
        isNull(councilResolution.withdrawnAt),
      ),
    )
    .returning({ id: councilResolution.id })
  return gone.map(({ id }) => id).toSorted()
}

/**
 * Makes a round void, for exactly the reason that was on screen: its open ballots go, its key is destroyed, and the
 * council may vote again. Who confirms presides over this council or counts its votes, whoever asked.
 */
export const approveVoid = async (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof confirmSeenSchema>,
) => {
  const done = await runCommand(deps, actor, 'ballot.void.approve', input, async (tx, record) => {
    // Nobody opens a round, nor resolves anything, from a count that becomes none meanwhile.
    await holdStageOf(tx, input.id)
    const found = await findRoundFor(tx, actor.viewer, 'ballot.void.approve', input.id, {
      lock: 'update',
      preparedBy: ({ voidAskedBy }) => voidAskedBy,
    })
    if (!found.ok) return found
    const may = await mayBeVoid(tx, found.value)
    if (!may.ok) return may
    const { row } = found.value
    if (!row.voidAskedBy) return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if (voidDigest(row) !== input.digest) return fail({ code: 'record/stale-version' as const, current: 0 })
    await emptyBox(tx, row.id)
    const resolutions = await withdrawResolutions(deps, tx, row)
    await tx.update(ballotRound).set({ state: 'void' }).where(eq(ballotRound.id, row.id))
    await tx
      .update(ballotRoll)
      .set({ sealed: null, blinded: null, blindSignature: null })
      .where(eq(ballotRoll.roundId, row.id))
    record({
      kind: 'ballot',
      payload: {
        ...aboutRound(found.value),
        step: 'void',
        reason: row.reason,
        askedBy: row.voidAskedBy,
        ...(resolutions.length > 0 ? { resolutionsWithdrawn: resolutions } : {}),
      },
    })
    return ok(answer({ state: 'void' as const }))
  })
  if (done.ok) destroyRoundKey(deps.config.dataDir, input.id)
  return done
}
