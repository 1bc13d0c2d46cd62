import { fromWire } from '../kernel/index.ts'
import type { CarryOver, Prize, ScoringRules, Segment } from '../ruleset/index.ts'
import { type AwardChoices, proposeAwards, rankEntries, type StageEntryInput } from '../scoring/index.ts'
import { estimateFacets, type FacetsRefusal } from './facets/index.ts'
import { type Intraclass, intraclass, oneWayIntraclass } from './intraclass.ts'
import { judgeParts } from './judge-graph.ts'
import { kendallW } from './kendall-w.ts'
import { krippendorffAlphas, type Level } from './krippendorff.ts'
import { leaveOneJudgeOut, type WithoutJudge } from './leave-one-out.ts'
import { levelled } from './levels.ts'
import { rankIntervals } from './rank-intervals.ts'
import { additiveSeverity, type SheetScore } from './severity.ts'
import { tQuantile } from './t-quantile.ts'

/** Everything that a stage's evidence is computed from; plain data, so that it can go to a worker. */
export interface EvidenceInput {
  rules: ScoringRules
  prizes: readonly Prize[]
  choices: AwardChoices
  entries: readonly StageEntryInput[]
  lots: Readonly<Record<string, number>>
  /** What earlier stages add to the ranking score. */
  carryOver?: readonly CarryOver[]
  /** Sheet id → judge. */
  judgeOf: readonly (readonly [string, string])[]
  /** Same seed, same intervals. */
  seed: string
}

/** The five numbers of a judge's totals. */
export interface JudgeSpread {
  judge: string
  sheets: number
  least: number
  lower: number
  middle: number
  upper: number
  most: number
}

/** A value with its 95 % interval; no bounds where nothing is left to estimate them from. */
export interface Interval {
  value: number
  low: number | null
  high: number | null
}

export interface SegmentEvidence {
  segment: string
  max: number
  entries: number
  sheets: number
  judges: JudgeSpread[]
  /** Entries with two sheets or more, the widest spread first. */
  spreads: { entry: string; totals: { judge: string; total: number }[]; spread: number }[]
  alpha: Record<Level, number | null>
  /** All six where every judge scored every entry, else the one-way forms where each entry has as many sheets. */
  icc: Intraclass | { icc1: number; icc1k: number; k: number } | null
  kendallW: number | null
  severity:
    | { ok: true; judges: ({ judge: string; sheets: number } & Interval)[]; deviation: number | null }
    | { ok: false; parts: string[][] }
  facets:
    | {
        ok: true
        judges: ({ judge: string; infit: number | null; outfit: number | null } & Interval)[]
        criteria: { criterion: string; difficulty: number | null }[]
        thresholds: number[]
        by: 'bands' | 'fifths'
        used: number
        of: number
        extreme: { entries: number; judges: string[]; criteria: string[] }
      }
    | { ok: false; refusal: FacetsRefusal }
}

export interface BoundaryEntry {
  entry: string
  rank: number
  score: number
  low: number
  middle: number
  high: number
  /** Share of the repetitions in which it came out at or above the boundary. */
  above: number
  /** Rank when every judge's severity is taken out; null where severities can't be compared. */
  adjusted: number | null
}

export interface StageEvidence {
  ranked: number
  segments: SegmentEvidence[]
  boundaries: { prize: string; places: number; entries: BoundaryEntry[] }[]
  /** Why there are no rank intervals. */
  intervals: 'shown' | 'noRepetition' | 'noPrizes'
  leaveOneOut: WithoutJudge[]
}

interface Sheet extends SheetScore {
  marks: Readonly<Record<string, number>>
}

const round = (value: number) => Number(value.toPrecision(12))

/** Agreed on in a joint re-score, or given by another panel: they say nothing about the agreement of this one. */
const ASIDE: readonly string[] = ['jointRescore', 'remark']

/** Independent readings of one segment. */
const sheetsOf = (segment: Segment, input: EvidenceInput, judges: ReadonlyMap<string, string>): Sheet[] => {
  const steps = segment.criteria.map(({ key, step }) => ({ key, step: fromWire(step) }))
  return input.entries.flatMap(({ entryId, sheets }) =>
    sheets.flatMap((sheet) => {
      const judge = judges.get(sheet.id)
      if (sheet.segment !== segment.key || ASIDE.includes(sheet.kind) || judge === undefined) return []
      const score = steps.reduce(
        (sum, { key, step }) => sum + ((sheet.marks[key] ?? 0) * Number(step.n)) / Number(step.d),
        0,
      )
      return [{ entry: entryId, judge, score: round(score), marks: sheet.marks }]
    }),
  )
}

