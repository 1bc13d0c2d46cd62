import { add, compare, fromWire, type Rational, rational, subtract, sum, ZERO } from '../kernel/index.ts'
import type { ScoringRules, Segment } from '../ruleset/index.ts'
import { createWires, fractionsOf } from './once.ts'
import { combineRemark } from './remark.ts'
import { type GapMeter, gapMeter, type Reading, retainSheets } from './retained-sheets.ts'
import { type SheetScale, sheetScale, type Whole } from './scale.ts'
import type { ScoredEntry } from './scored-entry.ts'
import { needsTime, timeOutcome } from './time-deduction.ts'
import type {
  MissingPart,
  PendingSheet,
  SegmentOutcome,
  SheetOutcome,
  StageEntryInput,
  StageScore,
  Wire,
} from './types.ts'

/** Rules made ready for scoring many entries. */
export interface PreparedRules {
  rules: ScoringRules
  segments: readonly PreparedSegment[]
  wire: (value: Rational) => Wire
}
interface PreparedSegment {
  segment: Segment
  scale: SheetScale
  /** Points of a total in the scale's units, shared among so many. */
  pointsOf: (units: Whole, parts?: number) => Rational
  measureGap: GapMeter
  /** Criterion key → points of a sum of steps, shared among so many sheets. */
  steps: ReadonlyMap<string, (steps: Whole, parts: number) => Rational>
}

export const prepareRules = (rules: ScoringRules): PreparedRules => ({
  rules,
  wire: createWires(),
  segments: rules.segments.map((segment) => {
    const scale = sheetScale(segment)
    return {
      segment,
      scale,
      pointsOf: fractionsOf(rational(1, scale.unit)),
      measureGap: gapMeter(rules.gap, scale),
      steps: new Map(segment.criteria.map(({ key, step }) => [key, fractionsOf(fromWire(step))])),
    }
  }),
})

const totalOf = (readings: readonly Reading[]): Whole => {
  let total: Whole = 0
  for (const { units } of readings) {
    total =
      typeof total === 'number' && typeof units === 'number' ? total + units : BigInt(total) + BigInt(units)
  }
  return total
}

interface SegmentResult {
  outcome: SegmentOutcome
  value: Rational | null
  retained: readonly Reading[]
  missing: MissingPart[]
}

const NONE: readonly Reading[] = []
const NO_PENDING: readonly PendingSheet[] = []

const judgedBase = (prepared: PreparedRules, index: number, input: StageEntryInput) => {
  const part = prepared.segments[index]
  if (!part) throw new Error('no such segment')
  const { segment, pointsOf } = part
  const sheets =
    prepared.segments.length === 1
      ? input.sheets
      : input.sheets.filter((sheet) => sheet.segment === segment.key)
  const pending = input.pending?.filter((sheet) => sheet.segment === segment.key) ?? NO_PENDING
  const kept = retainSheets(prepared.rules, part, sheets, pending)
  const outcomes = kept.readings.map(
    ({ sheet, units }): SheetOutcome => ({
      id: sheet.id,
      kind: sheet.kind,
      total: prepared.wire(pointsOf(units)),
      dropped: kept.dropped.get(sheet.id) ?? null,
    }),
  )
  const missing: MissingPart[] = kept.incomplete
    ? [
        {
          what: 'sheets',
          segment: segment.key,
          handedIn: kept.handedIn,
          needed: prepared.rules.minSheets,
          pending: kept.pending,
        },
      ]
    : []
  const base = kept.retained.length > 0 ? pointsOf(totalOf(kept.retained), kept.retained.length) : null
  return { base, missing, gap: kept.gap, gapOpen: kept.gapOpen, sheets: outcomes, retained: kept.retained }
}

const objectiveBase = (segment: Segment, input: StageEntryInput) => {
  const points = input.objective?.find((mark) => mark.segment === segment.key)?.points ?? null
  const missing: MissingPart[] = points === null ? [{ what: 'objectiveMark', segment: segment.key }] : []
  return {
    base: points === null ? null : fromWire(points),
    missing,
    gap: null,
    gapOpen: false,
    sheets: [],
    retained: NONE,
  }
}

const penaltiesOn = (input: StageEntryInput, segment: string | null): Rational =>
  input.penalties && input.penalties.length > 0
    ? sum(input.penalties.filter((p) => p.segment === segment).map((p) => fromWire(p.points)))
    : ZERO

