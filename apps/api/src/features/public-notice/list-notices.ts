import { tetNotEntered } from '@xk/domain/holiday'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, may, type Viewer } from '@xk/domain/policy'
import { noticeClosesAt } from '@xk/domain/public-notice'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { listUnitsOn } from '../entries/store.ts'
import { daysOffIn, settingsAt } from '../organisation/settings.ts'
import { byUnit, entryLabels } from './labels.ts'
import { findOpenedEdition, listNotShown } from './publish-notice.ts'
import { rulingFacts } from './ruling-facts.ts'
import { listAnswersTo, listNoticeEntries, listNoticesIn, listObjectionsTo } from './store.ts'
import { filedBy, noticeHead, objectionLine, ruledBy, shownLine } from './views.ts'

/** The public notices of an edition with their objections, and the accepted dossiers that wait for one. */
export const listNotices = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const found = await findOpenedEdition(db, viewer, 'publicNotice.view', editionId)
  if (!found.ok) return found
  const { edition, ruleset } = found.value
  const day = vietnamDay(now)
  const notices = await listNoticesIn(db, editionId)
  const ids = notices.map(({ id }) => id)
  const [entries, objections, settings] = await Promise.all([
    listNoticeEntries(db, ids),
    listObjectionsTo(db, ids),
    settingsAt(db, day),
  ])
  const waiting = await listNotShown(
    db,
    editionId,
    entries.map(({ entryId }) => entryId),
  )
  const answers = await listAnswersTo(
    db,
    objections.map(({ id }) => id),
  )
  const ruling = await rulingFacts(db, objections, answers)
  const labels = await entryLabels(
    db,
    [...entries, ...waiting].map((it) => ({ ...it, editionId })),
    day,
  )
  const units = await listUnitsOn(
    db,
    objections.map(({ unitId }) => unitId),
    day,
  )
  const names = await namesOf(db, [
    ...notices.flatMap(({ publishedBy, closedBy }) => [publishedBy, closedBy]),
    ...objections.map((it) => it.ruledBy),
  ])
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '—') : null)
  const sorted = waiting.toSorted((a, b) =>
    byUnit({ id: a.entryId, of: labels.get(a.entryId) }, { id: b.entryId, of: labels.get(b.entryId) }),
  )
  const lineOf = (entryId: string, ordinal: number) => {
    const label = labels.get(entryId)
    return label ? [shownLine({ entryId, ordinal, ...label })] : []
  }
  const rules = ruleset.publicNotice
  return ok(
    answer({
      editionId,
      editionTitle: edition.title,
      entryNoun: ruleset.entryNoun,
      serverNow: now.toISOString(),
      /** Null: the rules know no public notice. */
      workingDays: rules?.workingDays ?? null,
      wouldCloseAt: rules ? noticeClosesAt(rules, now, daysOffIn(settings)).toISOString() : null,
      tetNotEntered: rules
        ? tetNotEntered(
            day,
            vietnamDay(noticeClosesAt(rules, now, daysOffIn(settings))),
            daysOffIn(settings),
            day,
          )
        : [],
      waiting: sorted.flatMap(({ entryId }, i) => lineOf(entryId, i + 1)),
      notices: notices.map((it) =>
        answer({
          head: noticeHead({
            id: it.id,
            n: it.n,
            workingDays: it.workingDays,
            publishedAt: it.publishedAt.toISOString(),
            closesAt: it.closesAt.toISOString(),
            closedAt: it.closedAt?.toISOString() ?? null,
            conclusion: it.conclusion,
            publishedByName: nameOf(it.publishedBy) ?? '—',
            closedByName: nameOf(it.closedBy),
          }),
          entries: entries
            .filter(({ noticeId }) => noticeId === it.id)
            .flatMap(({ entryId, ordinal }) => lineOf(entryId, ordinal)),
          objections: objections
            .filter(({ noticeId }) => noticeId === it.id)
            .map((row) =>
              answer({
                about: objectionLine(row, answers),
                filed: filedBy({
                  receiptCode: row.receiptCode,
                  unitName: units.find(({ id }) => id === row.unitId)?.name ?? '',
                  fileName: row.fileName,
                }),
                ruled: ruledBy({
                  minutes: row.minutes,
                  ruledByName: nameOf(row.ruledBy),
                  mayRule: row.state === 'open' && may('objection.rule', viewer, ruling.get(row.id) ?? {}),
                }),
              }),
            ),
        }),
      ),
      allowed: allowedCommands(viewer, { editionId }, ['publicNotice.publish', 'publicNotice.close']),
    }),
  )
}
