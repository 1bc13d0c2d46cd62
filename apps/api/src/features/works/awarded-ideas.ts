import {
  award,
  decision,
  edition,
  entry,
  release,
  replication,
  revisionContent,
  ruleset,
  stage,
  stageEntry,
  type Tx,
  unitPeriod,
  work,
} from '@xk/db'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { asPublished } from '../honours/list-honours.ts'
import { publishedNow } from '../publication/published-now.ts'

export interface AwardedIdea {
  entryId: string
  unitId: string
  unitName: string
  title: string
  prize: string
  editionTitle: string
  /** Number of the decision that gave the prize. */
  decision: string
  workId: string | null
  replicationId: string | null
}

const rulesOf = sql`(select r.body from ${ruleset} r where r.edition_id = ${edition.id} and r.frozen_at is not null
  order by r.version desc limit 1)`

/**
 * Ideas with a prize in a published release, and whether they are a work or a replication already; of one entry
 * where it is named. A prize that was withheld or revoked is none, and one that a correction gives is none before its
 * hour. At most three queries.
 */
export const listAwardedIdeas = async (
  tx: Tx,
  at: { now: Date; day: string },
  entryId?: string,
): Promise<AwardedIdea[]> => {
  const rows = await tx
    .select({
      entryId: entry.id,
      editionId: edition.id,
      stageId: stage.id,
      stageEntryId: stageEntry.id,
      releaseN: sql<number>`(select max(${release.n}) from ${release} where ${release.editionId} = ${edition.id}
        and ${publishedNow(at.now)})`,
      unitId: entry.unitId,
      unitName: sql<string>`coalesce((select up.name from ${unitPeriod} up where up.unit_id = ${entry.unitId}
        and up."from" <= ${at.day} order by up."from" desc limit 1), '')`,
      title: sql<
        string | null
      >`${revisionContent.body} -> 'fields' ->> (${rulesOf} -> 'entry' ->> 'titleField')`,
      prize: award.prize,
      prizes: sql<{ key: string; label: string }[] | null>`${rulesOf} -> 'prizes'`,
      editionTitle: edition.title,
      decision: sql<string>`coalesce((select d.number from ${decision} d where d.edition_id = ${edition.id}
        and d.kind = 'award' and d.approved_at is not null order by d.prepared_at limit 1), '')`,
      workId: sql<string | null>`(select w.id from ${work} w where w.entry_id = ${entry.id}
        and w.replication_id is null limit 1)`,
      replicationId: sql<
        string | null
      >`(select x.id from ${replication} x where x.entry_id = ${entry.id} limit 1)`,
    })
    .from(award)
    .innerJoin(stageEntry, eq(stageEntry.id, award.stageEntryId))
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .innerJoin(stage, eq(stage.id, award.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .where(
      and(
        eq(edition.programme, 'ideaContest'),
        inArray(award.state, ['given', 'shared', 'added']),
        sql`exists (select 1 from ${release} where ${release.editionId} = ${edition.id}
          and ${publishedNow(at.now)})`,
        entryId ? eq(entry.id, entryId) : undefined,
      ),
    )
    .orderBy(desc(edition.createdAt), award.prize, entry.id)
  return (await asPublished(tx, rows)).map((row) => ({
    entryId: row.entryId,
    unitId: row.unitId,
    unitName: row.unitName,
    title: row.title ?? '',
    prize: row.prizes?.find(({ key }) => key === row.prize)?.label ?? row.prize,
    editionTitle: row.editionTitle,
    decision: row.decision,
    workId: row.workId,
    replicationId: row.replicationId,
  }))
}
