import { hashToken } from '@xk/auth'
import type { PrivacyConfirmPage, PrivacyFollowPage, PrivacyPage, PublicNotice } from '@xk/contract'
import { dataRequest, dataRequestContent } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import { noticeOn } from './notices/list-notices.ts'
import { findByToken } from './requests/ask-public.ts'
import { endsOnOf, keepMonths, listPublishedNotices, type NoticeRow, requestTerms } from './store.ts'

const publicOf = ({ version, validFrom, digest, body }: NoticeRow): PublicNotice => ({
  version,
  validFrom,
  digest: digest ?? '',
  body,
})

/** The notice that holds today, or an earlier version of it by name; undefined for one that was never published. */
export const privacyPage = async (deps: Deps, version?: string): Promise<PrivacyPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const settings = await settingsAt(db, day)
  const notices = await listPublishedNotices(db)
  const current = noticeOn(notices, day)
  const shown = version === undefined ? current : notices.find((it) => it.version === version)
  if (version !== undefined && !shown) return undefined
  const { answerDays, actDays, thirdPartyDays, extensionDays } = await requestTerms(db, now)
  return {
    page: 'privacy',
    organiser: settings.blocName ?? null,
    contact: settings.secretariatContact ?? null,
    notice: shown ? publicOf(shown) : null,
    isCurrent: shown?.id === current?.id,
    versions: notices.map((it) => ({
      version: it.version,
      validFrom: it.validFrom,
      current: it.id === current?.id,
    })),
    mail: deps.mailer !== undefined,
    terms: {
      answerDays,
      actDays,
      thirdPartyDays,
      extensionDays,
      keepMonths: await keepMonths(db, now),
    },
  }
}

/** A request by the code that whoever asked was given: how far it is, and what was answered. */
export const privacyFollowPage = async (deps: Deps, code: string): Promise<PrivacyFollowPage | undefined> => {
  const { db } = deps.database
  const [found] = await db
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.codeHash, hashToken(code)))
  if (!found) return undefined
  const { row, content } = found
  const settings = await settingsAt(db, vietnamDay(deps.now()))
  return {
    page: 'privacyFollow',
    organiser: settings.blocName ?? null,
    kind: row.kind,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    answerDueAt: row.answerDueAt.toISOString(),
    actDueAt: row.actDueAt.toISOString(),
    extended: row.extendedAt !== null,
    extensionReason: content?.extensionReason ?? null,
    answer: content?.answer ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    outcome: content?.outcome ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    endsOn: await endsOnOf(db, row, deps.now()),
    contentErasedAt: row.contentErasedAt?.toISOString() ?? null,
  }
}

/** Opening it confirms nothing: chat programs open links too. The button on it does. */
export const privacyConfirmPage = async (deps: Deps, token: string): Promise<PrivacyConfirmPage> => {
  const { db } = deps.database
  const row = await db.transaction((tx) => findByToken(tx, token))
  const settings = await settingsAt(db, vietnamDay(deps.now()))
  return {
    page: 'privacyConfirm',
    organiser: settings.blocName ?? null,
    token,
    kind: row?.state === 'unconfirmed' ? row.kind : null,
  }
}
