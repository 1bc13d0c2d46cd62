import type { paperIssueSchema, paperWarningSchema, rollChannelSchema } from '@xk/contract'
import { ballotRoll, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, may } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findRoundFor, inState } from './context.ts'

const lineOf = (input: { id: string; memberId: string }) =>
  and(eq(ballotRoll.roundId, input.id), eq(ballotRoll.memberId, input.memberId))

/** A round while its ballots are given out, and a member's line on its roll, for someone who may issue this command. */
const lineWhileIssuing = async (
  tx: Tx,
  actor: Actor,
  command: 'ballot.handOut' | 'ballot.warn',
  input: { id: string; memberId: string },
) => {
  const found = await findRoundFor(tx, actor.viewer, command, input.id, { lock: 'update' })
  if (!found.ok) return found
  const open = inState(found.value, 'issuing')
  if (!open.ok) return open
  const [line] = await tx.select().from(ballotRoll).where(lineOf(input)).for('update')
  return line ? ok({ round: found.value, line }) : fail(notFound)
}

/** By which way a member gets a ballot, as long as they have none: "paper" keeps them from the screen. */
export const setChannel = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof rollChannelSchema>,
) =>
  runCommand(deps, actor, 'ballot.handOut', input, async (tx, record) => {
    const found = await lineWhileIssuing(tx, actor, 'ballot.handOut', input)
    if (!found.ok) return found
    const { round, line } = found.value
    if (line.issued) return fail({ code: 'ballot/already-issued' as const })
    if (round.row.way === 'paper' && input.channel === 'online')
      return fail({ code: 'record/in-wrong-state' as const, state: 'paper' })
    // What they were warned of was about the other way.
    const warned = line.warned && line.channel === input.channel
    await tx.update(ballotRoll).set({ channel: input.channel, warned }).where(lineOf(input))
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
    const found = await lineWhileIssuing(tx, actor, 'ballot.handOut', input)
    if (!found.ok) return found
    const { line } = found.value
    if (line.channel !== 'paper') return fail({ code: 'record/in-wrong-state' as const, state: line.channel })
    await tx.update(ballotRoll).set({ issued: input.issued }).where(lineOf(input))
    return ok(answer({ issued: input.issued }))
  })

/**
 * Notes that a member who votes with fewer than two others by the same way knows that it may be guessed which ballot
 * is theirs. The member says so here, or the tellers note what was said to them, and the ledger holds who noted it.
 */
export const acknowledgeWarning = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof paperWarningSchema>,
) =>
  runCommand(deps, actor, 'ballot.warn', input, async (tx, record) => {
    const found = await lineWhileIssuing(tx, actor, 'ballot.warn', input)
    if (!found.ok) return found
    const { round } = found.value
    const isOwn = round.own?.memberId === input.memberId
    if (!isOwn && !may('ballot.handOut', actor.viewer, round.facts)) return fail(notFound)
    await tx.update(ballotRoll).set({ warned: true }).where(lineOf(input))
    if (!isOwn)
      record({
        kind: 'ballot',
        payload: {
          stageId: round.stage.stageId,
          round: round.row.n,
          step: 'warned',
          memberId: input.memberId,
        },
      })
    return ok(answer({ warned: true }))
  })
