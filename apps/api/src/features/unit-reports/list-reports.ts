import { unitReport } from '@xk/db'
import { compareText, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, EVERYTHING, may, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { dueDay, type UnitReportKind, type UnitReportState } from '@xk/domain/work'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listClusters, listOfficersOf, listUnitsAt } from '../organisation/store.ts'
import { clustersSeen } from '../works/list-works.ts'
import { workSettingsAt } from '../works/settings.ts'

interface Line {
  unitId: string
  unitName: string
  state: UnitReportState | null
  handedInAt: string | null
  late: boolean
  officers: string[]
}
const lineView = view<Line>()({
  unitId: 'public',
  unitName: 'public',
  state: 'public',
  handedInAt: 'public',
  late: 'public',
  // A cluster lead is told of units, not of people.
  officers: 'identity',
})

/**
 * Who has handed in a plan or report and who has not, by cluster; a cluster lead's own clusters. Units are those of
 * the last day on which it was due, so that a list of an earlier year stays.
 */
export const listUnitReports = async (
  deps: Deps,
  viewer: Viewer,
  input: { kind: UnitReportKind; year?: number | undefined },
) => {
  const confined = clustersSeen(viewer)
  if (!confined.ok) return confined
  const { db } = deps.database
  const now = deps.now()
  const today = vietnamDay(now)
  const year = input.year ?? Number(today.slice(0, 4))
  const settings = await workSettingsAt(db, today)
  const due = dueDay(year, settings.dues[input.kind]) ?? `${year}-12-31`
  const [units, clusters, rows] = await Promise.all([
    listUnitsAt(db, due < today ? due : today),
    listClusters(db),
    db
      .select()
      .from(unitReport)
      .where(and(eq(unitReport.kind, input.kind), eq(unitReport.year, year))),
  ])
  const officers = await listOfficersOf(
    db,
    units.map(({ unitId }) => unitId),
    now,
  )
  const seen = may('work.list', viewer, {}) ? EVERYTHING : PUBLIC
  const lineOf = ({ unitId, name }: (typeof units)[number]) => {
    const row = rows.find((it) => it.unitId === unitId)
    const handedIn = row?.state === 'handedIn' || row?.state === 'received'
    return lineView.redact(
      {
        unitId,
        unitName: name,
        state: row?.state ?? null,
        handedInAt: row?.handedInAt?.toISOString() ?? null,
        late: !handedIn && (row?.due ?? due) < today,
        officers: officers
          .filter((it) => it.unitId === unitId)
          .map(({ fullName, phone }) => [fullName, phone].filter(Boolean).join(', ')),
      },
      seen,
    )
  }
  return ok(
    answer({
      today,
      kind: input.kind,
      year,
      due,
      clusters: clusters
        .filter(({ id }) => !confined.value || confined.value.includes(id))
        .map(({ id, name }) =>
          answer({
            id,
            name,
            units: units
              .filter(({ clusterId }) => clusterId === id)
              .toSorted((a, b) => compareText(a.name, b.name))
              .map(lineOf),
          }),
        ),
      allowed: allowedCommands(viewer, {}, ['unitReport.review', 'blocReport.view']),
    }),
  )
}
