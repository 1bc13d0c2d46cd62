import { dearestPlaces } from './dearest-places.ts'
import type { Chosen, DenseTask } from './dense-task.ts'
import { fillPlaces } from './fill-places.ts'

interface DenseGoal {
  /** Pairs in which the judge is at home in the entry's field; with how many such places each entry is content. */
  experts?: { at: Uint8Array; places: Int32Array }
  /** Loads as even as they can be, on top of what each judge has already, come before worth. */
  even?: { load: Int32Array; step: number }
  /** Pairs that should stay where they are: as many as possible of them, before anything else. */
  keep?: Uint8Array
}

export type DenseAnswer =
  | { ok: true; chosen: Chosen; lowest: number | null }
  | {
      ok: false
      reason: 'tooFewJudgesWithoutConflict' | 'loadsExhausted'
      entries: number[]
      needed: number
      available: number
    }

const sum = (values: Iterable<number>) => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** How many open pairs each entry has. */
const openPairs = ({ entries, judges, open }: DenseTask): Int32Array => {
  const found = new Int32Array(entries)
  for (let e = 0; e < entries; e++) {
    let n = 0
    for (let at = e * judges; at < (e + 1) * judges; at++) n += open[at] ?? 0
    found[e] = n
  }
  return found
}

/** Entries with fewer open pairs than they need. */
const shortOfJudges = (task: DenseTask): DenseAnswer | undefined => {
  const open = openPairs(task)
  const entries = [...open.keys()].filter((e) => (open[e] ?? 0) < (task.demand[e] ?? 0))
  if (entries.length === 0) return undefined
  return {
    ok: false,
    reason: 'tooFewJudgesWithoutConflict',
    entries,
    needed: Math.max(...entries.map((e) => task.demand[e] ?? 0)),
    available: Math.min(...entries.map((e) => open[e] ?? 0)),
  }
}

/** The least of `from … to` for which it holds; it must hold at `to`, and for all above one for which it holds. */
const leastThat = (from: number, to: number, holds: (n: number) => boolean): number => {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Everybody's room under the lowest common limit of load that still fills all places. */
const evenRoom = (task: DenseTask, { load, step }: NonNullable<DenseGoal['even']>): Int32Array => {
  const under = (limit: number) =>
    task.room.map((room, j) => Math.max(0, Math.min(room, limit * step - (load[j] ?? 0))))
  const most = Math.max(0, ...task.room.map((room, j) => room + (load[j] ?? 0)))
  const limit = leastThat(
    0,
    Math.ceil(most / step),
    (n) => fillPlaces({ ...task, room: under(n) }, Number.NEGATIVE_INFINITY, true).ok,
  )
  return under(limit)
}

/** No assignment can do better at its lowest than the entry that is worst off when it is alone. */
const lowestAlone = ({ entries, judges, demand, open, worth }: DenseTask): number => {
  let lowest = Number.POSITIVE_INFINITY
  const own = new Float64Array(judges)
  for (let e = 0; e < entries; e++) {
    const needed = demand[e] ?? 0
    if (needed === 0) continue
    let n = 0
    for (let at = e * judges; at < (e + 1) * judges; at++) if (open[at] === 1) own[n++] = worth[at] ?? 0
    lowest = Math.min(lowest, own.subarray(0, n).sort()[n - needed] ?? lowest)
  }
  return lowest
}

/** The greatest worth that every assigned pair can have at least. */
const highestLowest = (task: DenseTask): number => {
  const most = lowestAlone(task)
  const sorted = new Float64Array(task.worth.length)
  let n = 0
  for (let at = 0; at < sorted.length; at++) {
    const worth = task.worth[at] ?? 0
    if (task.open[at] === 1 && worth <= most) sorted[n++] = worth
  }
  const values = sorted.subarray(0, n).sort()
  let distinct = 0
  for (const value of values) {
    if (distinct === 0 || value !== values[distinct - 1]) values[distinct++] = value
  }
  const at = leastThat(0, distinct - 1, (i) => fillPlaces(task, values[distinct - 1 - i] ?? 0, true).ok)
  return values[distinct - 1 - at] ?? 0
}

const openFrom = ({ open, worth }: DenseTask, lowest: number): Uint8Array => {
  const kept = new Uint8Array(open.length)
  for (let at = 0; at < open.length; at++) kept[at] = open[at] === 1 && (worth[at] ?? 0) >= lowest ? 1 : 0
  return kept
}

const bounds = (task: DenseTask): { least: number; span: number } => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < task.worth.length; at++) {
    if (task.open[at] !== 1) continue
    const worth = task.worth[at] ?? 0
    if (worth < least) least = worth
    if (worth > most) most = worth
  }
  return { least, span: most - least }
}

/**
 * Fills every entry's places within the judges' room, or proves that it can't be done. In this order: most pairs
 * kept (where asked; the lowest worth then doesn't count); the lowest common limit of load (where asked); the
 * greatest lowest worth of a pair; loads as even as they can be (least sum of squares); most entries with an expert;
 * the greatest total worth. Each is weighed so that one of it outweighs all of what comes after together.
 */
export const solveDense = (given: DenseTask, goal: DenseGoal = {}): DenseAnswer => {
  const short = shortOfJudges(given)
  if (short) return short
  const possible = fillPlaces(given, Number.NEGATIVE_INFINITY)
  if (!possible.ok) {
    const { entries, needed, given: available } = possible
    return { ok: false, reason: 'loadsExhausted', entries, needed, available }
  }
  const places = sum(given.demand)
  if (places === 0) return { ok: true, chosen: possible.chosen, lowest: null }

  const { even, experts, keep } = goal
  const task = { ...given, room: even && !keep ? evenRoom(given, even) : given.room }
  if (!keep) task.open = openFrom(given, highestLowest(task))

  const { least, span } = bounds(task)
  const expertWorth = experts ? span * places + 1 : 0
  const uneven = even ? expertWorth * sum(experts?.places ?? []) + span * places + 1 : 0
  const heaviest = even ? uneven * (2 * (Math.max(...even.load) + places) + 1) : 0
  const keepWorth = keep ? (heaviest + expertWorth + span) * places + 1 : 0
  if (keepWorth + heaviest + expertWorth + span > Number.MAX_SAFE_INTEGER / 4)
    throw new RangeError('preferences too far apart')
  const chosen = dearestPlaces(
    { ...task, worth: task.worth.map((worth, at) => worth - least + (keep?.[at] === 1 ? keepWorth : 0)) },
    {
      expert: experts?.at,
      expertWorth,
      expertPlaces: experts?.places ?? new Int32Array(task.entries),
      placeCost: even ? (j, nth) => (2 * ((even.load[j] ?? 0) + nth) + 1) * uneven : () => 0,
    },
  )
  let lowest = Number.POSITIVE_INFINITY
  chosen.forEach((judges, e) =>
    judges.forEach((j) => {
      lowest = Math.min(lowest, given.worth[e * given.judges + j] ?? 0)
    }),
  )
  return { ok: true, chosen, lowest }
}
