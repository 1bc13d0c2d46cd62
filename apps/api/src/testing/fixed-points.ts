/**
 * What blind chance gives an adversary who lays an order of voters beside an order of ballots: the hits are the fixed
 * points of a random permutation (de Montmort), one on average whatever the number of voters.
 */

/** By the number of hits: how likely it is among so many voters. */
export const hitChances = (voters: number): number[] => {
  // Permutations without a fixed point, as a share of all: sum of (-1)^i / i!.
  const factorials = [1]
  for (let i = 1; i <= voters; i++) factorials.push((factorials[i - 1] ?? 1) * i)
  const derangements = (n: number) =>
    Array.from({ length: n + 1 }, (_, i) => (i % 2 === 0 ? 1 : -1) / (factorials[i] ?? 1)).reduce(
      (sum, it) => sum + it,
      0,
    )
  return Array.from(
    { length: voters + 1 },
    (_, hits) => derangements(voters - hits) / (factorials[hits] ?? 1),
  )
}

/** Of the sum over councils of these sizes. */
export const sumChances = (sizes: readonly number[]): number[] =>
  sizes.reduce<number[]>(
    (sums, voters) => {
      const one = hitChances(voters)
      const next = Array.from({ length: sums.length + voters }, () => 0)
      for (const [hits, p] of sums.entries())
        for (const [more, q] of one.entries()) next[hits + more] = (next[hits + more] ?? 0) + p * q
      return next
    },
    [1],
  )

/** The most hits whose chance to be passed is at most this. */
const quantile = (chances: readonly number[], passedBy: number): number => {
  let tail = 0
  for (let hits = chances.length - 1; hits >= 0; hits--) {
    tail += chances[hits] ?? 0
    if (tail > passedBy) return hits
  }
  return 0
}

/** How likely an honest ballot is called a leak. */
const FALSE_ALARM = 1e-6

/**
 * The bound for the best of so many ways of guessing, over councils of these sizes: family-wise (Bonferroni), so that
 * it holds however the ways hang together. `usual`: what the best of them finds by chance, were they independent.
 */
export const boundOfBest = (sizes: readonly number[], ways: number): { bound: number; usual: number } => {
  const chances = sumChances(sizes)
  return {
    bound: quantile(chances, FALSE_ALARM / ways),
    usual: quantile(chances, 1 - 0.5 ** (1 / ways)),
  }
}
