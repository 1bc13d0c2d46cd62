import { type CorrectionItem, stageEntry, type Tx } from '@xk/db'
import { councilStanding } from '@xk/domain/ballot'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { creditedAwards } from '@xk/domain/publication'
import { decidePromotion, rankUnits, type Standing, type StageEntryInput } from '@xk/domain/scoring'
import { eq, inArray } from 'drizzle-orm'
import { councilResult } from '../outcome/council-result.ts'
import type { StageContext } from '../panel/store.ts'
import type { ApprovedResult } from '../publication/context.ts'
import { listScoredStages } from '../results/approval.ts'
import {
  awardState,
  frozenDigest,
  frozenResult,
  type FrozenResult,
  type FrozenRevocation,
  listAwardDecisions,
} from '../results/award-state.ts'
import { findFrozen, type FrozenStanding } from '../results/frozen.ts'
import { loadStageInputs, rankStage, type StageInputs } from '../results/load-stage-inputs.ts'
import { listUnitTallies, type TeamLine, teamLinesOf } from '../results/team-prizes.ts'
import { applyItems, type RemarkSheets } from './apply-items.ts'

/** One stage as it stood and as it would stand. */
interface CorrectedStage {
  stageId: string
  key: string
  /** Number of the frozen standing that this is worked out from. */
  basedOn: number
  result: FrozenResult
  digest: string
  changed: boolean
}

/** What a correction changes of a score, whoever else it moves. */
interface CorrectedScore {
  stageEntryId: string
  stage: string
  from: string | null
  to: string | null
}

export interface CorrectedResult {
  stages: CorrectedStage[]
  team: TeamLine[]
  scores: CorrectedScore[]
  /** Decisions of the committee that no longer go with the standing and therefore fall away. */
  dropped: number
}

/** Choices at ties which the correction brings about: by prize, of entries and of units. */
export interface CorrectionChoices {
  boundary: Record<string, 'share' | 'none'>
  teamBoundary: Record<string, 'share' | 'none'>
}

const scoreIn = (standing: Pick<Standing, 'placings'>, id: string) =>
  standing.placings.find(({ entryId }) => entryId === id)?.score ?? null

/** A stage before, by its key, with its entries' scores as they stand after the correction. */
interface EarlierStage {
  key: string
  scoreOf: ReadonlyMap<string, string>
}

/** An entry's scores in the stages before, as they stand after the correction of those. */
const withEarlier = (
  inputs: readonly StageEntryInput[],
  entryOf: ReadonlyMap<string, string>,
  earlier: readonly EarlierStage[],
): StageEntryInput[] => {
  if (earlier.length === 0) return [...inputs]
  return inputs.map((input) => {
    const entryId = entryOf.get(input.entryId) ?? ''
    const scores = earlier.flatMap(({ key, scoreOf }) => {
      const score = scoreOf.get(entryId)
      return score === undefined ? [] : [[key, score] as const]
    })
    return { ...input, carried: Object.fromEntries(scores), previousStage: scores.at(-1)?.[1] ?? null }
  })
}

/** Who goes on was declared and has competed since: a correction never changes it. */
const goOn = (stage: StageContext, standing: Standing, lots: Record<string, number>) =>
  stage.own.cut
    ? decidePromotion(standing, stage.own.cut, lots)
        .lines.flatMap(({ entryId, goesOn }) => (goesOn ? [entryId] : []))
        .sort()
    : []

interface StageInput {
  stage: StageContext
  frozen: FrozenStanding
  loaded: StageInputs
}

const pseudoDecisions = (choices: CorrectionChoices, reason: string) =>
  Object.entries(choices.boundary).map(([prize, choice]) => ({
    id: '',
    body: { kind: 'boundary' as const, prize, choice },
    reason,
    withdrawnAt: null,
  }))

