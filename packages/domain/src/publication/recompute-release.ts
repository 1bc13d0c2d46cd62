import { canonicalBytes, compare, digestOf, fromWire } from '../kernel/index.ts'
import {
  readRuleset,
  type Ruleset,
  type ScoringRules,
  type StoredRuleset,
  type StoredScoringRules,
} from '../ruleset/index.ts'
import {
  inputsDigest,
  proposeAwards,
  rankEntries,
  rankUnits,
  reordering,
  type Standing,
  type StageEntryInput,
  type UnitRanking,
} from '../scoring/index.ts'
import { sameBytes } from './bytes.ts'
import type {
  ReadCore,
  ReleaseCore,
  ReleasedEntry,
  ReleasedResult,
  ReleasedTeamPrize,
} from './release-core.ts'
import { sheetsRoot } from './sheet-receipt.ts'

/** A published entry as the scoring functions of the server take it. */
export const inputOf = (entry: ReleasedEntry): StageEntryInput => ({
  entryId: entry.code,
  sheets: entry.sheets.map(({ id, segment, kind, marks }) => ({ id, segment, kind, marks })),
  objective: entry.objective,
  penalties: entry.penalties,
  previousStage: entry.previousStage,
})

export const scoringRulesOf = (ruleset: Ruleset, stageKey: string): ScoringRules | undefined => {
  const stage = ruleset.stages.find(({ key }) => key === stageKey)
  return stage?.kind === 'scoring' ? stage.scoring : undefined
}

/** Ranked by the rules as they are read; its digest is over the rules as they were published. */
export const standingOf = (
  rules: ScoringRules,
  published: StoredScoringRules,
  result: Pick<ReleasedResult, 'entries' | 'lots'>,
): Standing => {
  const inputs = result.entries.map(inputOf)
  return {
    ...rankEntries(rules, inputs, result.lots),
    inputsDigest: inputsDigest(published, inputs, result.lots),
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Pointers to where two values differ, at most so many; the deepest place that both have. */
const differences = (ours: unknown, theirs: unknown, at: string, most: number): string[] => {
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((item, i) => differences(item, theirs[i], `${at}/${i}`, most)).slice(0, most)
  }
  if (isObject(ours) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    return keys.flatMap((key) => differences(ours[key], theirs[key], `${at}/${key}`, most)).slice(0, most)
  }
  return Object.is(ours, theirs) ? [] : [at]
}

const MOST = 20
const compareComputed = (ours: unknown, theirs: unknown, at: string): string[] =>
  sameBytes(canonicalBytes(ours), canonicalBytes(theirs)) ? [] : differences(ours, theirs, at, MOST)

type Prizes = NonNullable<ReleasedResult['prizes']>

/** Awards that the rules and the recorded choices give need no reason; every other one, and every gap, does. */
const checkAwards = (ruleset: Ruleset, standing: Standing, prizes: Prizes, at: string): string[] => {
  const proposal = proposeAwards(ruleset.prizes, standing, prizes.choices)
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

const checkResult = (core: ReadCore, raw: ReleaseCore, index: number): string[] => {
  const result = core.results[index]
  const at = `/results/${index}`
  const rules = result && scoringRulesOf(core.ruleset, result.stage)
  const rawRules = result && publishedScoring(raw, result.stage)
  if (!result || !rules || !rawRules) return [`${at}/stage`]
  const standing = standingOf(rules, rawRules, result)
  return [
    ...compareComputed(standing, result.standing, `${at}/standing`),
    ...(result.prizes ? checkAwards(core.ruleset, standing, result.prizes, `${at}/prizes`) : []),
  ]
}

const checkTeamPrize = (core: ReadCore, released: ReleasedTeamPrize, at: string): string[] => {
  const ranking = unitRankingOf(core.ruleset, released)
  if (!ranking) return [`${at}/prize`]
  const won = core.results
    .flatMap(({ prizes }) => prizes?.awards ?? [])
    .filter(({ state }) => state !== 'withheld')
    .map(({ prize }) => prize)
  const credited = released.units.flatMap(({ prizes }) => prizes)
  return [
    ...(digestOf(won.toSorted()) === digestOf(credited.toSorted()) ? [] : [`${at}/units`]),
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
    ['/sheetsRoot', () => (sheetsRoot(core.results) === core.sheetsRoot ? [] : ['/sheetsRoot'])],
    ...core.results.map((_, i): [string, () => string[]] => [
      `/results/${i}`,
      () => checkResult(core, raw, i),
    ]),
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
