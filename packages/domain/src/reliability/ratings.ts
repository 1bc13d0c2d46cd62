/**
 * Ratings as a table: one row per item, one column per coder (judge), null where a coder did not rate an item.
 * Statistics about agreement are floating point: they stand beside a result as evidence and never decide one.
 */
export type Ratings = readonly (readonly (number | null)[])[]

/** The table without gaps, or null when a rating is missing or the rows differ in length. */
export const completeTable = (ratings: Ratings): number[][] | null => {
  const width = ratings[0]?.length ?? 0
  const rows: number[][] = []
  for (const row of ratings) {
    const values = row.filter((value) => value !== null)
    if (row.length !== width || values.length !== width) return null
    rows.push(values)
  }
  return rows
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length
