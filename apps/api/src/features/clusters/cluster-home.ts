import { question } from '@xk/db'
import { deadlineFor } from '@xk/domain/edition'
import { compareText, fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEditions, stateNow } from '../editions/load.ts'
import { listClusters, listUnitsAt } from '../organisation/store.ts'
import { listUnitsWithEntries } from '../screening/not-submitted.ts'

const lateView = view<{ unitId: string; unitName: string; drafts: number; closesAt: string | null }>()({
  unitId: 'public',
  unitName: 'public',
  drafts: 'public',
  closesAt: 'public',
})
const waitingView = view<{ unitId: string; unitName: string; waiting: number; overdue: number }>()({
  unitId: 'public',
  unitName: 'public',
  waiting: 'public',
  overdue: 'public',
})

/**
 * What a cluster lead looks after: in the own clusters, which units have handed nothing in while an edition takes
 * entries, and which are late with questions. Units by name and numbers only: no person, no content.
 */
export const readClusterHome = async (deps: Deps, viewer: Viewer) => {
  const clusterIds = viewer.grants.flatMap((grant) =>
    grant.role === 'clusterLead' && grant.scopeId ? [grant.scopeId] : [],
  )
  const denied = denialOf('cluster.view', viewer, { clusterIds })
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const [clusters, units, editions] = await Promise.all([
    listClusters(db),
    listUnitsAt(db, day),
    loadEditions(db),
  ])
  const mine = clusters.filter(({ id }) => clusterIds.includes(id))
  const unitsOf = (clusterId: string) => units.filter((unit) => unit.clusterId === clusterId)
  const asked = await db
    .select({
      unitId: question.unitId,
      waiting: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${question.dueAt} < ${now.toISOString()}))::int`,
    })
    .from(question)
    .where(
      and(
        eq(question.state, 'waiting'),
        inArray(question.unitId, [...units.map(({ unitId }) => unitId), viewer.accountId]),
      ),
    )
    .groupBy(question.unitId)
  const open = editions.filter((it) => it.frozen && stateNow(it, now) === 'open')
  const handed = await Promise.all(open.map((it) => listUnitsWithEntries(db, it.edition.id, day)))
  return ok(
    answer({
      serverNow: now.toISOString(),
      clusters: mine.map((cluster) =>
        answer({
          id: cluster.id,
          name: cluster.name,
          units: unitsOf(cluster.id).length,
          editions: open.map((it, i) => {
            const general = deadlineFor(it.schedule, 'closesAt', null)
            const late = (handed[i] ?? [])
              .filter((row) => row.clusterId === cluster.id && row.handedIn === 0)
              .toSorted((a, b) => compareText(a.unitName, b.unitName))
            return answer({
              id: it.edition.id,
              title: it.edition.title,
              entryNoun: it.ruleset.entryNoun,
              closesAt: general?.toISOString() ?? null,
              late: late.map(({ unitId, unitName, drafts }) => {
                const own = deadlineFor(it.schedule, 'closesAt', unitId)
                const closesAt = own && general && own > general ? own.toISOString() : null
                return lateView.redact({ unitId, unitName, drafts, closesAt }, PUBLIC)
              }),
            })
          }),
          questions: unitsOf(cluster.id).flatMap(({ unitId, name }) => {
            const of = asked.find((row) => row.unitId === unitId)
            return of
              ? [
                  waitingView.redact(
                    { unitId, unitName: name, waiting: of.waiting, overdue: of.overdue },
                    PUBLIC,
                  ),
                ]
              : []
          }),
        }),
      ),
    }),
  )
}
