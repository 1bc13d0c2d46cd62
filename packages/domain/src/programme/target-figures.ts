import { successorAt, unitAt, unitsAt, type UnitPeriod } from '../organisation/index.ts'
import type { TargetKind } from './targets.ts'

/** One thing that counts for a target, on the day of its decision (or, of a work, of its acceptance). */
export interface CountedThing {
  id: string
  kind: TargetKind
  /** ISO day. */
  on: string
  /** Null for what was typed of a unit that the system never knew. */
  unit: string | null
  /** Only where there is no unit. */
  cluster: string | null
  /** Things of one key count once: a person in one edition and level, a unit that has a work. */
  key: string
}

export interface TermFrame {
  /** ISO days, both within. */
  starts: string
  ends: string
  today: string
}

/** Reached, out of what; `total` is null for a target that counts things. */
export interface Count {
  count: number
  total: number | null
}
interface YearFigure extends Count {
  year: number
  /** The last ISO day that it speaks of. */
  asOf: string
}
interface ClusterFigure extends Count {
  /** Null: of no cluster. */
  cluster: string | null
  /** In the order of the years. */
  years: Count[]
}
interface TargetFigure extends Count {
  kind: TargetKind
  years: YearFigure[]
  clusters: ClusterFigure[]
}

/** A target that is a share of the units that exist, not a number of things. */
export const isShare = (kind: TargetKind): boolean => kind === 'unitsWithWork'

/** Years of a term that have begun, each with the last day that counts. */
export const yearsOf = ({ starts, ends, today }: TermFrame): { year: number; asOf: string }[] => {
  const last = today < ends ? today : ends
  const [from, to] = [Number(starts.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => {
    const year = from + i
    const end = `${year}-12-31`
    return { year, asOf: end < last ? end : last }
  })
}

/**
 * The cluster of a thing on its day. A unit that was recorded only later, or had ended by then, is taken by the
 * period nearest to that day: what is recorded about later days never moves it.
 */
export const clusterOf = (periods: readonly UnitPeriod[], thing: CountedThing): string | null => {
  if (thing.unit === null) return thing.cluster
  const held = unitAt(periods, thing.unit, thing.on) ?? successorAt(periods, thing.unit, thing.on)
  if (held) return held.cluster
  const own = periods
    .filter(({ unit }) => unit === thing.unit)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return (own.findLast(({ from }) => from <= thing.on) ?? own[0])?.cluster ?? thing.cluster
}

/** Things within the term by their day, each key once: its earliest. */
const counted = (frame: TermFrame, things: readonly CountedThing[]): CountedThing[] => {
  const first = new Map<string, CountedThing>()
  const inTerm = things.filter(({ on }) => frame.starts <= on && on <= frame.ends && on <= frame.today)
  for (const thing of inTerm.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1)))
    if (!first.has(thing.key)) first.set(thing.key, thing)
  return [...first.values()]
}

const NOBODY = 'none'

/** Units of a day, and which of them have a work by then: their own or that of a unit that they carry on. */
const shareOn = (periods: readonly UnitPeriod[], things: readonly CountedThing[], day: string) => {
  const units = unitsAt(periods, day)
  const have = new Set(
    things.flatMap(({ unit, on }) => {
      const heir = unit !== null && on <= day ? successorAt(periods, unit, day) : null
      return heir ? [heir.unit] : []
    }),
  )
  const byCluster = new Map<string, { count: number; total: number }>()
  for (const { unit, cluster } of units) {
    const so = byCluster.get(cluster) ?? { count: 0, total: 0 }
    byCluster.set(cluster, { count: so.count + (have.has(unit) ? 1 : 0), total: so.total + 1 })
  }
  return {
    all: { count: units.filter(({ unit }) => have.has(unit)).length, total: units.length },
    byCluster,
    have,
    units,
  }
}

