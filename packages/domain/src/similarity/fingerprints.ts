import type { NumberedText } from './vocabulary.ts'

/** Syllables in a fingerprint, and fingerprints of which one is kept: every run of 8 equal syllables is found. */
export const SHINGLE = 5
const WINDOW = 4

/** A number for the syllables from `at` on; −1 where a section ends among them. */
export const shingleAt = (words: Int32Array, at: number): number => {
  let hash = 0x811c9dc5
  for (let i = at; i < at + SHINGLE; i++) {
    const word = words[i] ?? -1
    if (word < 0) return -1
    hash = Math.imul(hash ^ word, 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  }
  return hash >>> 0
}

/** Winnowing: of every four neighbouring fingerprints the smallest (Schleimer, Wilkerson, Aiken, 2003). */
const fingerprintsOf = ({ words }: NumberedText): Set<number> => {
  const hashes: number[] = []
  for (let at = 0; at + SHINGLE <= words.length; at++) hashes.push(shingleAt(words, at))
  const kept = new Set<number>()
  for (let from = 0; from + WINDOW <= hashes.length; from++) {
    let least = -1
    for (let i = from; i < from + WINDOW; i++) {
      const hash = hashes[i] ?? -1
      if (hash >= 0 && (least < 0 || hash <= least)) least = hash
    }
    if (least >= 0) kept.add(least)
  }
  return kept
}

/** A fingerprint that more texts than this share is boilerplate (a form's words, a law's name). */
const MOST_SHARING = 40
/** Pairs with fewer in common, or with a smaller share of the shorter text's, have no copy worth showing. */
const LEAST_IN_COMMON = 4
const LEAST_SHARE = 0.05
/** At most so many pairs are read closely, those with most in common. */
const MOST_PAIRS = 20_000
const TEXTS = 2 ** 16

/** Pairs of texts (by index, the smaller first) that have enough fingerprints in common to be read closely. */
export const candidatePairs = (texts: readonly NumberedText[]): [number, number][] => {
  if (texts.length >= TEXTS) throw new Error('too many texts')
  const prints = texts.map(fingerprintsOf)
  const all = new Float64Array(prints.reduce((sum, { size }) => sum + size, 0))
  let at = 0
  prints.forEach((set, text) => {
    for (const hash of set) all[at++] = hash * TEXTS + text
  })
  all.sort()
  const common = new Map<number, number>()
  for (let from = 0; from < all.length; ) {
    const hash = Math.floor((all[from] ?? 0) / TEXTS)
    let to = from + 1
    while (to < all.length && Math.floor((all[to] ?? 0) / TEXTS) === hash) to++
    if (to - from <= MOST_SHARING) {
      for (let i = from; i < to; i++) {
        for (let j = i + 1; j < to; j++) {
          const [a, b] = [(all[i] ?? 0) % TEXTS, (all[j] ?? 0) % TEXTS]
          if (texts[a]?.earlier && texts[b]?.earlier) continue
          const pair = a * TEXTS + b
          common.set(pair, (common.get(pair) ?? 0) + 1)
        }
      }
    }
    from = to
  }
  const sizes = prints.map(({ size }) => size)
  const found: { pair: [number, number]; count: number }[] = []
  for (const [key, count] of common) {
    const pair: [number, number] = [Math.floor(key / TEXTS), key % TEXTS]
    const shorter = Math.min(sizes[pair[0]] ?? 0, sizes[pair[1]] ?? 0)
    if (count >= Math.max(LEAST_IN_COMMON, LEAST_SHARE * shorter)) found.push({ pair, count })
  }
  return found
    .sort((x, y) => y.count - x.count || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1])
    .slice(0, MOST_PAIRS)
    .map(({ pair }) => pair)
}
