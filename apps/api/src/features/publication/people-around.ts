import { councilMember, entry, entryPerson, panelMember, personIdentity, stage, type Tx } from '@xk/db'
import { inArray, sql } from 'drizzle-orm'

/** Authors and nominees of an edition, its judges and its council: whom a text may name by its way. One query. */
export const listPeopleAround = (
  tx: Tx,
  editionId: string,
): Promise<{ personId: string; fullName: string }[]> =>
  tx
    .select({ personId: personIdentity.personId, fullName: personIdentity.fullName })
    .from(personIdentity)
    .where(
      inArray(
        personIdentity.personId,
        sql`(select ep.person_id from ${entryPerson} ep join ${entry} e on e.id = ep.entry_id
            where e.edition_id = ${editionId}
          union select m.person_id from ${panelMember} m join ${stage} s on s.id = m.stage_id
            where s.edition_id = ${editionId}
          union select m.person_id from ${councilMember} m join ${stage} s on s.id = m.stage_id
            where s.edition_id = ${editionId})`,
      ),
    )
