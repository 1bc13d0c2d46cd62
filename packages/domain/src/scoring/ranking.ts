import type { CarryOver, ScoringRules } from '../ruleset/index.ts'
import { type PreparedRules, prepareRules, scoreWith } from './aggregate.ts'
import { withCarryOver } from './carry-over.ts'
import { inputsDigest } from './inputs-digest.ts'
import { comparable } from './scale.ts'
import type { ScoredEntry } from './scored-entry.ts'
import { breakTie, type Cell, splitEqual } from './tie-break.ts'
import type { Decided, Placing, Standing, StageEntryInput, TieStep } from './types.ts'

interface Placed {
  cell: Cell
  /** Against the cell below; null for the last. */
  overNext: Decided | null
}

const wireOf = (prepared: PreparedRules, entry: ScoredEntry): string => {
  if (!entry.value) throw new Error('an unscored entry has no place')
  return prepared.wire(entry.value)
}

const sortedByScore = (scored: readonly ScoredEntry[]): ScoredEntry[][] => {
  const ranked = scored.filter((entry) => entry.value !== null)
  const keys = comparable(ranked.flatMap(({ value }) => (value ? [value] : [])))
  const rows = ranked.map((entry, i) => ({ entry, key: keys[i] ?? 0 }))
  rows.sort((a, b) => (a.key > b.key ? -1 : a.key < b.key ? 1 : 0))
  return splitEqual(rows, (a, b) => a.key === b.key).map((group) => group.map(({ entry }) => entry))
}

/**
 * Ranks the scored entries of a stage: score (with what `carryOver` adds of earlier stages), then the rules' tie-break chain, then a recorded lot or a shared
 * rank (1, 2, 2, 4). Every place says what decided it against the next. The result depends on the inputs only,
 * not on their order. `lots`: entry id → position drawn (1 first); a lot that is needed and missing is reported,
 * and its entries share the rank until it is drawn. Throws when an entry comes twice,
 * or without a score that is carried over.
 */
export const rankEntries = (
  rules: ScoringRules,
  entries: readonly StageEntryInput[],
  lots: Readonly<Record<string, number>> = {},
  carryOver: readonly CarryOver[] = [],
): Standing => {
  const prepared = prepareRules(rules)
  const scored = entries
    .toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))
    .map((entry) => withCarryOver(scoreWith(prepared, entry), carryOver))
  scored.forEach((entry, i) => {
    if (scored[i + 1]?.input.entryId === entry.input.entryId)
      throw new Error(`entry twice: ${entry.input.entryId}`)
  })

  const placed: Placed[] = []
  const steps = new Map<string, TieStep[]>()
  let above: ScoredEntry | undefined
  for (const group of sortedByScore(scored)) {
    const [head] = group
    if (!head) continue
    const last = placed.at(-1)
    if (last && above)
      last.overNext = { by: 'score', mine: wireOf(prepared, above), theirs: wireOf(prepared, head) }
    above = head
    const ordering = breakTie(prepared, group, lots)
    for (const [id, list] of ordering.steps) steps.set(id, list)
    ordering.cells.forEach((cell, i) => placed.push({ cell, overNext: ordering.between[i] ?? null }))
  }

  let digest: string | undefined
  return {
    // Worked out when it is asked for: pages that only show a standing need not pay for it.
    get inputsDigest() {
      return (digest ??= inputsDigest(rules, entries, lots, carryOver))
    },
    placings: placings(prepared, placed, steps),
    scores: scored.map(({ outcome }) => outcome),
    unranked: scored.flatMap(({ outcome: { entryId, state } }) =>
      state === 'scored' ? [] : [{ entryId, state }],
    ),
    lotNeeded: lotsNeeded(placed),
  }
}

const placings = (
  prepared: PreparedRules,
  placed: readonly Placed[],
  steps: ReadonlyMap<string, TieStep[]>,
): Placing[] => {
  const list: Placing[] = []
  for (const [index, { cell, overNext }] of placed.entries()) {
    const rank = list.length + 1
    cell.members.forEach((entry, i) => {
      const mate = cell.members[i + 1]
      const below = mate ?? placed[index + 1]?.cell.members[0]
      const decided = mate ? { by: cell.within } : overNext
      list.push({
        rank,
        entryId: entry.input.entryId,
        score: wireOf(prepared, entry),
        overNext: below && decided ? { entryId: below.input.entryId, decided } : null,
        tieSteps: steps.get(entry.input.entryId) ?? [],
      })
    })
  }
  return list
}

const lotsNeeded = (placed: readonly Placed[]): Standing['lotNeeded'] => {
  let rank = 1
  return placed.flatMap(({ cell }) => {
    const group = { rank, entries: cell.members.map((entry) => entry.input.entryId) }
    rank += cell.members.length
    return cell.within === 'lotNeeded' ? [group] : []
  })
}
