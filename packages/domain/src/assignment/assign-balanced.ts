import { fail, ok, type ProblemOf, type Result } from '../kernel/index.ts'
import { addEdge, addNode, emptyNetwork, flowOn, sendCheapestFlow, sourceSide } from './min-cost-flow.ts'
import type {
  AssignmentPlan,
  AssignmentTask,
  AvailableJudge,
  EntryToAssign,
  Pair,
  TieBreakingOrder,
} from './types.ts'

type Infeasible = ProblemOf<'assignment/infeasible'>

const keyOf = (entryId: string, judgeId: string) => `${entryId} ${judgeId}`

const ordered = <T extends { id: string }>(items: readonly T[], order: readonly string[]): T[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  const list = [...new Set(order)].flatMap((id) => byId.get(id) ?? [])
  if (list.length !== byId.size || byId.size !== items.length)
    throw new Error('the order must name every id once')
  return list
}

const isAtHome = (entry: EntryToAssign, judge: AvailableJudge) =>
  entry.field !== null && judge.fields.includes(entry.field)
const limitOf = (task: AssignmentTask, judge: AvailableJudge) =>
  Math.min(task.maxLoad, judge.maxLoad ?? task.maxLoad)

const countBy = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const infeasible = (
  reason: Infeasible['reason'],
  entries: readonly string[],
  needed: number,
  available: number,
): { ok: false; problem: Infeasible } =>
  fail({ code: 'assignment/infeasible', reason, entries, needed, available })

/** Fixed pairs that break a hard rule themselves. */
const brokenFixed = (task: AssignmentTask, conflicts: ReadonlySet<string>): string[] => {
  const entries = new Set(task.entries.map(({ id }) => id))
  const judges = new Map(task.judges.map((judge) => [judge.id, judge]))
  const perEntry = countBy(task.fixed.map(({ entryId }) => entryId))
  const perJudge = countBy(task.fixed.map(({ judgeId }) => judgeId))
  const perPair = countBy(task.fixed.map(({ entryId, judgeId }) => keyOf(entryId, judgeId)))
  const isBroken = ({ entryId, judgeId }: Pair) => {
    const judge = judges.get(judgeId)
    return (
      !judge ||
      !entries.has(entryId) ||
      conflicts.has(keyOf(entryId, judgeId)) ||
      (perPair.get(keyOf(entryId, judgeId)) ?? 0) > 1 ||
      (perEntry.get(entryId) ?? 0) > task.perEntry ||
      (perJudge.get(judgeId) ?? 0) + (judge.currentLoad ?? 0) > limitOf(task, judge)
    )
  }
  return [...new Set(task.fixed.filter(isBroken).map(({ entryId }) => entryId))]
}

/**
 * Assigns judges to entries. Hard: no conflict, exactly `perEntry` judges for each entry, nobody beyond the
 * limit, fixed pairs kept. Then, in this order: loads as even as they can be (least sum of squares, so within
 * one of each other wherever the hard rules allow it), and as many entries as possible with a judge of their
 * field. Equally good assignments are told apart by the drawn order alone.
 *
 * An impossible task fails with assignment/infeasible, and is proved so: either entries have fewer judges
 * without a conflict than they need, or the entries named need `needed` places and all judges who may read them
 * have only `available` left (a smallest cut).
 */
