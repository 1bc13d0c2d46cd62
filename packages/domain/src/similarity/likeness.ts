import type { NumberedText } from './vocabulary.ts'

/** Features of more texts than this share of all are left out of the search for pairs, not of their likeness. */
const COMMON = 0.02
const COMMON_AT_LEAST = 50
/** A pair whose rarer features alone come to this part of what is asked is looked at in full. */
const PROMISING = 0.5
/** At most so many pairs are, the most promising ones. */
const MOST_PROMISING = 50_000

type Weights = Map<number, number>
interface Pair {
  a: number
  b: number
  likeness: number
}

/** TF–IDF weights of length 1 (Salton & Buckley, 1988). */
const weigh = (texts: readonly NumberedText[], spread: ReadonlyMap<number, number>): Weights[] =>
  texts.map(({ features }) => {
    const weights: Weights = new Map()
    let square = 0
    for (const [feature, count] of features) {
      const weight = (1 + Math.log(count)) * Math.log((texts.length + 1) / (spread.get(feature) ?? 1))
      square += weight * weight
      if ((spread.get(feature) ?? 1) > 1) weights.set(feature, weight)
    }
    const norm = Math.sqrt(square) || 1
    for (const [feature, weight] of weights) weights.set(feature, weight / norm)
    return weights
  })

const cosine = (a: Weights, b: Weights): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0)
  return sum
}

const byLikeness = (x: Pair, y: Pair) => y.likeness - x.likeness || x.a - y.a || x.b - y.b

/**
 * Cosine likeness of pairs of texts from `least` on, by their telling syllables and pairs of syllables, weighted by
 * how rare they are among these texts. Texts that say the same in other words share more of the rare ones than
 * texts on the same topic. An index of the rarer features finds the pairs; each is then measured by all of them.
 * `onText` is told how many texts are done.
 */
export const likePairs = (
  texts: readonly NumberedText[],
  least: number,
  onText: (done: number) => void = () => {},
): Pair[] => {
  const spread = new Map<number, number>()
  for (const { features } of texts)
    for (const feature of features.keys()) spread.set(feature, (spread.get(feature) ?? 0) + 1)
  const weights = weigh(texts, spread)
  const most = Math.max(COMMON_AT_LEAST, texts.length * COMMON)

  const index = new Map<number, { texts: number[]; weights: number[] }>()
  const sums = new Float64Array(texts.length)
  const touched: number[] = []
  let promising: Pair[] = []
  texts.forEach((text, b) => {
    for (const [feature, weight] of weights[b] ?? []) {
      if ((spread.get(feature) ?? 0) > most) continue
      const row = index.get(feature)
      if (!row) {
        index.set(feature, { texts: [b], weights: [weight] })
        continue
      }
      for (let i = 0; i < row.texts.length; i++) {
        const a = row.texts[i] ?? 0
        if (sums[a] === 0) touched.push(a)
        sums[a] = (sums[a] ?? 0) + weight * (row.weights[i] ?? 0)
      }
      row.texts.push(b)
      row.weights.push(weight)
    }
    for (const a of touched) {
      const likeness = sums[a] ?? 0
      sums[a] = 0
      if (likeness >= least * PROMISING && !(text.earlier && texts[a]?.earlier))
        promising.push({ a, b, likeness })
    }
    touched.length = 0
    if (promising.length > 4 * MOST_PROMISING) promising = promising.sort(byLikeness).slice(0, MOST_PROMISING)
    onText(b + 1)
  })
  const none: Weights = new Map()
  return promising
    .sort(byLikeness)
    .slice(0, MOST_PROMISING)
    .map(({ a, b }) => ({ a, b, likeness: cosine(weights[a] ?? none, weights[b] ?? none) }))
    .filter(({ likeness }) => likeness >= least)
}
