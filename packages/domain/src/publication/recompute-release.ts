import { compare, digestOf, fromWire } from '../kernel/index.ts'
import {
  readRuleset,
  type Ruleset,
  type ScoringRules,
  type ScoringStage,
  type StoredRuleset,
  type StoredScoringRules,
} from '../ruleset/index.ts'
import {
  inputsDigest,
  rankEntries,
  rankUnits,
  reordering,
  type Standing,
  type StageEntryInput,
  type UnitRanking,
} from '../scoring/index.ts'
import { awardsIn, checkCorrections, creditedAwards, proposeAfterRevocations } from './check-correction.ts'
import {
  areStagesCredited,
  checkEarlierScores,
  checkPromotion,
  checkStages,
  stageRulesOf,
} from './check-stages.ts'
import { compareComputed } from './differences.ts'
import type {
  ReadCore,
  ReleaseCore,
  ReleasedEntry,
  ReleasedResult,
  ReleasedTeamPrize,
} from './release-core.ts'
import { checkCouncil } from './release-council.ts'
import { sheetsRoot } from './sheet-receipt.ts'

/** A published entry as the scoring functions of the server take it. */
export const inputOf = (entry: ReleasedEntry): StageEntryInput => ({
  entryId: entry.code,
  sheets: entry.sheets.map(({ id, segment, kind, marks }) => ({ id, segment, kind, marks })),
  objective: entry.objective,
  penalties: entry.penalties,
  previousStage: entry.previousStage,
  ...(entry.carried ? { carried: entry.carried } : {}),
  ...(entry.remark ? { remark: entry.remark } : {}),
})

export const scoringRulesOf = (ruleset: Ruleset, stageKey: string): ScoringRules | undefined =>
  stageRulesOf(ruleset, stageKey)?.scoring

/** Ranked by the rules as they are read; its digest is over the rules as they were published. */
export const standingOf = (
  { scoring, carryOver }: ScoringStage,
  published: StoredScoringRules,
  result: Pick<ReleasedResult, 'entries' | 'lots'>,
): Standing => {
  const inputs = result.entries.map(inputOf)
  return {
    ...rankEntries(scoring, inputs, result.lots, carryOver),
    inputsDigest: inputsDigest(published, inputs, result.lots, carryOver),
  }
}

export const unitRankingOf = (
  ruleset: Ruleset,
  released: Omit<ReleasedTeamPrize, 'ranking'>,
): UnitRanking | undefined => {
  const prize = ruleset.teamPrizes.find(({ key }) => key === released.prize)
  return prize && rankUnits(prize, released.units, released.choice ?? undefined)
}

/** The stage's scoring rules exactly as they were published. */
export const publishedScoring = (
  { ruleset }: { ruleset: StoredRuleset },
  stageKey: string,
): StoredScoringRules | undefined => {
  const stage = ruleset.stages.find(({ key }) => key === stageKey)
  return stage?.kind === 'scoring' ? stage.scoring : undefined
}

type Prizes = NonNullable<ReleasedResult['prizes']>

/** Awards that the rules and the recorded choices give need no reason; every other one, and every gap, does. */
const checkAwards = (
  { ruleset, revocations = [] }: ReadCore,
  standing: Standing,
  prizes: Prizes,
  at: string,
): string[] => {
  const proposal = proposeAfterRevocations(ruleset.prizes, standing, prizes.choices, revocations)
  const proposed = new Map(proposal.awards.map((award) => [award.entryId, award]))
  const placings = new Map(standing.placings.map((placing) => [placing.entryId, placing]))
  const known = new Map(ruleset.prizes.map((prize) => [prize.key, prize]))
  const seen = new Set<string>()
  const wrong = prizes.awards.flatMap((award, i) => {
    const here = `${at}/awards/${i}`
    const prize = known.get(award.prize)
    const placing = placings.get(award.entryId)
    const repeated = seen.has(award.entryId)
    seen.add(award.entryId)
    if (!prize || !placing || repeated) return [here]
    const floor = prize.floor
    if (floor !== null && compare(fromWire(placing.score), fromWire(floor)) < 0) return [here]
    const rule = proposed.get(award.entryId)
    const asProposed =
      rule?.prize === award.prize && rule.state === award.state && rule.reason === award.reason
    return asProposed || award.reason.trim() !== '' ? [] : [here]
  })
  const dropped = proposal.awards.some(({ entryId }) => !seen.has(entryId))
  const reordered = reordering(ruleset.prizes, standing.placings, prizes.awards)
  return [
    ...wrong,
    ...(dropped || reordered || proposal.boundaryTie ? [`${at}/awards`] : []),
    ...compareComputed(proposal.notAwarded, prizes.notAwarded, `${at}/notAwarded`),
  ]
}

