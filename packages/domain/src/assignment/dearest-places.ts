import type { Chosen, DenseTask } from './dense-task.ts'

/** What is weighed beside the pairs' worth; all of it whole numbers. */
export interface Extras {
  /** Pairs in which the judge is at home in the entry's field. */
  expert?: Uint8Array
  /** What each of an entry's first `expertPlaces` places with an expert is worth besides. */
  expertWorth: number
  /** How many such places each entry has left. */
  expertPlaces: Int32Array
  /** What a judge's nth further place costs (n from 0): must not fall as n rises. */
  placeCost: (judge: number, nth: number) => number
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

/** 0 … n − 1 in long strides: where the list is sorted by worth, one after the other would displace everyone each time. */
const inStrides = (n: number): number[] => {
  let stride = Math.max(1, Math.floor(n * 0.618))
  while (greatestDivisor(stride, n) !== 1) stride++
  return Array.from({ length: n }, (_, i) => (i * stride) % n)
}

/**
 * Of all ways to fill every entry's places, one of the greatest total worth. It must be possible (fillPlaces says).
 *
 * Successive shortest paths with potentials (Ahuja, Magnanti, Orlin, Network Flows, ch. 9), entry by entry. Entries
 * are folded away: judge a leads to judge b by that entry of a's which is cheapest to hand on to b, so that a path is
 * searched among judges alone. Among equals the order of entries and judges decides.
 */
export const dearestPlaces = (task: DenseTask, extras: Extras): Chosen => {
  const { entries, judges, open, worth } = task
  const { expert, expertWorth, placeCost } = extras
  const NONE = Number.POSITIVE_INFINITY
  const held: number[][] = Array.from({ length: judges }, () => [])
  const chosen: number[][] = Array.from({ length: entries }, () => [])
  const load = new Int32Array(judges)
  const expertsHad = new Int32Array(entries)
  /** What a pair that may be taken is worth; −∞ for all others. */
  const free = new Float64Array(entries * judges)
  for (let at = 0; at < free.length; at++) free[at] = open[at] === 1 ? (worth[at] ?? 0) : -NONE
  const holds = new Uint8Array(entries * judges)
  /**
   * gap[a × judges + b]: at least so much is lost when a hands one of their entries on to b; by[…]: which entry that
   * would be. Never more than what is true: what became dearer is found out when a path would lead there.
   */
  const gap = new Float64Array(judges * judges).fill(NONE)
  const by = new Int32Array(judges * judges).fill(-1)
  const potential = new Float64Array(judges)
  const key = new Float64Array(judges)
  const parent = new Int32Array(judges)
  const settled = new Uint8Array(judges)

  const isExpert = (at: number) => expert !== undefined && expert[at] === 1
  /** What is lost besides worth when entry x goes from judge a to an expert, to another. */
  const expertLost = (x: number, a: number): [number, number] => {
    if (!expert) return [0, 0]
    const [had, places] = [expertsHad[x] ?? 0, extras.expertPlaces[x] ?? 0]
    if (isExpert(x * judges + a)) return [0, had <= places ? expertWorth : 0]
    return [had < places ? -expertWorth : 0, 0]
  }
  const costOf = (x: number, a: number, b: number): number => {
    const row = x * judges
    const plain = (worth[row + a] ?? 0) - (free[row + b] ?? -NONE)
    return expert ? plain + (expertLost(x, a)[isExpert(row + b) ? 0 : 1] ?? 0) : plain
  }
  /** Entry x has become cheaper to hand on for its judge a: it competes for everyone. */
  const offer = (a: number, x: number) => {
    const [from, row] = [a * judges, x * judges]
    const own = worth[row + a] ?? 0
    const [toExpert, toOther] = expertLost(x, a)
    for (let b = 0; b < judges; b++) {
      const cost = own - (free[row + b] ?? -NONE) + (isExpert(row + b) ? toExpert : toOther)
      if (cost < (gap[from + b] ?? NONE)) {
        gap[from + b] = cost
        by[from + b] = x
      }
    }
  }
  /** What is true of judge a handing on to b, looked up where what is known no longer holds. */
  const trueGap = (a: number, b: number): number => {
    const at = a * judges + b
    const known = by[at] ?? -1
    if (known >= 0 && holds[known * judges + a] === 1 && costOf(known, a, b) === gap[at])
      return gap[at] ?? NONE
    let [least, which] = [NONE, -1]
    for (const x of held[a] ?? []) {
      const cost = costOf(x, a, b)
      if (cost < least) [least, which] = [cost, x]
    }
    gap[at] = least
    by[at] = which
    return least
  }
  const put = (x: number, b: number) => {
    const at = x * judges + b
    free[at] = -NONE
    holds[at] = 1
    held[b]?.push(x)
    chosen[x]?.push(b)
    if (isExpert(at)) expertsHad[x] = (expertsHad[x] ?? 0) + 1
  }
  const drop = (x: number, a: number) => {
    const at = x * judges + a
    free[at] = worth[at] ?? 0
    holds[at] = 0
    const [list, readers] = [held[a] ?? [], chosen[x] ?? []]
    list.splice(list.indexOf(x), 1)
    readers.splice(readers.indexOf(a), 1)
    if (isExpert(at)) expertsHad[x] = (expertsHad[x] ?? 0) - 1
  }
  /** Entry x has gone from one judge to another: what can be handed on more cheaply than before. */
  const offerAnew = (x: number, from: number, to: number) => {
    const same = from >= 0 && isExpert(x * judges + from) === isExpert(x * judges + to)
    for (const reader of chosen[x] ?? []) {
      if (reader === to || (expert && !same)) offer(reader, x)
      else if (from >= 0) {
        const [at, cost] = [reader * judges + from, costOf(x, reader, from)]
        if (cost < (gap[at] ?? NONE)) {
          gap[at] = cost
          by[at] = x
        }
      }
    }
  }

  /** The judge at whose free place the cheapest path for one more place of entry e ends. */
  const cheapestEnd = (e: number): number => {
    const row = e * judges
    const wantsExpert = (expertsHad[e] ?? 0) < (extras.expertPlaces[e] ?? 0)
    settled.fill(0)
    parent.fill(-1)
    let [end, reached] = [-1, NONE]
    const consider = (j: number) => {
      if ((load[j] ?? 0) >= (task.room[j] ?? 0)) return
      const whole = (key[j] ?? 0) + (potential[j] ?? 0) + placeCost(j, load[j] ?? 0)
      if (whole < reached) [reached, end] = [whole, j]
    }
    for (let j = 0; j < judges; j++) {
      const at = row + j
      if (free[at] === -NONE) {
        key[j] = NONE
        continue
      }
      key[j] = -(free[at] ?? 0) - (wantsExpert && isExpert(at) ? expertWorth : 0) - (potential[j] ?? 0)
      consider(j)
    }
    for (;;) {
      let [next, least] = [-1, reached]
      for (let j = 0; j < judges; j++) {
        const k = key[j] ?? NONE
        if (k < least && settled[j] === 0) [least, next] = [k, j]
      }
      if (next < 0) break
      settled[next] = 1
      const [from, along] = [next * judges, least + (potential[next] ?? 0)]
      for (let b = 0; b < judges; b++) {
        const best = Math.min(key[b] ?? NONE, reached)
        const rest = along - (potential[b] ?? 0)
        if (rest + (gap[from + b] ?? NONE) >= best || settled[b] === 1) continue
        const k = rest + trueGap(next, b)
        if (k >= best) continue
        key[b] = k
        parent[b] = next
        consider(b)
      }
    }
    for (let j = 0; j < judges; j++) {
      if (settled[j] === 1) potential[j] = (potential[j] ?? 0) + (key[j] ?? 0) - reached
    }
    return end
  }

  const addPlace = (e: number) => {
    const end = cheapestEnd(e)
    if (end < 0) throw new Error('the places can’t be filled')
    load[end] = (load[end] ?? 0) + 1
    const steps: { x: number; from: number; to: number }[] = []
    for (let to = end; ; ) {
      const from = parent[to] ?? -1
      steps.push({ x: from < 0 ? e : (by[from * judges + to] ?? -1), from, to })
      if (from < 0) break
      to = from
    }
    for (const { x, from, to } of steps) {
      if (from >= 0) drop(x, from)
      put(x, to)
      offerAnew(x, from, to)
    }
  }

  for (const e of inStrides(entries)) {
    for (let n = task.demand[e] ?? 0; n > 0; n--) addPlace(e)
  }
  return chosen
}
