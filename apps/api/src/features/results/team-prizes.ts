import { entry, entryPerson, stage, stageEntry, teamAward, type Tx, unitPeriod } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { isWon, rankUnits, type UnitPlacing, type UnitRanking, type UnitTally } from '@xk/domain/scoring'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import type { RankingContext } from '../panel/store.ts'
import { listAwardDecisions } from './award-state.ts'
import { findStageFor, lockStageFor, namesAreKnown, resultAudiences } from './context.ts'
import { findFrozen } from './frozen.ts'
import { stageHead } from './views.ts'
import { isPutForward } from './put-forward.ts'

interface NamedTally extends UnitTally {
  unitName: string
}

/**
 * What every unit with an accepted entry did: entries, prizes won (from the frozen awards, none that is withheld),
 * which later stages its entries reached, and how many of its members took part. Three queries.
 */
export const listUnitTallies = async (
  tx: Tx,
  it: Pick<RankingContext, 'editionId' | 'rules'>,
  won: readonly { entryId: string; prize: string }[],
  day: string,
): Promise<NamedTally[]> => {
  const scored = it.rules.stages.filter(({ kind }) => kind === 'scoring').map(({ key }) => key)
  const [first = '', ...later] = scored
  const competing = and(
    eq(stage.editionId, it.editionId),
    ne(stageEntry.state, 'withdrawn'),
    eq(entry.state, 'accepted'),
  )
  const [entries, places, participants] = await Promise.all([
    tx
      .select({
        id: stageEntry.id,
        unitId: entry.unitId,
        unitName: sql<string | null>`(
          select up.name from ${unitPeriod} up where up.unit_id = ${entry.unitId} and up."from" <= ${day}
          order by up."from" desc limit 1)`,
        members: sql<number | null>`(
          select up.member_count from ${unitPeriod} up where up.unit_id = ${entry.unitId} and up."from" <= ${day}
          order by up."from" desc limit 1)`,
      })
      .from(stageEntry)
      .innerJoin(stage, eq(stage.id, stageEntry.stageId))
      .innerJoin(entry, eq(entry.id, stageEntry.entryId))
      .where(and(competing, eq(stage.key, first))),
    tx
      .select({ id: stageEntry.id, stage: stage.key, unitId: entry.unitId })
      .from(stageEntry)
      .innerJoin(stage, eq(stage.id, stageEntry.stageId))
      .innerJoin(entry, eq(entry.id, stageEntry.entryId))
      .where(competing),
    tx
      .select({
        unitId: entry.unitId,
        people: sql<number>`count(distinct ${entryPerson.personId})::int`,
      })
      .from(stageEntry)
      .innerJoin(entry, eq(entry.id, stageEntry.entryId))
      .innerJoin(stage, eq(stage.id, stageEntry.stageId))
      .innerJoin(entryPerson, eq(entryPerson.entryId, entry.id))
      .where(
        and(
          competing,
          eq(stage.key, first),
          // Co-authors from elsewhere took part for their own unit.
          sql`coalesce(${entryPerson.unitId}, ${entry.unitId}) = ${entry.unitId}`,
        ),
      )
      .groupBy(entry.unitId),
  ])
  const unitOf = new Map(places.map(({ id, unitId }) => [id, unitId]))
  const hasPoints = it.rules.teamPrizes.some(({ perStageReached }) => perStageReached.length > 0)
  const reached = (unitId: string) =>
    places
      .flatMap((place) => (place.unitId === unitId && later.includes(place.stage) ? [place.stage] : []))
      .toSorted()
  const people = new Map(participants.map((row) => [row.unitId, row.people]))
  const byUnit = new Map(entries.map((row) => [row.unitId, row]))
  return [...byUnit.values()].map(({ unitId, unitName, members }) => ({
    unitId,
    unitName: unitName ?? '',
    acceptedEntries: entries.filter((row) => row.unitId === unitId).length,
    prizes: won.flatMap(({ entryId, prize }) => (unitOf.get(entryId) === unitId ? [prize] : [])),
    ...(hasPoints ? { stages: reached(unitId) } : {}),
    participants: people.get(unitId) ?? 0,
    members,
  }))
}

