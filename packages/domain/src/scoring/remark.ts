import { add, compare, fromWire, multiply, type Rational, rational, toWire } from '../kernel/index.ts'
import type { ScoredEntry } from './scored-entry.ts'
import type { DropReason, SegmentOutcome, SheetOutcome, StageEntryInput } from './types.ts'

const HALF = rational(1, 2)
const mean = (a: Rational | null, b: Rational | null): Rational | null =>
  a && b ? multiply(add(a, b), HALF) : null

const wireMean = (a: string | null, b: string | null): string | null => {
  const found = a && b ? mean(fromWire(a), fromWire(b)) : null
  return found && toWire(found)
}

type Holds = 'first' | 'second' | 'both'

/** Equal scores leave the first in force: nothing changes that need not. */
const holdsOf = (input: StageEntryInput, first: Rational, second: Rational): Holds => {
  switch (input.remark?.resolution) {
    case 'averages':
      return 'both'
    case 'higher':
      return compare(second, first) > 0 ? 'second' : 'first'
    default:
      return 'second'
  }
}

const setAside = (sheets: readonly SheetOutcome[], why: DropReason | null): SheetOutcome[] =>
  sheets.map((sheet) => (why && !sheet.dropped ? { ...sheet, dropped: why } : sheet))

const asRemark = (sheets: readonly SheetOutcome[]) =>
  sheets.map((sheet): SheetOutcome => ({ ...sheet, kind: 'remark' }))

const mergeSegment = (
  first: SegmentOutcome,
  second: SegmentOutcome,
  held: SegmentOutcome,
  holds: Holds,
  value: Rational | null,
): SegmentOutcome => ({
  ...held,
  sheets: [
    ...setAside(first.sheets, holds === 'second' ? 'remarked' : null),
    ...asRemark(setAside(second.sheets, holds === 'first' ? 'remarkNotHigher' : null)),
  ],
  // The gap of the first panel stays in the derivation; the other panel has none to settle.
  gap: first.gap,
  base: holds === 'both' ? wireMean(first.base, second.base) : held.base,
  score: value && toWire(value),
})

/**
 * Which of two panels' scores of the same work holds, as the rules say (phúc khảo): the second, the mean of both, or
 * the higher. All sheets stay in the derivation, those that don't count with why. No score while either panel gives
 * none.
 */
export const combineRemark = (
  input: StageEntryInput,
  first: ScoredEntry,
  second: ScoredEntry,
): ScoredEntry => {
  if (!first.value || !second.value) {
    const waiting = first.value ? second : first
    return { ...waiting, input }
  }
  const holds = holdsOf(input, first.value, second.value)
  const held = holds === 'first' ? first : second
  const value = holds === 'both' ? mean(first.value, second.value) : held.value
  const segmentValues = held.segmentValues.map((own, i) =>
    holds === 'both' ? mean(first.segmentValues[i] ?? null, second.segmentValues[i] ?? null) : own,
  )
  return {
    input,
    value,
    segmentValues,
    retained:
      holds === 'both'
        ? first.retained.map((list, i) => [...list, ...(second.retained[i] ?? [])])
        : held.retained,
    ...(holds === 'both' ? { averaged: [first, second] } : {}),
    outcome: {
      ...held.outcome,
      score: value && toWire(value),
      segments: first.outcome.segments.map((segment, i) =>
        mergeSegment(
          segment,
          second.outcome.segments[i] ?? segment,
          held.outcome.segments[i] ?? segment,
          holds,
          segmentValues[i] ?? null,
        ),
      ),
      remark: {
        resolution: input.remark?.resolution ?? 'replaces',
        first: toWire(first.value),
        second: toWire(second.value),
        holds,
      },
    },
  }
}