/** Quantiles by linear interpolation between the sorted values. */
const spreadOf = (judge: string, scores: readonly number[]): JudgeSpread => {
  const sorted = scores.toSorted((a, b) => a - b)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? 0
    return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place % 1)
  }
  const [least, lower, middle, upper, most] = [at(0), at(0.25), at(0.5), at(0.75), at(1)]
  return { judge, sheets: sorted.length, least, lower, middle, upper, most }
}

const groups = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(key(row))
    if (list) list.push(row)
    else found.set(key(row), [row])
  }
  return found
}

const facetsOf = (segment: Segment, sheets: readonly Sheet[]): SegmentEvidence['facets'] => {
  const { ratings, by, used, of } = levelled(segment, sheets)
  const result = estimateFacets(ratings)
  if (!result.ok) return result
  const { estimate } = result
  const extremeOf = (facet: 'judges' | 'criteria') =>
    estimate.extreme.flatMap((it) => (it.facet === facet ? [it.id] : []))
  return {
    ok: true,
    judges: [...estimate.judges].flatMap(([judge, value]) => {
      if (value === null) return []
      const { infit = null, outfit = null } = estimate.fit.judges.get(judge) ?? {}
      const half = 1.96 * (estimate.judgeErrors.get(judge) ?? 0)
      return [{ judge, value, low: value - half, high: value + half, infit, outfit }]
    }),
    criteria: [...estimate.criteria].map(([criterion, difficulty]) => ({ criterion, difficulty })),
    thresholds: estimate.thresholds,
    by,
    used,
    of,
    extreme: {
      entries: estimate.extreme.filter((it) => it.facet === 'entries').length,
      judges: extremeOf('judges'),
      criteria: extremeOf('criteria'),
    },
  }
}

const segmentEvidence = (segment: Segment, sheets: readonly Sheet[]): SegmentEvidence => {
  const judges = [...new Set(sheets.map(({ judge }) => judge))].sort()
  const byEntry = [...groups(sheets, ({ entry }) => entry)]
  const ratings = byEntry.map(([, rows]) => {
    const of = new Map(rows.map(({ judge, score }) => [judge, score]))
    return judges.map((judge) => of.get(judge) ?? null)
  })
  const byJudge = groups(sheets, ({ judge }) => judge)
  const severity = additiveSeverity(sheets)
  const max = fromWire(segment.max)
  return {
    segment: segment.key,
    max: Number(max.n) / Number(max.d),
    entries: byEntry.length,
    sheets: sheets.length,
    judges: judges.map((judge) =>
      spreadOf(
        judge,
        (byJudge.get(judge) ?? []).map(({ score }) => score),
      ),
    ),
    spreads: byEntry
      .filter(([, rows]) => rows.length > 1)
      .map(([entry, rows]) => {
        const totals = rows.map(({ judge, score }) => ({ judge, total: score }))
        const values = totals.map(({ total }) => total)
        return { entry, totals, spread: round(Math.max(...values) - Math.min(...values)) }
      })
      .sort((a, b) => b.spread - a.spread || (a.entry < b.entry ? -1 : 1)),
    alpha: krippendorffAlphas(ratings),
    icc: intraclass(ratings) ?? oneWayIntraclass(ratings),
    kendallW: kendallW(ratings),
    severity: severity.ok
      ? {
          ok: true,
          deviation: severity.fit.residualDeviation,
          judges: severity.fit.judges.map(({ judge, sheets, severity: value, error }) => {
            const half = error === null ? null : tQuantile(severity.fit.freedom) * error
            return {
              judge,
              sheets,
              value,
              low: half === null ? null : value - half,
              high: half === null ? null : value + half,
            }
          }),
        }
      : severity,
    facets: facetsOf(segment, sheets),
  }
}

/** Variance of one sheet once entry and judge are taken out, over all parts of the panel; null: nothing repeats. */
const residualVariance = (sheets: readonly Sheet[]): number | null => {
  let squares = 0
  let freedom = 0
  for (const part of judgeParts(sheets)) {
    const mine = new Set(part)
    const fitted = additiveSeverity(sheets.filter(({ judge }) => mine.has(judge)))
    if (!fitted.ok) continue
    squares += fitted.fit.residuals.reduce((sum, value) => sum + value * value, 0)
    freedom += fitted.fit.freedom
  }
  return freedom > 0 ? squares / freedom : null
}

/** At most so many entries on either side of a boundary. */
const NEAR = 8
/** Beyond the nearest two, only entries that come out on the other side this often. */
const WORTH_SHOWING = 0.05

