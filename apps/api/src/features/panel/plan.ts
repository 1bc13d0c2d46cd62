import type { Tx } from '@xk/db'
import {
  assignCapped,
  assignOptimal,
  type AssignmentPlan,
  type AssignmentTask,
  assignWholePanel,
  type Pair,
} from '@xk/domain/assignment'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { drawOrder, numbersBelow } from '@xk/domain/stage'
import { findBidClosing, listBids, listEarlierPairs, weighPairs } from './preferences.ts'
import {
  listAssignments,
  listConflicts,
  listMembers,
  listStageEntries,
  renditionOf,
  type StageContext,
} from './store.ts'

/** Rows of one stage that assigning looks at: a constant number of queries. */
export const loadForAssigning = async (tx: Tx, stage: StageContext) => {
  const { bidding, avoidEarlierJudges } = stage.own
  const [members, entries, assignments, conflicts, bids, closing, earlier] = await Promise.all([
    listMembers(tx, stage.stageId),
    listStageEntries(tx, stage.stageId),
    listAssignments(tx, stage.stageId),
    listConflicts(tx, stage.stageId),
    bidding ? listBids(tx, stage.stageId) : [],
    bidding ? findBidClosing(tx, stage.stageId) : undefined,
    avoidEarlierJudges ? listEarlierPairs(tx, stage.stageId, { read: stage.remarkOf !== null }) : [],
  ])
  const ready = entries.flatMap((entry) => {
    const rendition = renditionOf(entry)
    return rendition && entry.state !== 'withdrawn'
      ? [{ id: entry.id, code: entry.blindCode, field: rendition.topic?.key ?? null }]
      : []
  })
  // A team contest's panel sits together; the chair of a written contest may score as well.
  const judges = members.filter((member) => member.state === 'active')
  return {
    judges,
    entries: ready,
    unready: entries.filter((entry) => !entry.rendition).length,
    assignments,
    conflicts: [
      ...conflicts.map((it) => ({ entryId: it.stageEntryId, judgeId: it.memberId })),
      // Nobody marks anew what they have had before them: not a wish there, a bar.
      ...(stage.remarkOf ? earlier : []),
    ],
    /** Drawn when bids were closed; undefined while they are open, or where there are none. */
    bidSeed: closing?.seed,
    /** Who was given which entry in an earlier stage. */
    earlier,
    ...weighPairs({ entries: ready, judges, bids, earlier }),
  }
}
type ForAssigning = Awaited<ReturnType<typeof loadForAssigning>>

/** Judged in parts at one sitting (a team contest's final): everyone judges everything. */
export const sitsTogether = (stage: StageContext) => stage.scoring.segments.length > 1

export const taskOf = (stage: StageContext, it: ForAssigning): AssignmentTask => {
  const fixed = it.assignments
    .filter((a) => a.kind === 'first' && it.judges.some((j) => j.id === a.memberId))
    .map((a) => ({ entryId: a.stageEntryId, judgeId: a.memberId }))
  const had = new Map<string, number>()
  for (const { entryId } of fixed) had.set(entryId, (had.get(entryId) ?? 0) + 1)
  const perEntry = stage.scoring.judgesPerEntry
  return {
    // Who was given more judges by hand keeps them.
    entries: it.entries.map(({ id, field }) => ({
      id,
      field,
      needed: Math.max(perEntry, had.get(id) ?? 0),
    })),
    judges: it.judges.map((judge) => ({ id: judge.id, fields: judge.expertise })),
    perEntry,
    maxLoad: stage.scoring.maxLoad,
    conflicts: it.conflicts,
    fixed,
    preferences: it.preferences,
  }
}

export const orderOf = (task: AssignmentTask, seed: string) => ({
  entries: drawOrder(
    task.entries.map(({ id }) => id),
    seed,
  ),
  judges: drawOrder(
    task.judges.map(({ id }) => id),
    seed,
  ),
})

/** The same task in which nobody scores again what they scored before, but where it was given to them by hand. */
const withoutEarlier = (task: AssignmentTask, earlier: readonly Pair[]): AssignmentTask => {
  const given = new Set(task.fixed.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`))
  const avoided = earlier.filter(({ entryId, judgeId }) => !given.has(`${entryId} ${judgeId}`))
  return { ...task, conflicts: [...task.conflicts, ...avoided] }
}

/**
 * The assignment of a stage. With bids it is drawn under the cap by the seed of their closing, whatever seed is
 * given: nobody draws again until they like it.
 */
export const planFor = (stage: StageContext, it: ForAssigning, seed: string): Result<AssignmentPlan> => {
  const task = taskOf(stage, it)
  if (sitsTogether(stage)) {
    const pairs = assignWholePanel(task)
    const loads = task.judges.map(({ id }) => [id, pairs.filter((p) => p.judgeId === id).length] as const)
    return ok({
      pairs: pairs.map((pair) => ({ ...pair, fixed: false, expert: false, preference: 0 })),
      loads: Object.fromEntries(loads),
      withoutExpert: [],
      lowest: null,
    })
  }
  const { bidding } = stage.own
  if (!bidding) {
    const order = orderOf(task, seed)
    // Even loads come before preferences: whom the rules want to avoid is first left out altogether.
    const avoiding = it.earlier.length > 0 && assignOptimal(withoutEarlier(task, it.earlier), order)
    return avoiding && avoiding.ok ? avoiding : assignOptimal(task, order)
  }
  if (!it.bidSeed) return fail({ code: 'assignment/bids-open' })
  return assignCapped(task, orderOf(task, it.bidSeed), bidding.parts, numbersBelow(`${it.bidSeed}/draw`))
}
