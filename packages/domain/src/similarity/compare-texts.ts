import { candidatePairs } from './fingerprints.ts'
import { likePairs } from './likeness.ts'
import { commonRuns } from './passages.ts'
import { type ComparedText, type NumberedText, numberTexts } from './vocabulary.ts'

/** Two texts that someone should read side by side. */
export interface SimilarPair {
  a: string
  b: string
  /** Syllables that stand in both in runs of eight or more, of the shorter text's: 0 to 1. */
  copied: number
  /** How much of what is rare among all texts they share, whatever the wording: 0 to 1. */
  likeness: number
}

/** From here on a pair is shown: as copied, or as saying the same in other words. */
export const COPIED_FROM = 0.1
export const LIKE_FROM = 0.15
/** Pairs that a run keeps; the most similar ones. */
const MOST_PAIRS = 1000

/** What a comparison is at. */
export type CompareStage = 'reading' | 'copies' | 'likeness'

const rank = (it: SimilarPair) => Math.max(it.copied, it.likeness)

/**
 * Finds the pairs of texts that are copied in part or say the same in other words, the most similar first. Copies
 * come from fingerprints and are verified syllable by syllable; likeness is the exact cosine of every pair.
 * `onProgress`: what is done, from 0 to 1 in each stage.
 */
export const compareTexts = (
  texts: readonly ComparedText[],
  onProgress: (stage: CompareStage, done: number) => void = () => {},
): SimilarPair[] => {
  const numbered: NumberedText[] = []
  for (const text of numberTexts(texts)) {
    numbered.push(text)
    if (numbered.length % 100 === 0) onProgress('reading', numbered.length / texts.length)
  }
  const found = new Map<string, SimilarPair>()
  const pairOf = (a: number, b: number): SimilarPair => {
    const key = `${a} ${b}`
    const known = found.get(key)
    if (known) return known
    const pair = { a: numbered[a]?.id ?? '', b: numbered[b]?.id ?? '', copied: 0, likeness: 0 }
    found.set(key, pair)
    return pair
  }

  const candidates = candidatePairs(numbered)
  candidates.forEach(([a, b], i) => {
    const [first, second] = [numbered[a], numbered[b]]
    if (!first || !second) return
    const length = commonRuns(first.words, second.words).reduce((sum, run) => sum + run.length, 0)
    const copied = length / Math.max(1, Math.min(first.length, second.length))
    if (copied >= COPIED_FROM) pairOf(a, b).copied = copied
    if (i % 100 === 0) onProgress('copies', i / candidates.length)
  })
  const alike = likePairs(numbered, LIKE_FROM, (done) => {
    if (done % 50 === 0) onProgress('likeness', done / numbered.length)
  })
  for (const { a, b, likeness } of alike) pairOf(a, b).likeness = likeness
  return [...found.values()]
    .sort((x, y) => rank(y) - rank(x) || (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1))
    .slice(0, MOST_PAIRS)
}