/** A result's standing, computed again; undefined for a stage that the rules don't know. */
const standingAt = (core: ReadCore, raw: ReleaseCore, index: number): Standing | undefined => {
  const result = core.results[index]
  const rules = result && stageRulesOf(core.ruleset, result.stage)
  const published = result && publishedScoring(raw, result.stage)
  return result && rules && published && standingOf(rules, published, result)
}

const checkResult = (core: ReadCore, raw: ReleaseCore, index: number): string[] => {
  const standings = core.results.slice(0, index + 1).map((_, i) => standingAt(core, raw, i))
  const result = core.results[index]
  const at = `/results/${index}`
  const rules = result && stageRulesOf(core.ruleset, result.stage)
  const standing = standings[index]
  if (!result || !rules || !standing) return [`${at}/stage`]
  return [
    ...compareComputed(standing, result.standing, `${at}/standing`),
    ...(result.prizes ? checkAwards(core, standing, result.prizes, `${at}/prizes`) : []),
    // Where a council votes, its outcome decides the prizes and no score does.
    ...(result.prizes && core.council ? [`${at}/prizes`] : []),
    ...checkEarlierScores(
      core.results,
      standings.flatMap((it) => it ?? []),
      index,
    ),
    ...checkPromotion(core, rules, standing, index),
  ]
}

/** What the council voted, counted again; and that prizes follow from it. */
const checkVotes = (core: ReadCore, raw: ReleaseCore): string[] => {
  const last = standingAt(core, raw, core.results.length - 1)
  const scores = new Map((last?.placings ?? []).map(({ entryId, score }) => [entryId, score]))
  const { faults, standing } = checkCouncil(core.ruleset, core.council, scores)
  return [
    ...faults,
    ...(core.council && standing ? checkAwards(core, standing, core.council.prizes, '/council/prizes') : []),
  ]
}

const checkTeamPrize = (core: ReadCore, released: ReleasedTeamPrize, at: string): string[] => {
  const ranking = unitRankingOf(core.ruleset, released)
  if (!ranking) return [`${at}/prize`]
  const won = creditedAwards(awardsIn(core), core.revocations ?? []).map(({ prize }) => prize)
  const credited = released.units.flatMap(({ prizes }) => prizes)
  return [
    ...(digestOf(won.toSorted()) === digestOf(credited.toSorted()) &&
    areStagesCredited(core.results, released.units)
      ? []
      : [`${at}/units`]),
    ...compareComputed(ranking, released.ranking, `${at}/ranking`),
  ]
}

/**
 * Computes everything of a core again, by the same functions as the server, and returns JSON pointers to what
 * differs; an empty list: nothing. `raw` is the core before anything of it was read.
 */
export const recomputeRelease = (published: ReleaseCore, raw: ReleaseCore): string[] => {
  const core: ReadCore = { ...published, ruleset: readRuleset(published.ruleset) }
  const checks: [string, () => string[]][] = [
    ['/rulesetDigest', () => (digestOf(raw.ruleset) === core.rulesetDigest ? [] : ['/rulesetDigest'])],
    ['/results', () => checkStages(core)],
    ['/supersedes', () => checkCorrections(core)],
    ['/sheetsRoot', () => (sheetsRoot(core.results) === core.sheetsRoot ? [] : ['/sheetsRoot'])],
    ...core.results.map((_, i): [string, () => string[]] => [
      `/results/${i}`,
      () => checkResult(core, raw, i),
    ]),
    ['/council', () => checkVotes(core, raw)],
    ...core.teamPrizes.map((released, i): [string, () => string[]] => [
      `/teamPrizes/${i}`,
      () => checkTeamPrize(core, released, `/teamPrizes/${i}`),
    ]),
  ]
  return checks.flatMap(([at, check]) => {
    try {
      return check()
    } catch {
      // Scoring throws on marks and entries that can't have been handed in: a file that holds them is wrong there.
      return [at]
    }
  })
}
