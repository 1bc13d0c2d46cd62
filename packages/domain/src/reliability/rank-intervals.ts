import { normalFrom, seededRandom } from './seeded-random.ts'

interface NoisyScore {
  entry: string
  score: number
  /** Standard error of the score. */
  error: number
}

export interface RankInterval {
  entry: string
  /** Ranks that 90 of 100 repetitions stay within, and the middle one. */
  low: number
  middle: number
  high: number
  /** Per boundary: share of repetitions in which the entry came out at or above it. */
  above: number[]
}

const ROUNDS = 2000
const OUTSIDE = 0.05

/**
 * How far ranks move when the same judges read the same entries again with the inexactness that they have shown:
 * every score is drawn anew around the one it has, normally with its own error, and ranked, 2,000 times. It says
 * nothing about judges of another severity or about entries that should not compete. `boundaries`: numbers of
 * places, such as 1, 3 and 6. The same `seed` gives the same intervals.
 */
export const rankIntervals = (
  scores: readonly NoisyScore[],
  boundaries: readonly number[],
  seed: string,
): RankInterval[] => {
  const normal = normalFrom(seededRandom(seed))
  const ordered = scores.toSorted((a, b) => (a.entry < b.entry ? -1 : 1))
  const drawn = new Float64Array(ordered.length)
  const order = Array.from(ordered.keys())
  // How often each entry took each rank.
  const taken = ordered.map(() => new Uint16Array(ordered.length + 1))
  for (let round = 0; round < ROUNDS; round++) {
    ordered.forEach(({ score, error }, i) => {
      drawn[i] = score + error * normal()
    })
    order.sort((a, b) => (drawn[b] ?? 0) - (drawn[a] ?? 0))
    order.forEach((i, place) => {
      const row = taken[i]
      if (row) row[place + 1] = (row[place + 1] ?? 0) + 1
    })
  }
  return ordered.map(({ entry }, i) => {
    const row = taken[i] ?? new Uint16Array()
    const quantile = (share: number) => {
      let sum = 0
      for (let rank = 1; rank <= ordered.length; rank++) {
        sum += row[rank] ?? 0
        if (sum >= share * ROUNDS) return rank
      }
      return ordered.length
    }
    const above = boundaries.map(
      (places) => row.subarray(1, places + 1).reduce((sum, times) => sum + times, 0) / ROUNDS,
    )
    return { entry, low: quantile(OUTSIDE), middle: quantile(0.5), high: quantile(1 - OUTSIDE), above }
  })
}