const shareFigure = (
  kind: TargetKind,
  frame: TermFrame,
  periods: readonly UnitPeriod[],
  things: readonly CountedThing[],
): TargetFigure => {
  const years = yearsOf(frame)
  const shares = years.map(({ asOf }) => shareOn(periods, things, asOf))
  const clusters = [...new Set(shares.flatMap(({ byCluster }) => [...byCluster.keys()]))]
  const none = { count: 0, total: 0 }
  const last = shares.at(-1)
  return {
    kind,
    ...(last?.all ?? none),
    years: years.map((year, i) => ({ ...year, ...(shares[i]?.all ?? none) })),
    clusters: clusters.map((cluster) => ({
      cluster,
      ...(last?.byCluster.get(cluster) ?? none),
      years: shares.map(({ byCluster }) => byCluster.get(cluster) ?? none),
    })),
  }
}

const countFigure = (
  kind: TargetKind,
  frame: TermFrame,
  periods: readonly UnitPeriod[],
  things: readonly CountedThing[],
): TargetFigure => {
  const years = yearsOf(frame)
  const placed = things.map((thing) => ({
    year: Number(thing.on.slice(0, 4)),
    cluster: clusterOf(periods, thing) ?? NOBODY,
  }))
  const inYear = (year: number, cluster?: string): Count => ({
    count: placed.filter((it) => it.year === year && (cluster === undefined || it.cluster === cluster))
      .length,
    total: null,
  })
  const clusters = [...new Set(placed.map(({ cluster }) => cluster))]
  return {
    kind,
    count: placed.length,
    total: null,
    years: years.map((it) => ({ ...it, ...inYear(it.year) })),
    clusters: clusters.map((cluster) => ({
      cluster: cluster === NOBODY ? null : cluster,
      count: placed.filter((it) => it.cluster === cluster).length,
      total: null,
      years: years.map(({ year }) => inYear(year, cluster)),
    })),
  }
}

/**
 * How far a term is with one target: in all, by year and by cluster. Everything rests on days: a unit that joins,
 * leaves, merges, is renamed or moves to another cluster later changes nothing that was reached before.
 */
export const targetFigure = (
  kind: TargetKind,
  frame: TermFrame,
  periods: readonly UnitPeriod[],
  things: readonly CountedThing[],
): TargetFigure => {
  const own = counted(
    frame,
    things.filter((thing) => thing.kind === kind),
  )
  return isShare(kind) ? shareFigure(kind, frame, periods, own) : countFigure(kind, frame, periods, own)
}

interface Drill {
  kind: TargetKind
  year?: number | undefined
  /** Null: of no cluster; undefined: all. */
  cluster?: string | null | undefined
}

/** The things behind one number, in the order of their days; of a share also the units that are still missing. */
export const thingsBehind = (
  drill: Drill,
  frame: TermFrame,
  periods: readonly UnitPeriod[],
  things: readonly CountedThing[],
): { things: CountedThing[]; missing: UnitPeriod[] } => {
  const own = counted(
    frame,
    things.filter(({ kind }) => kind === drill.kind),
  )
  if (!isShare(drill.kind)) {
    const inYear = own.filter(({ on }) => drill.year === undefined || Number(on.slice(0, 4)) === drill.year)
    const here = inYear.filter(
      (thing) => drill.cluster === undefined || clusterOf(periods, thing) === drill.cluster,
    )
    return { things: here, missing: [] }
  }
  const years = yearsOf(frame)
  const asOf = (years.find(({ year }) => year === drill.year) ?? years.at(-1))?.asOf ?? frame.today
  const share = shareOn(periods, own, asOf)
  const isHere = ({ cluster }: UnitPeriod) => drill.cluster === undefined || cluster === drill.cluster
  const units = share.units.filter(isHere)
  const heirs = new Map<string, CountedThing>()
  for (const thing of own) {
    const heir = thing.unit !== null && thing.on <= asOf ? successorAt(periods, thing.unit, asOf) : null
    if (heir && isHere(heir) && !heirs.has(heir.unit)) heirs.set(heir.unit, thing)
  }
  return {
    things: [...heirs.values()],
    missing: units
      .filter(({ unit }) => !share.have.has(unit))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
  }
}
