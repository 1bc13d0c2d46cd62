import type { Tx } from '@xk/db'
import { sql } from 'drizzle-orm'
import { exemplarKeyOf } from './exemplar-key.ts'

/** An entry by the address of its page, as far as somebody was ever honoured for it: one row, whoever else was. */
export const findHonouredEntry = async (
  tx: Tx,
  key: string,
): Promise<{ entryId: string; editionId: string } | undefined> => {
  const [row] = await tx.execute<{ entryId: string; editionId: string }>(sql`
    select se.entry_id as "entryId", st.edition_id as "editionId"
    from award a
      join stage_entry se on se.id = a.stage_entry_id
      join stage st on st.id = a.stage_id
      join edition ed on ed.id = st.edition_id
    where ed.programme = 'exemplarSelection' and ${exemplarKeyOf(sql`se.entry_id`)} = ${key}
    limit 1`)
  return row && { ...row }
}

/**
 * At most `most` others of the same selection, from its place in the working group's order on and round again. Whether
 * they are shown is not asked here.
 */
export const listNeighbours = async (
  tx: Tx,
  of: { entryId: string; editionId: string },
  most: number,
): Promise<string[]> => {
  const last = 2 ** 31 - 1
  const rows = await tx.execute<{ entryId: string }>(sql`
    with own as (select coalesce((select ordinal from exemplar where entry_id = ${of.entryId}), ${last}::int) as place)
    select se.entry_id as "entryId"
    from own, award a
      join stage_entry se on se.id = a.stage_entry_id
      join stage st on st.id = a.stage_id
      left join exemplar e on e.entry_id = se.entry_id
    where st.edition_id = ${of.editionId} and se.entry_id <> ${of.entryId}
      and a.state in ('given', 'shared', 'added') and e.taken_down is not true
    order by (coalesce(e.ordinal, ${last}::int), se.entry_id) < (own.place, ${of.entryId}::uuid),
      coalesce(e.ordinal, ${last}::int), se.entry_id
    limit ${most}`)
  return [...rows].map(({ entryId }) => entryId)
}
