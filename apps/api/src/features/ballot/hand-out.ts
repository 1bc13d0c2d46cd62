import type { paperIssueSchema, paperWarningSchema, rollChannelSchema } from '@xk/contract'
import { ballotRoll, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, may } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findRoundFor, inState, type RollRow } from './context.ts'

const findLine = async (tx: Tx, roundId: string, memberId: string): Promise<Result<RollRow>> => {
  const [line] = await tx.select().from(ballotRoll).where(lineOf(roundId, memberId)).for('update')
  return line ? ok(line) : fail(notFound)
}
const lineOf = (roundId: string, memberId: string) =>
  and(eq(ballotRoll.roundId, roundId), eq(ballotRoll.memberId, memberId))

/** By which way a member gets a ballot, as long as they have none: "paper" keeps them from the screen. */
export const setChannel = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof rollChannelSchema>,
) =>
  runCommand(deps, actor, 'ballot.handOut', input, async (tx, record) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.handOut', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'issuing')
    if (!open.ok) return open
    const line = await findLine(tx, input.id, input.memberId)
    if (!line.ok) return line
    if (line.value.issued) return fail({ code: 'ballot/already-issued' as const })
    if (found.value.row.way === 'paper' && input.channel === 'online')
      return fail({ code: 'record/in-wrong-state' as const, state: 'paper' })
    await tx.update(ballotRoll).set({ channel: input.channel }).where(lineOf(input.id, input.memberId))
    record({ kind: 'ballot', payload: { roundId: input.id, step: 'channel', ...input } })
    return ok(answer({ channel: input.channel }))
  })

/** Notes that a member was given a stamped paper ballot, or that it was taken back unused. */
export const handOutPaper = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof paperIssueSchema>,
) =>
  runCommand(deps, actor, 'ballot.handOut', input, async (tx) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.handOut', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'issuing')
    if (!open.ok) return open
    const line = await findLine(tx, input.id, input.memberId)
    if (!line.ok) return line
    if (line.value.channel !== 'paper')
      return fail({ code: 'record/in-wrong-state' as const, state: line.value.channel })
    await tx.update(ballotRoll).set({ issued: input.issued }).where(lineOf(input.id, input.memberId))
    return ok(answer({ issued: input.issued }))
  })

/**
 * Notes that a member who votes on paper with fewer than two others knows that the tellers may guess which ballot is
 * theirs. The member says so here, or the tellers note what was said to them. No time is kept.
 */
export const acknowledgeWarning = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof paperWarningSchema>,
) =>
  runCommand(deps, actor, 'ballot.warn', input, async (tx) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.warn', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'issuing')
    if (!open.ok) return open
    const line = await findLine(tx, input.id, input.memberId)
    if (!line.ok) return line
    const isOwn = found.value.own?.memberId === input.memberId
    if (!isOwn && !may('ballot.handOut', actor.viewer, found.value.facts)) return fail(notFound)
    await tx.update(ballotRoll).set({ warned: true }).where(lineOf(input.id, input.memberId))
    return ok(answer({ warned: true }))
  })
