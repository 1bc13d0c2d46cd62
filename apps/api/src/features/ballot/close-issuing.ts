import { ballotRound } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findRoundFor, inState, type RoundRow } from './context.ts'
import { countStruck, listMembersWithInterests, listRoll } from './store.ts'

/**
 * Fewer ballots than this by one of two ways, and whose they are may be guessed: of few on paper by the tellers who
 * type them, of few on screen by who reads the box before it is mixed, or takes the paper off the totals.
 */
const FEW = 3

/** By which way there are so few ballots that those who vote by it must know; neither in a round wholly on paper. */
export const fewBy = (
  { way }: Pick<RoundRow, 'way'>,
  roll: readonly { channel: 'online' | 'paper'; issued: boolean }[],
): Record<'online' | 'paper', boolean> => {
  const given = roll.filter(({ issued }) => issued)
  const onPaper = given.filter(({ channel }) => channel === 'paper').length
  const isFew = (n: number) => way === 'online' && n > 0 && n < FEW
  return { paper: isFew(onPaper), online: onPaper > 0 && isFew(given.length - onPaper) }
}

/**
 * Ends issuing and opens casting: from here on nobody gets a ballot. Roll, public key and number issued go into the
 * ledger, so that more ballots than that can't come back unseen.
 */
export const closeIssuing = (deps: Deps, actor: Actor, input: { id: string }) =>
  runCommand(deps, actor, 'ballot.closeIssuing', input, async (tx, record) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.closeIssuing', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'issuing')
    if (!open.ok) return open
    const { row, stage } = found.value
    const roll = await listRoll(tx, row.id)
    const issued = roll.filter((line) => line.issued)
    if (issued.length === 0) return fail({ code: 'ballot/none-issued' as const })
    const few = fewBy(row, roll)
    const unwarned = issued.filter(({ channel, warned }) => few[channel] && !warned)
    if (unwarned.length > 0) return fail({ code: 'ballot/warning-needed' as const, members: unwarned.length })
    const isIssued = new Set(issued.map(({ memberId }) => memberId))
    const members = (await listMembersWithInterests(tx, stage.stageId)).map((member) => ({
      attendance: member.attendance,
      issued: isIssued.has(member.id),
      struck:
        roll.find(({ memberId }) => memberId === member.id)?.struck ??
        (stage.council.interest === 'votes' ? [] : member.interests),
    }))
    await tx
      .update(ballotRound)
      .set({ state: 'casting', issued: issued.length, struck: countStruck(row.candidates, members) })
      .where(eq(ballotRound.id, row.id))
    record({
      kind: 'ballot',
      payload: {
        editionId: stage.editionId,
        stageId: stage.stageId,
        round: row.n,
        step: 'closeIssuing',
        publicKey: row.publicKey,
        issued: issued.length,
        roll: roll.map(({ memberId, channel, issued: has }) => ({ memberId, channel, issued: has })),
      },
    })
    return ok(answer({ state: 'casting' as const, issued: issued.length }))
  })
