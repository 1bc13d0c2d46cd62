import { digestOf } from '../kernel/index.ts'
import { readRuleset, type Ruleset, type ScoringStage } from '../ruleset/index.ts'
import { decidePromotion, type Standing } from '../scoring/index.ts'
import { compareComputed } from './differences.ts'
import { hasCorrections } from './check-correction.ts'
import {
  CORRECTED_RELEASE_FORMAT,
  COUNCIL_RELEASE_FORMAT,
  RELEASE_FORMAT,
  type ReadCore,
  type ReleaseCore,
  type ReleasedResult,
  type ReleaseFormat,
  STAGED_RELEASE_FORMAT,
} from './release-core.ts'

const sameSet = (a: readonly string[], b: readonly string[]) =>
  digestOf(a.toSorted()) === digestOf(b.toSorted())

/** The format that says what a core holds: the lowest that knows all of it. */
export const formatOf = (
  core: Pick<ReleaseCore, 'results' | 'exceptions' | 'revocations' | 'council'>,
  stages: number,
): ReleaseFormat =>
  core.council !== undefined
    ? COUNCIL_RELEASE_FORMAT
    : hasCorrections(core)
      ? CORRECTED_RELEASE_FORMAT
      : stages > 1
        ? STAGED_RELEASE_FORMAT
        : RELEASE_FORMAT

/** Every scored stage is there, in its order, and the format says whether there are several. */
export const checkStages = (core: ReadCore): string[] => {
  const { ruleset, results, format } = core
  const scored = readRuleset(ruleset).stages.filter(({ kind }) => kind === 'scoring')
  const keys = scored.map(({ key }) => key)
  const there = [...new Set(results.map(({ stage }) => stage))]
  return [
    ...(digestOf(keys) === digestOf(there) ? [] : ['/results']),
    ...(format === formatOf(core, keys.length) ? [] : ['/format']),
  ]
}

/**
 * What an entry brings from earlier stages is what their standings, computed from their sheets, gave it there.
 * `standings`: of all results, in their order.
 */
export const checkEarlierScores = (
  results: readonly ReleasedResult[],
  standings: readonly Standing[],
  index: number,
): string[] => {
  const earlier = results.slice(0, index).map(({ stage }, i) => {
    const placings = standings[i]?.placings ?? []
    return { stage, scores: new Map(placings.map(({ entryId, score }) => [entryId, score])) }
  })
  return (results[index]?.entries ?? []).flatMap(({ code, carried, previousStage }, e) => {
    const at = `/results/${index}/entries/${e}`
    const owed = Object.fromEntries(earlier.map(({ stage, scores }) => [stage, scores.get(code) ?? null]))
    const last = earlier.at(-1)?.scores.get(code) ?? null
    return [
      ...compareComputed(owed, carried ?? {}, `${at}/carried`),
      ...(earlier.length > 0 && previousStage !== last ? [`${at}/previousStage`] : []),
    ]
  })
}

/** Who competes in the stage that follows, be it scored or a council's, and where the core says so. */
const nextPlaces = ({ results, council }: Pick<ReadCore, 'results' | 'council'>, index: number) => {
  const next = results[index + 1]
  if (next) return { codes: next.entries.map(({ code }) => code), at: `/results/${index + 1}/entries` }
  return index === results.length - 1 && council
    ? { codes: council.candidates.map(({ code }) => code), at: '/council/candidates' }
    : undefined
}

/** Exactly those who go on by the rules compete in the next stage, but for the withdrawn, who are named. */
export const checkPromotion = (
  core: Pick<ReadCore, 'results' | 'council'>,
  { cut }: ScoringStage,
  standing: Standing,
  index: number,
): string[] => {
  const result = core.results[index]
  const next = nextPlaces(core, index)
  const at = `/results/${index}/promotion`
  const released = result?.promotion ?? null
  if (!next || !result) return released === null ? [] : [at]
  if (!cut || !released) return [at]
  const decided = decidePromotion(standing, cut, result.lots)
  const goOn = decided.lines.flatMap(({ entryId, goesOn }) => (goesOn ? [entryId] : []))
  const there = [...next.codes, ...released.withdrawn]
  return [
    ...compareComputed(decided, released.decided, `${at}/decided`),
    ...(sameSet(goOn, there) ? [] : [next.at]),
  ]
}

/** The stages that units are credited with are those that entries reached. */
export const areStagesCredited = (
  results: readonly ReleasedResult[],
  units: readonly { stages?: readonly string[] | undefined }[],
): boolean =>
  !units.some(({ stages }) => stages !== undefined) ||
  sameSet(
    results.slice(1).flatMap(({ stage, entries }) => entries.map(() => stage)),
    units.flatMap(({ stages }) => stages ?? []),
  )

/** The scored stage of this key. */
export const stageRulesOf = (ruleset: Ruleset, stageKey: string): ScoringStage | undefined => {
  const stage = ruleset.stages.find(({ key }) => key === stageKey)
  return stage?.kind === 'scoring' ? stage : undefined
}
