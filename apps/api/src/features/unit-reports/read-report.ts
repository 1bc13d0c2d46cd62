import { type Tx, unitReport } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, may, type Viewer } from '@xk/domain/policy'
import { dueDay, UNIT_REPORT_KINDS } from '@xk/domain/work'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listUnitsAt } from '../organisation/store.ts'
import { ownUnits } from '../works/officer-works.ts'
import { kindLabels, kindLines, workSettingsAt } from '../works/settings.ts'
import { named } from '../works/views.ts'
import { unitFigures } from './figures.ts'
import { periodOf } from './period.ts'
import { findReport, lastRevision, placeOf, type ReportKey } from './store.ts'
import { figuresAnswer, textView } from './views.ts'

const factsFor = async (tx: Tx, unitId: string, day: string) => {
  const place = await placeOf(tx, unitId, day)
  return { place, facts: { unitIds: [unitId], ...(place ? { clusterIds: [place.clusterId] } : {}) } }
}

/**
 * A plan or report: for the unit as it is being written, filled with what the system knows now; once handed in, for
 * everybody who may see it, exactly what was handed in.
 */
export const readUnitReport = async (deps: Deps, viewer: Viewer, key: ReportKey) => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const { place, facts } = await factsFor(db, key.unitId, day)
  const denied = denialOf('unitReport.view', viewer, facts)
  if (denied || !place) return fail(denied ?? notFound)
  const row = await findReport(db, key)
  const revision = row && (await lastRevision(db, row.id))
  const writes = may('unitReport.write', viewer, facts)
  // What a unit still writes is its own; others read what was handed in last.
  if (!writes && !revision) return fail(notFound)
  const open = !row || row.state === 'draft' || row.state === 'returned'
  const live = writes && open
  const [figures, labels, settings] = await Promise.all([
    live || !revision ? unitFigures(db, key.unitId, periodOf(key.kind, key.year), now) : revision.figures,
    kindLabels(db),
    workSettingsAt(db, day),
  ])
  return ok(
    answer({
      unitId: key.unitId,
      unitName: live ? place.unitName : (revision?.unitName ?? place.unitName),
      kind: key.kind,
      year: key.year,
      state: row?.state ?? 'draft',
      version: row?.version ?? 0,
      savedAt: row?.savedAt.toISOString() ?? null,
      handedInAt: row?.handedInAt?.toISOString() ?? null,
      due: row?.due ?? dueDay(key.year, settings.dues[key.kind]) ?? null,
      today: day,
      n: revision?.n ?? 0,
      body: textView.redact((live ? row?.body : revision?.body) ?? {}, EVERYTHING),
      figures: figuresAnswer(figures),
      kinds: kindLines([...labels].map(([kind, label]) => ({ key: kind, label }))),
      returned:
        row?.state === 'returned' ? answer({ reason: row.returnReason, items: row.returnItems }) : null,
      writable: live,
      allowed: allowedCommands(viewer, facts, ['unitReport.write', 'unitReport.review']),
    }),
  )
}

/** What an officer's units are to hand in in a year, and how far each is. */
export const listOfficerReports = async (deps: Deps, viewer: Viewer, year: number | undefined) => {
  const unitIds = ownUnits(viewer)
  const denied = denialOf('unitReport.write', viewer, { unitIds })
  if (denied) return fail(denied)
  const { db } = deps.database
  const day = vietnamDay(deps.now())
  const of = year ?? Number(day.slice(0, 4))
  const [rows, settings, units] = await Promise.all([
    db
      .select()
      .from(unitReport)
      .where(and(inArray(unitReport.unitId, unitIds), eq(unitReport.year, of))),
    workSettingsAt(db, day),
    listUnitsAt(db, day),
  ])
  return ok(
    answer({
      today: day,
      year: of,
      units: units
        .filter(({ unitId }) => unitIds.includes(unitId))
        .map(({ unitId, name }) =>
          answer({
            unit: named(unitId, name),
            reports: UNIT_REPORT_KINDS.map((kind) => {
              const row = rows.find((it) => it.unitId === unitId && it.kind === kind)
              const due = row?.due ?? dueDay(of, settings.dues[kind]) ?? null
              return answer({
                kind,
                state: row?.state ?? null,
                due,
                late:
                  due !== null && due < day && (!row || row.state === 'draft' || row.state === 'returned'),
                handedInAt: row?.handedInAt?.toISOString() ?? null,
              })
            }),
          }),
        ),
    }),
  )
}
