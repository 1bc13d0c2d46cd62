import type { issueBallotSchema, ownLineSchema } from '@xk/contract'
import { ballotRoll } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { areMinutesClosed } from '../council/seat.ts'
import { findRoundFor, inState } from './context.ts'
import { blindSign, readRoundKey } from './round-key.ts'

/**
 * Gives a member the round's blind signature: once. Asked again with the same blinded message it is the same one;
 * with another message it is refused, whatever became of the first. What is signed can't be told from it.
 */
export const issueBallot = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof issueBallotSchema>,
) =>
  runCommand(deps, actor, 'ballot.issue', input, async (tx) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.issue', input.id, { lock: 'share' })
    if (!found.ok) return found
    const mine = found.value.own
    if (!mine) return fail(notFound)
    const line = and(eq(ballotRoll.roundId, input.id), eq(ballotRoll.memberId, mine.memberId))
    const [own] = await tx.select().from(ballotRoll).where(line).for('update')
    if (own?.channel !== 'online') return fail({ code: 'ballot/on-paper' as const })
    if (own.blindSignature)
      return own.blinded === input.blinded
        ? ok(answer({ blindSignature: own.blindSignature }))
        : fail({ code: 'ballot/already-issued' as const })
    const open = inState(found.value, 'issuing')
    if (!open.ok) return open
    const key = readRoundKey(deps.config.dataDir, input.id)
    if (!key) return fail({ code: 'ballot/key-gone' as const })
    const blindSignature = blindSign(key, input.blinded)
    if (!blindSignature)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/blinded', code: 'outOfRange' }],
      })
    const issued = { issued: true, blinded: input.blinded, blindSignature, sealed: input.sealed }
    await tx.update(ballotRoll).set(issued).where(line)
    return ok(answer({ blindSignature }))
  })

/** A member's word on their own line of the roll: that a ballot was issued to them or not is right, or isn't. */
export const sayOwnLine = (deps: Deps, actor: Actor, input: { id: string } & z.infer<typeof ownLineSchema>) =>
  runCommand(deps, actor, 'ballot.confirmLine', input, async (tx) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.confirmLine', input.id, { lock: 'share' })
    if (!found.ok) return found
    const { own } = found.value
    if (!own) return fail(notFound)
    // While ballots come in nothing is written beside them: a line's transaction would stand next to a ballot's.
    const settled = inState(found.value, 'counting', 'closed')
    if (!settled.ok) return settled
    // What the minutes say of it is signed.
    if (await areMinutesClosed(tx, found.value.stage.stageId))
      return fail({ code: 'record/in-wrong-state' as const, state: 'minutesClosed' })
    await tx
      .update(ballotRoll)
      .set({ confirmed: input.word })
      .where(and(eq(ballotRoll.roundId, input.id), eq(ballotRoll.memberId, own.memberId)))
    return ok(answer({ confirmed: input.word }))
  })
