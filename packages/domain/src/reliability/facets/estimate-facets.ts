import { judgeParts } from '../judge-graph.ts'
import { read, solve } from '../linear.ts'
import { meanOf } from '../ratings.ts'
import { type Design, designOf } from './design.ts'
import { dropExtreme } from './drop-extreme.ts'
import { fitOf } from './fit.ts'
import { logLikelihood, type Parameters, sizeOf } from './model.ts'
import { maximise } from './newton.ts'
import type { Facet, FacetRating, FacetsResult } from './types.ts'

const centred = (values: Float64Array): { values: Float64Array; mean: number } => {
  const mean = values.length === 0 ? 0 : meanOf([...values])
  return { values: values.map((value) => value - mean), mean }
}

/** Moves all means into the entries, which are free. */
const centre = (at: Parameters): Parameters => {
  const judges = centred(at.judges)
  const criteria = centred(at.criteria)
  const thresholds = centred(at.thresholds)
  const shift = judges.mean + criteria.mean + thresholds.mean
  return {
    entries: at.entries.map((value) => value - shift),
    judges: judges.values,
    criteria: criteria.values,
    thresholds: thresholds.values,
  }
}

const unusedScores = (ratings: readonly FacetRating[], lowest: number, highest: number): number[] => {
  const used = new Set(ratings.map(({ score }) => score))
  const unused: number[] = []
  for (let score = lowest + 1; score < highest && unused.length < 20; score++)
    if (!used.has(score)) unused.push(score)
  return unused
}

/** Standard errors of centred severities from the factor of the reduced information. */
const judgeErrors = (design: Design, lower: Float64Array): Map<string, number> => {
  const free = sizeOf(design)
  const size = free.judges + free.criteria + free.thresholds
  const count = design.judges.length
  return new Map(
    design.judges.map((judge, own) => {
      const contrast = Float64Array.from({ length: size }, (_, i) =>
        i < free.judges ? (i === own ? 1 : 0) - 1 / count : 0,
      )
      const spread = solve(lower, contrast)
      return [judge, Math.sqrt(contrast.reduce((sum, value, i) => sum + value * read(spread, i), 0))]
    }),
  )
}

/**
 * The many-facet rating-scale model ln(P_k ÷ P_k−1) = measure − severity − difficulty − threshold_k by joint
 * maximum likelihood without a correction of its bias (Linacre, Many-Facet Rasch Measurement, 1989). Judges,
 * criteria and thresholds are centred on 0, entries are free. `ratings`: whole scores, one per entry, judge and
 * criterion. What has only lowest or highest scores is left out and named; whatever else has no single finite
 * answer is refused with its reason.
 */
export const estimateFacets = (ratings: readonly FacetRating[]): FacetsResult => {
  const whole = judgeParts(ratings)
  if (whole.length > 1) return { ok: false, refusal: { why: 'disconnected', parts: whole } }
  const { kept, extreme, lowest, highest } = dropExtreme(ratings)
  if (kept.length === 0) return { ok: false, refusal: { why: 'nothingToEstimate' } }
  const parts = judgeParts(kept)
  if (parts.length > 1) return { ok: false, refusal: { why: 'disconnected', parts } }
  const unused = unusedScores(kept, lowest, highest)
  if (unused.length > 0) return { ok: false, refusal: { why: 'unusedScores', scores: unused } }

  const design = designOf(kept, lowest, highest)
  const maximum = maximise(design)
  if (maximum.state === 'singular') {
    const inJudges = maximum.unknown < design.judges.length - 1
    const id = inJudges
      ? design.judges[maximum.unknown]
      : design.criteria[maximum.unknown - design.judges.length + 1]
    if (id === undefined) return { ok: false, refusal: { why: 'tooRegular' } }
    return { ok: false, refusal: { why: 'confounded', facet: inJudges ? 'judges' : 'criteria', id } }
  }
  if (maximum.state === 'runaway') return { ok: false, refusal: { why: 'tooRegular' } }

  const at = centre(maximum.at)
  const table = (facet: Facet, ids: readonly string[], values: Float64Array) =>
    new Map<string, number | null>([
      ...ids.map((id, i): [string, number] => [id, read(values, i)]),
      ...extreme.flatMap((it): [string, null][] => (it.facet === facet ? [[it.id, null]] : [])),
    ])
  return {
    ok: true,
    estimate: {
      logLikelihood: logLikelihood(design, at),
      entries: table('entries', design.entries, at.entries),
      judges: table('judges', design.judges, at.judges),
      criteria: table('criteria', design.criteria, at.criteria),
      thresholds: [...at.thresholds],
      lowest,
      highest,
      judgeErrors: judgeErrors(design, maximum.lower),
      fit: fitOf(design, at),
      extreme,
      iterations: maximum.iterations,
      gradient: maximum.gradient,
    },
  }
}
