/** One whole score that one judge gave one entry on one criterion. */
export interface FacetRating {
  entry: string
  judge: string
  criterion: string
  score: number
}

export type Facet = 'entries' | 'judges' | 'criteria'

export interface Fit {
  /** Mean squares: near 1 as the model expects, above noisier, below more even than chance. Null: nothing to judge by. */
  infit: number | null
  outfit: number | null
}

export interface FacetsEstimate {
  logLikelihood: number
  /** Logits; null for what has only lowest or only highest scores (see `extreme`). */
  entries: Map<string, number | null>
  judges: Map<string, number | null>
  criteria: Map<string, number | null>
  /** Steps between neighbouring scores, from the lowest score up. */
  thresholds: number[]
  lowest: number
  highest: number
  /** Model standard errors of severities, where there is one. */
  judgeErrors: Map<string, number>
  fit: Record<Facet, Map<string, Fit>>
  extreme: { facet: Facet; id: string; at: 'lowest' | 'highest' }[]
  iterations: number
  /** Largest difference between an observed and an expected total at the end. */
  gradient: number
}

export type FacetsRefusal =
  /** Nothing links these groups of judges. */
  | { why: 'disconnected'; parts: string[][] }
  /** Whole scores between the lowest and the highest that nobody gave. */
  | { why: 'unusedScores'; scores: number[] }
  /** Everything was at one end, or nothing was rated. */
  | { why: 'nothingToEstimate' }
  /** Two facets vary only together: no telling which of them it was. */
  | { why: 'confounded'; facet: 'judges' | 'criteria'; id: string }
  /** Scores that follow from entry and judge without any exception: the most likely values are infinite. */
  | { why: 'tooRegular' }

export type FacetsResult = { ok: true; estimate: FacetsEstimate } | { ok: false; refusal: FacetsRefusal }
