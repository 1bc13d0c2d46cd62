import { ballotRound } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findRoundFor, inState } from './context.ts'
import { countStruck, listMembersWithInterests, listRoll } from './store.ts'

/** Fewer paper ballots than this among those cast on screen, and the tellers may guess whose they are. */
export const FEW_ON_PAPER = 3

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
    const onPaper = issued.filter(({ channel }) => channel === 'paper')
    const unwarned = onPaper.filter(({ warned }) => !warned)
    if (row.way === 'online' && onPaper.length < FEW_ON_PAPER && unwarned.length > 0)
      return fail({ code: 'ballot/warning-needed' as const, members: unwarned.length })
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