/**
 * What stands beside a stage's result and never decides it (design.md §5.8): how judges score, how far they agree,
 * how strict each is, how firm the ranks at every prize's boundary are and what would change without one judge.
 */
export const stageEvidence = (input: EvidenceInput): StageEvidence => {
  const judgeOf = new Map(input.judgeOf)
  const judged = input.rules.segments.filter(({ mode }) => mode === 'judged')
  const sheets = new Map(judged.map((segment) => [segment.key, sheetsOf(segment, input, judgeOf)]))
  const segments = judged.map((segment) => segmentEvidence(segment, sheets.get(segment.key) ?? []))
  return {
    segments,
    ...boundariesOf(input, judgeOf, sheets, segments),
    leaveOneOut: leaveOneJudgeOut({ ...input, judgeOf }),
  }
}

/** This stage's own part of the score that ranks. */
const ownShare = (carryOver: EvidenceInput['carryOver']): number =>
  (carryOver ?? []).reduce((left, { weight }) => {
    const exact = fromWire(weight)
    return left - Number(exact.n) / Number(exact.d)
  }, 1)

const severitiesOf = (it: SegmentEvidence): Map<string, number> | null =>
  it.severity.ok ? new Map(it.severity.judges.map(({ judge, value }) => [judge, value])) : null

const boundariesOf = (
  input: EvidenceInput,
  judgeOf: ReadonlyMap<string, string>,
  sheets: ReadonlyMap<string, readonly Sheet[]>,
  segments: readonly SegmentEvidence[],
): Pick<StageEvidence, 'ranked' | 'boundaries' | 'intervals'> => {
  const standing = rankEntries(input.rules, input.entries, input.lots, input.carryOver)
  const ranked = standing.placings.length
  const awards = proposeAwards(input.prizes, standing, input.choices).awards
  let places = 0
  const boundaries = input.prizes.flatMap(({ key }) => {
    const given = awards.filter(({ prize }) => prize === key).length
    places += given
    return given > 0 && places < ranked ? [{ prize: key, places }] : []
  })
  if (boundaries.length === 0) return { ranked, boundaries: [], intervals: 'noPrizes' }
  const variances = segments.map(({ segment }) => residualVariance(sheets.get(segment) ?? []))
  if (variances.includes(null)) return { ranked, boundaries: [], intervals: 'noRepetition' }

  // What is carried over of earlier stages does not waver with this stage's sheets.
  const share = ownShare(input.carryOver)
  const severities = segments.map(severitiesOf)
  const comparable = severities.every((it) => it !== null)
  const outcomes = new Map(standing.scores.map((score) => [score.entryId, score]))
  const scores = standing.placings.map(({ entryId, rank, score: wire }) => {
    const exact = fromWire(wire)
    const score = Number(exact.n) / Number(exact.d)
    let variance = 0
    let adjustment = 0
    segments.forEach(({ segment }, s) => {
      const kept = (outcomes.get(entryId)?.segments ?? [])
        .filter((it) => it.segment === segment)
        .flatMap((it) => it.sheets.filter(({ dropped }) => dropped === null))
      if (kept.length === 0) return
      variance += ((variances[s] ?? 0) / kept.length) * share ** 2
      const off = kept.reduce((sum, { id }) => sum + (severities[s]?.get(judgeOf.get(id) ?? '') ?? 0), 0)
      adjustment += (off / kept.length) * share
    })
    return { entry: entryId, rank, score, error: Math.sqrt(variance), fair: score + adjustment }
  })
  const counts = boundaries.map(({ places }) => places)
  const intervals = new Map(rankIntervals(scores, counts, input.seed).map((it) => [it.entry, it]))
  const fairRank = new Map(
    scores.toSorted((a, b) => b.fair - a.fair).map(({ entry }, place) => [entry, place + 1]),
  )
  return {
    ranked,
    intervals: 'shown',
    boundaries: boundaries.map(({ prize, places }, b) => ({
      prize,
      places,
      entries: scores.flatMap(({ entry, rank, score }, place) => {
        const { low = 0, middle = 0, high = 0, above: shares = [] } = intervals.get(entry) ?? {}
        const above = shares[b] ?? 0
        const distance = place < places ? places - place : place - places + 1
        const crossing = place < places ? 1 - above : above
        if (distance > NEAR || (distance > 2 && crossing < WORTH_SHOWING)) return []
        const adjusted = comparable ? (fairRank.get(entry) ?? null) : null
        return [{ entry, rank, score, low, middle, high, above, adjusted }]
      }),
    })),
  }
}