export const assignBalanced = (
  task: AssignmentTask,
  order: TieBreakingOrder,
): Result<AssignmentPlan, Infeasible> => {
  const entries = ordered(task.entries, order.entries)
  const judges = ordered(task.judges, order.judges)
  const conflicts = new Set(task.conflicts.map(({ entryId, judgeId }) => keyOf(entryId, judgeId)))
  const fixed = new Set(task.fixed.map(({ entryId, judgeId }) => keyOf(entryId, judgeId)))

  const broken = brokenFixed(task, conflicts)
  if (broken.length > 0) return infeasible('fixedBreaksRules', broken, task.perEntry, 0)

  const eligible = (entry: EntryToAssign) =>
    judges.filter(({ id }) => !conflicts.has(keyOf(entry.id, id))).length
  const short = entries.filter((entry) => eligible(entry) < task.perEntry)
  if (short.length > 0) {
    const available = Math.min(...short.map(eligible))
    return infeasible(
      'tooFewJudgesWithoutConflict',
      short.map(({ id }) => id),
      task.perEntry,
      available,
    )
  }

  const network = emptyNetwork()
  const source = addNode(network)
  const sink = addNode(network)
  // One more entry on a fuller judge outweighs every entry's missing expert together.
  const unevenness = entries.length + 1

  const judgeNodes = new Map<string, number>()
  const baseLoad = new Map<string, number>()
  for (const judge of judges) {
    const node = addNode(network)
    const load = (judge.currentLoad ?? 0) + task.fixed.filter(({ judgeId }) => judgeId === judge.id).length
    judgeNodes.set(judge.id, node)
    baseLoad.set(judge.id, load)
    const most = Math.min(limitOf(task, judge), load + entries.length)
    for (let nth = load; nth < most; nth++) addEdge(network, node, sink, 1, (2 * nth + 1) * unevenness)
  }

  const choices: { entry: EntryToAssign; judge: AvailableJudge; edge: number }[] = []
  const demands: { entry: EntryToAssign; node: number; edge: number; needed: number }[] = []
  for (const entry of entries) {
    const had = judges.filter(({ id }) => fixed.has(keyOf(entry.id, id)))
    const needed = task.perEntry - had.length
    const node = addNode(network)
    demands.push({ entry, node, edge: addEdge(network, source, node, needed, 0), needed })
    // The first judge of the entry's field is free; every other place, or a missing expert, costs one.
    const experts = addNode(network)
    const others = addNode(network)
    const freePlaces = had.some((judge) => isAtHome(entry, judge)) ? 0 : 1
    addEdge(network, node, experts, freePlaces, 0)
    addEdge(network, node, experts, needed, 1)
    addEdge(network, node, others, needed, 1)
    for (const judge of judges) {
      const pair = keyOf(entry.id, judge.id)
      if (conflicts.has(pair) || fixed.has(pair)) continue
      const from = isAtHome(entry, judge) ? experts : others
      choices.push({ entry, judge, edge: addEdge(network, from, judgeNodes.get(judge.id) ?? sink, 1, 0) })
    }
  }

  sendCheapestFlow(network, source, sink)

  if (demands.some(({ edge, needed }) => flowOn(network, edge) < needed)) {
    const side = sourceSide(network, source)
    const tight = demands.filter(({ node }) => side.has(node))
    const total = (of: (demand: (typeof demands)[number]) => number) =>
      tight.reduce((sum, demand) => sum + of(demand), 0)
    return infeasible(
      'loadsExhausted',
      tight.map(({ entry }) => entry.id),
      total(({ needed }) => needed),
      total(({ edge }) => flowOn(network, edge)),
    )
  }

  const chosen = new Set(
    choices
      .filter(({ edge }) => flowOn(network, edge) > 0)
      .map(({ entry, judge }) => keyOf(entry.id, judge.id)),
  )
  return ok(describe(entries, judges, baseLoad, chosen, fixed))
}

const describe = (
  entries: readonly EntryToAssign[],
  judges: readonly AvailableJudge[],
  baseLoad: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
  fixed: ReadonlySet<string>,
): AssignmentPlan => {
  const pairs: AssignmentPlan['pairs'] = []
  const withoutExpert: string[] = []
  const loads = new Map(baseLoad)
  for (const entry of entries) {
    const readers = judges.filter(
      ({ id }) => chosen.has(keyOf(entry.id, id)) || fixed.has(keyOf(entry.id, id)),
    )
    if (entry.field !== null && !readers.some((judge) => isAtHome(entry, judge))) withoutExpert.push(entry.id)
    for (const { id } of readers) {
      const isFixed = fixed.has(keyOf(entry.id, id))
      if (!isFixed) loads.set(id, (loads.get(id) ?? 0) + 1)
      pairs.push({ entryId: entry.id, judgeId: id, fixed: isFixed })
    }
  }
  return { pairs, loads: Object.fromEntries(loads), withoutExpert }
}
