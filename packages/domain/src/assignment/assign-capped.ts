import { ok, type Result } from '../kernel/index.ts'
import type { Chosen } from './dense-task.ts'
import { describePlan, infeasible, type Infeasible, namesOf, type ReadTask, readTask } from './read-task.ts'
import { roundFlow } from './round-flow.ts'
import { solveDense } from './solve-dense.ts'
import type { AssignmentPlan, AssignmentTask, TieBreakingOrder } from './types.ts'

/** Draws one assignment of which every pair has just the chance that the parts give it. */
const drawFrom = (it: ReadTask, parts: number, half: Chosen, below: (n: number) => number): Chosen => {
  // entry → its experts or the others → judge → all judges: experts stay as many as they are, to the whole below.
  const entryNode = (e: number) => e
  const expertsNode = (e: number) => it.entries.length + 2 * e
  const judgeNode = (j: number) => 3 * it.entries.length + j
  const all = 3 * it.entries.length + it.judges.length
  const [from, to, flow]: number[][] = [[], [], []]
  const arc = (a: number, b: number, amount: number) => {
    from?.push(a)
    to?.push(b)
    flow?.push(amount)
  }
  const pairs: { e: number; j: number }[] = []
  const loads = new Int32Array(it.judges.length)
  half.forEach((judges, e) => {
    for (const j of judges) {
      const isExpert = it.expert[e * it.judges.length + j] === 1
      arc(expertsNode(e) + (isExpert ? 0 : 1), judgeNode(j), 1)
      pairs.push({ e, j })
      loads[j] = (loads[j] ?? 0) + 1
    }
  })
  half.forEach((judges, e) => {
    const experts = judges.filter((j) => it.expert[e * it.judges.length + j] === 1).length
    arc(entryNode(e), expertsNode(e), experts)
    arc(entryNode(e), expertsNode(e) + 1, judges.length - experts)
  })
  loads.forEach((load, j) => arc(judgeNode(j), all, load))
  const whole = roundFlow({ nodes: all + 1, parts, from: from ?? [], to: to ?? [], flow: flow ?? [] }, below)
  const chosen: number[][] = it.entries.map(() => [])
  pairs.forEach(({ e, j }, i) => {
    if ((whole[i] ?? 0) === 1) chosen[e]?.push(j)
  })
  return chosen
}

/**
 * As assignOptimal, but no new pair comes about with a chance above 1/parts, whatever anyone has asked for: first
 * the best assignment in parts of 1/parts, none of them more than once for a pair; then one whole assignment drawn
 * from it, in which every pair has its part as its chance and every hard rule holds (Jecmen, Zhang, Liu, Shah,
 * Conitzer, Fang, Mitigating manipulation in peer review via randomized reviewer assignments, NeurIPS 2020). Loads
 * and each entry's number of experts are rounded up or down, never further.
 *
 * Fails with `capTooTight` where only the cap stands in the way: an entry needs parts × perEntry judges without
 * conflict.
 */
export const assignCapped = (
  task: AssignmentTask,
  order: TieBreakingOrder,
  parts: number,
  below: (n: number) => number,
): Result<AssignmentPlan, Infeasible> => {
  const read = readTask(task, order)
  if (!read.ok) return read
  const it = read.value
  const times = (values: Int32Array) => values.map((value) => value * parts)
  const solved = solveDense(
    { ...it.dense, demand: times(it.dense.demand), room: times(it.dense.room) },
    {
      experts: { at: it.expert, places: times(it.expertPlaces) },
      even: { load: times(it.load), step: parts },
    },
  )
  if (!solved.ok) {
    const without = solveDense(it.dense)
    return infeasible(without.ok ? { ...namesOf(it, solved), reason: 'capTooTight' } : namesOf(it, without))
  }
  return ok(describePlan(it, parts === 1 ? solved.chosen : drawFrom(it, parts, solved.chosen, below)))
}