const correctStage = async (
  tx: Tx,
  { stage, frozen, loaded }: StageInput,
  of: {
    items: readonly CorrectionItem[]
    remarks: ReadonlyMap<string, RemarkSheets>
    earlier: readonly EarlierStage[]
    revocations: readonly FrozenRevocation[]
    choices: CorrectionChoices
    reason: string
  },
): Promise<Result<{ corrected: CorrectedStage; standing: Standing; dropped: number }>> => {
  const { segments } = stage.scoring
  const applied = applyItems(
    { inputs: loaded.inputs, assigned: loaded.assigned },
    of.items,
    of.remarks,
    segments,
  )
  if (!applied.ok) return applied
  const entryOf = new Map(loaded.entries.map(({ id, entryId }) => [id, entryId]))
  const inputs = withEarlier(applied.value.inputs, entryOf, of.earlier)
  const ranked = rankStage(stage, { ...loaded, ...applied.value, inputs })
  const { standing, lots } = ranked
  const gaps = standing.unranked.filter(({ state }) => state === 'gapOpen').length
  if (gaps > 0) return fail({ code: 'result/gaps-unresolved', count: gaps })
  if (standing.unranked.length > 0)
    return fail({ code: 'result/sheets-missing', count: standing.unranked.length })
  const was = goOn(stage, frozen.result.standing, frozen.result.lots)
  if (digestOf(was) !== digestOf(goOn(stage, standing, lots)))
    return fail({ code: 'correction/moves-promotion', stage: stage.label })
  const rows = [...(await listAwardDecisions(tx, stage.stageId)), ...pseudoDecisions(of.choices, of.reason)]
  const state = awardState(stage.prizes, standing, rows, stage.next ? [] : of.revocations)
  const tie = state.proposal.boundaryTie
  if (tie) {
    const label = stage.prizes.find(({ key }) => key === tie.prize)?.label ?? tie.prize
    const { prize, places, entries } = tie
    return fail({ code: 'correction/tie', prize, label, team: false, places, entries: entries.length })
  }
  // Plain, as it comes back from the database: the digest is over what is stored.
  const result = JSON.parse(
    JSON.stringify(frozenResult(ranked, state, stage.next ? [] : of.revocations)),
  ) as FrozenResult
  const digest = frozenDigest(result)
  return ok({
    standing,
    dropped: state.invalid.length,
    corrected: {
      stageId: stage.stageId,
      key: stage.own.key,
      basedOn: frozen.n,
      result,
      digest,
      changed: digest !== frozen.digest,
    },
  })
}

/** A council's votes stand; what its outcome owes to corrected scores is decided anew, and prizes follow from it. */
const correctCouncil = async (
  tx: Tx,
  it: ApprovedResult,
  of: {
    earlier: readonly EarlierStage[]
    revocations: readonly FrozenRevocation[]
    choices: CorrectionChoices
    reason: string
  },
): Promise<Result<{ corrected: CorrectedStage; dropped: number }>> => {
  const { stage, frozen } = it
  const declared = frozen.result.council
  if (!('council' in stage) || !declared) return fail(notFound)
  const places = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, stage.stageId))
  const scoreOf = of.earlier.at(-1)?.scoreOf
  const previousScores = Object.fromEntries(
    places
      .filter(({ id }) => id in declared.previousScores)
      .map(({ id, entryId }) => [id, scoreOf?.get(entryId) ?? null]),
  )
  const inputs = { ...declared, previousScores }
  const { outcome, standing } = councilStanding(stage.council, inputs)
  if (outcome.next !== null) return fail({ code: 'record/in-wrong-state', state: 'council' })
  const rows = [...(await listAwardDecisions(tx, stage.stageId)), ...pseudoDecisions(of.choices, of.reason)]
  const { result, state } = councilResult(
    stage.prizes,
    { standing, codes: frozen.result.codes, council: { ...inputs, outcome } },
    rows,
    of.revocations,
  )
  const tie = state.proposal.boundaryTie
  if (tie) {
    const { prize, places: left, entries } = tie
    const label = stage.prizes.find(({ key }) => key === prize)?.label ?? prize
    return fail({ code: 'correction/tie', prize, label, team: false, places: left, entries: entries.length })
  }
  const digest = frozenDigest(result)
  const corrected = {
    stageId: stage.stageId,
    key: stage.own.key,
    basedOn: frozen.n,
    result,
    digest,
    changed: digest !== frozen.digest,
  }
  return ok({ corrected, dropped: state.invalid.length })
}