type Choice = 'share' | 'none' | undefined
interface RankedPrize {
  key: string
  label: string
  quota: number
  choice: Choice
  tallies: NamedTally[]
  ranking: UnitRanking
}

/** The unit prizes of a stage, ranked from the frozen awards; undefined while the names are not known. */
export const rankTeamPrizes = async (
  tx: Tx,
  it: RankingContext,
  day: string,
): Promise<RankedPrize[] | undefined> => {
  const frozen = await findFrozen(tx, it.stageId)
  if (!frozen || it.stageState === 'running' || !namesAreKnown(it)) return undefined
  const won = frozen.result.awards.filter(isWon)
  const [tallies, rows] = await Promise.all([
    listUnitTallies(tx, it, won, day),
    listAwardDecisions(tx, it.stageId),
  ])
  return it.rules.teamPrizes.map((prize) => {
    const decided = rows.findLast(
      ({ body, withdrawnAt }) =>
        body.kind === 'teamBoundary' && body.prize === prize.key && withdrawnAt === null,
    )?.body
    const choice = decided?.kind === 'teamBoundary' ? decided.choice : undefined
    const { key, label, quota } = prize
    return { key, label, quota, choice, tallies, ranking: rankUnits(prize, tallies, choice) }
  })
}

const lineView = view<{
  unitId: string
  unitName: string
  rank: number
  points: string
  accepted: number
  counted: number
  prizes: UnitPlacing['prizes']
  stages: NonNullable<UnitPlacing['stages']>
  participants: number | null
  members: number | null
  outcome: string
}>()({
  unitId: 'identity',
  unitName: 'identity',
  rank: 'identity',
  points: 'identity',
  accepted: 'identity',
  counted: 'identity',
  prizes: 'identity',
  stages: 'identity',
  participants: 'identity',
  members: 'identity',
  outcome: 'identity',
})
const excludedView = view<{ unitId: string; unitName: string; why: string }>()({
  unitId: 'identity',
  unitName: 'identity',
  why: 'identity',
})
const prizeView = view<{
  key: string
  label: string
  quota: number
  choice: string | null
  placings: ReturnType<typeof lineView.redact>[]
  excluded: ReturnType<typeof excludedView.redact>[]
}>()({
  key: 'public',
  label: 'public',
  quota: 'public',
  choice: 'internal',
  placings: 'identity',
  excluded: 'identity',
})
const labelView = view<{ key: string; label: string }>()({ key: 'public', label: 'public' })

/** Unit prizes with every unit's points and where they come from; nothing before the names are known. */
export const readTeamPrizes = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'standing.view', stageId)
  if (!found.ok) return found
  const it = found.value
  const seen = resultAudiences(viewer, it)
  const [ranked, rows, fixed] = await Promise.all([
    seen.has('identity') ? rankTeamPrizes(tx, it, vietnamDay(deps.now())) : undefined,
    listAwardDecisions(tx, stageId),
    tx.select({ id: teamAward.id }).from(teamAward).where(eq(teamAward.stageId, stageId)).limit(1),
  ])
  return ok(
    answer({
      stage: stageHead(it),
      entryPrizes: it.rules.prizes.map(({ key, label }) => labelView.redact({ key, label }, PUBLIC)),
      ready: ranked !== undefined,
      fixed: fixed.length > 0,
      seen: rows.length,
      prizes: (ranked ?? []).map((prize) => {
        const tallyOf = new Map(prize.tallies.map((tally) => [tally.unitId, tally]))
        return prizeView.redact(
          {
            key: prize.key,
            label: prize.label,
            quota: prize.quota,
            choice: prize.choice ?? null,
            placings: prize.ranking.placings.map((placing) =>
              lineView.redact(
                {
                  unitId: placing.unitId,
                  unitName: tallyOf.get(placing.unitId)?.unitName ?? '',
                  rank: placing.rank,
                  points: placing.points,
                  accepted: placing.entries.accepted,
                  counted: placing.entries.counted,
                  prizes: placing.prizes,
                  stages: placing.stages ?? [],
                  participants: tallyOf.get(placing.unitId)?.participants ?? null,
                  members: tallyOf.get(placing.unitId)?.members ?? null,
                  outcome: placing.outcome,
                },
                seen,
              ),
            ),
            excluded: prize.ranking.excluded.map(({ unitId, why }) =>
              excludedView.redact({ unitId, unitName: tallyOf.get(unitId)?.unitName ?? '', why }, seen),
            ),
          },
          seen,
        )
      }),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, ['award.propose']),
    }),
  )
}

