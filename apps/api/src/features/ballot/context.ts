import { ballotRoll, ballotRound, councilMember, edition, ruleset, stage, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, type Command, denialOf, type Facts } from '@xk/domain/policy'
import type { CouncilRules, Ruleset } from '@xk/domain/ruleset'
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { findSeatFacts } from '../council/seat.ts'
import { rulesIn } from '../editions/stored-rules.ts'
import { waitsForUnmasking } from '../panel/store.ts'

export interface CouncilStageContext {
  stageId: string
  stageKey: string
  label: string
  editionId: string
  editionTitle: string
  editionState: string
  rules: Ruleset
  council: CouncilRules
  /** Names are not given out yet: those of a stage before are not joined to their codes. */
  stillMasked: boolean
}

/** A council's stage with the frozen rules that it runs under: one query; undefined for any other stage. */
export const findCouncilStage = async (tx: Tx, stageId: string): Promise<CouncilStageContext | undefined> => {
  const [row] = await tx
    .select({
      key: stage.key,
      editionId: edition.id,
      editionTitle: edition.title,
      editionState: edition.state,
      body: ruleset.body,
      digest: ruleset.digest,
      states: sql<Record<string, string>>`(select jsonb_object_agg(s.key, s.state) from stage s
        where s.edition_id = ${edition.id})`,
    })
    .from(stage)
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .innerJoin(ruleset, and(eq(ruleset.editionId, edition.id), isNotNull(ruleset.frozenAt)))
    .where(and(eq(stage.id, stageId), eq(stage.kind, 'councilBallot')))
    .orderBy(desc(ruleset.version))
    .limit(1)
  if (!row) return undefined
  const { key, body, digest, states, ...of } = row
  const rules = rulesIn({ body, digest })
  const own = rules.stages.find((it) => it.key === key)
  if (own?.kind !== 'councilBallot') return undefined
  return {
    ...of,
    stageId,
    stageKey: key,
    label: own.label,
    rules,
    council: own.council,
    stillMasked: waitsForUnmasking(rules, own, states),
  }
}

/** A council's stage for someone who may issue this command there. `lock` holds it: rounds are opened one by one. */
export const findCouncilStageFor = async (
  tx: Tx,
  asker: Asker,
  command: Command,
  stageId: string,
  options: { lock?: boolean } = {},
): Promise<Result<CouncilStageContext & { facts: Facts }>> => {
  if (options.lock) await tx.select({ id: stage.id }).from(stage).where(eq(stage.id, stageId)).for('update')
  const found = await findCouncilStage(tx, stageId)
  const facts: Facts = found ? { editionId: found.editionId, ...(await seatFactsOf(tx, asker, stageId)) } : {}
  const denied = denialOf(command, asker, facts)
  if (denied) return fail(denied)
  return found ? ok({ ...found, facts }) : fail(notFound)
}

/** Holds the stage of a round as one that opens a round does, before the round itself: never the other way round. */
export const holdStageOf = (tx: Tx, roundId: string) =>
  tx
    .select({ id: stage.id })
    .from(stage)
    .where(
      inArray(
        stage.id,
        tx.select({ id: ballotRound.stageId }).from(ballotRound).where(eq(ballotRound.id, roundId)),
      ),
    )
    .for('update')

const seatFactsOf = (tx: Tx, asker: Asker, stageId: string) =>
  asker === 'anonymous' ? undefined : findSeatFacts(tx, stageId, asker.personId)

export type RoundRow = typeof ballotRound.$inferSelect
export type RollRow = typeof ballotRoll.$inferSelect

export interface RoundContext {
  row: RoundRow
  stage: CouncilStageContext
  facts: Facts
  /** The asker's own line on the roll. */
  own: RollRow | undefined
}

/**
 * A round for someone who may issue this command on it. `lock: 'update'` holds it against everything, ballots that
 * come in among it; `'share'` only against its next step. `preparedBy`: who must not be the asker.
 */
export const findRoundFor = async (
  tx: Tx,
  asker: Asker,
  command: Command,
  roundId: string,
  options: { lock?: 'update' | 'share'; preparedBy?: (row: RoundRow) => string | null } = {},
): Promise<Result<RoundContext>> => {
  const query = tx.select().from(ballotRound).where(eq(ballotRound.id, roundId))
  const [row] = await (options.lock ? query.for(options.lock) : query)
  const found = row && (await findCouncilStage(tx, row.stageId))
  const own = row && asker !== 'anonymous' ? await findOwnLine(tx, roundId, asker.personId) : undefined
  const by = row && options.preparedBy?.(row)
  const facts: Facts = found
    ? {
        editionId: found.editionId,
        onRoll: own !== undefined,
        preparedBy: by ? [by] : [],
        ...(await seatFactsOf(tx, asker, found.stageId)),
      }
    : {}
  const denied = denialOf(command, asker, facts)
  if (denied) return fail(denied)
  return row && found ? ok({ row, stage: found, facts, own }) : fail(notFound)
}

const findOwnLine = async (tx: Tx, roundId: string, personId: string): Promise<RollRow | undefined> => {
  const [row] = await tx
    .select({ line: ballotRoll })
    .from(ballotRoll)
    .innerJoin(councilMember, eq(councilMember.id, ballotRoll.memberId))
    .where(and(eq(ballotRoll.roundId, roundId), eq(councilMember.personId, personId)))
  return row?.line
}

export const inState = <State extends RoundRow['state']>(
  { row }: Pick<RoundContext, 'row'>,
  ...states: readonly State[]
): Result<true> =>
  (states as readonly string[]).includes(row.state)
    ? ok(true)
    : fail({ code: 'record/in-wrong-state', state: row.state })

/** How many ballots are in the box of a round. */
export const countCast = async (tx: Tx, roundId: string): Promise<number> => {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from cast_ballot where round_id = ${roundId}`,
  )
  return row?.n ?? 0
}

/** What every entry of a round in the ledger begins with. */
export const aboutRound = ({ row, stage }: Pick<RoundContext, 'row' | 'stage'>) => ({
  editionId: stage.editionId,
  stageId: stage.stageId,
  round: row.n,
})
