import type { FacetRating } from './types.ts'

/** Ratings by number: entries, judges and criteria in the order of their ids, scores from 0. */
export interface Design {
  entries: readonly string[]
  judges: readonly string[]
  criteria: readonly string[]
  /** Steps between the lowest and the highest score. */
  steps: number
  entryOf: Int32Array
  judgeOf: Int32Array
  criterionOf: Int32Array
  scoreOf: Int32Array
}

const numbered = (ids: Iterable<string>) => {
  const sorted = [...new Set(ids)].sort()
  return { ids: sorted, of: new Map(sorted.map((id, i) => [id, i])) }
}

export const designOf = (ratings: readonly FacetRating[], lowest: number, highest: number): Design => {
  const entries = numbered(ratings.map(({ entry }) => entry))
  const judges = numbered(ratings.map(({ judge }) => judge))
  const criteria = numbered(ratings.map(({ criterion }) => criterion))
  return {
    entries: entries.ids,
    judges: judges.ids,
    criteria: criteria.ids,
    steps: highest - lowest,
    entryOf: Int32Array.from(ratings, ({ entry }) => entries.of.get(entry) ?? 0),
    judgeOf: Int32Array.from(ratings, ({ judge }) => judges.of.get(judge) ?? 0),
    criterionOf: Int32Array.from(ratings, ({ criterion }) => criteria.of.get(criterion) ?? 0),
    scoreOf: Int32Array.from(ratings, ({ score }) => score - lowest),
  }
}
