import { edition, ruleset, schedule, stage, type Tx } from '@xk/db'
import {
  currentStage,
  isRanking,
  type EditionState,
  type ScheduleKey,
  type ScheduleRow,
  stateAt,
  type TransitionFacts,
} from '@xk/domain/edition'
import type { Facts } from '@xk/domain/policy'
import type { CouncilStage, Ruleset, ScoringStage } from '@xk/domain/ruleset'
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { isBlind, isStillMasked } from '../panel/store.ts'
import { rulesIn } from './stored-rules.ts'

type EditionRow = Omit<typeof edition.$inferSelect, 'state'> & { state: EditionState }
export type RulesetRow = typeof ruleset.$inferSelect
type StageRow = typeof stage.$inferSelect
/** A recorded date with its own id, the earliest recorded first. */
export type StoredDate = ScheduleRow & { id: string }

interface CurrentStage {
  rules: ScoringStage | CouncilStage
  /** Undefined before the opening. */
  row: StageRow | undefined
  /** 1: the first that ranks. */
  place: number
  /** Blind stages before it whose codes and names are not joined, where it is not blind itself. */
  stillMasked: number
}

export interface LoadedEdition {
  edition: EditionRow
  /** The version in force; undefined before the opening. */
  frozen: RulesetRow | undefined
  /** The version that can still be edited: before the opening, or an amendment in the making. */
  draft: RulesetRow | undefined
  /** The rules in force, else the draft's, and their version. */
  ruleset: Ruleset
  version: number
  schedule: StoredDate[]
  /** In their order; none before the opening. */
  stages: StageRow[]
  /** The ranking stage that is under way; before the opening by its rules only. */
  current: CurrentStage | undefined
  /** Whether entries are scored in it without knowing whose they are. */
  blind: boolean
  /** What the lifecycle asks of it. */
  facts: TransitionFacts
}

/** A stage of the rules; not where works of one are marked anew. */
const isOfRules = ne(stage.kind, 'remark')

/** What the policy asks of an edition; of a missing one nothing is known. */
export const editionFacts = (loaded: LoadedEdition | undefined): Facts =>
  loaded ? { editionId: loaded.edition.id } : {}

/** The edition's state by the clock: past the last deadline it takes no more entries. */
export const stateNow = ({ edition: { state }, schedule }: LoadedEdition, now: Date): EditionState =>
  stateAt(state, schedule, now)

/** The stages that are scored, in their order; a ruleset without one can't open. */
export const scoredStages = (rules: Ruleset): ScoringStage[] =>
  rules.stages.filter((it) => it.kind === 'scoring')

/** The stages that rank, in their order: a council's ballot behind those that are scored. */
export const rankingStages = (rules: Ruleset): (ScoringStage | CouncilStage)[] =>
  rules.stages.filter((it): it is ScoringStage | CouncilStage => isRanking(it))

const currentOf = (rules: Ruleset, stages: readonly StageRow[]): CurrentStage | undefined => {
  const ranking = rankingStages(rules)
  const row = currentStage(stages)
  const at = row ? ranking.findIndex(({ key }) => key === row.key) : 0
  const own = ranking[at]
  if (!own) return undefined
  const states = Object.fromEntries(stages.map(({ key, state }) => [key, state]))
  const before = ranking.slice(0, at).filter((it) => it.kind === 'scoring')
  const masked = before.filter((it) => isStillMasked(own, [it], states))
  return { rules: own, row, place: at + 1, stillMasked: masked.length }
}

const factsOf = (rules: Ruleset, current: CurrentStage | undefined): TransitionFacts => {
  const next = current && rankingStages(rules)[current.place]
  return {
    blind: current ? isBlind(current.rules) : true,
    last: next === undefined,
    council:
      current?.rules.kind === 'councilBallot'
        ? 'here'
        : next?.kind === 'councilBallot'
          ? 'follows'
          : undefined,
  }
}