/** The unit prizes that follow from the corrected awards; what each unit did otherwise stays as it was fixed. */
const correctTeams = async (
  tx: Tx,
  it: ApprovedResult,
  result: FrozenResult,
  choices: CorrectionChoices,
  day: string,
): Promise<Result<TeamLine[]>> => {
  const taken = (result.revocations ?? []).map(({ entryId, vacancy }) => ({ code: entryId, vacancy }))
  const won = creditedAwards(result.awards, taken)
  const tallies = await listUnitTallies(tx, it.stage, won, day)
  const lines: TeamLine[] = []
  for (const prize of it.stage.rules.teamPrizes) {
    const fixed = it.team.filter((row) => row.prize === prize.key)
    const before = new Map(
      fixed.map(({ unitId, derivation }) => [unitId, (derivation as TeamLine['derivation']).tally]),
    )
    const now = tallies.map((tally) => ({ ...tally, ...before.get(tally.unitId), prizes: tally.prizes }))
    const first = fixed[0]?.derivation as TeamLine['derivation'] | undefined
    const choice = choices.teamBoundary[prize.key] ?? first?.choice ?? undefined
    const ranking = rankUnits(prize, now, choice)
    const tied = ranking.placings.filter(({ outcome }) => outcome === 'boundaryTie').length
    if (tied > 0) {
      const { key, label, quota } = prize
      return fail({ code: 'correction/tie', prize: key, label, team: true, places: quota, entries: tied })
    }
    lines.push(...teamLinesOf({ key: prize.key, tallies: now, choice, ranking }))
  }
  return ok(lines)
}

const unknownEntry = async (tx: Tx, editionStages: readonly string[], items: readonly CorrectionItem[]) => {
  if (items.length === 0) return false
  const ids = [...new Set(items.map(({ stageEntryId }) => stageEntryId))]
  const rows = await tx
    .select({ id: stageEntry.id, stageId: stageEntry.stageId })
    .from(stageEntry)
    .where(inArray(stageEntry.id, ids))
  return rows.filter(({ stageId }) => editionStages.includes(stageId)).length !== ids.length
}

/**
 * The whole result as it would stand after a correction, nothing saved: every scored stage ranked again from the
 * sheets that then count, awards, unit prizes. Problems: record/not-found, result/gaps-unresolved,
 * result/sheets-missing, correction/moves-promotion, correction/tie, record/in-wrong-state.
 */
export const correctResult = async (
  tx: Tx,
  it: ApprovedResult,
  of: {
    items: readonly CorrectionItem[]
    remarks: ReadonlyMap<string, RemarkSheets>
    revocations: readonly FrozenRevocation[]
    choices: CorrectionChoices
    reason: string
    day: string
  },
): Promise<Result<CorrectedResult>> => {
  const stages = await listScoredStages(tx, it.stage.editionId)
  if (await unknownEntry(tx, [...stages.map(({ stageId }) => stageId), it.stage.stageId], of.items))
    return fail(notFound)
  const earlier: EarlierStage[] = []
  const corrected: CorrectedStage[] = []
  const scores: CorrectedScore[] = []
  let dropped = 0
  for (const stage of stages) {
    const frozen = await findFrozen(tx, stage.stageId)
    if (!frozen) return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    const loaded = await loadStageInputs(tx, stage.stageId)
    const found = await correctStage(tx, { stage, frozen, loaded }, { ...of, earlier })
    if (!found.ok) return found
    const { standing } = found.value
    const entryOf = new Map(loaded.entries.map(({ id, entryId }) => [id, entryId]))
    earlier.push({
      key: stage.own.key,
      scoreOf: new Map(standing.placings.map(({ entryId, score }) => [entryOf.get(entryId) ?? '', score])),
    })
    corrected.push(found.value.corrected)
    dropped += found.value.dropped
    const here = new Set(loaded.entries.map(({ id }) => id))
    const touched = new Set(
      of.items.flatMap((item) => (item.kind === 'revocation' ? [] : [item.stageEntryId])),
    )
    for (const stageEntryId of touched)
      if (here.has(stageEntryId))
        scores.push({
          stageEntryId,
          stage: stage.own.key,
          from: scoreIn(frozen.result.standing, stageEntryId),
          to: scoreIn(standing, stageEntryId),
        })
  }
  if ('council' in it.stage) {
    const council = await correctCouncil(tx, it, { ...of, earlier })
    if (!council.ok) return council
    corrected.push(council.value.corrected)
    dropped += council.value.dropped
  }
  const last = corrected.at(-1)
  if (!last) return fail(notFound)
  const team = await correctTeams(tx, it, last.result, of.choices, of.day)
  return team.ok ? ok({ stages: corrected, team: team.value, scores, dropped }) : team
}
