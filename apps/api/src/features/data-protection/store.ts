import {
  account,
  consent,
  dataRequest,
  dataRequestContent,
  dataRequestMail,
  edition,
  entry,
  entryPerson,
  grantInForce,
  officeGrant,
  personRestriction,
  privacyNotice,
  type Tx,
} from '@xk/db'
import { requestContentEnds, type RequestTerms, USUAL_REQUEST_MONTHS, USUAL_TERMS } from '@xk/domain/privacy'
import { and, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { vietnamDay } from '../../vietnam-day.ts'
import { daysOffIn, settingsAt } from '../organisation/settings.ts'

export type RequestRow = typeof dataRequest.$inferSelect
export type RequestContent = typeof dataRequestContent.$inferSelect
export type NoticeRow = typeof privacyNotice.$inferSelect

/** A whole number from 1 to a year's days, else the usual one. */
const daysOf = (setting: string | undefined, usual: number) => {
  const n = Number(setting)
  return Number.isInteger(n) && n > 0 && n <= 365 ? n : usual
}

/** The terms of a day: how long an answer and an act may take, and which days don't count. */
export const requestTerms = async (tx: Tx, at: Date): Promise<RequestTerms> => {
  const settings = await settingsAt(tx, vietnamDay(at))
  return {
    answerDays: daysOf(settings.dataAnswerDays, USUAL_TERMS.answerDays),
    actDays: daysOf(settings.dataActDays, USUAL_TERMS.actDays),
    thirdPartyDays: daysOf(settings.dataThirdPartyDays, USUAL_TERMS.thirdPartyDays),
    extensionDays: daysOf(settings.dataExtensionDays, USUAL_TERMS.extensionDays),
    off: daysOffIn(settings),
  }
}

/** For how many months after its end the words of a request are kept, as the bloc has set it on that day. */
export const keepMonths = async (tx: Tx, at: Date): Promise<number> => {
  const settings = await settingsAt(tx, vietnamDay(at))
  return daysOf(settings.dataRequestMonths, USUAL_REQUEST_MONTHS)
}

/** The ISO day on which the words of a request that is closed go; null while it is open and once they went. */
export const endsOnOf = async (
  tx: Tx,
  row: Pick<RequestRow, 'closedAt' | 'contentErasedAt'>,
  now: Date,
): Promise<string | null> =>
  row.closedAt && !row.contentErasedAt ? requestContentEnds(row.closedAt, await keepMonths(tx, now)) : null

/** Who works on requests: administrators and the secretariat of the bloc. */
export const listHandlers = async (tx: Tx, now: Date): Promise<string[]> => {
  const rows = await tx
    .selectDistinct({ id: account.id })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .where(
      and(
        or(
          eq(officeGrant.role, 'administrator'),
          and(eq(officeGrant.role, 'secretary'), eq(officeGrant.scopeKind, 'global')),
        ),
        grantInForce(now),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Published notices, the one that holds today or last held first. */
export const listPublishedNotices = (tx: Tx): Promise<NoticeRow[]> =>
  tx
    .select()
    .from(privacyNotice)
    .where(eq(privacyNotice.state, 'published'))
    .orderBy(desc(privacyNotice.validFrom), desc(privacyNotice.publishedAt))

/** The consent without which nobody's entry is looked at. */
export const PROCESSING = 'processing'

/**
 * In a query: whether somebody in the entry of this column has had the use of their data restricted, or took back, before
 * it was decided, their consent to it being looked at. Then it is kept and read by nobody who decides about it.
 */
export const isRestricted = (entryId: PgColumn) => sql<boolean>`(exists (
  select 1 from ${entryPerson} ep
  join ${personRestriction} r on r.person_id = ep.person_id and r.lifted_at is null
  where ep.entry_id = ${entryId}) or exists (
  select 1 from ${entryPerson} ep
  join ${entry} en on en.id = ep.entry_id
  join ${edition} ed on ed.id = en.edition_id and ed.state not in ('decided', 'released')
  join ${consent} gone on gone.entry_id = ep.entry_id and gone.person_id = ep.person_id
    and gone.purpose = ${PROCESSING} and gone.withdrawn_at is not null
  where ep.entry_id = ${entryId} and not exists (
    select 1 from ${consent} stands where stands.entry_id = ep.entry_id and stands.person_id = ep.person_id
      and stands.purpose = ${PROCESSING} and stands.withdrawn_at is null)))`

/** Which of these people have had the use of their data restricted. One query. */
export const restrictedAmong = async (tx: Tx, personIds: readonly string[]): Promise<Set<string>> => {
  if (personIds.length === 0) return new Set()
  const rows = await tx
    .selectDistinct({ personId: personRestriction.personId })
    .from(personRestriction)
    .where(and(inArray(personRestriction.personId, [...personIds]), isNull(personRestriction.liftedAt)))
  return new Set(rows.map(({ personId }) => personId))
}

/** A request held until the transaction ends. */
export const findRequest = async (
  tx: Tx,
  id: string,
): Promise<{ row: RequestRow; content: RequestContent | null } | undefined> => {
  const [found] = await tx
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.id, id))
    .for('update', { of: dataRequest })
  return found
}

export const openRequest = or(eq(dataRequest.state, 'waiting'), eq(dataRequest.state, 'answered'))

/** Requests of the public whose address nobody confirmed within a week go, with what was typed. */
export const dropUnconfirmed = async (tx: Tx, now: Date): Promise<number> => {
  const old = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000)
  const rows = await tx
    .select({ id: dataRequest.id })
    .from(dataRequest)
    .where(and(eq(dataRequest.state, 'unconfirmed'), lte(dataRequest.receivedAt, old)))
    .for('update', { skipLocked: true })
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await dropRequests(tx, ids)
  return ids.length
}

const dropRequests = async (tx: Tx, ids: readonly string[]) => {
  await tx.delete(dataRequestMail).where(inArray(dataRequestMail.requestId, [...ids]))
  await tx.delete(dataRequestContent).where(inArray(dataRequestContent.requestId, [...ids]))
  await tx.delete(dataRequest).where(inArray(dataRequest.id, [...ids]))
}
