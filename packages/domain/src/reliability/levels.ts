import { bandOf, type Criterion, maxSteps, type Segment } from '../ruleset/index.ts'
import { compare, fromWire } from '../kernel/index.ts'
import type { FacetRating } from './facets/index.ts'

/** Where the criteria have no bands in common: fifths of each criterion's maximum. */
const PARTS = 5

/** The band keys of a criterion from the lowest up. */
const bandOrder = (criterion: Criterion): string[] =>
  criterion.bands.toSorted((a, b) => compare(fromWire(a.from), fromWire(b.from))).map(({ key }) => key)

interface Levelled {
  ratings: FacetRating[]
  by: 'bands' | 'fifths'
  /** Levels that somebody gave, of so many. */
  used: number
  of: number
}

/**
 * Marks of criteria with different maxima on one scale of levels, which the rating-scale model needs: the bands of
 * the rubric where every criterion has as many, else fifths of the maximum. Levels that nobody gave are passed
 * over, so that the rest follow each other.
 */
export const levelled = (
  segment: Segment,
  sheets: readonly { entry: string; judge: string; marks: Readonly<Record<string, number>> }[],
): Levelled => {
  const bands = new Map(segment.criteria.map((criterion) => [criterion.key, bandOrder(criterion)]))
  const counts = new Set([...bands.values()].map(({ length }) => length))
  const [count = 0] = counts
  const by = counts.size === 1 && count > 1 ? 'bands' : 'fifths'
  const levelOf = (criterion: Criterion, mark: number): number => {
    const band = by === 'bands' ? bandOf(criterion, mark) : undefined
    if (band) return (bands.get(criterion.key) ?? []).indexOf(band.key)
    const of = by === 'bands' ? count : PARTS
    return Math.min(of - 1, Math.floor((of * mark) / Math.max(1, maxSteps(criterion))))
  }
  const raw = sheets.flatMap(({ entry, judge, marks }) =>
    segment.criteria.flatMap((criterion) => {
      const mark = marks[criterion.key]
      return mark === undefined
        ? []
        : [{ entry, judge, criterion: criterion.key, score: levelOf(criterion, mark) }]
    }),
  )
  const used = [...new Set(raw.map(({ score }) => score))].sort((a, b) => a - b)
  const number = new Map(used.map((level, i) => [level, i]))
  return {
    ratings: raw.map((rating) => ({ ...rating, score: number.get(rating.score) ?? 0 })),
    by,
    used: used.length,
    of: by === 'bands' ? count : PARTS,
  }
}
