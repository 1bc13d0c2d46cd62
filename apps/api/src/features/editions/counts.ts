import type { Tx } from '@xk/db'
import type { WorkCounts } from '@xk/domain/edition'
import { sql } from 'drizzle-orm'
import type { LoadedEdition } from './load.ts'

/** An edition's work in numbers. */
export interface EditionCounts extends WorkCounts {
  /** Handed in and not withdrawn, and units that have done so. */
  submitted: number
  units: number
  refused: number
  /** Approved blinded copies. */
  renditions: number
  councilMissing: number
  roundsClosed: number
  roundsOpen: number
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
  stillMasked: 0,
  councilMissing: 0,
  roundsClosed: 0,
  roundsOpen: 0,
}

type Row = { [K in keyof EditionCounts]: number } & { edition_id: string }

/**
 * The counts of these editions: one query. Copies, judges and sheets are those of the stage that is under way: an
 * entry needs so many judges there (once per segment that judges score), and in a second or later stage only the
 * entries that went on to it count.
 */
export const countWork = async (
  tx: Tx,
  now: Date,
  editions: readonly LoadedEdition[],
): Promise<(editionId: string) => EditionCounts> => {
  const current = JSON.stringify(
    editions.map(({ edition: { id }, current: stage }) => ({
      edition_id: id,
      stage_id: stage?.row?.id ?? null,
      judges: stage?.rules.kind === 'scoring' ? stage.rules.scoring.judgesPerEntry : 0,
      members: stage?.rules.kind === 'councilBallot' ? stage.rules.council.size.min : 0,
      is_first: (stage?.place ?? 1) === 1,
    })),
  )
  const rows = await tx.execute<Row>(sql`
    with cur as (
      select * from jsonb_to_recordset(${current}::jsonb) as c(edition_id uuid, stage_id uuid, judges int, members int, is_first boolean)),
    of_entry as (
      select e.id, e.edition_id, e.unit_id, e.state,
        (select s.due from screening s where s.entry_id = e.id order by s.at desc limit 1) as due,
        exists (select 1 from stage_entry se join rendition r on r.stage_entry_id = se.id
          where se.entry_id = e.id and se.stage_id = cur.stage_id and r.state = 'approved') as blinded,
        coalesce(cur.is_first, true) or exists (select 1 from stage_entry se
          where se.entry_id = e.id and se.stage_id = cur.stage_id and se.state = 'active') as competes,
        cur.judges as wanted,
        (select count(distinct a.member_id) from stage_entry se join assignment a on a.stage_entry_id = se.id
          where se.entry_id = e.id and se.stage_id = cur.stage_id and a.kind <> 'specimen' and a.state <> 'withdrawn')::int as judges
      from entry e left join cur on cur.edition_id = e.edition_id)
    select ed.id as edition_id,
      (count(o.id) filter (where o.state in ('submitted', 'late', 'returned', 'accepted', 'refused')))::int as "submitted",
      (count(distinct o.unit_id) filter (where o.state in ('submitted', 'late', 'returned', 'accepted', 'refused')))::int as "units",
      (count(o.id) filter (where o.state in ('submitted', 'late')))::int as "undecided",
      (count(o.id) filter (where o.state = 'returned' and (o.due is null or o.due >= ${now.toISOString()}::timestamptz)))::int as "awaitingSupplement",
      (count(o.id) filter (where o.state = 'accepted'))::int as "accepted",
      (count(o.id) filter (where o.state = 'refused'))::int as "refused",
      (count(o.id) filter (where o.state = 'accepted' and o.competes and o.blinded))::int as "renditions",
      (count(o.id) filter (where o.state = 'accepted' and o.competes and not o.blinded))::int as "withoutRendition",
      (count(o.id) filter (where o.state = 'accepted' and o.competes
        and o.judges < coalesce(o.wanted, 0)))::int as "underassigned",
      (select count(*) from panel_member pm where pm.stage_id = cur.stage_id and pm.state = 'active')::int as "panelMembers",
      (select count(*) from assignment a join stage_entry se on se.id = a.stage_entry_id
        where se.stage_id = cur.stage_id and a.kind <> 'specimen' and a.state <> 'withdrawn')::int as "assignments",
      (select count(*) from assignment a join stage_entry se on se.id = a.stage_entry_id
        where se.stage_id = cur.stage_id and a.kind <> 'specimen' and a.state = 'handedIn')::int as "handedIn",
      greatest(0, cur.members - (select count(*) from council_member cm
        where cm.stage_id = cur.stage_id and cm.state = 'appointed'))::int as "councilMissing",
      (select count(*) from ballot_round br
        where br.stage_id = cur.stage_id and br.state = 'closed')::int as "roundsClosed",
      (select count(*) from ballot_round br
        where br.stage_id = cur.stage_id and br.state not in ('closed', 'void'))::int as "roundsOpen",
      0 as "stillMasked"
    from cur join edition ed on ed.id = cur.edition_id left join of_entry o on o.edition_id = ed.id
    group by ed.id, cur.stage_id, cur.members`)
  const masked = new Map(editions.map((it) => [it.edition.id, it.current?.stillMasked ?? 0]))
  const byEdition = new Map(
    rows.map(({ edition_id, ...counts }) => [
      edition_id,
      { ...counts, stillMasked: masked.get(edition_id) ?? 0 } satisfies EditionCounts,
    ]),
  )
  return (editionId) => byEdition.get(editionId) ?? NONE
}
