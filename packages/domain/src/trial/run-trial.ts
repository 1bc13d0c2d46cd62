import { fromWire } from '../kernel/index.ts'
import type { Ruleset, ScoringRules, ScoringStage } from '../ruleset/index.ts'
import {
  type AwardProposal,
  decidePromotion,
  type GapOutcome,
  type Promotion,
  proposeAwards,
  rankEntries,
  rankUnits,
  type StageEntryInput,
  type Standing,
  type UnitRanking,
  type Wire,
} from '../scoring/index.ts'
import { drawOrder } from '../stage/index.ts'
import { type Invention, inventEntry, qualityOf } from './invent-scores.ts'
import type { PastInput } from './past-scores.ts'

interface TrialGap {
  code: string
  segment: string
  outcome: GapOutcome
}
export interface TrialStage {
  key: string
  label: string
  /** What the scores were read by: the stage's rules, or what past totals can feed of them. */
  rules: ScoringRules
  standing: Standing
  /** Entries whose sheets were further apart than the rules allow, and what settled it. */
  gaps: TrialGap[]
  /** Codes between which only a lot could decide; the trial drew it. */
  lots: string[][]
  promotion: Promotion | null
}
export interface Trial {
  stages: TrialStage[]
  proposal: AwardProposal
  /** Empty where the scores belong to no units. */
  teams: { prize: string; label: string; ranking: UnitRanking }[]
}

export interface TrialSource {
  seed: string
  /** Codes of the entries that take part. */
  codes: readonly string[]
  invention: Invention
  /** Scores of an earlier time for the first scored stage; later stages are invented after them. */
  past?: PastInput | undefined
  /** Unit of a code, for team prizes; undefined: the scores belong to no units. */
  unitOf?: ((code: string) => string) | undefined
}

/** The lot that this trial would draw: every code has its place. */
const lotsBy = (seed: string, stage: string, codes: readonly string[]) =>
  Object.fromEntries(drawOrder(codes, `${seed}:${stage}`).map((code, i) => [code, i + 1]))

const gapsOf = (standing: Standing): TrialGap[] =>
  standing.scores.flatMap(({ entryId, segments }) =>
    segments.flatMap(({ segment, gap }) =>
      gap?.exceeded || gap?.settledBy ? [{ code: entryId, segment, outcome: gap }] : [],
    ),
  )

const runStage = (
  stage: ScoringStage,
  rules: ScoringRules,
  inputs: readonly StageEntryInput[],
  seed: string,
): TrialStage => {
  const carried = stage.carryOver.filter(({ stage: from }) => inputs.every((it) => it.carried?.[from]))
  const first = rankEntries(rules, inputs, {}, carried)
  const drawn = lotsBy(
    seed,
    stage.key,
    inputs.map(({ entryId }) => entryId),
  )
  const standing = first.lotNeeded.length > 0 ? rankEntries(rules, inputs, drawn, carried) : first
  const cut = stage.cut && decidePromotion(standing, stage.cut)
  const promotion =
    stage.cut && cut && cut.lotNeeded.length > 0 ? decidePromotion(standing, stage.cut, drawn) : cut
  return {
    key: stage.key,
    label: stage.label,
    rules,
    standing,
    gaps: gapsOf(standing),
    lots: [
      ...first.lotNeeded.map(({ entries }) => entries),
      ...(cut && cut.lotNeeded.length > 0 ? [cut.lotNeeded] : []),
    ],
    promotion,
  }
}

/** Score of a past stage as a share, from which a later stage's invented scores follow. */
const shareOf = (score: Wire): number => {
  const { n, d } = fromWire(score)
  return Number((n * 1000n) / (d * 100n)) / 1000
}

const teamsOf = (
  ruleset: Ruleset,
  source: TrialSource,
  stages: readonly TrialStage[],
  awards: AwardProposal['awards'],
) => {
  const { unitOf } = source
  if (!unitOf) return []
  const units = [...new Set(source.codes.map(unitOf))]
  const mine = (unit: string, codes: readonly string[]) => codes.filter((code) => unitOf(code) === unit)
  return ruleset.teamPrizes.map((prize) => ({
    prize: prize.key,
    label: prize.label,
    ranking: rankUnits(
      { ...prize, minParticipation: null },
      units.map((unitId) => ({
        unitId,
        acceptedEntries: mine(unitId, source.codes).length,
        prizes: awards.filter(({ entryId }) => unitOf(entryId) === unitId).map(({ prize: won }) => won),
        stages: stages.slice(1).flatMap(({ key, standing }) =>
          mine(
            unitId,
            standing.scores.map(({ entryId }) => entryId),
          ).map(() => key),
        ),
        participants: null,
        members: null,
      })),
    ),
  }))
}

/**
 * What these rules would give on these scores: every scored stage with its standing, gaps, ties and who goes on,
 * then prizes and team prizes. It computes with the functions that compute real results and stores nothing.
 * Stages after the first are invented, also after past scores; conditions on members that nobody knows here
 * (participation) are taken as met.
 */
export const runTrial = (ruleset: Ruleset, source: TrialSource): Trial => {
  const stages: TrialStage[] = []
  let going: readonly string[] = source.codes
  let quality = (code: string) => qualityOf(source.seed, code)
  const earlier = new Map<string, Record<string, Wire>>()
  for (const stage of ruleset.stages) {
    if (stage.kind !== 'scoring' || going.length === 0) continue
    const isPast = stages.length === 0 && source.past !== undefined
    const rules = isPast && source.past ? source.past.rules : stage.scoring
    const inputs =
      isPast && source.past
        ? source.past.entries
        : going.map(
            (code): StageEntryInput => ({
              ...inventEntry(stage.scoring, stage.key, code, quality(code), source.invention),
              previousStage:
                stages.at(-1)?.standing.placings.find(({ entryId }) => entryId === code)?.score ?? null,
              carried: earlier.get(code) ?? {},
            }),
          )
    const done = runStage(stage, rules, inputs, source.seed)
    stages.push(done)
    const scores = new Map(done.standing.placings.map(({ entryId, score }) => [entryId, score]))
    for (const [code, score] of scores) earlier.set(code, { ...earlier.get(code), [stage.key]: score })
    if (isPast) quality = (code) => shareOf(scores.get(code) ?? '0')
    going = done.promotion
      ? done.promotion.lines.filter(({ goesOn }) => goesOn).map(({ entryId }) => entryId)
      : [...scores.keys()]
  }
  const last = stages.at(-1)
  const standing = last?.standing ?? { placings: [], lotNeeded: [] }
  const proposal = proposeAwards(ruleset.prizes, standing)
  return { stages, proposal, teams: teamsOf(ruleset, source, stages, proposal.awards) }
}
