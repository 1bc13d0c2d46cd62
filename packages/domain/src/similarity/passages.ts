import { SHINGLE, shingleAt } from './fingerprints.ts'

/** So many equal syllables in a row are no accident of the language. */
const LEAST_RUN = 8

/** A run of equal syllables: where it begins in either text, and how long it is. */
export interface Run {
  a: number
  b: number
  length: number
}

/**
 * The longest common runs of two texts, none of them overlapping, longest first: greedy string tiling (Wise, 1993).
 * Words are numbers; −1 matches nothing.
 */
export const commonRuns = (a: Int32Array, b: Int32Array): Run[] => {
  const places = new Map<number, number[]>()
  for (let i = 0; i + SHINGLE <= a.length; i++) {
    const hash = shingleAt(a, i)
    if (hash < 0) continue
    const list = places.get(hash)
    if (list) list.push(i)
    else places.set(hash, [i])
  }
  const found: Run[] = []
  for (let j = 0; j + SHINGLE <= b.length; j++) {
    const hash = shingleAt(b, j)
    for (const i of hash < 0 ? [] : (places.get(hash) ?? [])) {
      // Begins here only: a run that reaches further back was found there.
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1] && (a[i - 1] ?? -1) >= 0) continue
      let length = 0
      while (i + length < a.length && a[i + length] === b[j + length] && (a[i + length] ?? -1) >= 0) length++
      if (length >= LEAST_RUN) found.push({ a: i, b: j, length })
    }
  }
  found.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
  const [usedA, usedB] = [new Uint8Array(a.length), new Uint8Array(b.length)]
  const runs: Run[] = []
  for (const run of found) {
    // What longer runs left of this one, cut at both ends.
    let [from, to] = [0, run.length]
    while (from < to && (usedA[run.a + from] || usedB[run.b + from])) from++
    while (to > from && (usedA[run.a + to - 1] || usedB[run.b + to - 1])) to--
    const length = to - from
    if (length < LEAST_RUN) continue
    const [startA, startB] = [run.a + from, run.b + from]
    if (usedA.subarray(startA, startA + length).includes(1)) continue
    if (usedB.subarray(startB, startB + length).includes(1)) continue
    usedA.fill(1, startA, startA + length)
    usedB.fill(1, startB, startB + length)
    runs.push({ a: startA, b: startB, length })
  }
  return runs
}
