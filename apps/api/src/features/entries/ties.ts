import { type SQL, sql } from 'drizzle-orm'

/** How the roster ties a person to an entry; a judge's conflict and a councillor's interest have names of their own. */
export type Tie = 'sameUnit' | 'leadsUnit' | 'ownEntry' | 'handedIn' | 'proposed' | 'confirmed'

/**
 * What ties a person to an entry, as the roster has it: in any period in a unit of the entry or of one of its people,
 * or leading that unit; being among its people; having handed it in, proposed it for a cluster or confirmed it for
 * its unit. A subquery of rows (source), each name once; none for who isn't tied. For a lateral join.
 */
export const tiesOf = (personId: SQL, entryId: SQL, names: Record<Tie, string>): SQL => sql`(
  select case when max(m.leads) > 0 then ${names.leadsUnit} else ${names.sameUnit} end as source
  from membership m where m.person_id = ${personId} and m.unit_id in (
    select own.unit_id from entry own where own.id = ${entryId}
    union select eu.unit_id from entry_unit eu where eu.entry_id = ${entryId}
    union select ep.unit_id from entry_person ep where ep.entry_id = ${entryId} and ep.unit_id is not null
    union select om.unit_id from entry_person ep join membership om on om.person_id = ep.person_id
      where ep.entry_id = ${entryId})
  having count(*) > 0
  union
  select ${names.ownEntry} from entry_person ep where ep.entry_id = ${entryId} and ep.person_id = ${personId}
  union
  select ${names.handedIn} from revision r join account a on a.id = r.submitted_by
  where r.entry_id = ${entryId} and a.person_id = ${personId}
  union
  select ${names.proposed} from cluster_nomination cn join account a on a.id = cn.by
  where cn.entry_id = ${entryId} and cn.withdrawn_at is null and a.person_id = ${personId}
  union
  select ${names.confirmed} from endorsement en join account a on a.id = en.answered_by
  where en.entry_id = ${entryId} and a.person_id = ${personId})`
