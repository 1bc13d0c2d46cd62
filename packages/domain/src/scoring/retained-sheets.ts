import type { GapRule, ScoringRules } from '../ruleset/index.ts'
import { compare, fromWire, rational, multiply, toWire, type Rational } from '../kernel/index.ts'
import { type SheetScale, totalUnits, unitsToRational, type Whole } from './scale.ts'
import type { DropReason, GapOutcome, HandedInSheet, PendingSheet } from './types.ts'

/** One sheet with its total in units. */
export interface Reading {
  sheet: HandedInSheet
  units: Whole
}

/** Which sheets of a segment count, which not and why, and whether a gap stands in the way. */
export interface Retention {
  /** All sheets, from low to high. */
  readings: Reading[]
  retained: Reading[]
  dropped: Map<string, DropReason>
  gap: GapOutcome | null
  gapOpen: boolean
  handedIn: number
  pending: number
  incomplete: boolean
}

/** Low to high; equal totals by their marks in the rubric's order, so that no id ever decides what is dropped. */
const readSheets = (scale: SheetScale, sheets: readonly HandedInSheet[]): Reading[] =>
  sheets
    .map((sheet) => ({ sheet, units: totalUnits(scale, sheet.marks) }))
    .sort((a, b) => {
      if (a.units !== b.units) return a.units < b.units ? -1 : 1
      for (const key of scale.keys) {
        const difference = (a.sheet.marks[key] ?? 0) - (b.sheet.marks[key] ?? 0)
        if (difference !== 0) return difference
      }
      return a.sheet.id < b.sheet.id ? -1 : 1
    })

const subtractWhole = (a: Whole, b: Whole): Whole =>
  typeof a === 'number' && typeof b === 'number' ? a - b : BigInt(a) - BigInt(b)

export const gapThreshold = (rule: GapRule, segmentMax: string): Rational =>
  rule.unit === 'points'
    ? fromWire(rule.threshold)
    : multiply(fromWire(rule.threshold), multiply(fromWire(segmentMax), rational(1, 100)))

export type GapMeter = (sorted: readonly Reading[]) => GapOutcome | null

/** Measures gaps against the rules' threshold; each distance once, as they repeat a lot among entries. */
export const gapMeter = (rule: GapRule | null, scale: SheetScale): GapMeter => {
  if (!rule) return () => null
  const threshold = gapThreshold(rule, scale.segment.max)
  const known = new Map<Whole, GapOutcome>()
  const measure = (distance: Whole): GapOutcome => {
    const value = unitsToRational(distance, scale.unit)
    const order = compare(value, threshold)
    return {
      value: toWire(value),
      threshold: toWire(threshold),
      comparison: rule.comparison,
      exceeded: rule.comparison === 'moreThan' ? order > 0 : order >= 0,
      settledBy: null,
    }
  }
  return (sorted) => {
    const low = sorted[0]
    const high = sorted.at(-1)
    if (!low || !high || sorted.length < 2) return null
    const distance = subtractWhole(high.units, low.units)
    const found = known.get(distance) ?? measure(distance)
    known.set(distance, found)
    return found
  }
}

/**
 * The two sheets nearest to each other; when several neighbours are equally near (60, 70, 80), all sheets.
 * Source: Điều 9, khoản 2 of the case's thể lệ.
 */
const closestTwo = (sorted: readonly Reading[]): Reading[] => {
  if (sorted.length <= 2) return [...sorted]
  const distances = sorted.slice(1).map((reading, i) => subtractWhole(reading.units, sorted[i]?.units ?? 0))
  const least = distances.reduce((a, b) => (b < a ? b : a))
  const nearest = distances.flatMap((distance, i) => (distance === least ? [i] : []))
  const [first] = nearest
  return nearest.length === 1 && first !== undefined ? sorted.slice(first, first + 2) : [...sorted]
}

/** Whole sheets off either end, only from as many sheets on as the rules say. */
const trim = (rules: ScoringRules, pool: readonly Reading[], dropped: Map<string, DropReason>): Reading[] => {
  const { trimming } = rules
  if (!trimming || pool.length < trimming.fromSheets || trimming.high + trimming.low >= pool.length)
    return [...pool]
  for (const { sheet } of pool.slice(0, trimming.low)) dropped.set(sheet.id, 'trimmedLow')
  for (const { sheet } of pool.slice(pool.length - trimming.high)) dropped.set(sheet.id, 'trimmedHigh')
  return pool.slice(trimming.low, pool.length - trimming.high)
}

