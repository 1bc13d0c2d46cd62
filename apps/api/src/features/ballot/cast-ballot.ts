import type { castBallotSchema } from '@xk/contract'
import { ballotRound, castBallot as castBallotTable, type Tx } from '@xk/db'
import { chooseLimit, type Mark } from '@xk/domain/ballot'
import { fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { findCouncilStage, type RoundRow } from './context.ts'
import { isSigned } from './round-key.ts'

type Cast = z.infer<typeof castBallotSchema>
type CastRow = typeof castBallotTable.$inferSelect

const marksInOrder = (
  candidates: readonly string[],
  marks: Readonly<Record<string, Mark>>,
): Result<Mark[]> => {
  const known = new Set(candidates)
  if (Object.keys(marks).some((id) => !known.has(id))) return fail({ code: 'ballot/unknown-candidate' })
  const inOrder = candidates.flatMap((id) => marks[id] ?? [])
  const missing = candidates.length - inOrder.length
  return missing > 0 ? fail({ code: 'ballot/incomplete', missing }) : ok(inOrder)
}

/**
 * Puts a ballot into the box of its round. Nobody is asked who they are: the round's signature over the serial is all
 * that lets it in, and is checked before anything is written. The serial is its own idempotency key: the same ballot
 * again is taken once, another one under the same serial is refused.
 */
export const castBallot = async (
  deps: Deps,
  roundId: string,
  input: Cast,
): Promise<Result<{ taken: true }>> => {
  const { db } = deps.database
  const [round] = await db.select().from(ballotRound).where(eq(ballotRound.id, roundId))
  const closed = round ? notCasting(round) : notFound
  if (closed || !round?.publicKey) return fail(closed ?? notFound)
  if (!isSigned(round.publicKey, input.serial, input.signature)) return fail({ code: 'ballot/forged' })
  const marks = marksInOrder(round.candidates, input.marks)
  if (!marks.ok) return marks
  const tooMany = await moreThanAllowed(db, round, marks.value)
  if (tooMany) return fail(tooMany)
  return db.transaction((tx) =>
    putIntoBox(tx, { roundId, serial: input.serial, signature: input.signature, marks: marks.value }),
  )
}

const notCasting = ({ state, way }: RoundRow): Problem | undefined =>
  state === 'casting' && way === 'online' ? undefined : { code: 'ballot/not-casting', state }

const moreThanAllowed = async (
  tx: Tx,
  { stageId, seats }: RoundRow,
  marks: readonly Mark[],
): Promise<Problem | undefined> => {
  const stage = await findCouncilStage(tx, stageId)
  const most = stage && chooseLimit({ rules: stage.council, seats })
  const chosen = marks.filter((mark) => mark === 'yes').length
  return most !== undefined && chosen > most ? { code: 'ballot/too-many', chosen, most } : undefined
}

/**
 * Ballots come in one after the other: each writes the whole box of the round anew, sorted by the random serials. All
 * rows then share one transaction, and neither that nor their places tell which came when (docs/adr/0007).
 */
const putIntoBox = async (tx: Tx, ballot: CastRow): Promise<Result<{ taken: true }>> => {
  const [round] = await tx.select().from(ballotRound).where(eq(ballotRound.id, ballot.roundId)).for('update')
  const closed = round ? notCasting(round) : notFound
  if (closed) return fail(closed)
  const inRound = eq(castBallotTable.roundId, ballot.roundId)
  const box = await tx.select().from(castBallotTable).where(inRound)
  const known = box.find(({ serial }) => serial === ballot.serial)
  if (known) return known.marks.join() === ballot.marks.join() ? ok(taken) : fail({ code: 'ballot/spent' })
  await tx.delete(castBallotTable).where(inRound)
  await tx.insert(castBallotTable).values(bySerial([...box, ballot]))
  return ok(taken)
}

const taken = { taken: true } as const

export const bySerial = <It extends { serial: string }>(ballots: readonly It[]): It[] =>
  ballots.toSorted((a, b) => (a.serial < b.serial ? -1 : 1))
