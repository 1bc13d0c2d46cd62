/**
 * What a unit was called and which cluster it belonged to over some time. A unit that is renamed or moved gets
 * a new period; one that is merged or dissolved gets an end, with the unit that carries on, if there is one.
 */
export interface UnitPeriod {
  /** Id of the unit: stays the same through renaming. */
  unit: string
  name: string
  cluster: string
  /** ISO day, the first that counts. */
  from: string
  /** ISO day, the first that no longer counts; null while it lasts. */
  to: string | null
  /** Id of the unit that carries on after `to`; null when none does or when the unit itself does. */
  successor: string | null
}

const holdsOn = (period: UnitPeriod, day: string): boolean =>
  period.from <= day && (period.to === null || day < period.to)

/** The period of a unit that holds on an ISO day. */
export const unitAt = (periods: readonly UnitPeriod[], unit: string, day: string): UnitPeriod | null =>
  periods.find((period) => period.unit === unit && holdsOn(period, day)) ?? null

/** Every unit that exists on an ISO day. */
export const unitsAt = (periods: readonly UnitPeriod[], day: string): UnitPeriod[] =>
  periods.filter((period) => holdsOn(period, day))

/** The unit that answers for `unit` on an ISO day, through mergers; null when nobody carries on. */
export const successorAt = (periods: readonly UnitPeriod[], unit: string, day: string): UnitPeriod | null => {
  const seen = new Set<string>()
  for (let id: string | null = unit; id !== null && !seen.has(id); ) {
    seen.add(id)
    const holding = unitAt(periods, id, day)
    if (holding) return holding
    const last: UnitPeriod | undefined = periods
      .filter((period) => period.unit === id && period.to !== null && period.to <= day)
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
    id = last?.successor ?? null
  }
  return null
}

/** Whose what a unit began is on an ISO day: its own, and its heir's once it went into another, in the cluster of today. */
export const holderOf = (
  periods: readonly UnitPeriod[],
  unit: string,
  day: string,
): { unitIds: string[]; clusterId: string | null } => {
  const heir = successorAt(periods, unit, day)
  return {
    unitIds: heir && heir.unit !== unit ? [unit, heir.unit] : [unit],
    clusterId: heir?.cluster ?? null,
  }
}

interface PeriodIssue {
  code: 'periodReversed' | 'periodsOverlap' | 'successorUnknown' | 'successorCycle'
  unit: string
  from: string
}

const endOf = (period: UnitPeriod): string => period.to ?? '9999-12-31'

const leadsBack = (periods: readonly UnitPeriod[], unit: string): boolean => {
  const successorsOf = (id: string) =>
    periods.flatMap((period) => (period.unit === id && period.successor !== null ? [period.successor] : []))
  const seen = new Set<string>()
  const open = successorsOf(unit)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === unit) return true
    if (!seen.has(id)) open.push(...successorsOf(id))
    seen.add(id)
  }
  return false
}

/** What is wrong with a set of periods: a unit has one name and one cluster on any day. */
export const periodIssues = (periods: readonly UnitPeriod[]): PeriodIssue[] => {
  const units = new Set(periods.map(({ unit }) => unit))
  return periods.flatMap((period, index) => {
    const issue = (code: PeriodIssue['code']): PeriodIssue => ({ code, unit: period.unit, from: period.from })
    const overlaps = periods
      .slice(0, index)
      .some((other) => other.unit === period.unit && period.from < endOf(other) && other.from < endOf(period))
    const { successor } = period
    return [
      ...(period.to !== null && period.to <= period.from ? [issue('periodReversed')] : []),
      ...(overlaps ? [issue('periodsOverlap')] : []),
      ...(successor !== null && !units.has(successor) ? [issue('successorUnknown')] : []),
      ...(successor !== null && leadsBack(periods, period.unit) ? [issue('successorCycle')] : []),
    ]
  })
}
