import { ballotRoll, councilMember, type Tx } from '@xk/db'
import { chooseLimit } from '@xk/domain/ballot'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, type Command, may } from '@xk/domain/policy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { areMinutesClosed } from '../council/seat.ts'
import { fewBy } from './close-issuing.ts'
import { countCast, findCouncilStageFor, findRoundFor } from './context.ts'
import { findOutcome, hasOpenRound, listCandidateNames, listRoll, listRounds } from './store.ts'
import { ownLine, roundLine } from './views.ts'

/** Ballots in the box, by round: rounds that are closed say it themselves. */
const countReturned = async (tx: Tx, roundIds: readonly string[]): Promise<Map<string, number>> => {
  if (roundIds.length === 0) return new Map()
  const ids = sql.join(
    roundIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const rows = await tx.execute<{ round_id: string; n: number }>(
    sql`select round_id, count(*)::int as n from cast_ballot where round_id in (${ids}) group by round_id`,
  )
  return new Map([...rows].map((row) => [row.round_id, row.n]))
}

/** The rounds of a council for its members, tellers and the working group, and which one may be opened next. */
export const readRounds = async (deps: Deps, asker: Asker, stageId: string) => {
  const { db } = deps.database
  const found = await findCouncilStageFor(db, asker, 'ballot.list', stageId)
  if (!found.ok) return found
  const it = found.value
  const { facts } = it
  const rounds = await listRounds(db, stageId)
  const returned = await countReturned(
    db,
    rounds.map(({ id }) => id),
  )
  const personId = asker === 'anonymous' ? '' : asker.personId
  const mine =
    rounds.length === 0
      ? []
      : await db
          .select({ roundId: ballotRoll.roundId })
          .from(ballotRoll)
          .innerJoin(councilMember, eq(councilMember.id, ballotRoll.memberId))
          .where(
            and(
              inArray(
                ballotRoll.roundId,
                rounds.map(({ id }) => id),
              ),
              eq(councilMember.personId, personId),
            ),
          )
  const onRoll = new Set(mine.map(({ roundId }) => roundId))
  const open = await hasOpenRound(db, stageId)
  const mayOpen = may('ballot.open', asker, facts) && it.editionState === 'council' && !open
  const next = mayOpen ? (await findOutcome(db, it)).next : null
  const names = await listCandidateNames(db, it, vietnamDay(deps.now()))
  return ok(
    answer({
      stageId,
      label: it.label,
      editionId: it.editionId,
      editionTitle: it.editionTitle,
      editionState: it.editionState,
      candidates: names.map((one) => answer({ ...one })),
      rounds: rounds.map((row) =>
        roundLine(row, row.count?.facts.returned ?? returned.get(row.id) ?? 0, onRoll.has(row.id)),
      ),
      next:
        next?.what === 'ballot'
          ? answer({ kind: next.kind, candidates: next.candidates, seats: next.seats })
          : null,
      allowed: asker === 'anonymous' ? [] : allowedCommands(asker, facts, ['ballot.open']),
    }),
  )
}

/** One round: its roll, which members and tellers see alike, and the reader's own line with the sealed credential. */
export const readRound = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const found = await findRoundFor(db, asker, 'ballot.view', id)
  if (!found.ok) return found
  const { row, stage, facts, own } = found.value
  const roll = await listRoll(db, id)
  const names = await listCandidateNames(db, stage, vietnamDay(deps.now()))
  const nameOf = new Map(names.map((one) => [one.id, one]))
  const handsOut = may('ballot.handOut', asker, facts)
  const rules = stage.council
  /** What another person must do than the one who did the step before it. */
  const seconds = (command: Command, first: string | null) =>
    asker === 'anonymous'
      ? []
      : allowedCommands(asker, { ...facts, preparedBy: first ? [first] : [] }, [command])
  const issuedOnPaper = roll.filter(({ channel, issued }) => channel === 'paper' && issued).length
  const few = fewBy(row, roll)
  const settled = await areMinutesClosed(db, stage.stageId)
  return ok(
    answer({
      stageId: stage.stageId,
      label: stage.label,
      editionTitle: stage.editionTitle,
      round: roundLine(row, row.count?.facts.returned ?? (await countCast(db, id)), own !== undefined),
      rules: answer({
        form: rules.form,
        most: chooseLimit({ rules, seats: row.seats }) ?? null,
        interest: rules.interest,
        threshold: answer({ ...rules.threshold }),
        minVotersForMarks: rules.minVotersForMarks,
      }),
      candidates: row.candidates.map((one) =>
        answer({
          id: one,
          name: nameOf.get(one)?.name ?? '—',
          unitName: nameOf.get(one)?.unitName ?? '',
          restricted: nameOf.get(one)?.restricted ?? false,
        }),
      ),
      roll: roll.map((line) =>
        answer({
          memberId: line.memberId,
          fullName: line.fullName,
          channel: line.channel,
          issued: line.issued,
          confirmed: line.confirmed,
          warned: handsOut ? line.warned : null,
        }),
      ),
      issuedSoFar: roll.filter(({ issued }) => issued).length,
      issuedOnPaper,
      fewOnPaper: few.paper,
      fewOnScreen: few.online,
      own: own ? ownLine(own) : null,
      allowed:
        asker === 'anonymous'
          ? []
          : [
              ...allowedCommands(asker, facts, [
                'ballot.handOut',
                'ballot.issue',
                ...(settled ? [] : ['ballot.confirmLine' as const]),
                'ballot.warn',
                'ballot.closeIssuing',
                'ballot.endCasting',
                'ballot.typePaper',
              ]),
              ...seconds('ballot.close', row.endedBy),
              ...allowedCommands(asker, facts, ['ballot.void.request']),
              ...seconds('ballot.void.approve', row.voidAskedBy),
            ],
    }),
  )
}
