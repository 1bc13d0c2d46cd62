import {
  account,
  ceremony,
  ceremonyInvitation,
  consentRequest,
  entryPerson,
  personIdentity,
  release,
  resultNotice,
  type Tx,
} from '@xk/db'
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'

export type CeremonyRow = typeof ceremony.$inferSelect
export type InvitationRow = typeof ceremonyInvitation.$inferSelect

export const findCeremony = async (
  tx: Tx,
  editionId: string,
  options: { lock?: boolean } = {},
): Promise<CeremonyRow | undefined> => {
  const query = tx.select().from(ceremony).where(eq(ceremony.editionId, editionId))
  return (await (options.lock ? query.for('update') : query))[0]
}

export const listInvitations = (tx: Tx, editionId: string): Promise<InvitationRow[]> =>
  tx
    .select()
    .from(ceremonyInvitation)
    .where(eq(ceremonyInvitation.editionId, editionId))
    .orderBy(asc(ceremonyInvitation.n))

export const findInvitation = async (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<InvitationRow | undefined> => {
  const query = tx.select().from(ceremonyInvitation).where(eq(ceremonyInvitation.id, id))
  return (await (options.lock ? query.for('update') : query))[0]
}

/** The first release of an edition as far as its hour goes: prepared or signed. */
export const findReleaseHour = async (tx: Tx, editionId: string) =>
  (
    await tx
      .select({
        publishAt: release.publishAt,
        releasedAt: release.releasedAt,
        /** The last hour in a signed core: a result put off comes back no further, or without its correction. */
        signedFor: sql<string>`(select max(core->>'publishAt') from ${release}
          where edition_id = ${editionId} and released_at is not null)`,
      })
      .from(release)
      .where(eq(release.editionId, editionId))
      .orderBy(asc(release.n))
      .limit(1)
  )[0]

export const listResultNotices = (tx: Tx, editionId: string) =>
  tx
    .select()
    .from(resultNotice)
    .where(eq(resultNotice.editionId, editionId))
    .orderBy(asc(resultNotice.dueAt), asc(resultNotice.id))

/** People of these entries with how they can be reached: their own account, an address that they answered from. */
export const listReachable = async (tx: Tx, entryIds: readonly string[]) => {
  if (entryIds.length === 0) return []
  const ids = [...entryIds]
  const people = await tx
    .select({
      entryId: entryPerson.entryId,
      personId: entryPerson.personId,
      role: entryPerson.role,
      fullName: personIdentity.fullName,
      phone: personIdentity.phone,
      accountId: account.id,
    })
    .from(entryPerson)
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    .leftJoin(account, and(eq(account.personId, entryPerson.personId), eq(account.state, 'active')))
    .where(inArray(entryPerson.entryId, ids))
    .orderBy(asc(entryPerson.entryId), asc(entryPerson.ordinal))
  const asked = await tx
    .select({
      entryId: consentRequest.entryId,
      personId: consentRequest.personId,
      mail: consentRequest.sentTo,
    })
    .from(consentRequest)
    .where(
      and(
        inArray(consentRequest.entryId, ids),
        eq(consentRequest.channel, 'mail'),
        isNotNull(consentRequest.answeredAt),
        isNull(consentRequest.replacedAt),
      ),
    )
    .orderBy(desc(consentRequest.answeredAt))
  return people.map((it) => ({
    ...it,
    mail:
      asked.find(({ entryId, personId }) => entryId === it.entryId && personId === it.personId)?.mail ?? null,
  }))
}
