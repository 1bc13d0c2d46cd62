import { fromWire, type Rational, toWire } from '../kernel/index.ts'
import { type ScoringRules, stepsOf } from '../ruleset/index.ts'
import {
  type HandedInSheet,
  type ObjectiveMark,
  sheetTotal,
  type StageEntryInput,
  type Wire,
} from '../scoring/index.ts'

/** One sheet of which only the total out of a hundred is known. */
export interface PastTotal {
  kind: 'first' | 'extra'
  total: Wire
}
/** Scores of an earlier time, by code: never by name. */
export interface PastTotals {
  entries: { code: string; sheets: PastTotal[] }[]
}
export interface PastSheets {
  rules: ScoringRules
  entries: { code: string; sheets: Omit<HandedInSheet, 'id'>[]; objective: ObjectiveMark[] }[]
}

const lcm = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b]
  while (y) [x, y] = [y, x % y]
  return (a / x) * b
}

/** Rules for sheets of which only the total is known: one criterion out of a hundred, in steps that fit them all. */
const totalOnly = (rules: ScoringRules, totals: readonly Rational[]): ScoringRules => {
  const denominator = totals.reduce((all, { d }) => lcm(all, d), 1n)
  const label = rules.segments[0]?.label ?? ''
  return {
    ...rules,
    segments: [
      {
        key: 'total',
        label,
        mode: 'judged',
        max: '100',
        criteria: [{ key: 'total', label, guidance: '', max: '100', step: `1/${denominator}`, bands: [] }],
        items: null,
        seconds: null,
        timeDeductions: [],
        toleranceSeconds: 0,
      },
    ],
    tieBreak: rules.tieBreak.filter(({ by }) => by !== 'criterion' && by !== 'segment'),
  }
}

/** The fewest first sheets that an entry has: rules that ask for more would give no score at all. */
const fewest = (entries: readonly StageEntryInput[]): number =>
  Math.min(...entries.map(({ sheets }) => sheets.filter(({ kind }) => kind === 'first').length))

const asRules = (rules: ScoringRules, entries: readonly StageEntryInput[]): ScoringRules => {
  const least = entries.length > 0 ? Math.max(1, fewest(entries)) : rules.minSheets
  return { ...rules, minSheets: Math.min(rules.minSheets, least) }
}

export interface PastInput {
  /** The rules under trial, as far as these scores can feed them. */
  rules: ScoringRules
  entries: StageEntryInput[]
  /** Only totals were known: nothing can be told apart by criterion. */
  totalsOnly: boolean
  /** The scores hold fewer sheets than the rules ask for. */
  fewerSheets: boolean
}

const inputOf = (
  rules: ScoringRules,
  whole: ScoringRules,
  entries: StageEntryInput[],
  totalsOnly: boolean,
): PastInput => {
  const ready = asRules(rules, entries)
  return { rules: ready, entries, totalsOnly, fewerSheets: ready.minSheets < whole.minSheets }
}

/** Past totals under these rules. */
export const fromTotals = (rules: ScoringRules, past: PastTotals): PastInput => {
  const totals = past.entries.flatMap(({ sheets }) => sheets.map(({ total }) => fromWire(total)))
  const reduced = totalOnly(rules, totals)
  const criterion = reduced.segments[0]?.criteria[0]
  const entries = past.entries.map(
    ({ code, sheets }): StageEntryInput => ({
      entryId: code,
      sheets: sheets.map(({ kind, total }, i) => ({
        id: `${code}-${i + 1}`,
        segment: 'total',
        kind,
        marks: { total: (criterion && stepsOf(criterion, fromWire(total))) ?? 0 },
      })),
    }),
  )
  return inputOf(reduced, rules, entries, true)
}

/** Whether every mark of the past can stand for one under these rules: same parts, same criteria, same maxima. */
const fits = (rules: ScoringRules, past: PastSheets): boolean =>
  rules.segments.length === past.rules.segments.length &&
  rules.segments.every((segment) => {
    const old = past.rules.segments.find(({ key }) => key === segment.key)
    return (
      old?.mode === segment.mode &&
      old.criteria.length === segment.criteria.length &&
      segment.criteria.every((criterion) =>
        old.criteria.some(
          ({ key, max, step }) => key === criterion.key && max === criterion.max && step === criterion.step,
        ),
      )
    )
  })

/** Past sheets under these rules, mark by mark where the rubric is the same, else by their totals. */
export const fromSheets = (rules: ScoringRules, past: PastSheets): PastInput | undefined => {
  if (fits(rules, past)) {
    const entries = past.entries.map(({ code, sheets, objective }) => ({
      entryId: code,
      sheets: sheets.map((it, i) => ({ ...it, id: `${code}-${i + 1}` })),
      objective,
    }))
    return inputOf(rules, rules, entries, false)
  }
  const [only, ...others] = past.rules.segments
  if (!only || others.length > 0 || only.mode !== 'judged') return undefined
  return fromTotals(rules, {
    entries: past.entries.map(({ code, sheets }) => ({
      code,
      sheets: sheets.flatMap(({ kind, marks }) =>
        kind === 'jointRescore' || kind === 'remark'
          ? []
          : [{ kind, total: toWire(sheetTotal(only, marks)) }],
      ),
    })),
  })
}
