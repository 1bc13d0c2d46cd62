import { commonRuns } from './passages.ts'
import { isTelling, type Syllable, syllablesOf } from './syllables.ts'

/** A part of one text that has its like in the other: both carry the same number. */
export interface Mark {
  section: number
  start: number
  end: number
  n: number
  /** same: word for word; alike: a sentence that says something close. */
  kind: 'same' | 'alike'
}

interface Read {
  syllables: (Syllable & { section: number })[]
  words: string[]
}

const readAll = (sections: readonly string[]): Read => {
  const syllables = sections.flatMap((text, section) =>
    syllablesOf(text).map((syllable) => ({ ...syllable, section })),
  )
  return { syllables, words: syllables.map(({ text }) => text) }
}

const numbersOf = (read: Read, numbers: Map<string, number>): { words: Int32Array; at: number[] } => {
  const words: number[] = []
  const at: number[] = []
  read.syllables.forEach(({ text, section }, i) => {
    if (i > 0 && read.syllables[i - 1]?.section !== section) {
      words.push(-1)
      at.push(i)
    }
    const number = numbers.get(text) ?? numbers.size + 1
    numbers.set(text, number)
    words.push(number)
    at.push(i)
  })
  return { words: Int32Array.from(words), at }
}

interface Sentence {
  section: number
  start: number
  end: number
  features: Map<string, number>
  /** Some of it stands in the other text word for word: it is marked so. */
  covered: boolean
}

const sentencesOf = ({ syllables }: Read, used: ReadonlySet<number>): Sentence[] => {
  const groups = new Map<string, number[]>()
  syllables.forEach(({ section, sentence }, i) => {
    const key = `${section} ${sentence}`
    const list = groups.get(key)
    if (list) list.push(i)
    else groups.set(key, [i])
  })
  return [...groups.values()].map((members) => {
    const features = new Map<string, number>()
    const count = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1)
    let before = ''
    for (const i of members) {
      const word = syllables[i]?.text ?? ''
      if (!isTelling(word)) {
        before = ''
        continue
      }
      count(word)
      if (before) count(`${before} ${word}`)
      before = word
    }
    const [first, last] = [syllables[members[0] ?? 0], syllables[members.at(-1) ?? 0]]
    return {
      section: first?.section ?? 0,
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      features,
      covered: members.some((i) => used.has(i)),
    }
  })
}

/** A sentence is close to another from here on (cosine over rare syllables and pairs of them). */
const CLOSE = 0.25

const closePairs = (left: readonly Sentence[], right: readonly Sentence[]): [Sentence, Sentence][] => {
  const all = [...left, ...right]
  const spread = new Map<string, number>()
  for (const { features } of all)
    for (const feature of features.keys()) spread.set(feature, (spread.get(feature) ?? 0) + 1)
  const weigh = ({ features }: Sentence) => {
    const weights = new Map(
      [...features].map(([feature, count]) => [
        feature,
        (1 + Math.log(count)) * Math.log((all.length + 1) / (spread.get(feature) ?? 1)),
      ]),
    )
    const norm = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1
    return { weights, norm }
  }
  const [a, b] = [left.map(weigh), right.map(weigh)]
  const scored = left.flatMap((sentence, i) =>
    right.flatMap((other, j) => {
      if (sentence.covered || other.covered) return []
      let sum = 0
      for (const [feature, weight] of a[i]?.weights ?? []) sum += weight * (b[j]?.weights.get(feature) ?? 0)
      const closeness = sum / ((a[i]?.norm ?? 1) * (b[j]?.norm ?? 1))
      return closeness >= CLOSE ? [{ sentence, other, closeness }] : []
    }),
  )
  const taken = new Set<Sentence>()
  return scored
    .sort((x, y) => y.closeness - x.closeness)
    .flatMap(({ sentence, other }): [Sentence, Sentence][] => {
      if (taken.has(sentence) || taken.has(other)) return []
      taken.add(sentence).add(other)
      return [[sentence, other]]
    })
}

/**
 * Where two texts agree: passages that are the same word for word, and sentences that say something close. Marks
 * are numbered in the first text's order; offsets are in the sections as given.
 */
export const sideBySide = (
  a: readonly string[],
  b: readonly string[],
): { a: Mark[]; b: Mark[]; copied: { a: number; b: number } } => {
  const [left, right] = [readAll(a), readAll(b)]
  const numbers = new Map<string, number>()
  const [first, second] = [numbersOf(left, numbers), numbersOf(right, numbers)]
  const runs = commonRuns(first.words, second.words)
  const spanOf = (read: Read, at: readonly number[], from: number, length: number) => {
    const [start, end] = [read.syllables[at[from] ?? 0], read.syllables[at[from + length - 1] ?? 0]]
    return { section: start?.section ?? 0, start: start?.start ?? 0, end: end?.end ?? 0 }
  }
  const usedIn = (at: readonly number[], side: 'a' | 'b') =>
    new Set(runs.flatMap((run) => Array.from({ length: run.length }, (_, i) => at[run[side] + i] ?? 0)))
  const [usedA, usedB] = [usedIn(first.at, 'a'), usedIn(second.at, 'b')]
  const pairs = [
    ...runs.map((run) => ({
      kind: 'same' as const,
      a: spanOf(left, first.at, run.a, run.length),
      b: spanOf(right, second.at, run.b, run.length),
    })),
    ...closePairs(sentencesOf(left, usedA), sentencesOf(right, usedB)).map(([mine, theirs]) => ({
      kind: 'alike' as const,
      a: { section: mine.section, start: mine.start, end: mine.end },
      b: { section: theirs.section, start: theirs.start, end: theirs.end },
    })),
  ].sort((x, y) => x.a.section - y.a.section || x.a.start - y.a.start)
  const marks = (side: 'a' | 'b') =>
    pairs.map(({ kind, [side]: span }, i): Mark => ({ ...span, kind, n: i + 1 }))
  return {
    a: marks('a'),
    b: marks('b').sort((x, y) => x.section - y.section || x.start - y.start),
    copied: {
      a: usedA.size / Math.max(1, left.syllables.length),
      b: usedB.size / Math.max(1, right.syllables.length),
    },
  }
}
