import { fail, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, denialOf, EVERYTHING, view } from '@xk/domain/policy'
import { conflict, edition, unitPeriod } from '@xk/db'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { listPublished } from '../publication/store.ts'
import { findAppealFor } from './answer-appeal.ts'
import { type RemarkFigures, remarkOf } from './remark-context.ts'
import { findSlug, listAppealsIn } from './store.ts'
import { releaseDiffers, sumChecks } from './sum-check.ts'
import { appealLine, sumLine } from './views.ts'

const waitingView = view<{
  id: string
  receiptCode: string
  unitName: string
  filedAt: string
  due: string
  late: boolean
  /** Marking anew is asked for. */
  remark: boolean
  state: 'open' | 'answered'
  outcome: 'rejected' | 'corrected' | null
}>()({
  id: 'internal',
  receiptCode: 'internal',
  unitName: 'internal',
  filedAt: 'internal',
  due: 'internal',
  late: 'internal',
  remark: 'internal',
  state: 'internal',
  outcome: 'internal',
})

/** How a marking anew stands, for those who answer: figures once all have handed in. */
const remarkView = view<{
  panelStageId: string | null
  judges: number
  handedIn: number
  figures: RemarkFigures | null
}>()({ panelStageId: 'internal', judges: 'internal', handedIn: 'internal', figures: 'internal' })

/** Appeals of an edition, those that wait first; of entries that the reader is tied to, nothing. */
export const listAppeals = async (deps: Deps, asker: Asker, editionId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const denied = denialOf('appeal.list', asker, { editionId })
  if (denied || asker === 'anonymous') return fail(denied ?? ({ code: 'access/signed-out' } as const))
  const [of] = await db.select({ title: edition.title }).from(edition).where(eq(edition.id, editionId))
  const rows = await listAppealsIn(db, editionId)
  const tied = await db
    .select({ entryId: conflict.entryId })
    .from(conflict)
    .where(
      and(
        eq(conflict.personId, asker.personId),
        eq(conflict.editionId, editionId),
        isNull(conflict.liftedAt),
      ),
    )
  const hidden = new Set(tied.map(({ entryId }) => entryId))
  const units =
    rows.length === 0
      ? []
      : await db
          .select({
            id: unitPeriod.unitId,
            name: sql<string>`(array_agg(${unitPeriod.name} order by ${unitPeriod.from} desc))[1]`,
          })
          .from(unitPeriod)
          .where(inArray(unitPeriod.unitId, [...new Set(rows.map(({ unitId }) => unitId))]))
          .groupBy(unitPeriod.unitId)
  const nameOf = new Map(units.map(({ id, name }) => [id, name]))
  return ok(
    answer({
      editionId,
      editionTitle: of?.title ?? '',
      serverNow: now.toISOString(),
      appeals: rows
        .filter(({ entryId }) => !hidden.has(entryId))
        .map((row) =>
          waitingView.redact(
            {
              id: row.id,
              receiptCode: row.receiptCode,
              unitName: nameOf.get(row.unitId) ?? '',
              filedAt: row.filedAt.toISOString(),
              due: row.due.toISOString(),
              late: row.state === 'open' && now > row.due,
              remark: row.wantsRemark,
              state: row.state,
              outcome: row.outcome,
            },
            EVERYTHING,
          ),
        ),
    }),
  )
}

/** One appeal with what was computed again, for those who may answer it. */
export const readAppeal = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const now = deps.now()
  const found = await findAppealFor(db, asker, 'appeal.view', id, now)
  if (!found.ok) return found
  const { row, context, facts } = found.value
  const slug = await findSlug(db, row.editionId)
  const releases = slug ? await listPublished(db, slug, now) : []
  const about = releases.find(({ n }) => n === row.releaseN)
  const differs = about ? await releaseDiffers(db, about.id) : ['/']
  const sums = await sumChecks(db, row.entryId)
  const again = row.wantsRemark ? await remarkOf(db, context.rules, row.editionId, row.id) : undefined
  return ok(
    answer({
      editionId: row.editionId,
      editionTitle: context.edition.title,
      programme: context.rules.programme,
      slug: slug ?? '',
      unitName: context.unitName,
      serverNow: now.toISOString(),
      releaseN: row.releaseN,
      releaseFollows: differs.length === 0,
      appeal: appealLine(row, again?.row, asker, facts),
      remark: again
        ? remarkView.redact(
            {
              panelStageId: again.panelStageId ?? null,
              judges: context.rules.appeals?.remarkJudges ?? 0,
              handedIn: again.scored?.sheets.length ?? 0,
              figures: again.figures ?? null,
            },
            EVERYTHING,
          )
        : null,
      sums: sums.map((check) => sumLine(check, asker, facts)),
      allowed:
        row.state === 'open'
          ? allowedCommands(asker, facts, [
              'appeal.answer',
              'correction.prepare',
              ...(again && !again.row ? (['remark.decide'] as const) : []),
            ])
          : allowedCommands(asker, facts, ['correction.prepare']),
    }),
  )
}
