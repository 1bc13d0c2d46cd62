import { compareText, fail, fold, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listClusters, listOfficersOf, listUnitsAt } from './store.ts'

interface UnitLine {
  unitId: string
  name: string
  clusterId: string
  clusterName: string
  memberCount: number | null
  since: string
  officers: readonly string[]
  /** Officers who have taken up their account. */
  activeOfficers: number
}

const unitView = view<UnitLine>()({
  unitId: 'internal',
  name: 'internal',
  clusterId: 'internal',
  clusterName: 'internal',
  memberCount: 'internal',
  since: 'internal',
  officers: 'internal',
  activeOfficers: 'internal',
})

interface ClusterLine {
  id: string
  name: string
  units: number
}
const clusterView = view<ClusterLine>()({ id: 'internal', name: 'internal', units: 'internal' })

interface UnitQuery {
  q?: string | undefined
  cluster?: string | undefined
  sort?: 'cluster' | 'name' | 'members' | 'joined' | undefined
  on?: string | undefined
}

/**
 * Units of a day (today), searched in their own and their officers' names without regard to marks. A cluster
 * lead sees the units of the cluster alone.
 */
export const listUnits = async (deps: Deps, viewer: Viewer, query: UnitQuery) => {
  const ledClusters = viewer.grants.flatMap((grant) =>
    grant.role === 'clusterLead' && grant.scopeId ? [grant.scopeId] : [],
  )
  const denied = denialOf('unit.list', viewer, {})
  const onlyClusters = denied ? ledClusters : undefined
  if (denied && ledClusters.length === 0) return fail(denied)
  const { db } = deps.database
  const all = await listUnitsAt(db, query.on ?? vietnamDay(deps.now()))
  const seen = all.filter((row) => !onlyClusters || onlyClusters.includes(row.clusterId))
  const officers = Map.groupBy(
    await listOfficersOf(
      db,
      seen.map((row) => row.unitId),
      deps.now(),
    ),
    (row) => row.unitId,
  )
  const clusters = (await listClusters(db)).filter((row) => !onlyClusters || onlyClusters.includes(row.id))
  const wanted = fold((query.q ?? '').trim())
  const found = seen.filter(
    (row) =>
      (!query.cluster || row.clusterId === query.cluster) &&
      (row.folded.includes(wanted) ||
        (officers.get(row.unitId) ?? []).some((officer) => officer.folded.includes(wanted))),
  )
  const units = found.toSorted(ORDERS[query.sort ?? 'cluster']).map((row) => {
    const people = officers.get(row.unitId) ?? []
    const { unitId, name, clusterId, clusterName, memberCount, since } = row
    return unitView.redact(
      {
        unitId,
        name,
        clusterId,
        clusterName,
        memberCount,
        since,
        officers: people.map((officer) => officer.fullName),
        activeOfficers: people.filter((officer) => officer.state === 'active').length,
      },
      EVERYTHING,
    ) as Sendable<UnitLine>
  })
  return ok(
    answer({
      units,
      total: seen.length,
      clusters: clusters.map(
        ({ id, name }) =>
          clusterView.redact(
            { id, name, units: seen.filter((row) => row.clusterId === id).length },
            EVERYTHING,
          ) as Sendable<ClusterLine>,
      ),
      allowed: allowedCommands(viewer, {}, ['unit.import', 'unit.change', 'account.reissueLink']),
    }),
  )
}

type Row = Awaited<ReturnType<typeof listUnitsAt>>[number]
const byName = (a: Row, b: Row) => compareText(a.name, b.name)
const ORDERS: Record<NonNullable<UnitQuery['sort']>, (a: Row, b: Row) => number> = {
  cluster: (a, b) => a.ordinal - b.ordinal || compareText(a.clusterName, b.clusterName) || byName(a, b),
  name: byName,
  members: (a, b) => (b.memberCount ?? -1) - (a.memberCount ?? -1) || byName(a, b),
  joined: (a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : byName(a, b)),
}
