import { judgeParts } from './judge-graph.ts'
import { addTo, cholesky, read, solve, symmetric } from './linear.ts'
import { meanOf } from './ratings.ts'

/** One sheet's total. */
export interface SheetScore {
  entry: string
  judge: string
  score: number
}

interface JudgeSeverity {
  judge: string
  sheets: number
  /** Points below what the others give to the same entries; negative: more generous. */
  severity: number
  /** Standard error; null without a degree of freedom to estimate it from. */
  error: number | null
}

interface AdditiveFit {
  judges: JudgeSeverity[]
  /** What each entry would get from a judge of average severity. */
  entries: Map<string, number>
  /** In the order of the scores given. */
  residuals: number[]
  freedom: number
  /** Spread of single sheets once entry and severity are taken out; null without a degree of freedom. */
  residualDeviation: number | null
}

const indexOf = (ids: Iterable<string>) => new Map([...new Set(ids)].sort().map((id, i) => [id, i]))

/**
 * Least squares of score = entry − severity over the pairs that were judged, severities centred on 0: the
 * two-way additive model of an incomplete design (Searle, Linear Models, ch. 7). Entries are eliminated first,
 * which leaves one small system over the judges. Fails where nothing links all judges, naming the parts.
 */
export const additiveSeverity = (
  scores: readonly SheetScore[],
): { ok: true; fit: AdditiveFit } | { ok: false; parts: string[][] } => {
  const parts = judgeParts(scores)
  if (parts.length !== 1) return { ok: false, parts }
  const judges = indexOf(scores.map(({ judge }) => judge))
  const byEntry = new Map<string, SheetScore[]>()
  for (const score of scores) byEntry.set(score.entry, [...(byEntry.get(score.entry) ?? []), score])

  // The last judge is the one that the others are measured from; centring afterwards takes that back.
  const free = judges.size - 1
  const normal = symmetric(free)
  const right = new Float64Array(free)
  const at = (judge: string) => judges.get(judge) ?? 0
  for (const rows of byEntry.values()) {
    const mean = meanOf(rows.map(({ score }) => score))
    for (const a of rows) {
      const i = at(a.judge)
      if (i === free) continue
      addTo(right, i, mean - a.score)
      addTo(normal.values, i * free + i, 1)
      for (const b of rows) {
        const j = at(b.judge)
        if (j !== free) addTo(normal.values, i * free + j, -1 / rows.length)
      }
    }
  }
  const factor = cholesky(normal)
  if (!factor.ok) throw new Error('linked judges give a regular system')
  const relative = [...solve(factor.lower, right), 0]
  const centre = meanOf(relative)
  const severities = relative.map((value) => value - centre)

  const entries = new Map(
    [...byEntry].map(([entry, rows]) => [
      entry,
      meanOf(rows.map(({ score, judge }) => score + (severities[at(judge)] ?? 0))),
    ]),
  )
  const residuals = scores.map(
    ({ entry, judge, score }) => score - (entries.get(entry) ?? 0) + (severities[at(judge)] ?? 0),
  )
  const freedom = scores.length - byEntry.size - free
  const squares = residuals.reduce((sum, value) => sum + value * value, 0)
  const residualDeviation = freedom > 0 ? Math.sqrt(squares / freedom) : null
  const errors = centredErrors(factor.lower, free)
  const sheets = new Map<string, number>()
  for (const { judge } of scores) sheets.set(judge, (sheets.get(judge) ?? 0) + 1)
  return {
    ok: true,
    fit: {
      judges: [...judges].map(([judge, i]) => ({
        judge,
        sheets: sheets.get(judge) ?? 0,
        severity: severities[i] ?? 0,
        error: residualDeviation === null ? null : residualDeviation * (errors[i] ?? 0),
      })),
      entries,
      residuals,
      freedom,
      residualDeviation,
    },
  }
}

/** Standard errors per unit of residual deviation after centring: of C A⁻¹ Cᵀ, C taking the mean off. */
const centredErrors = (lower: Float64Array, free: number): number[] => {
  const size = free + 1
  const inverse = Array.from({ length: free }, (_, i) =>
    solve(
      lower,
      Float64Array.from({ length: free }, (_, j) => (i === j ? 1 : 0)),
    ),
  )
  const entry = (i: number, j: number) => (i < free && j < free ? read(inverse[i] ?? [], j) : 0)
  const rowMeans = Array.from({ length: size }, (_, i) =>
    meanOf(Array.from({ length: size }, (_, j) => entry(i, j))),
  )
  const grand = meanOf(rowMeans)
  return rowMeans.map((mean, i) => Math.sqrt(Math.max(0, entry(i, i) - 2 * mean + grand)))
}
