import { work } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listCarriedOn, listUnitsAt } from '../organisation/store.ts'
import { rowsOf, workLine } from './list-works.ts'
import { kindLabels, kindLines } from './settings.ts'
import { named } from './views.ts'

const SHOWN = 200

export const ownUnits = (viewer: Viewer): string[] =>
  viewer.grants.flatMap((it) => (it.role === 'officer' && it.scopeId ? [it.scopeId] : []))

/** The works of an officer's units in a year, what is to be done first: returned, drafts, then by their end. */
export const listOfficerWorks = async (deps: Deps, viewer: Viewer, input: { year?: number | undefined }) => {
  const own = ownUnits(viewer)
  const denied = denialOf('work.edit', viewer, { unitIds: own })
  if (denied) return fail(denied)
  const { db } = deps.database
  const day = vietnamDay(deps.now())
  // With those of the units that went into them.
  const carried = await listCarriedOn(db, own, day)
  const unitIds = [...own, ...carried]
  const year = input.year ?? Number(day.slice(0, 4))
  const [rows, labels, units, years] = await Promise.all([
    rowsOf(db, day)
      .where(and(inArray(work.unitId, unitIds), eq(work.year, year)))
      .orderBy(
        sql`array_position(array['returned','draft','underWay','registered','reported','accepted','refused','cancelled'], ${work.state})`,
        desc(work.savedAt),
      )
      .limit(SHOWN),
    kindLabels(db),
    listUnitsAt(db, day),
    db
      .selectDistinct({ year: work.year })
      .from(work)
      .where(inArray(work.unitId, unitIds))
      .orderBy(desc(work.year)),
  ])
  return ok(
    answer({
      today: day,
      year,
      years: [...new Set([Number(day.slice(0, 4)), ...years.map((it) => it.year)])].toSorted((a, b) => b - a),
      works: rows.map((row) => workLine(row, viewer, carried.includes(row.work.unitId) ? own : [])),
      kinds: kindLines([...labels].map(([key, label]) => ({ key, label }))),
      units: units.filter(({ unitId }) => own.includes(unitId)).map((it) => named(it.unitId, it.name)),
    }),
  )
}
