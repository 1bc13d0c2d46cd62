import { consent, consentRequest, endorsement, nomineeCorrection, type Tx } from '@xk/db'
import { type ConsentEvent, consentIdentity, type EntryPerson } from '@xk/domain/entry'
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'

export type ConsentRequestRow = typeof consentRequest.$inferSelect
export type CorrectionRow = typeof nomineeCorrection.$inferSelect
export type EndorsementRow = typeof endorsement.$inferSelect

/** Every asking about an entry, the latest first. */
export const listConsentRequests = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.entryId, entryId))
    .orderBy(desc(consentRequest.issuedAt), desc(consentRequest.id))

export const listCorrections = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(nomineeCorrection)
    .where(eq(nomineeCorrection.entryId, entryId))
    .orderBy(
      asc(nomineeCorrection.at),
      sql`${nomineeCorrection.pointer} = ''`,
      asc(nomineeCorrection.pointer),
    )

/** Confirmations asked for or given about an entry, without those that a newer one replaced; the latest first. */
export const listEndorsements = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(endorsement)
    .where(and(eq(endorsement.entryId, entryId), isNull(endorsement.replacedAt)))
    .orderBy(desc(endorsement.issuedAt), desc(endorsement.id))

/** Slots of an entry that were confirmed in its favour through a link. */
export const listEndorsedSlots = async (tx: Tx, entryId: string): Promise<string[]> =>
  (
    await tx
      .selectDistinct({ slot: endorsement.slot })
      .from(endorsement)
      .where(
        and(
          eq(endorsement.entryId, entryId),
          isNull(endorsement.replacedAt),
          eq(endorsement.agrees, true),
          isNotNull(endorsement.answeredAt),
        ),
      )
  ).map(({ slot }) => slot)

/**
 * What this person of the body said about the entry, in order of time: answers to askings that were about the very
 * same name and birth, and what was taken back since. What the unit noted counts where the rules have it do so.
 */
export const consentEventsOf = async (
  tx: Tx,
  entryId: string,
  person: Pick<EntryPerson, 'id' | 'fullName' | 'birthDate' | 'birthYear'>,
): Promise<ConsentEvent[]> => {
  const requests = (await listConsentRequests(tx, entryId)).filter(
    (it) =>
      it.bodyPersonId === person.id &&
      it.answeredAt !== null &&
      it.identityDigest === consentIdentity(person, it.id),
  )
  const [first] = requests
  if (!first) return []
  const answered = requests.flatMap((it): ConsentEvent[] =>
    Object.entries(it.answers ?? {}).map(([purpose, yes]) => ({
      purpose,
      said: yes ? 'given' : 'refused',
      assurance: it.assurance,
      at: it.answeredAt?.toISOString() ?? '',
    })),
  )
  const rows = await tx
    .select()
    .from(consent)
    .where(and(eq(consent.entryId, entryId), eq(consent.personId, first.personId)))
  const inOrder = answered.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  // What was given and stands nowhere any more was taken back.
  const withdrawn = [...new Set(inOrder.map(({ purpose }) => purpose))].flatMap((purpose): ConsentEvent[] => {
    const own = rows.filter((row) => row.purpose === purpose)
    const last = inOrder.findLast((it) => it.purpose === purpose)
    if (last?.said !== 'given' || own.some((row) => row.withdrawnAt === null)) return []
    const ended = own.map((row) => row.withdrawnAt?.toISOString() ?? '').toSorted()
    return [{ purpose, said: 'withdrawn', assurance: last.assurance, at: ended.at(-1) ?? last.at }]
  })
  return [...inOrder, ...withdrawn]
}
