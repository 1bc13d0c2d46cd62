import { cluster, unit, type Tx } from '@xk/db'
import { fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { changeUnit, endUnits, unitsAt } from '@xk/domain/organisation'
import { answer, denialOf } from '@xk/domain/policy'
import { eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { listPeriods, savePeriods, type StoredPeriod, UNIT_LOCK } from './store.ts'

const invalid = (pointer: string, code: string): Problem => ({
  code: 'input/invalid',
  issues: [{ pointer, code }],
})

const clusterExists = async (tx: Tx, id: string) =>
  (await tx.select({ id: cluster.id }).from(cluster).where(eq(cluster.id, id))).length > 0

/** Another unit has this name on that day, capitals aside. */
const nameTaken = (periods: readonly StoredPeriod[], name: string, day: string, except?: string) =>
  unitsAt(periods, day).some(
    (period) =>
      period.unit !== except && period.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'),
  )

/** The decisions of the domain know nothing of member counts: each period keeps its own, a new one inherits. */
const withCounts = (
  before: readonly StoredPeriod[],
  after: Awaited<ReturnType<typeof changeUnit>>,
  count: (unit: string, from: string) => number | null | undefined,
): Result<StoredPeriod[]> => {
  if (!after.ok) return after
  return ok(
    after.value.map((period) => {
      const same = before.find((it) => it.unit === period.unit && it.from === period.from)
      const inherited = before.findLast((it) => it.unit === period.unit && it.from <= period.from)
      const memberCount =
        count(period.unit, period.from) ?? same?.memberCount ?? inherited?.memberCount ?? null
      const equal =
        same?.memberCount === memberCount &&
        same.name === period.name &&
        same.cluster === period.cluster &&
        same.to === period.to &&
        same.successor === period.successor
      return equal ? same : { ...period, memberCount }
    }),
  )
}

interface CreateUnit {
  name: string
  clusterId: string
  from: string
  memberCount: number | null
}

/** A unit that joins the bloc on a day. */
export const createUnit = (deps: Deps, actor: Actor, input: CreateUnit) =>
  runCommand(deps, actor, 'unit.change', { create: input }, async (tx, record) => {
    const denied = denialOf('unit.change', actor.viewer, {})
    if (denied) return fail(denied)
    await tx.execute(sql`select pg_advisory_xact_lock(${UNIT_LOCK})`)
    if (!(await clusterExists(tx, input.clusterId))) return fail(invalid('/clusterId', 'unknownCluster'))
    const periods = await listPeriods(tx)
    if (nameTaken(periods, input.name, input.from)) return fail(invalid('/name', 'unitExists'))
    const unitId = deps.newId()
    await tx.insert(unit).values({ id: unitId, createdAt: deps.now() })
    const { name, from, memberCount } = input
    const period = {
      unit: unitId,
      name,
      cluster: input.clusterId,
      from,
      to: null,
      successor: null,
      memberCount,
    }
    await savePeriods(deps, tx, periods, [...periods, period])
    record({ kind: 'unit', payload: { step: 'created', unitId, name, clusterId: input.clusterId, from } })
    return ok(answer({ unitId }))
  })

export interface ChangeUnit {
  on: string
  name?: string | undefined
  clusterId?: string | undefined
  memberCount?: number | null | undefined
}

/** A new name, cluster or number of members from a day on; the periods before stay as they were. */
export const renameOrMoveUnit = (deps: Deps, actor: Actor, unitId: string, input: ChangeUnit) =>
  runCommand(deps, actor, 'unit.change', { unitId, change: input }, async (tx, record) => {
    const denied = denialOf('unit.change', actor.viewer, {})
    if (denied) return fail(denied)
    await tx.execute(sql`select pg_advisory_xact_lock(${UNIT_LOCK})`)
    const periods = await listPeriods(tx)
    if (!periods.some((period) => period.unit === unitId)) return fail(notFound)
    if (input.clusterId && !(await clusterExists(tx, input.clusterId)))
      return fail(invalid('/clusterId', 'unknownCluster'))
    if (input.name && nameTaken(periods, input.name, input.on, unitId))
      return fail(invalid('/name', 'unitExists'))
    const changed = changeUnit(periods, {
      unit: unitId,
      on: input.on,
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.clusterId === undefined ? {} : { cluster: input.clusterId }),
    })
    if (!changed.ok && changed.problem.code === 'record/not-found') return fail(invalid('/on', 'notThen'))
    const decided = withCounts(periods, changed, (id, from) =>
      id === unitId && from === input.on ? input.memberCount : undefined,
    )
    if (!decided.ok) return decided
    await savePeriods(deps, tx, periods, decided.value)
    record({ kind: 'unit', payload: { step: 'changed', unitId, ...input } })
    return ok(answer({ unitId }))
  })

/** Ends a unit on a day: merged into another, or out of the bloc. Its officers keep their office for what is past. */
export const endUnit = (
  deps: Deps,
  actor: Actor,
  unitId: string,
  input: { on: string; into: string | null },
) =>
  runCommand(deps, actor, 'unit.change', { unitId, end: input }, async (tx, record) => {
    const denied = denialOf('unit.change', actor.viewer, {})
    if (denied) return fail(denied)
    await tx.execute(sql`select pg_advisory_xact_lock(${UNIT_LOCK})`)
    const periods = await listPeriods(tx)
    if (!periods.some((period) => period.unit === unitId)) return fail(notFound)
    if (input.into === unitId) return fail(invalid('/into', 'sameUnit'))
    const ended = endUnits(periods, { units: [unitId], into: input.into, on: input.on })
    if (!ended.ok && ended.problem.code === 'record/not-found') return fail(invalid('/on', 'notThen'))
    const decided = withCounts(periods, ended, () => undefined)
    if (!decided.ok) return decided
    await savePeriods(deps, tx, periods, decided.value)
    record({ kind: 'unit', payload: { step: 'ended', unitId, ...input } })
    return ok(answer({ unitId }))
  })
