import { completeTable, meanOf, type Ratings, sumOf } from './ratings.ts'

/** Ranks from 1, equal values sharing the mean of their places; and Σ(t³ − t) over the groups of equals. */
const rankColumn = (values: readonly number[]): { ranks: number[]; ties: number } => {
  const order = values.map((value, item) => ({ value, item })).sort((a, b) => a.value - b.value)
  const ranks = values.map(() => 0)
  let ties = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && order[to]?.value === order[from]?.value) to++
    const size = to - from
    ties += size ** 3 - size
    for (const { item } of order.slice(from, to)) ranks[item] = (from + 1 + to) / 2
    from = to
  }
  return { ranks, ties }
}

/**
 * Kendall's coefficient of concordance W with the correction for ties: 0 no agreement about the order of the
 * items, 1 the same order by every coder. Source: Kendall, Rank Correlation Methods (1948), ch. 6.
 * Null when a rating is missing (the whole order of every coder is needed), with fewer than two items or coders,
 * and where no coder tells any two items apart.
 */
export const kendallW = (ratings: Ratings): number | null => {
  const table = completeTable(ratings)
  const n = table?.length ?? 0
  const m = table?.[0]?.length ?? 0
  if (!table || n < 2 || m < 2) return null
  const columns = Array.from({ length: m }, (_, j) => rankColumn(table.map((row) => row[j] ?? 0)))
  const sums = table.map((_, item) => sumOf(columns.map(({ ranks }) => ranks[item] ?? 0)))
  const middle = meanOf(sums)
  const spread = sumOf(sums.map((sum) => (sum - middle) ** 2))
  const most = m * m * (n ** 3 - n) - m * sumOf(columns.map(({ ties }) => ties))
  return most > 0 ? (12 * spread) / most : null
}
