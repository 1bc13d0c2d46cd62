import { fail, ok, type ProblemOf, type Result } from '../kernel/index.ts'
import type { Chosen, DenseTask } from './dense-task.ts'
import type { DenseAnswer } from './solve-dense.ts'
import type {
  AssignedPair,
  AssignmentPlan,
  AssignmentTask,
  AvailableJudge,
  EntryToAssign,
  TieBreakingOrder,
} from './types.ts'

export type Infeasible = ProblemOf<'assignment/infeasible'>

const ordered = <T extends { id: string }>(items: readonly T[], order: readonly string[]): T[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  const list = [...new Set(order)].flatMap((id) => byId.get(id) ?? [])
  if (list.length !== byId.size || byId.size !== items.length)
    throw new Error('the order must name every id once')
  return list
}
const isAtHome = (entry: EntryToAssign, judge: AvailableJudge) =>
  entry.field !== null && judge.fields.includes(entry.field)

/** A task in the drawn order, as arrays. */
export interface ReadTask {
  entries: EntryToAssign[]
  judges: AvailableJudge[]
  dense: DenseTask
  expert: Uint8Array
  /** 1 for pairs that are decided already. */
  fixed: Uint8Array
  /** What each judge has already, the fixed pairs included. */
  load: Int32Array
  /** 1 where the entry has a field and no judge of it among the fixed pairs. */
  expertPlaces: Int32Array
}

/** Reads a task in the drawn order; refused where fixed pairs break a hard rule themselves. */
export const readTask = (task: AssignmentTask, order: TieBreakingOrder): Result<ReadTask, Infeasible> => {
  const entries = ordered(task.entries, order.entries)
  const judges = ordered(task.judges, order.judges)
  const entryAt = new Map(entries.map(({ id }, e) => [id, e]))
  const judgeAt = new Map(judges.map(({ id }, j) => [id, j]))
  /** Where a pair stands; undefined where entry or judge is not in the task. */
  const placeOf = ({ entryId, judgeId }: { entryId: string; judgeId: string }) => {
    const [e, j] = [entryAt.get(entryId), judgeAt.get(judgeId)]
    return e === undefined || j === undefined ? undefined : e * judges.length + j
  }
  const size = entries.length * judges.length
  const open = new Uint8Array(size).fill(1)
  const worth = new Float64Array(size)
  for (const pair of task.conflicts) {
    const at = placeOf(pair)
    if (at !== undefined) open[at] = 0
  }
  for (const { value, ...pair } of task.preferences ?? []) {
    const at = placeOf(pair)
    if (at !== undefined) worth[at] = value
  }
  const expert = new Uint8Array(size)
  entries.forEach((entry, e) =>
    judges.forEach((judge, j) => {
      if (isAtHome(entry, judge)) expert[e * judges.length + j] = 1
    }),
  )

  const demand = Int32Array.from(entries, (entry) => entry.needed ?? task.perEntry)
  const load = Int32Array.from(judges, (judge) => judge.currentLoad ?? 0)
  const limits = judges.map((judge) => Math.min(task.maxLoad, judge.maxLoad ?? task.maxLoad))
  const fixed = new Uint8Array(size)
  const expertPlaces = Int32Array.from(entries, (entry) => (entry.field === null ? 0 : 1))
  const broken = new Set<string>()
  for (const pair of task.fixed) {
    const at = placeOf(pair)
    if (at === undefined || open[at] !== 1) {
      broken.add(pair.entryId)
      continue
    }
    const [e, j] = [Math.floor(at / judges.length), at % judges.length]
    fixed[at] = 1
    open[at] = 0
    demand[e] = (demand[e] ?? 0) - 1
    load[j] = (load[j] ?? 0) + 1
    if (expert[at] === 1) expertPlaces[e] = 0
  }
  for (const { entryId, judgeId } of task.fixed) {
    const [e, j] = [entryAt.get(entryId), judgeAt.get(judgeId)]
    if (e === undefined || j === undefined) continue
    if ((demand[e] ?? 0) < 0 || (load[j] ?? 0) > (limits[j] ?? 0)) broken.add(entryId)
  }
  if (broken.size > 0) {
    const [needed, available] = [task.perEntry, 0]
    return infeasible({ reason: 'fixedBreaksRules', entries: [...broken], needed, available })
  }
  const room = Int32Array.from(judges, (_, j) => Math.max(0, (limits[j] ?? 0) - (load[j] ?? 0)))
  const dense = { entries: entries.length, judges: judges.length, demand, room, open, worth }
  return ok({ entries, judges, dense, expert, fixed, load, expertPlaces })
}

export const infeasible = (facts: Omit<Infeasible, 'code'>): { ok: false; problem: Infeasible } =>
  fail({ code: 'assignment/infeasible', ...facts })

/** Names the entries of an answer that proves that there is none. */
export const namesOf = (it: ReadTask, { entries, ...facts }: Extract<DenseAnswer, { ok: false }>) => ({
  reason: facts.reason,
  entries: entries.map((e) => it.entries[e]?.id ?? ''),
  needed: facts.needed,
  available: facts.available,
})

/** The plan that these choices make together with the fixed pairs. */
export const describePlan = (it: ReadTask, chosen: Chosen): AssignmentPlan => {
  const pairs: AssignedPair[] = []
  const withoutExpert: string[] = []
  const loads = it.load.slice()
  let lowest: number | null = null
  for (const [e, entry] of it.entries.entries()) {
    const mine = new Set(chosen[e])
    let covered = entry.field === null
    for (const [j, judge] of it.judges.entries()) {
      const at = e * it.judges.length + j
      const isFixed = it.fixed[at] === 1
      if (!isFixed && !mine.has(j)) continue
      const [expert, preference] = [it.expert[at] === 1, it.dense.worth[at] ?? 0]
      if (!isFixed) {
        loads[j] = (loads[j] ?? 0) + 1
        lowest = lowest === null ? preference : Math.min(lowest, preference)
      }
      covered ||= expert
      pairs.push({ entryId: entry.id, judgeId: judge.id, fixed: isFixed, expert, preference })
    }
    if (!covered) withoutExpert.push(entry.id)
  }
  return {
    pairs,
    loads: Object.fromEntries(it.judges.map(({ id }, j) => [id, loads[j] ?? 0])),
    withoutExpert,
    lowest,
  }
}
