import { compareText, fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listClusters, listOfficersOf, listPeriods } from './store.ts'

interface PeriodLine {
  name: string
  clusterId: string
  clusterName: string
  memberCount: number | null
  from: string
  to: string | null
  successorId: string | null
  successorName: string | null
}
const periodView = view<PeriodLine>()({
  name: 'internal',
  clusterId: 'internal',
  clusterName: 'internal',
  memberCount: 'internal',
  from: 'internal',
  to: 'internal',
  successorId: 'internal',
  successorName: 'internal',
})

interface OfficerLine {
  grantId: string
  accountId: string
  fullName: string
  position: string | null
  phone: string | null
  email: string | null
  state: string
}
const officerView = view<OfficerLine>()({
  grantId: 'internal',
  accountId: 'internal',
  fullName: 'internal',
  position: 'internal',
  phone: 'internal',
  email: 'internal',
  state: 'internal',
})

const CHANGES: readonly Command[] = [
  'unit.change',
  'unit.handOver',
  'account.invite',
  'account.reissueLink',
  'grant.end',
]

/** A unit through time, the latest period first, and who is in charge of it now. */
export const readUnit = async (deps: Deps, viewer: Viewer, unitId: string) => {
  const { db } = deps.database
  const periods = await listPeriods(db)
  const own = periods.filter((period) => period.unit === unitId)
  const clusterIds = own.map((period) => period.cluster)
  const denied = denialOf('unit.list', viewer, { clusterIds })
  if (denied) return fail(denied)
  if (own.length === 0) return fail(notFound)
  const clusters = new Map((await listClusters(db)).map((row) => [row.id, row.name]))
  const lastNames = new Map(periods.map((period) => [period.unit, period.name]))
  const officers = await listOfficersOf(db, [unitId], deps.now())
  const today = vietnamDay(deps.now())
  const current = own.find(({ from, to }) => from <= today && (to === null || today < to))
  return ok(
    answer({
      unitId,
      name: (current ?? own.at(-1))?.name ?? '',
      exists: current !== undefined,
      today,
      periods: own.toReversed().map(
        (period) =>
          periodView.redact(
            {
              name: period.name,
              clusterId: period.cluster,
              clusterName: clusters.get(period.cluster) ?? '',
              memberCount: period.memberCount,
              from: period.from,
              to: period.to,
              successorId: period.successor,
              successorName: period.successor === null ? null : (lastNames.get(period.successor) ?? null),
            },
            EVERYTHING,
          ) as Sendable<PeriodLine>,
      ),
      officers: officers
        .toSorted((a, b) => compareText(a.sortKey, b.sortKey))
        .map(
          ({ grantId, accountId, fullName, position, phone, email, state }) =>
            officerView.redact(
              { grantId, accountId, fullName, position, phone, email, state },
              EVERYTHING,
            ) as Sendable<OfficerLine>,
        ),
      allowed: allowedCommands(viewer, { unitIds: [unitId] }, CHANGES),
    }),
  )
}