/** Decides which of a judged segment's sheets count. */
export const retainSheets = (
  rules: ScoringRules,
  { scale, measureGap: measure }: { scale: SheetScale; measureGap: GapMeter },
  sheets: readonly HandedInSheet[],
  pending: readonly PendingSheet[],
): Retention => {
  // Of another panel's sheets there is no gap to settle, whatever the rules measure otherwise.
  const measureGap: GapMeter = (sorted) => (rules.gap ? measure(sorted) : null)
  const readings = readSheets(scale, sheets)
  const dropped = new Map<string, DropReason>()
  const dropAll = (list: readonly Reading[], reason: DropReason) =>
    list.forEach(({ sheet }) => dropped.set(sheet.id, reason))
  const isAllFirst = readings.every(({ sheet }) => sheet.kind === 'first')
  const ofKind = (kind: HandedInSheet['kind']) =>
    isAllFirst ? (kind === 'first' ? readings : []) : readings.filter(({ sheet }) => sheet.kind === kind)
  const waitingFor = (kind: HandedInSheet['kind']) =>
    pending.length === 0 ? 0 : pending.filter((p) => p.kind === kind).length

  const joint = ofKind('jointRescore')
  const extras = ofKind('extra')
  // With a gap rule an extra judge only comes in for a gap; without one every sheet is as good as the next.
  const ordinary = rules.gap ? ofKind('first') : readings.filter(({ sheet }) => sheet.kind !== 'jointRescore')
  const originalGap = measureGap(ordinary)
  const counted = { readings, dropped, handedIn: ordinary.length, pending: pending.length }
  const retain = (pool: readonly Reading[]) => trim(rules, pool, dropped)

  if (joint.length > 0 || waitingFor('jointRescore') > 0) {
    // Until the whole panel has re-scored, the gap that called for it stays open.
    if (waitingFor('jointRescore') > 0) {
      return { ...counted, retained: [], gap: originalGap, gapOpen: true, incomplete: false }
    }
    dropAll([...ofKind('first'), ...extras], 'supersededByJointRescore')
    const jointGap = measureGap(joint)
    const stillOpen = jointGap?.exceeded ?? false
    const gap = stillOpen ? jointGap : originalGap && { ...originalGap, settledBy: 'jointRescore' as const }
    return {
      ...counted,
      retained: stillOpen ? [] : retain(joint),
      gap,
      gapOpen: stillOpen,
      incomplete: false,
    }
  }

  const awaited = waitingFor('first') + (rules.gap ? 0 : waitingFor('extra'))
  if (ordinary.length < rules.minSheets || awaited > 0)
    return { ...counted, retained: [], gap: originalGap, gapOpen: false, incomplete: true }

  if (!originalGap?.exceeded) {
    if (rules.gap) dropAll(extras, 'gapNotExceeded')
    return {
      ...counted,
      retained: retain(dropped.size === 0 ? readings : readings.filter((r) => !dropped.has(r.sheet.id))),
      gap: originalGap,
      gapOpen: false,
      incomplete: false,
    }
  }
  if (rules.gap?.comesIn !== 'extraJudge' || extras.length === 0 || waitingFor('extra') > 0) {
    return { ...counted, retained: [], gap: originalGap, gapOpen: true, incomplete: false }
  }
  const pool = resolve(rules.gap.resolution, readings, extras)
  for (const { sheet } of readings) {
    if (pool.some((reading) => reading.sheet.id === sheet.id)) continue
    dropped.set(sheet.id, rules.gap.resolution === 'replacement' ? 'replaced' : 'outsideClosestTwo')
  }
  const gap = { ...originalGap, settledBy: 'extraJudge' as const }
  return { ...counted, retained: retain(pool), gap, gapOpen: false, incomplete: false }
}

const resolve = (
  way: GapRule['resolution'],
  all: readonly Reading[],
  extras: readonly Reading[],
): readonly Reading[] => {
  switch (way) {
    case 'meanOfAll':
      return all
    case 'closestTwo':
      return closestTwo(all)
    case 'replacement':
      return extras
  }
}
