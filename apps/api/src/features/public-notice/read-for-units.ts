import { edition, entry, objection, publicNotice } from '@xk/db'
import { compareText, fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, may, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listAllUnitsOn } from '../entries/store.ts'
import { entryLabels } from './labels.ts'
import { listAnswersTo, listNoticeEntries, listObjectionsAbout, listObjectionsTo } from './store.ts'
import { filedBy, objectionLine, shownLine } from './views.ts'

/** A notice can be read for a while after its end: units look up what was said. */
const KEPT_DAYS = 30
const DAY = 86_400_000

/**
 * What hangs out for the units of the bloc, to an officer of any of them: the lists, what the own unit objected to,
 * and what others object to about the own unit's dossiers, without who they are.
 */
export const readForUnits = async (deps: Deps, viewer: Viewer) => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const units = await listAllUnitsOn(db, day)
  const denied = denialOf('publicNotice.read', viewer, { unitIds: units.map(({ id }) => id) })
  if (denied) return fail(denied)
  const own = units.filter(({ id }) => may('objection.file', viewer, { unitIds: [id] }))
  const ownIds = own.map(({ id }) => id)
  const rows = await db
    .select({ notice: publicNotice, editionTitle: edition.title })
    .from(publicNotice)
    .innerJoin(edition, eq(edition.id, publicNotice.editionId))
    .where(
      or(isNull(publicNotice.closedAt), gt(publicNotice.closedAt, new Date(now.getTime() - KEPT_DAYS * DAY))),
    )
    .orderBy(desc(publicNotice.publishedAt))
  const ids = rows.map(({ notice }) => notice.id)
  const shown = await listNoticeEntries(db, ids)
  const mine = await db
    .select({ id: objection.id })
    .from(objection)
    .where(and(inArray(objection.noticeId, ids), inArray(objection.unitId, ownIds)))
  const ofUs = await db
    .select({ id: entry.id, unitId: entry.unitId })
    .from(entry)
    .where(
      and(
        inArray(entry.unitId, ownIds),
        inArray(
          entry.id,
          shown.map(({ entryId }) => entryId),
        ),
      ),
    )
  const filed = (await listObjectionsTo(db, ids)).filter((it) => mine.some(({ id }) => id === it.id))
  const about = await listObjectionsAbout(
    db,
    ofUs.map(({ id }) => id),
  )
  const answers = await listAnswersTo(
    db,
    [...filed, ...about].map(({ id }) => id),
  )
  const editionOf = new Map(rows.map(({ notice }) => [notice.id, notice.editionId]))
  const labels = await entryLabels(
    db,
    shown.map((it) => ({ ...it, editionId: editionOf.get(it.noticeId) ?? '' })),
    day,
  )
  return ok(
    answer({
      serverNow: now.toISOString(),
      units: own.toSorted((a, b) => compareText(a.name, b.name)).map(({ id, name }) => answer({ id, name })),
      notices: rows.map(({ notice, editionTitle }) =>
        answer({
          id: notice.id,
          editionTitle,
          n: notice.n,
          workingDays: notice.workingDays,
          publishedAt: notice.publishedAt.toISOString(),
          closesAt: notice.closesAt.toISOString(),
          open: notice.closedAt === null && now <= notice.closesAt,
          entries: shown
            .filter(({ noticeId }) => noticeId === notice.id)
            .flatMap(({ entryId, ordinal }) => {
              const label = labels.get(entryId)
              return label ? [shownLine({ entryId, ordinal, ...label })] : []
            }),
          /** Which dossiers are whose, of the units that the officer works for. */
          ours: shown
            .filter(({ noticeId }) => noticeId === notice.id)
            .flatMap(({ entryId }) =>
              ofUs.filter(({ id }) => id === entryId).map(({ unitId }) => answer({ entryId, unitId })),
            ),
          filed: filed
            .filter(({ noticeId }) => noticeId === notice.id)
            .map((row) =>
              answer({
                about: objectionLine(row, []),
                filed: filedBy({
                  receiptCode: row.receiptCode,
                  unitName: own.find(({ id }) => id === row.unitId)?.name ?? '',
                  fileName: row.fileName,
                }),
              }),
            ),
          aboutUs: about
            .filter(({ noticeId }) => noticeId === notice.id)
            .map((row) => objectionLine(row, answers)),
        }),
      ),
    }),
  )
}
