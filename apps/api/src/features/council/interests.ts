import type { councilInterest, Tx } from '@xk/db'
import { sql } from 'drizzle-orm'

export type InterestSource = (typeof councilInterest.$inferSelect)['source']
export interface Interest {
  memberId: string
  stageEntryId: string
  source: InterestSource
  /** A person's own words; empty for what follows from the roster. */
  reason: string
}

/**
 * What follows from the roster between a council's members and its candidates: the same unit in any period, leading
 * that unit or having confirmed the dossier for it, having handed the dossier in or proposed it for a cluster, being
 * among its people.
 */
const derived = (stageId: string) => sql`
  select cm.id as member_id, se.id as stage_entry_id, found.source
  from council_member cm
  join stage_entry se on se.stage_id = cm.stage_id and se.state <> 'withdrawn'
  join entry e on e.id = se.entry_id
  cross join lateral (
    select case when max(m.leads) > 0 then 'superior' else 'unit' end as source
    from membership m where m.person_id = cm.person_id and m.unit_id in (
      select e.unit_id union select eu.unit_id from entry_unit eu where eu.entry_id = e.id
      union select ep.unit_id from entry_person ep where ep.entry_id = e.id and ep.unit_id is not null
      union select om.unit_id from entry_person ep join membership om on om.person_id = ep.person_id
        where ep.entry_id = e.id)
    having count(*) > 0
    union all
    select 'superior' where exists (
      select 1 from endorsement en join account a on a.id = en.answered_by
      where en.entry_id = e.id and a.person_id = cm.person_id)
    union all
    select 'nominee' where exists (
      select 1 from entry_person ep where ep.entry_id = e.id and ep.person_id = cm.person_id)
    union all
    select 'nominator' where exists (
      select 1 from revision r join account a on a.id = r.submitted_by
      where r.entry_id = e.id and a.person_id = cm.person_id
      union all
      select 1 from cluster_nomination cn join account a on a.id = cn.by
      where cn.entry_id = e.id and cn.withdrawn_at is null and a.person_id = cm.person_id)
  ) found
  where cm.stage_id = ${stageId} and cm.state = 'appointed'`

/** Every interest of a council's members: declared, and what follows from the roster. One query. */
export const listInterests = async (tx: Tx, stageId: string): Promise<Interest[]> => {
  const rows = await tx.execute<{
    member_id: string
    stage_entry_id: string
    source: InterestSource
    reason: string
  }>(sql`
    select distinct on (member_id, stage_entry_id, source) member_id, stage_entry_id, source, reason from (
      select ci.member_id, ci.stage_entry_id, ci.source, ci.reason from council_interest ci
      join council_member cm on cm.id = ci.member_id where cm.stage_id = ${stageId} and cm.state = 'appointed'
      union all select member_id, stage_entry_id, source, '' from (${derived(stageId)}) d
    ) i order by member_id, stage_entry_id, source, reason desc`)
  return rows.map((row) => ({
    memberId: row.member_id,
    stageEntryId: row.stage_entry_id,
    source: row.source,
    reason: row.reason,
  }))
}

/** Writes down what follows from the roster: from here on the ballot's roll goes by it. Known ones stay. */
export const writeInterests = (tx: Tx, stageId: string, now: Date) =>
  tx.execute(sql`
    insert into council_interest (member_id, stage_entry_id, source, reason, at)
    select member_id, stage_entry_id, source, '', ${now.toISOString()}::timestamptz from (${derived(stageId)}) d
    on conflict (member_id, stage_entry_id, source) do nothing`)
