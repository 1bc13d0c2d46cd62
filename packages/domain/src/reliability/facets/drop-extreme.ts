import type { Facet, FacetRating, FacetsEstimate } from './types.ts'

const KEY = { entries: 'entry', judges: 'judge', criteria: 'criterion' } as const
const FACETS: readonly Facet[] = ['entries', 'judges', 'criteria']

export interface Kept {
  kept: readonly FacetRating[]
  extreme: FacetsEstimate['extreme']
  lowest: number
  highest: number
}

const rangeOf = (ratings: readonly FacetRating[]) => ({
  lowest: ratings.reduce((least, { score }) => Math.min(least, score), Number.POSITIVE_INFINITY),
  highest: ratings.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY),
})

/**
 * Takes out what got (or gave) nothing but the lowest or nothing but the highest score, again and again until
 * nothing of that kind is left. The most likely measure of such a thing is infinite and its scores then say
 * nothing about the others, so that the estimates of the rest are those of the whole: the same maximum. The range
 * is that of what is left: a score that only such things got would have an infinite threshold.
 */
export const dropExtreme = (ratings: readonly FacetRating[]): Kept => {
  const extreme: FacetsEstimate['extreme'] = []
  let kept = ratings
  for (;;) {
    const { lowest, highest } = rangeOf(kept)
    const found: FacetsEstimate['extreme'] = []
    for (const facet of FACETS) {
      const scores = new Map<string, Set<number>>()
      for (const rating of kept) {
        const id = rating[KEY[facet]]
        scores.set(id, (scores.get(id) ?? new Set()).add(rating.score))
      }
      for (const [id, given] of scores) {
        if (given.size !== 1) continue
        if (given.has(lowest)) found.push({ facet, id, at: 'lowest' })
        else if (given.has(highest)) found.push({ facet, id, at: 'highest' })
      }
    }
    if (found.length === 0) return { kept, extreme, lowest, highest }
    extreme.push(...found)
    const gone = new Set(found.map(({ facet, id }) => `${facet} ${id}`))
    kept = kept.filter((rating) => !FACETS.some((facet) => gone.has(`${facet} ${rating[KEY[facet]]}`)))
  }
}
