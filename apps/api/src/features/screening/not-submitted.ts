import { account, cluster, entry, entryUnit, officeGrant, personIdentity, type Tx, unitPeriod } from '@xk/db'
import { deadlineFor } from '@xk/domain/edition'
import { compareText, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, may, OWN, view } from '@xk/domain/policy'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { heldOn } from '../entries/store.ts'

interface LateUnit {
  unitId: string
  unitName: string
  /** Begun, not handed in. */
  drafts: number
  /** The unit's officers, to be written to. */
  officers: { fullName: string; phone: string | null }[]
  /** Its own deadline, as far as it differs from everyone's. */
  closesAt: string | null
}
const unitView = view<LateUnit>()({
  unitId: 'public',
  unitName: 'public',
  drafts: 'public',
  // A cluster lead is told of units, not of people.
  officers: 'identity',
  closesAt: 'public',
})

/** "Ai chưa nộp?": units without an entry handed in, by cluster. A cluster lead sees the own cluster. */
export const listNotSubmitted = async (deps: Deps, asker: Asker, editionId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const clusters = await db.select().from(cluster).orderBy(asc(cluster.ordinal))
  const seenClusters = clusters.filter((it) =>
    may('entry.progress', asker, { editionId, clusterIds: [it.id] }),
  )
  const denied = denialOf('entry.progress', asker, { editionId, clusterIds: seenClusters.map((it) => it.id) })
  if (denied) return fail(denied)
  const [loaded, units, officers] = await Promise.all([
    loadEdition(db, editionId),
    listUnitsWithEntries(db, editionId, day),
    listOfficersByUnit(db),
  ])
  if (!loaded?.frozen) return fail(notFound)
  const { schedule } = loaded
  const general = deadlineFor(schedule, 'closesAt', null)
  const ownDeadline = (unitId: string) => {
    const own = deadlineFor(schedule, 'closesAt', unitId)
    return own && general && own.getTime() !== general.getTime() ? own.toISOString() : null
  }
  const audiences = may('entry.list', asker, { editionId }) ? OWN : audiencesOf(asker, { editionId })
  return ok(
    answer({
      editionTitle: loaded.edition.title,
      entryNoun: loaded.ruleset.entryNoun,
      closesAt: general?.toISOString() ?? null,
      serverNow: now.toISOString(),
      clusters: seenClusters.map((it) => {
        const inCluster = units.filter((row) => row.clusterId === it.id)
        const late = inCluster
          .filter((row) => row.handedIn === 0)
          .toSorted((a, b) => compareText(a.unitName, b.unitName))
        return answer({
          id: it.id,
          name: it.name,
          units: inCluster.length,
          late: late.map((row) =>
            unitView.redact(
              {
                unitId: row.unitId,
                unitName: row.unitName,
                drafts: row.drafts,
                officers: officers
                  .filter((o) => o.unitId === row.unitId)
                  .map(({ fullName, phone }) => ({ fullName, phone })),
                closesAt: ownDeadline(row.unitId),
              },
              audiences,
            ),
          ),
        })
      }),
    }),
  )
}

/** Units of a day with how many of their entries (joined in or own) are handed in and begun. One query. */
export const listUnitsWithEntries = (tx: Tx, editionId: string, day: string) => {
  const mine = sql`e.edition_id = ${editionId} and (e.unit_id = ${unitPeriod.unitId}
    or exists (select 1 from ${entryUnit} eu where eu.entry_id = e.id and eu.unit_id = ${unitPeriod.unitId}))`
  const countOf = (states: string) =>
    sql<number>`(select count(*)::int from ${entry} e where ${mine} and e.state in (${sql.raw(states)}))`
  return tx
    .select({
      unitId: unitPeriod.unitId,
      unitName: unitPeriod.name,
      clusterId: unitPeriod.clusterId,
      handedIn: countOf("'submitted', 'late', 'returned', 'accepted', 'refused'"),
      drafts: countOf("'draft', 'withdrawn'"),
    })
    .from(unitPeriod)
    .where(heldOn(day))
}

const listOfficersByUnit = (tx: Tx) =>
  tx
    .select({ unitId: officeGrant.scopeId, fullName: personIdentity.fullName, phone: personIdentity.phone })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(
      and(eq(officeGrant.role, 'officer'), isNotNull(officeGrant.approvedAt), isNull(officeGrant.revokedAt)),
    )
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`)
