import { compare, fromWire, type Rational } from '../kernel/index.ts'
import type { TieBreak } from '../ruleset/index.ts'
import type { PreparedRules } from './aggregate.ts'
import { criterionMean, segmentValue } from './criterion-means.ts'
import type { ScoredEntry } from './scored-entry.ts'
import type { Decided, TieStep } from './types.ts'

/** Entries that share a rank, and how the group below was left behind. */
export interface Cell {
  members: ScoredEntry[]
  /** Between members: equal for good, or waiting for a lot. */
  within: 'shared' | 'lotNeeded'
}
interface Ordering {
  cells: Cell[]
  /** One fewer than cells: what decided each against the next. */
  between: Decided[]
  steps: Map<string, TieStep[]>
}

type Lots = Readonly<Record<string, number>>
type ValuedStep = Extract<TieBreak, { by: 'criterion' | 'segment' | 'previousStage' }>

const valueAt = (prepared: PreparedRules, step: ValuedStep, entry: ScoredEntry): Rational | null => {
  switch (step.by) {
    case 'criterion':
      return criterionMean(prepared, entry, step.segment, step.criterion)
    case 'segment':
      return segmentValue(prepared, entry, step.segment)
    case 'previousStage':
      return entry.input.previousStage ? fromWire(entry.input.previousStage) : null
  }
}

const wireOrNull = (prepared: PreparedRules, value: Rational | null) => value && prepared.wire(value)

const decidedAt = (
  prepared: PreparedRules,
  step: ValuedStep,
  mine: Rational | null,
  theirs: Rational | null,
): Decided => {
  const values = { mine: wireOrNull(prepared, mine), theirs: wireOrNull(prepared, theirs) }
  if (step.by === 'previousStage') return { by: 'previousStage', ...values }
  const segment = prepared.rules.segments.find(({ key }) => key === step.segment)
  if (step.by === 'segment')
    return { by: 'segment', segment: step.segment, label: segment?.label ?? step.segment, ...values }
  const criterion = segment?.criteria.find(({ key }) => key === step.criterion)
  const label = criterion?.label ?? step.criterion
  return { by: 'criterion', segment: step.segment, criterion: step.criterion, label, ...values }
}

/** Higher first; an entry without a value comes after those with one. */
const compareValues = (a: Rational | null, b: Rational | null): number =>
  a === b ? 0 : a && b ? compare(b, a) : a ? -1 : b ? 1 : 0

const note = (steps: Map<string, TieStep[]>, entry: ScoredEntry, step: TieStep) => {
  const list = steps.get(entry.input.entryId)
  if (list) list.push(step)
  else steps.set(entry.input.entryId, [step])
}

const stepOf = (step: TieBreak, value: string | null): TieStep => ({ ...step, value })

/**
 * Orders entries of equal score by the rules' chain, step by step, each step only among those still equal. Stops
 * at the first step that separates; a lot needs a recorded position for every one of the group. Entries come in
 * the order of their ids and stay in it while they are equal.
 */
export const breakTie = (prepared: PreparedRules, tied: ScoredEntry[], lots: Lots): Ordering => {
  const steps = new Map<string, TieStep[]>()
  const chain = prepared.rules.tieBreak

  const order = (members: ScoredEntry[], index: number): Omit<Ordering, 'steps'> => {
    const step = chain[index]
    if (members.length === 1 || !step || step.by === 'shared') {
      if (step && members.length > 1) for (const entry of members) note(steps, entry, stepOf(step, null))
      return { cells: [{ members, within: 'shared' }], between: [] }
    }
    if (step.by === 'lot') return orderByLot(members, step, index)
    const valued = members
      .map((entry) => ({ entry, value: valueAt(prepared, step, entry) }))
      .sort((a, b) => compareValues(a.value, b.value))
    for (const { entry, value } of valued) note(steps, entry, stepOf(step, wireOrNull(prepared, value)))
    return join(
      splitEqual(valued, (a, b) => compareValues(a.value, b.value) === 0),
      index,
      (a, b) => decidedAt(prepared, step, a.value, b.value),
    )
  }

  const orderByLot = (members: readonly ScoredEntry[], step: TieBreak, index: number) => {
    const valued = members.map((entry) => ({ entry, value: lots[entry.input.entryId] }))
    for (const { entry, value } of valued)
      note(steps, entry, stepOf(step, value === undefined ? null : `${value}/1`))
    if (valued.some(({ value }) => value === undefined)) {
      return { cells: [{ members: [...members], within: 'lotNeeded' as const }], between: [] }
    }
    const sorted = valued.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    return join(
      splitEqual(sorted, (a, b) => a.value === b.value),
      index,
      (a, b) => ({
        by: 'lot',
        mine: a.value ?? 0,
        theirs: b.value ?? 0,
      }),
    )
  }

  const join = <V extends { entry: ScoredEntry }>(
    groups: readonly V[][],
    index: number,
    decide: (a: V, b: V) => Decided,
  ): Omit<Ordering, 'steps'> => {
    const cells: Cell[] = []
    const between: Decided[] = []
    groups.forEach((group, i) => {
      const above = groups[i - 1]?.[0]
      const first = group[0]
      if (above && first) between.push(decide(above, first))
      const inner = order(
        group.map(({ entry }) => entry),
        index + 1,
      )
      cells.push(...inner.cells)
      between.push(...inner.between)
    })
    return { cells, between }
  }

  return { ...order(tied, 0), steps }
}

/** Runs of equal neighbours of a sorted list. */
export const splitEqual = <T>(sorted: readonly T[], same: (a: T, b: T) => boolean): T[][] => {
  const groups: T[][] = []
  for (const item of sorted) {
    const last = groups.at(-1)
    const head = last?.[0]
    if (last && head !== undefined && same(head, item)) last.push(item)
    else groups.push([item])
  }
  return groups
}