/**
 * The stage whose judging an edition's pages are about, and the council's that follows it. While the council meets,
 * the first is still the last scored one.
 */
export const stagesUnderWay = ({
  current,
  stages,
}: Pick<LoadedEdition, 'current' | 'stages'>): { current: string | null; councilStageId: string | null } => {
  const here = current?.row
  const scored = here?.kind === 'councilBallot' ? stages.findLast(({ kind }) => kind === 'scoring') : here
  return {
    current: scored?.id ?? null,
    councilStageId: stages.find(({ kind }) => kind === 'councilBallot')?.id ?? null,
  }
}

const datesOf = (rows: readonly (typeof schedule.$inferSelect)[]): StoredDate[] =>
  rows.map(({ id, key, unitId, at, reason, recordedAt }) => ({
    id,
    key: key as ScheduleKey,
    unitId,
    at,
    reason,
    recordedAt,
  }))

const assemble = (
  row: typeof edition.$inferSelect,
  versions: readonly RulesetRow[],
  dates: readonly (typeof schedule.$inferSelect)[],
  stages: readonly StageRow[],
): LoadedEdition | undefined => {
  const frozen = versions.find(({ frozenAt }) => frozenAt !== null)
  const draft = versions.find(({ frozenAt }) => frozenAt === null)
  const inForce = frozen ?? draft
  if (!inForce) return undefined
  const rules = rulesIn(inForce)
  const current = currentOf(rules, stages)
  return {
    edition: { ...row, state: row.state as EditionState },
    frozen,
    draft,
    ruleset: rules,
    version: inForce.version,
    schedule: datesOf(dates),
    stages: [...stages],
    current,
    blind: current ? isBlind(current.rules) : true,
    facts: factsOf(rules, current),
  }
}

/** Dates in the order in which they were recorded; of those of one instant the later date counts. */
const byRecording = [asc(schedule.recordedAt), asc(schedule.at)]

/**
 * An edition with its rules, dates and stages: four queries. With `lock` its row is held until the transaction
 * ends. Undefined when there is none.
 */
export const loadEdition = async (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<LoadedEdition | undefined> => {
  const found = tx.select().from(edition).where(eq(edition.id, id))
  const [row] = await (options.lock ? found.for('update') : found)
  if (!row) return undefined
  // At most one unfrozen version, and it is the highest: the version in force is among the first two.
  const versions = await tx
    .select()
    .from(ruleset)
    .where(eq(ruleset.editionId, id))
    .orderBy(desc(ruleset.version))
    .limit(2)
  const dates = await tx
    .select()
    .from(schedule)
    .where(eq(schedule.editionId, id))
    .orderBy(...byRecording)
  const stages = await tx
    .select()
    .from(stage)
    .where(and(eq(stage.editionId, id), isOfRules))
    .orderBy(asc(stage.ord))
  return assemble(row, versions, dates, stages)
}

/** All editions, the latest made first: four queries, whatever their number. */
export const loadEditions = async (tx: Tx): Promise<LoadedEdition[]> => {
  const rows = await tx.select().from(edition).orderBy(desc(edition.createdAt), asc(edition.id))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const versions = await tx
    .select()
    .from(ruleset)
    .where(inArray(ruleset.editionId, ids))
    .orderBy(desc(ruleset.version))
  const dates = await tx
    .select()
    .from(schedule)
    .where(inArray(schedule.editionId, ids))
    .orderBy(...byRecording)
  const stages = await tx
    .select()
    .from(stage)
    .where(and(inArray(stage.editionId, ids), isOfRules))
    .orderBy(asc(stage.ord))
  const mine = <T extends { editionId: string }>(all: readonly T[], id: string) =>
    all.filter(({ editionId }) => editionId === id)
  return rows.flatMap(
    (row) => assemble(row, mine(versions, row.id), mine(dates, row.id), mine(stages, row.id)) ?? [],
  )
}
