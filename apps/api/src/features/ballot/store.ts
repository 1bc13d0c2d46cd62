import {
  ballotRoll,
  ballotRound,
  councilInterest,
  councilMember,
  councilResolution,
  personIdentity,
  promotion,
  stage,
  stageEntry,
  type Tx,
} from '@xk/db'
import { type CountedRound, decideOutcome, type StruckCount } from '@xk/domain/ballot'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { listCandidates } from '../council/candidates.ts'
import type { DeclaredPromotion } from '../results/promotion-store.ts'
import type { CouncilStageContext } from './context.ts'

export const listRounds = (tx: Tx, stageId: string) =>
  tx.select().from(ballotRound).where(eq(ballotRound.stageId, stageId)).orderBy(asc(ballotRound.n))

interface CandidateName {
  id: string
  name: string
  unitName: string
  /** Nothing of it is shown for now, not even who it is. */
  restricted: boolean
}

/** Candidates of a council's stage in the order of the lines on a ballot, by what a voter reads of them. */
export const listCandidateNames = async (
  tx: Tx,
  it: { stageId: string; rules: Ruleset; stillMasked: boolean },
  day: string,
): Promise<CandidateName[]> =>
  (await listCandidates(tx, it, day)).map(({ stageEntryId: id, name, unitName, restricted }) => ({
    id,
    name,
    unitName,
    restricted,
  }))

/** Members of the council that stand, with what they have an interest in. */
export const listMembersWithInterests = async (tx: Tx, stageId: string) =>
  tx
    .select({
      id: councilMember.id,
      attendance: councilMember.attendance,
      interests: sql<
        string[]
      >`coalesce((select jsonb_agg(distinct ci.stage_entry_id) from ${councilInterest} ci
        where ci.member_id = council_member.id), '[]'::jsonb)`,
    })
    .from(councilMember)
    .where(and(eq(councilMember.stageId, stageId), eq(councilMember.state, 'appointed')))
    .orderBy(asc(councilMember.ordinal), asc(councilMember.id))

/** The roll of a round with its members' names, in the order of the council. Nothing of it tells a time. */
export const listRoll = (tx: Tx, roundId: string) =>
  tx
    .select({
      memberId: ballotRoll.memberId,
      fullName: sql<string>`coalesce(${personIdentity.fullName}, '—')`,
      attendance: councilMember.attendance,
      channel: ballotRoll.channel,
      issued: ballotRoll.issued,
      warned: ballotRoll.warned,
      confirmed: ballotRoll.confirmed,
      struck: ballotRoll.struck,
    })
    .from(ballotRoll)
    .innerJoin(councilMember, eq(councilMember.id, ballotRoll.memberId))
    .leftJoin(personIdentity, eq(personIdentity.personId, councilMember.personId))
    .where(eq(ballotRoll.roundId, roundId))
    .orderBy(asc(councilMember.ordinal), asc(councilMember.id))

/** A member who says that their line on the roll of a round that stands is wrong. */
export interface DisputedLine {
  n: number
  fullName: string
  issued: boolean
}
export const listDisputedLines = (tx: Tx, stageId: string): Promise<DisputedLine[]> =>
  tx
    .select({
      n: ballotRound.n,
      fullName: sql<string>`coalesce(${personIdentity.fullName}, '—')`,
      issued: ballotRoll.issued,
    })
    .from(ballotRoll)
    .innerJoin(ballotRound, and(eq(ballotRound.id, ballotRoll.roundId), ne(ballotRound.state, 'void')))
    .innerJoin(councilMember, eq(councilMember.id, ballotRoll.memberId))
    .leftJoin(personIdentity, eq(personIdentity.personId, councilMember.personId))
    .where(and(eq(ballotRound.stageId, stageId), eq(ballotRoll.confirmed, 'disputed')))
    .orderBy(asc(ballotRound.n), asc(councilMember.ordinal))

