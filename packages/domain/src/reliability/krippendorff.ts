import type { Ratings } from './ratings.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Values of one item that can be compared with each other: at least two. */
const pairableRows = (ratings: Ratings): number[][] =>
  ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length >= 2)

interface Margins {
  values: number[]
  index: Map<number, number>
  counts: number[]
  /** Counts up to and with each value. */
  upTo: number[]
}

const marginsOf = (rows: readonly number[][]): Margins => {
  const counted = new Map<number, number>()
  for (const value of rows.flat()) counted.set(value, (counted.get(value) ?? 0) + 1)
  const values = [...counted.keys()].sort((a, b) => a - b)
  const counts = values.map((value) => counted.get(value) ?? 0)
  let sum = 0
  const upTo = counts.map((count) => (sum += count))
  return { values, counts, upTo, index: new Map(values.map((value, i) => [value, i])) }
}

/** Squared difference of the i-th and j-th value (i ≤ j) at a level of measurement. */
const difference = (level: Level, margins: Margins, i: number, j: number): number => {
  const [a, b] = [margins.values[i] ?? 0, margins.values[j] ?? 0]
  if (i === j) return 0
  switch (level) {
    case 'nominal':
      return 1
    case 'ordinal': {
      const between = (margins.upTo[j] ?? 0) - (margins.upTo[i] ?? 0) + (margins.counts[i] ?? 0)
      return (between - ((margins.counts[i] ?? 0) + (margins.counts[j] ?? 0)) / 2) ** 2
    }
    case 'interval':
      return (a - b) ** 2
    case 'ratio':
      return ((a - b) / (a + b)) ** 2
  }
}

/**
 * Krippendorff's alpha for any number of coders with missing values: 1 − observed ÷ expected disagreement.
 * Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 * Null where it says nothing: no two ratings of one item, no variation at all, or the ratio level with negative values.
 */
export const krippendorffAlpha = (ratings: Ratings, level: Level): number | null => {
  const rows = pairableRows(ratings)
  const margins = marginsOf(rows)
  const total = margins.upTo.at(-1) ?? 0
  if (margins.values.length < 2) return null
  if (level === 'ratio' && (margins.values[0] ?? 0) < 0) return null

  let observed = 0
  for (const row of rows) {
    const places = row.map((value) => margins.index.get(value) ?? 0).sort((a, b) => a - b)
    let within = 0
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++)
        within += difference(level, margins, places[i] ?? 0, places[j] ?? 0)
    }
    observed += (2 * within) / (row.length - 1)
  }
  let expected = 0
  for (let i = 0; i < margins.values.length; i++) {
    for (let j = i + 1; j < margins.values.length; j++) {
      const pairs = (margins.counts[i] ?? 0) * (margins.counts[j] ?? 0)
      expected += 2 * pairs * difference(level, margins, i, j)
    }
  }
  return 1 - ((total - 1) * observed) / expected
}

/** Alpha at all four levels of measurement. */
export const krippendorffAlphas = (ratings: Ratings): Record<Level, number | null> => ({
  nominal: krippendorffAlpha(ratings, 'nominal'),
  ordinal: krippendorffAlpha(ratings, 'ordinal'),
  interval: krippendorffAlpha(ratings, 'interval'),
  ratio: krippendorffAlpha(ratings, 'ratio'),
})
