import { consent, dataRequest, entryPerson, personRestriction, type Tx } from '@xk/db'
import { compareText } from '@xk/domain/kernel'
import { type Asker, may } from '@xk/domain/policy'
import type { RequestChannel } from '@xk/domain/privacy'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { namesOf } from '../accounts/store.ts'

/** What the office did in somebody's name that keeps an entry back, as long as it holds. */
export interface HeldBack {
  entryId: string
  what: 'restriction' | 'consent'
  /** Of a consent: what it was for. */
  purpose: string | null
  since: string
  /** How the request reached the office; null where it is no longer known. */
  channel: RequestChannel | null
  /** Who did it and the request, for those who handle or oversee requests. */
  by: string | null
  requestId: string | null
}

/**
 * Restrictions and consents taken back by the office that hold in these entries, the latest first: who decides about
 * an entry sees that one keeps it back, and since when. Councillors see restrictions alone, without who recorded them.
 * Three queries, however many.
 */
export const listHeldBack = async (
  tx: Tx,
  entryIds: readonly string[],
  viewer: Asker,
): Promise<HeldBack[]> => {
  if (entryIds.length === 0) return []
  const restrictions = await tx
    .select({
      entryId: entryPerson.entryId,
      since: personRestriction.since,
      by: personRestriction.by,
      requestId: dataRequest.id,
      channel: dataRequest.channel,
    })
    .from(entryPerson)
    .innerJoin(
      personRestriction,
      and(eq(personRestriction.personId, entryPerson.personId), isNull(personRestriction.liftedAt)),
    )
    .leftJoin(dataRequest, eq(dataRequest.id, personRestriction.requestId))
    .where(inArray(entryPerson.entryId, [...entryIds]))
    .orderBy(asc(personRestriction.since))
  const oversees = may('dataRequest.list', viewer, {})
  const taken = oversees ? await listTaken(tx, entryIds) : []
  const names = await namesOf(tx, oversees ? restrictions.map(({ by }) => by) : [])
  const lines: HeldBack[] = [
    ...restrictions.map((it) => ({
      entryId: it.entryId,
      what: 'restriction' as const,
      purpose: null,
      since: it.since.toISOString(),
      channel: it.channel,
      by: names.get(it.by) ?? null,
      requestId: oversees ? it.requestId : null,
    })),
    ...taken.map((it) => ({
      entryId: it.entryId ?? '',
      what: 'consent' as const,
      purpose: it.purpose,
      since: it.since?.toISOString() ?? '',
      channel: it.channel,
      by: null,
      requestId: it.requestId,
    })),
  ]
  return lines.toSorted((a, b) => compareText(b.since, a.since))
}

/** Consents that the office took back and that nobody gave again since. */
const listTaken = (tx: Tx, entryIds: readonly string[]) =>
  tx
    .select({
      entryId: consent.entryId,
      purpose: consent.purpose,
      since: consent.withdrawnAt,
      channel: dataRequest.channel,
      requestId: dataRequest.id,
    })
    .from(consent)
    .innerJoin(dataRequest, eq(dataRequest.id, consent.withdrawnRequestId))
    .where(
      and(
        inArray(consent.entryId, [...entryIds]),
        isNotNull(consent.withdrawnAt),
        sql`not exists (select 1 from consent again where again.entry_id = ${consent.entryId}
          and again.person_id = ${consent.personId} and again.purpose = ${consent.purpose}
          and again.withdrawn_at is null)`,
      ),
    )
