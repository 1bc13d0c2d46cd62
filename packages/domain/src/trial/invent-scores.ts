import { fromWire, multiply, rational, toWire } from '../kernel/index.ts'
import { maxSteps, type ScoringRules, type Segment } from '../ruleset/index.ts'
import {
  type HandedInSheet,
  needsTime,
  type ObjectiveMark,
  scoreStageEntry,
  type StageEntryInput,
} from '../scoring/index.ts'
import { bell, chance } from './chance.ts'

export interface Invention {
  seed: string
  /** Sheets for each entry; null: as many as the rules ask for. */
  judges: number | null
  /** How far judges differ over one entry: standard deviation of a sheet's total, in points of a hundred. */
  spread: number
}

const within = (share: number) => Math.min(1, Math.max(0, share))

/** How good an invented entry is, as a share of all points: mostly between a half and nine tenths. */
export const qualityOf = (seed: string, code: string): number =>
  within(0.72 + 0.11 * bell(seed, code, 'quality'))

const marksOf = (segment: Segment, share: (criterion: string) => number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    segment.criteria.map((criterion) => [
      criterion.key,
      Math.round(within(share(criterion.key)) * maxSteps(criterion)),
    ]),
  )

const sheet = (
  stage: string,
  code: string,
  segment: Segment,
  kind: HandedInSheet['kind'],
  judge: number,
  quality: number,
  { seed, spread }: Invention,
): HandedInSheet => {
  const severity = (spread / 100) * bell(seed, stage, code, segment.key, kind, judge)
  return {
    id: `${code}-${segment.key}-${kind}-${judge}`,
    segment: segment.key,
    kind,
    marks: marksOf(
      segment,
      (criterion) => quality + severity + 0.04 * bell(seed, stage, code, kind, judge, criterion),
    ),
  }
}

/** Points typed for a segment that is counted, and its time: mostly within what the rules allow. */
const objective = (
  stage: string,
  code: string,
  segment: Segment,
  quality: number,
  seed: string,
): ObjectiveMark[] => {
  const isCounted = segment.mode === 'objective'
  if (!isCounted && !needsTime(segment)) return []
  const items = segment.items ?? { count: 0, points: '0' }
  const right = Math.round(
    within(quality + 0.1 * bell(seed, stage, code, segment.key, 'items')) * items.count,
  )
  const { min = null, max = null } = segment.seconds ?? {}
  const [low, high] = [min ?? Math.round((max ?? 60) * 0.7), max ?? Math.round((min ?? 60) * 1.3)]
  const at = low + (high - low) * chance(seed, stage, code, segment.key, 'time')
  const late = chance(seed, stage, code, segment.key, 'late') > 0.85 ? 60 : 0
  return [
    {
      segment: segment.key,
      points: isCounted ? toWire(multiply(rational(right), fromWire(items.points))) : null,
      elapsedSeconds: needsTime(segment) ? Math.round(at) + late : null,
    },
  ]
}

/** Sheets that settle a gap as the rules say: one more judge's, or the panel's after they conferred. */
const settling = (
  rules: ScoringRules,
  stage: string,
  code: string,
  segment: Segment,
  quality: number,
  invention: Invention,
  judges: number,
): HandedInSheet[] =>
  rules.gap?.comesIn === 'extraJudge'
    ? [sheet(stage, code, segment, 'extra', 1, quality, { ...invention, spread: invention.spread / 2 })]
    : Array.from({ length: judges }, (_, i) => ({
        id: `${code}-${segment.key}-jointRescore-${i + 1}`,
        segment: segment.key,
        kind: 'jointRescore' as const,
        marks: marksOf(segment, () => quality),
      }))

/**
 * Invented sheets of one entry in one stage, as if it had been judged to the end: a gap that the rules see is
 * settled the way they say. The same seed gives the same judges' minds under other rules, so that two sets of
 * rules can be compared.
 */
export const inventEntry = (
  rules: ScoringRules,
  stage: string,
  code: string,
  quality: number,
  invention: Invention,
): StageEntryInput => {
  const judges = Math.max(1, invention.judges ?? rules.judgesPerEntry)
  const judged = rules.segments.filter(({ mode }) => mode === 'judged')
  const first: StageEntryInput = {
    entryId: code,
    sheets: judged.flatMap((segment) =>
      Array.from({ length: judges }, (_, i) =>
        sheet(stage, code, segment, 'first', i + 1, quality, invention),
      ),
    ),
    objective: rules.segments.flatMap((segment) => objective(stage, code, segment, quality, invention.seed)),
  }
  const open = scoreStageEntry(rules, first).segments.filter(({ state }) => state === 'gapOpen')
  const extra = open.flatMap(({ segment: key }) => {
    const segment = judged.find((it) => it.key === key)
    return segment ? settling(rules, stage, code, segment, quality, invention, judges) : []
  })
  return { ...first, sheets: [...first.sheets, ...extra] }
}
