import type { openRoundSchema } from '@xk/contract'
import { ballotRoll, ballotRound, council } from '@xk/db'
import { reachesQuorum, type RoundKind } from '@xk/domain/ballot'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Tx } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type CouncilStageContext, findCouncilStageFor } from './context.ts'
import { makeRoundKey } from './round-key.ts'
import {
  findOutcome,
  hasOpenRound,
  listCandidateNames,
  listMembersWithInterests,
  listRounds,
} from './store.ts'
import { sweepRoundKeys } from './sweep-keys.ts'

interface Due {
  kind: RoundKind
  candidates: readonly string[]
  seats: number
}

/** The first round is about everybody; a later one only about what the closed ones leave open. */
const findDueRound = async (tx: Tx, it: CouncilStageContext): Promise<Result<Due>> => {
  const { next } = await findOutcome(tx, it)
  return next?.what === 'ballot' ? ok(next) : fail({ code: 'ballot/nothing-to-decide' })
}

/**
 * Opens a round of ballots: after the roll is called and with a quorum. Its roll follows the attendance, the paper
 * channel for those who wrote and for whom the tellers name; its candidates stand in the order of their names. The
 * round's key is made here, its private half outside the database.
 */
export const openRound = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof openRoundSchema>,
) =>
  runCommand(deps, actor, 'ballot.open', input, async (tx, record) => {
    const found = await findCouncilStageFor(tx, actor.viewer, 'ballot.open', input.stageId, { lock: true })
    if (!found.ok) return found
    const it = found.value
    if (it.editionState !== 'council')
      return fail({ code: 'record/in-wrong-state' as const, state: it.editionState })
    // Opening the meeting found the roll called and who has an interest (features/council).
    const [sitting] = await tx.select().from(council).where(eq(council.stageId, it.stageId))
    if (!sitting?.openedAt || sitting.closedAt)
      return fail({
        code: 'record/in-wrong-state' as const,
        state: sitting?.closedAt ? 'closed' : 'notOpened',
      })
    if (await hasOpenRound(tx, it.stageId)) return fail({ code: 'ballot/round-open' as const })
    const members = await listMembersWithInterests(tx, it.stageId)
    const missing = members.filter(({ attendance }) => attendance === null).length
    if (missing > 0) return fail({ code: 'ballot/roll-not-called' as const, missing })
    const present = members.filter(({ attendance }) => attendance === 'present' || attendance === 'online')
    const facts = { present: present.length, members: members.length }
    const { quorum, interest } = it.council
    if (!reachesQuorum(quorum, facts)) return fail({ code: 'ballot/no-quorum' as const, ...facts, quorum })
    const due = await findDueRound(tx, it)
    if (!due.ok) return due

    const wanted = new Set(due.value.candidates)
    const names = await listCandidateNames(tx, it, vietnamDay(deps.now()))
    const candidates = names.map(({ id }) => id).filter((id) => wanted.has(id))
    const id = deps.newId()
    const n = (await listRounds(tx, it.stageId)).length + 1
    await sweepRoundKeys(deps, tx)
    const publicKey = input.way === 'online' ? await makeRoundKey(deps.config.dataDir, id) : null
    await tx.insert(ballotRound).values({
      id,
      stageId: it.stageId,
      n,
      kind: due.value.kind,
      way: input.way,
      state: 'issuing',
      candidates,
      seats: due.value.seats,
      members: facts.members,
      present: facts.present,
      publicKey,
      openedBy: actor.viewer.accountId,
      openedAt: deps.now(),
    })
    const onPaper = new Set(input.paper)
    const voters = members.filter(
      ({ attendance }) => attendance !== 'absent' && (attendance !== 'written' || it.council.writtenBallots),
    )
    const roll = voters.map(({ id: memberId, attendance, interests }) => ({
      roundId: id,
      memberId,
      channel:
        input.way === 'paper' || attendance === 'written' || onPaper.has(memberId)
          ? ('paper' as const)
          : ('online' as const),
      issued: false,
      warned: false,
      struck: interest === 'votes' ? [] : candidates.filter((candidate) => interests.includes(candidate)),
    }))
    if (roll.length > 0) await tx.insert(ballotRoll).values(roll)
    record({
      kind: 'ballot',
      payload: {
        editionId: it.editionId,
        stageId: it.stageId,
        round: n,
        step: 'open',
        way: input.way,
        ...due.value,
        candidates,
        ...facts,
        publicKey,
      },
    })
    return ok(answer({ id, n, state: 'issuing' as const }))
  })
