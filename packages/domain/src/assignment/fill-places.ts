import type { Chosen, DenseTask } from './dense-task.ts'

export type Filled =
  | { ok: true; chosen: Chosen }
  | { ok: false; entries: number[]; needed: number; given: number }

const WORD = 32

/** For each entry the judges that its open pairs of at least this worth lead to, as bits. */
const openBits = (task: DenseTask, least: number, words: number): Int32Array => {
  const bits = new Int32Array(task.entries * words)
  for (let e = 0; e < task.entries; e++) {
    const row = e * task.judges
    for (let j = 0; j < task.judges; j++) {
      if (task.open[row + j] === 1 && (task.worth[row + j] ?? 0) >= least) {
        const at = e * words + (j >> 5)
        bits[at] = (bits[at] ?? 0) | (1 << (j & 31))
      }
    }
  }
  return bits
}

/**
 * Fills every entry's places with judges whose pair is open and worth at least `least`, or proves that it can't be
 * done: the entries named need more places than all judges whom they can reach have to give (a smallest cut).
 *
 * Augmenting paths, breadth first, over judges alone: a full judge hands one of their entries on to another judge.
 * A path that isn't there now never comes later, so where only the answer counts (`stopAtFirst`) one miss is enough.
 */
export const fillPlaces = (task: DenseTask, least: number, stopAtFirst = false): Filled => {
  const { entries, judges } = task
  const words = Math.ceil(judges / WORD)
  const open = openBits(task, least, words)
  /** Open and not taken yet. */
  const free = open.slice()
  const held: number[][] = Array.from({ length: judges }, () => [])
  const chosen: number[][] = Array.from({ length: entries }, () => [])
  const room = task.room.slice()
  const visited = new Int32Array(words)
  const fromJudge = new Int32Array(judges)
  const viaEntry = new Int32Array(judges)

  const take = (e: number, j: number) => {
    const at = e * words + (j >> 5)
    free[at] = (free[at] ?? 0) & ~(1 << (j & 31))
    held[j]?.push(e)
    chosen[e]?.push(j)
  }
  const release = (e: number, j: number) => {
    const at = e * words + (j >> 5)
    free[at] = (free[at] ?? 0) | (1 << (j & 31))
    const [list, readers] = [held[j] ?? [], chosen[e] ?? []]
    list.splice(list.indexOf(e), 1)
    readers.splice(readers.indexOf(j), 1)
  }
  /** Judges whom entry e can reach and nobody has come to yet, put on the queue. */
  const reach = (e: number, from: number, queue: number[]) => {
    for (let w = 0; w < words; w++) {
      let fresh = (free[e * words + w] ?? 0) & ~(visited[w] ?? 0)
      if (fresh === 0) continue
      visited[w] = (visited[w] ?? 0) | fresh
      while (fresh !== 0) {
        const bit = 31 - Math.clz32(fresh & -fresh)
        fresh &= fresh - 1
        const j = w * WORD + bit
        fromJudge[j] = from
        viaEntry[j] = e
        queue.push(j)
      }
    }
  }
  const directly = (e: number): boolean => {
    let best = -1
    for (let j = 0; j < judges; j++) {
      if ((room[j] ?? 0) <= 0 || ((free[e * words + (j >> 5)] ?? 0) & (1 << (j & 31))) === 0) continue
      if (best < 0 || (room[j] ?? 0) > (room[best] ?? 0)) best = j
    }
    if (best < 0) return false
    take(e, best)
    room[best] = (room[best] ?? 0) - 1
    return true
  }
  const byHandingOn = (e: number): boolean => {
    visited.fill(0)
    const queue: number[] = []
    reach(e, -1, queue)
    for (const j of queue) {
      if ((room[j] ?? 0) > 0) {
        room[j] = (room[j] ?? 0) - 1
        for (let to = j; to >= 0; ) {
          const [from, x] = [fromJudge[to] ?? -1, viaEntry[to] ?? 0]
          if (from >= 0) release(x, from)
          take(x, to)
          to = from
        }
        return true
      }
      for (const x of held[j] ?? []) reach(x, j, queue)
    }
    return false
  }

  const short: number[] = []
  for (let e = 0; e < entries; e++) {
    let needed = task.demand[e] ?? 0
    while (needed > 0 && (directly(e) || byHandingOn(e))) needed--
    if (needed === 0) continue
    short.push(e)
    if (stopAtFirst) break
  }
  if (short.length === 0) return { ok: true, chosen }

  visited.fill(0)
  const side = new Set(short)
  const queue: number[] = []
  for (const e of short) reach(e, -1, queue)
  for (const j of queue) {
    for (const x of held[j] ?? []) {
      side.add(x)
      reach(x, j, queue)
    }
  }
  const tight = [...side].sort((a, b) => a - b)
  const total = (of: (e: number) => number) => tight.reduce((sum, e) => sum + of(e), 0)
  return {
    ok: false,
    entries: tight,
    needed: total((e) => task.demand[e] ?? 0),
    given: total((e) => chosen[e]?.length ?? 0),
  }
}