/** How many have no vote on each candidate, of all members, of those present and of those with a ballot. */
export const countStruck = (
  candidates: readonly string[],
  members: readonly { attendance: string | null; issued: boolean; struck: readonly string[] }[],
): Record<string, StruckCount> =>
  Object.fromEntries(
    candidates.map((candidate) => {
      const those = members.filter(({ struck }) => struck.includes(candidate))
      const present = those.filter(({ attendance }) => attendance === 'present' || attendance === 'online')
      const count = {
        members: those.length,
        present: present.length,
        issued: those.filter(({ issued }) => issued).length,
      }
      return [candidate, count]
    }),
  )

/** Scores of the stage before the council, by candidate; null where there is none. */
export const listPreviousScores = async (
  tx: Tx,
  it: Pick<CouncilStageContext, 'stageId' | 'stageKey' | 'editionId' | 'rules'>,
): Promise<Record<string, string | null>> => {
  const at = it.rules.stages.findIndex(({ key }) => key === it.stageKey)
  const before = it.rules.stages.slice(0, at).findLast(({ kind }) => kind === 'scoring')
  const [declared] = before
    ? await tx
        .select({ stageId: stage.id, derivation: promotion.derivation })
        .from(stage)
        .innerJoin(promotion, and(eq(promotion.stageId, stage.id), isNull(promotion.withdrawnAt)))
        .where(and(eq(stage.editionId, it.editionId), eq(stage.key, before.key)))
        .orderBy(desc(promotion.n))
        .limit(1)
    : []
  const places = await tx
    .select({
      id: stageEntry.id,
      earlier: sql<string | null>`(select se.id from stage_entry se
        where se.entry_id = stage_entry.entry_id and se.stage_id = ${declared?.stageId ?? null}::uuid)`,
    })
    .from(stageEntry)
    .where(and(eq(stageEntry.stageId, it.stageId), ne(stageEntry.state, 'withdrawn')))
  const lines = declared ? (declared.derivation as DeclaredPromotion).lines : []
  const scoreOf = new Map(lines.map((line) => [line.stageEntryId, line.score]))
  return Object.fromEntries(places.map(({ id, earlier }) => [id, scoreOf.get(earlier ?? '') ?? null]))
}

/** What a council resolved itself where votes left something open; two people signed it. */
export interface Resolution {
  among: string[]
  chosen: string[]
  reason: string
}
const listResolutions = (tx: Tx, stageId: string): Promise<Resolution[]> =>
  tx
    .select({
      among: councilResolution.among,
      chosen: councilResolution.chosen,
      reason: councilResolution.reason,
    })
    .from(councilResolution)
    .where(
      and(
        eq(councilResolution.stageId, stageId),
        isNull(councilResolution.withdrawnAt),
        isNotNull(councilResolution.countersignedAt),
      ),
    )
    .orderBy(asc(councilResolution.at))

/** What the closed rounds of a council and what it resolved itself give, and what they leave to be decided. */
export const findOutcome = async (tx: Tx, it: CouncilStageContext) => {
  const rounds = await tx
    .select()
    .from(ballotRound)
    .where(and(eq(ballotRound.stageId, it.stageId), eq(ballotRound.state, 'closed')))
  const resolutions = await listResolutions(tx, it.stageId)
  const counted = rounds.flatMap(({ n, kind, candidates, count }): CountedRound[] =>
    count ? [{ n, kind, candidates, count }] : [],
  )
  const outcome = decideOutcome(it.council, counted, await listPreviousScores(tx, it), resolutions)
  return { ...outcome, resolutions }
}

/** A round of this council that is neither closed nor void. */
export const hasOpenRound = async (tx: Tx, stageId: string): Promise<boolean> => {
  const rows = await tx
    .select({ id: ballotRound.id })
    .from(ballotRound)
    .where(
      and(eq(ballotRound.stageId, stageId), ne(ballotRound.state, 'closed'), ne(ballotRound.state, 'void')),
    )
  return rows.length > 0
}
