import { clusterNomination, edition, entry, revision, revisionContent, type Tx, unitPeriod } from '@xk/db'
import { compareText, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { isRestricted } from '../data-protection/store.ts'
import { loadEdition, loadEditions } from '../editions/load.ts'
import { heldOn } from '../entries/store.ts'

/** How many dossiers a cluster may propose beyond its units' quotas. */
const perCluster = (rules: Ruleset): number =>
  rules.eligibility.reduce(
    (most, it) => (it.rule === 'unitQuotaBySize' ? Math.max(most, it.perCluster) : most),
    0,
  )

const STANDING = ['submitted', 'late', 'returned', 'accepted']

const lineView = view<{ entryId: string; title: string; unitName: string; proposed: boolean }>()({
  entryId: 'public',
  title: 'public',
  unitName: 'public',
  proposed: 'public',
})

/**
 * For the lead of a cluster: in each edition whose rules give the cluster dossiers of its own, those that its units
 * handed in, and which of them it proposes beyond their quotas. Titles and units only; of who had the use of their data
 * restricted the unit alone.
 */
export const listClusterNominations = async (deps: Deps, viewer: Viewer) => {
  const clusterIds = viewer.grants.flatMap((grant) =>
    grant.role === 'clusterLead' && grant.scopeId ? [grant.scopeId] : [],
  )
  const denied = denialOf('clusterNomination.list', viewer, { clusterIds })
  if (denied) return fail(denied)
  const { db } = deps.database
  const editions = (await loadEditions(db)).filter(
    (it) => it.frozen && perCluster(it.ruleset) > 0 && ['open', 'screening'].includes(it.edition.state),
  )
  const titleFields = JSON.stringify(
    Object.fromEntries(editions.map((it) => [it.edition.id, it.ruleset.entry.titleField])),
  )
  const rows =
    editions.length === 0
      ? []
      : await db
          .select({
            entryId: entry.id,
            editionId: entry.editionId,
            clusterId: unitPeriod.clusterId,
            unitName: unitPeriod.name,
            restricted: isRestricted(entry.id),
            title: sql<
              string | null
            >`(select rc.body -> 'fields' ->> (${titleFields}::text::jsonb ->> ${entry.editionId}::text)
              from ${revision} r join ${revisionContent} rc on rc.revision_id = r.id where r.entry_id = ${entry.id} order by r.n desc limit 1)`,
            proposed: sql<boolean>`exists (select 1 from ${clusterNomination} cn
              where cn.entry_id = ${entry.id} and cn.withdrawn_at is null)`,
          })
          .from(entry)
          .innerJoin(unitPeriod, and(eq(unitPeriod.unitId, entry.unitId), heldOn(vietnamDay(deps.now()))))
          .where(
            and(
              inArray(entry.state, STANDING),
              inArray(
                entry.editionId,
                editions.map((it) => it.edition.id),
              ),
              inArray(unitPeriod.clusterId, clusterIds),
            ),
          )
  return ok(
    answer({
      editions: editions.map((it) =>
        answer({
          id: it.edition.id,
          title: it.edition.title,
          perCluster: perCluster(it.ruleset),
          clusters: clusterIds.map((clusterId) =>
            answer({
              clusterId,
              entries: rows
                .filter((row) => row.editionId === it.edition.id && row.clusterId === clusterId)
                .toSorted((a, b) => compareText(a.unitName, b.unitName))
                .map(({ entryId, title, unitName, proposed, restricted }) =>
                  lineView.redact(
                    { entryId, title: restricted ? '—' : (title ?? ''), unitName, proposed },
                    PUBLIC,
                  ),
                ),
            }),
          ),
        }),
      ),
    }),
  )
}

const findEntryOf = async (tx: Tx, entryId: string, day: string) => {
  const [row] = await tx
    .select({
      id: entry.id,
      editionId: entry.editionId,
      state: entry.state,
      clusterId: unitPeriod.clusterId,
      editionState: edition.state,
    })
    .from(entry)
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .innerJoin(unitPeriod, and(eq(unitPeriod.unitId, entry.unitId), heldOn(day)))
    .where(eq(entry.id, entryId))
  return row
}

/** Proposes a dossier beyond its unit's quota, or takes that back. */
export const proposeByCluster = (deps: Deps, actor: Actor, input: { entryId: string; propose: boolean }) =>
  runCommand(deps, actor, 'clusterNomination.propose', input, async (tx, record) => {
    const row = await findEntryOf(tx, input.entryId, vietnamDay(deps.now()))
    const denied = denialOf(
      'clusterNomination.propose',
      actor.viewer,
      row ? { clusterIds: [row.clusterId] } : {},
    )
    if (denied || !row) return fail(denied ?? notFound)
    if (!STANDING.includes(row.state) || !['open', 'screening'].includes(row.editionState))
      return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const loaded = await loadEdition(tx, row.editionId)
    const max = loaded ? perCluster(loaded.ruleset) : 0
    // Two leads of one cluster, or two tabs: the edition's row lets one through after the other.
    await tx.select({ id: edition.id }).from(edition).where(eq(edition.id, row.editionId)).for('update')
    const standing = await tx
      .select({ entryId: clusterNomination.entryId })
      .from(clusterNomination)
      .where(
        and(
          eq(clusterNomination.editionId, row.editionId),
          eq(clusterNomination.clusterId, row.clusterId),
          isNull(clusterNomination.withdrawnAt),
        ),
      )
      .orderBy(desc(clusterNomination.at))
    const isStanding = standing.some(({ entryId }) => entryId === row.id)
    if (isStanding === input.propose) return ok(answer({ entryId: row.id, proposed: input.propose }))
    if (input.propose && standing.length >= max) return fail({ code: 'quota/cluster-full' as const, max })
    const now = deps.now()
    if (input.propose) {
      const values = {
        editionId: row.editionId,
        clusterId: row.clusterId,
        ordinal: standing.length + 1,
        by: actor.viewer.accountId,
        at: now,
        withdrawnAt: null,
      }
      await tx
        .insert(clusterNomination)
        .values({ id: deps.newId(), entryId: row.id, ...values })
        .onConflictDoUpdate({ target: clusterNomination.entryId, set: values })
    } else {
      await tx
        .update(clusterNomination)
        .set({ withdrawnAt: now })
        .where(eq(clusterNomination.entryId, row.id))
    }
    record({
      kind: 'register',
      payload: { editionId: row.editionId, entryId: row.id, clusterNomination: input.propose },
    })
    return ok(answer({ entryId: row.id, proposed: input.propose }))
  })