const lessButNotBelowZero = (value: Rational, off: Rational): Rational => {
  if (off.n === 0n) return value
  const rest = subtract(value, off)
  return compare(rest, ZERO) < 0 ? ZERO : rest
}

const scoreSegment = (prepared: PreparedRules, index: number, input: StageEntryInput): SegmentResult => {
  const part = prepared.segments[index]
  if (!part) throw new Error('no such segment')
  const { segment } = part
  const found = segment.mode === 'judged' ? judgedBase(prepared, index, input) : objectiveBase(segment, input)
  const missing = [...found.missing]

  const seconds = input.objective?.find((mark) => mark.segment === segment.key)?.elapsedSeconds ?? null
  if (needsTime(segment) && seconds === null) missing.push({ what: 'time', segment: segment.key })
  const time = seconds === null ? null : timeOutcome(segment, seconds)
  const penalties = penaltiesOn(input, segment.key)

  const state = missing.length > 0 ? 'incomplete' : found.gapOpen ? 'gapOpen' : 'scored'
  const value =
    state !== 'scored' || !found.base
      ? null
      : time?.points === null
        ? ZERO
        : lessButNotBelowZero(found.base, time ? add(penalties, fromWire(time.points)) : penalties)
  return {
    missing,
    value,
    retained: found.retained,
    outcome: {
      segment: segment.key,
      state,
      sheets: found.sheets,
      base: found.base && state === 'scored' ? prepared.wire(found.base) : null,
      gap: found.gap,
      time,
      penalties: prepared.wire(penalties),
      score: value && prepared.wire(value),
    },
  }
}

const scoreOnce = (prepared: PreparedRules, input: StageEntryInput): ScoredEntry => {
  const results = prepared.segments.map((_, index) => scoreSegment(prepared, index, input))
  const states = results.map((result) => result.outcome.state)
  const state = states.includes('incomplete')
    ? 'incomplete'
    : states.includes('gapOpen')
      ? 'gapOpen'
      : 'scored'
  const values = results.flatMap(({ value }) => (value ? [value] : []))
  const penalties = penaltiesOn(input, null)
  const total = values.length === 1 && values[0] ? values[0] : sum(values)
  const value = state === 'scored' ? lessButNotBelowZero(total, penalties) : null
  return {
    input,
    value,
    segmentValues: results.map((result) => result.value),
    retained: results.map((result) => result.retained),
    outcome: {
      entryId: input.entryId,
      state,
      score: value && prepared.wire(value),
      segments: results.map((result) => result.outcome),
      penalties: prepared.wire(penalties),
      missing: results.flatMap((result) => result.missing),
    },
  }
}

/** The other panel's own score: their sheets stand for themselves, without a gap between them to settle. */
const rulesOfRemark = (prepared: PreparedRules): PreparedRules => ({
  ...prepared,
  rules: { ...prepared.rules, gap: null, minSheets: 1 },
})

/** As {@link scoreStageEntry}, for many entries under the same rules. */
export const scoreWith = (prepared: PreparedRules, input: StageEntryInput): ScoredEntry => {
  if (!input.remark) return scoreOnce(prepared, input)
  const [old, anew] = [false, true].map((isNew) =>
    input.sheets.filter((it) => (it.kind === 'remark') === isNew),
  )
  const first = scoreOnce(prepared, { ...input, sheets: old ?? [] })
  const second = scoreOnce(rulesOfRemark(prepared), { ...input, sheets: anew ?? [] })
  return combineRemark(input, first, second)
}

/**
 * The score of one stage entry: per judged segment the mean of the sheets that count (after the gap rule and the
 * trimming of whole sheets), per objective segment the points typed, each less time and penalties and never below
 * 0; their sum less stage penalties is the stage score. Sources: design.md §6; Điều 9 of the case's thể lệ.
 * Where another panel marked it anew, the rules say which of the two scores holds (remark.ts).
 * An open gap or a missing part gives no score. Throws on sheets that can't have been handed in.
 */
export const scoreStageEntry = (rules: ScoringRules, input: StageEntryInput): StageScore =>
  scoreWith(prepareRules(rules), input).outcome

/** As {@link scoreStageEntry} for many entries, in their order: what a page needs that ranks nothing. */
export const scoreStageEntries = (rules: ScoringRules, inputs: readonly StageEntryInput[]): StageScore[] => {
  const prepared = prepareRules(rules)
  return inputs.map((input) => scoreWith(prepared, input).outcome)
}
