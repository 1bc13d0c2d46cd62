import { ok, type Result } from '../kernel/index.ts'
import { describePlan, infeasible, type Infeasible, namesOf, readTask } from './read-task.ts'
import { solveDense } from './solve-dense.ts'
import type { AssignmentPlan, AssignmentTask, TieBreakingOrder } from './types.ts'

/**
 * Assigns judges to entries. Hard: no conflict, exactly `perEntry` judges for each entry, nobody beyond the
 * limit, fixed pairs kept. Then, in this order: the lowest common limit of load that this leaves possible; the
 * highest lowest preference among the new pairs; loads as even as they can be (least sum of squares); as many entries
 * as possible with a judge of their field; the greatest sum of preferences. Equally good assignments are told apart
 * by the drawn order alone.
 *
 * An impossible task fails with assignment/infeasible, and is proved so: either entries have fewer judges
 * without a conflict than they need, or the entries named need `needed` places and all judges who may read them
 * have only `available` left (a smallest cut).
 */
export const assignOptimal = (
  task: AssignmentTask,
  order: TieBreakingOrder,
): Result<AssignmentPlan, Infeasible> => {
  const read = readTask(task, order)
  if (!read.ok) return read
  const it = read.value
  const solved = solveDense(it.dense, {
    experts: { at: it.expert, places: it.expertPlaces },
    even: { load: it.load, step: 1 },
  })
  return solved.ok ? ok(describePlan(it, solved.chosen)) : infeasible(namesOf(it, solved))
}
