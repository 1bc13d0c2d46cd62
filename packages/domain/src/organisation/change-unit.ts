import { type Problem, type Result, fail, notFound, ok } from '../kernel/index.ts'
import { type UnitPeriod, periodIssues, unitAt } from './unit-period.ts'

const checked = (periods: UnitPeriod[]): Result<UnitPeriod[], Problem> => {
  const issues = periodIssues(periods).map(({ code, unit, from }) => ({
    pointer: `/periods/${unit}/${from}`,
    code,
  }))
  return issues.length === 0 ? ok(periods) : fail({ code: 'input/invalid', issues })
}

/**
 * Gives a unit a new name, a new cluster or both from an ISO day on. Fails with `record/not-found` when the
 * unit does not exist on that day, and with `input/invalid` when a later period is already known.
 */
export const changeUnit = (
  periods: readonly UnitPeriod[],
  change: { unit: string; on: string; name?: string; cluster?: string },
): Result<UnitPeriod[], Problem> => {
  const holding = unitAt(periods, change.unit, change.on)
  if (!holding) return fail(notFound)
  const next = { ...holding, name: change.name ?? holding.name, cluster: change.cluster ?? holding.cluster }
  if (holding.from === change.on)
    return checked(periods.map((period) => (period === holding ? next : period)))
  const others = periods.filter((period) => period !== holding)
  return checked([...others, { ...holding, to: change.on, successor: null }, { ...next, from: change.on }])
}

/**
 * Ends units on an ISO day, merged into another unit (which must exist then) or, with `into` null, dissolved.
 * Fails with `record/not-found` when one of them does not exist on that day.
 */
export const endUnits = (
  periods: readonly UnitPeriod[],
  end: { units: readonly string[]; into: string | null; on: string },
): Result<UnitPeriod[], Problem> => {
  if (end.into !== null && !unitAt(periods, end.into, end.on)) return fail(notFound)
  const ending = end.units.map((unit) => unitAt(periods, unit, end.on))
  if (ending.includes(null)) return fail(notFound)
  return checked(
    periods.map((period) =>
      ending.includes(period) ? { ...period, to: end.on, successor: end.into } : period,
    ),
  )
}
