import type { Tx } from '@xk/db'
import type { WorkCounts } from '@xk/domain/edition'
import { sql } from 'drizzle-orm'

/** An edition's work in numbers. */
export interface EditionCounts extends WorkCounts {
  /** Handed in and not withdrawn, and units that have done so. */
  submitted: number
  units: number
  refused: number
  /** Approved blinded copies. */
  renditions: number
}

const NONE: EditionCounts = {
  submitted: 0,
  units: 0,
  refused: 0,
  renditions: 0,
  undecided: 0,
  awaitingSupplement: 0,
  accepted: 0,
  withoutRendition: 0,
  underassigned: 0,
  panelMembers: 0,
  assignments: 0,
  handedIn: 0,
}

type Row = { [K in keyof EditionCounts]: number } & { edition_id: string }

/**
 * The counts of all editions: one query. `judgesPerEntry` by edition says how many sheets an entry needs (once
 * per segment that judges score); editions not named there need none.
 */
export const countWork = async (
  tx: Tx,
  now: Date,
  judgesPerEntry: ReadonlyMap<string, number>,
): Promise<(editionId: string) => EditionCounts> => {
  const wanted = JSON.stringify(Object.fromEntries(judgesPerEntry))
  const rows = await tx.execute<Row>(sql`
    with of_entry as (
      select e.id, e.edition_id, e.unit_id, e.state,
        (select s.due from screening s where s.entry_id = e.id order by s.at desc limit 1) as due,
        exists (select 1 from stage_entry se join rendition r on r.stage_entry_id = se.id
          where se.entry_id = e.id and r.state = 'approved') as blinded,
        (select count(distinct a.member_id) from stage_entry se join assignment a on a.stage_entry_id = se.id
          where se.entry_id = e.id and a.kind <> 'specimen' and a.state <> 'withdrawn')::int as judges
      from entry e)
    select ed.id as edition_id,
      (count(o.id) filter (where o.state in ('submitted', 'late', 'returned', 'accepted', 'refused')))::int as "submitted",
      (count(distinct o.unit_id) filter (where o.state in ('submitted', 'late', 'returned', 'accepted', 'refused')))::int as "units",
      (count(o.id) filter (where o.state in ('submitted', 'late')))::int as "undecided",
      (count(o.id) filter (where o.state = 'returned' and (o.due is null or o.due >= ${now.toISOString()}::timestamptz)))::int as "awaitingSupplement",
      (count(o.id) filter (where o.state = 'accepted'))::int as "accepted",
      (count(o.id) filter (where o.state = 'refused'))::int as "refused",
      (count(o.id) filter (where o.state = 'accepted' and o.blinded))::int as "renditions",
      (count(o.id) filter (where o.state = 'accepted' and not o.blinded))::int as "withoutRendition",
      (count(o.id) filter (where o.state = 'accepted'
        and o.judges < coalesce((${wanted}::jsonb ->> ed.id::text)::int, 0)))::int as "underassigned",
      (select count(*) from panel_member pm join stage st on st.id = pm.stage_id
        where st.edition_id = ed.id and pm.state = 'active')::int as "panelMembers",
      (select count(*) from assignment a join stage_entry se on se.id = a.stage_entry_id join stage st on st.id = se.stage_id
        where st.edition_id = ed.id and a.kind <> 'specimen' and a.state <> 'withdrawn')::int as "assignments",
      (select count(*) from assignment a join stage_entry se on se.id = a.stage_entry_id join stage st on st.id = se.stage_id
        where st.edition_id = ed.id and a.kind <> 'specimen' and a.state = 'handedIn')::int as "handedIn"
    from edition ed left join of_entry o on o.edition_id = ed.id
    group by ed.id`)
  const byEdition = new Map(
    rows.map(({ edition_id, ...counts }) => [edition_id, counts satisfies EditionCounts]),
  )
  return (editionId) => byEdition.get(editionId) ?? NONE
}
