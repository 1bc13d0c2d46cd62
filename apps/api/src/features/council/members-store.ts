import {
  account,
  councilMember,
  entry,
  entryPerson,
  membership,
  personIdentity,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { asc, eq, sql } from 'drizzle-orm'

/** A council's people, the chair first, then as they were appointed; ended ones too. One query. */
export const listMembers = (tx: Tx, stageId: string, editionId: string) =>
  tx
    .select({
      id: councilMember.id,
      personId: councilMember.personId,
      accountId: account.id,
      fullName: personIdentity.fullName,
      position: personIdentity.position,
      unitName: sql<string | null>`(select up.name from ${membership} m
        join ${unitPeriod} up on up.unit_id = m.unit_id
        where m.person_id = ${councilMember.personId} order by m."from" desc, up."from" desc limit 1)`,
      office: councilMember.office,
      teller: councilMember.teller,
      state: councilMember.state,
      attendance: councilMember.attendance,
      absenceReason: councilMember.absenceReason,
      ordinal: councilMember.ordinal,
      nominated: sql<boolean>`exists (select 1 from ${entryPerson} ep join ${entry} e on e.id = ep.entry_id
        where e.edition_id = ${editionId} and e.state <> 'withdrawn' and ep.person_id = ${councilMember.personId})`,
    })
    .from(councilMember)
    .leftJoin(personIdentity, eq(personIdentity.personId, councilMember.personId))
    .leftJoin(account, eq(account.personId, councilMember.personId))
    .where(eq(councilMember.stageId, stageId))
    .orderBy(
      sql`array_position(array['chair','deputyChair','secretary','member'], ${councilMember.office})`,
      asc(councilMember.ordinal),
    )
export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]
