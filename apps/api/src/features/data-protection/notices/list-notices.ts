import { consent, hand, privacyNotice } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { noticeDigest, type PrivacyNoticeBody, standardNotice } from '@xk/domain/privacy'
import { and, desc, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { vietnamDay } from '../../../vietnam-day.ts'
import { namesOf } from '../../accounts/store.ts'
import { thingOf } from '../../hands/hands.ts'
import { settingsAt } from '../../organisation/settings.ts'
import { loadEditions } from '../../editions/load.ts'
import type { NoticeRow } from '../store.ts'

interface NoticeLine {
  id: string
  version: string
  validFrom: string
  body: Sendable<PrivacyNoticeBody>
  state: NoticeRow['state']
  saveVersion: number
  /** Of the text as it stands: what a second person says yes to. */
  digest: string
  preparedBy: string | null
  preparedAt: string
  sentBack: string | null
  publishedBy: string | null
  publishedAt: string | null
  /** The one that holds today. */
  current: boolean
  allowed: readonly Command[]
}
const noticeView = view<NoticeLine>()({
  id: 'internal',
  version: 'internal',
  validFrom: 'internal',
  body: 'internal',
  state: 'internal',
  saveVersion: 'internal',
  digest: 'internal',
  preparedBy: 'internal',
  preparedAt: 'internal',
  sentBack: 'internal',
  publishedBy: 'internal',
  publishedAt: 'internal',
  current: 'internal',
  allowed: 'internal',
})

/** A version that consents or rules refer to. */
interface UsedVersion {
  version: string
  published: boolean
  consents: number
  /** Editions whose rules name it. */
  editions: readonly string[]
}
const usedView = view<UsedVersion>()({
  version: 'internal',
  published: 'internal',
  consents: 'internal',
  editions: 'internal',
})

/** The published notice that holds on an ISO day: the latest that began by then. */
export const noticeOn = (notices: readonly NoticeRow[], day: string): NoticeRow | undefined =>
  notices
    .filter(({ state, validFrom }) => state === 'published' && validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0))[0]

/** All versions of the notice, which of them rules and consents use, and a text to start from. */
export const listNotices = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('privacyNotice.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const today = vietnamDay(deps.now())
  const rows = await db
    .select()
    .from(privacyNotice)
    .orderBy(desc(privacyNotice.validFrom), desc(privacyNotice.preparedAt))
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.preparedBy, row.publishedBy]),
  )
  const waiting = rows.filter(({ state }) => state === 'waiting').map(({ id }) => thingOf.privacyNotice(id))
  const hands =
    waiting.length === 0
      ? []
      : await db
          .select()
          .from(hand)
          .where(and(inArray(hand.thing, waiting), isNull(hand.undoneAt)))
  const given = await db
    .select({ version: consent.noticeVersion, n: sql<number>`count(*)::int` })
    .from(consent)
    .where(isNull(consent.withdrawnAt))
    .groupBy(consent.noticeVersion)
  const editions = await loadEditions(db)
  const settings = await settingsAt(db, today)
  const current = noticeOn(rows, today)
  const published = new Set(rows.filter(({ state }) => state === 'published').map(({ version }) => version))
  const named = editions.flatMap(({ edition, ruleset }) =>
    edition.state === 'cancelled'
      ? []
      : [...new Set(ruleset.entry.consents.map(({ noticeVersion }) => noticeVersion))].map((version) => ({
          version,
          title: edition.title,
        })),
  )
  const used = [...new Set([...named, ...given].map(({ version }) => version))].toSorted()
  return ok(
    answer({
      notices: rows.map((row) => {
        const preparedBy = hands
          .filter(({ thing }) => thing === thingOf.privacyNotice(row.id))
          .map(({ accountId }) => accountId)
        return noticeView.redact(
          {
            id: row.id,
            version: row.version,
            validFrom: row.validFrom,
            body: row.body as Sendable<PrivacyNoticeBody>,
            state: row.state,
            saveVersion: row.saveVersion,
            digest: row.digest ?? noticeDigest(row.version, row.validFrom, row.body),
            preparedBy: names.get(row.preparedBy) ?? null,
            preparedAt: row.preparedAt.toISOString(),
            sentBack: row.sentBack,
            publishedBy: names.get(row.publishedBy ?? '') ?? null,
            publishedAt: row.publishedAt?.toISOString() ?? null,
            current: row.id === current?.id,
            allowed:
              row.state === 'waiting'
                ? allowedCommands(viewer, { preparedBy }, ['privacyNotice.publish', 'privacyNotice.sendBack'])
                : [],
          },
          EVERYTHING,
        ) as Sendable<NoticeLine>
      }),
      used: used.map(
        (version) =>
          usedView.redact(
            {
              version,
              published: published.has(version),
              consents: given.find((it) => it.version === version)?.n ?? 0,
              editions: named.filter((it) => it.version === version).map(({ title }) => title),
            },
            EVERYTHING,
          ) as Sendable<UsedVersion>,
      ),
      start: standardNotice(
        settings.blocName ?? '',
        settings.secretariatContact ?? '',
      ) as Sendable<PrivacyNoticeBody>,
      allowed: allowedCommands(viewer, {}, ['privacyNotice.prepare']),
    }),
  )
}
