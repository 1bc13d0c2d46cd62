import { ok, type Result } from '../kernel/index.ts'
import { assignOptimal } from './assign-optimal.ts'
import { describePlan, infeasible, type Infeasible, namesOf, readTask } from './read-task.ts'
import { solveDense } from './solve-dense.ts'
import type { AssignedPair, AssignmentTask, Pair, TieBreakingOrder } from './types.ts'

interface Replacement {
  /** Who takes which entry over. */
  added: AssignedPair[]
  /** Who has to give which entry up so that it works out; empty wherever it works out without. */
  removed: Pair[]
}

/**
 * Fills the places that a judge left who is no longer among the task's judges, and moves the least: `fixed` pairs
 * stay in any case. `open` pairs stay too wherever that leaves a way; else as few of them as possible change hands.
 */
export const replaceJudge = (
  task: AssignmentTask,
  open: readonly Pair[],
  order: TieBreakingOrder,
): Result<Replacement, Infeasible> => {
  const asItIs = assignOptimal({ ...task, fixed: [...task.fixed, ...open] }, order)
  if (asItIs.ok) return ok({ added: asItIs.value.pairs.filter((pair) => !pair.fixed), removed: [] })

  const read = readTask(task, order)
  if (!read.ok) return read
  const it = read.value
  const keep = new Uint8Array(it.expert.length)
  const placeOf = ({ entryId, judgeId }: Pair) =>
    it.entries.findIndex(({ id }) => id === entryId) * it.judges.length +
    it.judges.findIndex(({ id }) => id === judgeId)
  for (const pair of open) keep[placeOf(pair)] = 1
  const solved = solveDense(it.dense, {
    experts: { at: it.expert, places: it.expertPlaces },
    even: { load: it.load, step: 1 },
    keep,
  })
  if (!solved.ok) return infeasible(namesOf(it, solved))
  const { pairs } = describePlan(it, solved.chosen)
  const stays = (a: Pair, among: readonly Pair[]) =>
    among.some((b) => a.entryId === b.entryId && a.judgeId === b.judgeId)
  return ok({
    added: pairs.filter((pair) => !pair.fixed && !stays(pair, open)),
    removed: open.filter((pair) => !stays(pair, pairs)),
  })
}
