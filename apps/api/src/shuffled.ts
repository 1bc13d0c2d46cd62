import type { Deps } from './deps.ts'

/** A random permutation (Fisher–Yates) from secret bytes; rejection keeps every order equally likely. */
export const shuffled = (deps: Pick<Deps, 'randomBytes'>, length: number): number[] => {
  const order = Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const limit = 65_536 - (65_536 % (i + 1))
    let drawn: number
    do {
      const [high = 0, low = 0] = deps.randomBytes(2)
      drawn = high * 256 + low
    } while (drawn >= limit)
    const j = drawn % (i + 1)
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return order
}
