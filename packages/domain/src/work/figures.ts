import { add, fromWire, type Rational, readDecimal, toWire, ZERO } from '../kernel/index.ts'
import { WORK_FIGURES, type WorkBody, type WorkFigure, type WorkSort } from './body.ts'
import { WORK_STATES, type WorkState } from './states.ts'

/** Sums as reduced "n/d" strings: exact, whatever was typed. */
export type FigureSums = Partial<Record<WorkFigure, string>>

/** One work as reports count it. */
export interface CountedWork {
  workId: string
  unitId: string
  title: string
  sort: WorkSort
  kind: string
  state: WorkState
  figures: WorkBody['report']['figures']
  commended: boolean
}

/** What a plan, a report or the bloc's summary says of works. */
export interface WorkSummary {
  total: number
  byState: Partial<Record<WorkState, number>>
  byKind: Record<string, { registered: number; accepted: number }>
  bySort: Record<WorkSort, number>
  accepted: number
  commended: number
  /** Over works that are reported or accepted. */
  figures: FigureSums
}

const valueOf = (typed: string | undefined): Rational => {
  const read = readDecimal(typed ?? '')
  return read.kind === 'value' ? read.value : ZERO
}

const hasReported = (state: WorkState) => state === 'reported' || state === 'accepted'
/** What a unit promised or did; drafts, refused and cancelled works are nobody's figures. */
const counts = (state: WorkState) => state !== 'draft' && state !== 'refused' && state !== 'cancelled'

export const sumFigures = (all: readonly FigureSums[]): FigureSums => {
  const sums: FigureSums = {}
  for (const key of WORK_FIGURES) {
    const given = all.flatMap((one) => one[key] ?? [])
    if (given.length > 0) sums[key] = toWire(given.map(fromWire).reduce(add, ZERO))
  }
  return sums
}

export const summarizeWorks = (works: readonly CountedWork[]): WorkSummary => {
  const counted = works.filter(({ state }) => counts(state))
  const byState: WorkSummary['byState'] = {}
  for (const state of WORK_STATES) {
    const n = works.filter((it) => it.state === state).length
    if (n > 0 && state !== 'draft') byState[state] = n
  }
  const byKind: WorkSummary['byKind'] = {}
  for (const { kind, state } of counted) {
    const line = (byKind[kind] ??= { registered: 0, accepted: 0 })
    line.registered += 1
    if (state === 'accepted') line.accepted += 1
  }
  return {
    total: counted.length,
    byState,
    byKind,
    bySort: {
      youthProject: counted.filter(({ sort }) => sort === 'youthProject').length,
      youthTask: counted.filter(({ sort }) => sort === 'youthTask').length,
    },
    accepted: counted.filter(({ state }) => state === 'accepted').length,
    commended: counted.filter(({ commended }) => commended).length,
    figures: sumFigures(
      counted
        .filter(({ state }) => hasReported(state))
        .map(({ figures }) =>
          Object.fromEntries(
            WORK_FIGURES.flatMap((key) =>
              figures[key]?.trim() ? [[key, toWire(valueOf(figures[key]))] as const] : [],
            ),
          ),
        ),
    ),
  }
}

/** Summaries of several units as one: what the bloc reports. */
export const addSummaries = (all: readonly WorkSummary[]): WorkSummary => {
  const byState: WorkSummary['byState'] = {}
  const byKind: WorkSummary['byKind'] = {}
  for (const one of all) {
    for (const state of WORK_STATES)
      if (one.byState[state]) byState[state] = (byState[state] ?? 0) + one.byState[state]
    for (const [kind, line] of Object.entries(one.byKind)) {
      const sum = (byKind[kind] ??= { registered: 0, accepted: 0 })
      sum.registered += line.registered
      sum.accepted += line.accepted
    }
  }
  const sumOf = (of: (one: WorkSummary) => number) => all.reduce((n, one) => n + of(one), 0)
  return {
    total: sumOf(({ total }) => total),
    byState,
    byKind,
    bySort: {
      youthProject: sumOf(({ bySort }) => bySort.youthProject),
      youthTask: sumOf(({ bySort }) => bySort.youthTask),
    },
    accepted: sumOf(({ accepted }) => accepted),
    commended: sumOf(({ commended }) => commended),
    figures: sumFigures(all.map(({ figures }) => figures)),
  }
}
