import { completeTable, meanOf, type Ratings, sumOf } from './ratings.ts'

export interface Intraclass {
  icc1: number
  icc2: number
  icc3: number
  icc1k: number
  icc2k: number
  icc3k: number
}

/** Mean squares of an items × coders table without gaps. */
const meanSquares = (table: readonly (readonly number[])[]) => {
  const n = table.length
  const k = table[0]?.length ?? 0
  const rowMeans = table.map(meanOf)
  const columnMeans = Array.from({ length: k }, (_, j) => meanOf(table.map((row) => row[j] ?? 0)))
  const grand = meanOf(rowMeans)
  const square = (a: number, b: number) => (a - b) ** 2
  const between = k * sumOf(rowMeans.map((mean) => square(mean, grand)))
  const coders = n * sumOf(columnMeans.map((mean) => square(mean, grand)))
  const within = sumOf(table.map((row, i) => sumOf(row.map((value) => square(value, rowMeans[i] ?? 0)))))
  const residual = sumOf(
    table.map((row, i) =>
      sumOf(row.map((value, j) => square(value - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + grand, 0))),
    ),
  )
  return {
    n,
    k,
    between: between / (n - 1),
    within: within / (n * (k - 1)),
    coders: coders / (k - 1),
    residual: residual / ((n - 1) * (k - 1)),
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/**
 * The six intraclass correlations: one rating (icc1…3) and the mean of all k (icc1k…3k), for coders that differ
 * from item to item (1), a sample of coders who each rated everything (2) or exactly these coders (3).
 * Source: Shrout & Fleiss, Psychological Bulletin 86 (1979). Null when a rating is missing, with fewer than two
 * items or coders, and where all ratings are the same.
 */
export const intraclass = (ratings: Ratings): Intraclass | null => {
  const table = completeTable(ratings)
  if (!table || table.length < 2 || (table[0]?.length ?? 0) < 2) return null
  const { n, k, between: b, within: w, coders: j, residual: e } = meanSquares(table)
  const values = {
    icc1: finite((b - w) / (b + (k - 1) * w)),
    icc2: finite((b - e) / (b + (k - 1) * e + (k * (j - e)) / n)),
    icc3: finite((b - e) / (b + (k - 1) * e)),
    icc1k: finite((b - w) / b),
    icc2k: finite((b - e) / (b + (j - e) / n)),
    icc3k: finite((b - e) / b),
  }
  return Object.values(values).includes(null) ? null : (values as Intraclass)
}

/**
 * ICC(1,1) and ICC(1,k) where every item has the same number of ratings, whoever gave them: what judging with
 * three of twelve judges per entry allows. Null when the numbers differ.
 */
export const oneWayIntraclass = (ratings: Ratings): { icc1: number; icc1k: number; k: number } | null => {
  const rows = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 0)
  const all = intraclass(rows)
  return all && { icc1: all.icc1, icc1k: all.icc1k, k: rows[0]?.length ?? 0 }
}