/** A unit's place in a unit prize, with what it follows from. */
export interface TeamLine {
  prize: string
  unitId: string
  rank: number
  points: string
  derivation: { placing: UnitPlacing; tally: UnitTally; choice: 'share' | 'none' | null }
}

/** The ranking of one unit prize, unit by unit, as it is kept. */
export const teamLinesOf = ({
  key,
  tallies,
  choice,
  ranking,
}: {
  key: string
  tallies: readonly UnitTally[]
  choice: Choice
  ranking: UnitRanking
}): TeamLine[] =>
  ranking.placings.flatMap((placing) => {
    const found = tallies.find(({ unitId }) => unitId === placing.unitId)
    if (!found) return []
    const { unitId, acceptedEntries, prizes, stages, participants, members } = found
    const tally: UnitTally = {
      unitId,
      acceptedEntries,
      prizes,
      ...(stages ? { stages } : {}),
      participants,
      members,
    }
    const { rank, points } = placing
    return { prize: key, unitId, rank, points, derivation: { placing, tally, choice: choice ?? null } }
  })

/** Fixes the unit prizes as the awards and the recorded choices give them. Again, until the result is put forward. */
export const fixTeamPrizes = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  runCommand(deps, actor, 'award.propose', input, async (tx, record) => {
    const found = await lockStageFor(tx, actor.viewer, 'award.propose', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const ranked = await rankTeamPrizes(tx, it, vietnamDay(deps.now()))
    const forward = await isPutForward(tx, it.editionId)
    if (!ranked || forward)
      return fail({ code: 'record/in-wrong-state' as const, state: forward ? 'putForward' : it.stageState })
    const ties = ranked.filter(({ ranking }) =>
      ranking.placings.some(({ outcome }) => outcome === 'boundaryTie'),
    )
    if (ties.length > 0)
      return fail({
        code: 'result/undecided' as const,
        issues: [{ code: 'teamBoundary', count: ties.length }],
      })
    await tx.delete(teamAward).where(eq(teamAward.stageId, it.stageId))
    const rows = ranked.flatMap(teamLinesOf)
    if (rows.length > 0)
      await tx
        .insert(teamAward)
        .values(rows.map((row) => ({ id: deps.newId(), stageId: it.stageId, ...row })))
    const winners = ranked.map(({ key, ranking }) => ({
      prize: key,
      unitIds: ranking.placings.filter(({ outcome }) => outcome === 'wins').map(({ unitId }) => unitId),
    }))
    await addHand(tx, thingOf.teamPrizes(it.stageId), actor.viewer.accountId, deps.now())
    record({ kind: 'award', payload: { stageId: it.stageId, teamPrizes: winners } })
    return ok(answer({ fixed: rows.length }))
  })

/** The unit prizes as they were fixed, in the order of prizes and ranks. */
export const listTeamAwards = (tx: Tx, stageId: string) =>
  tx
    .select()
    .from(teamAward)
    .where(eq(teamAward.stageId, stageId))
    .orderBy(asc(teamAward.prize), asc(teamAward.rank), asc(teamAward.unitId))
