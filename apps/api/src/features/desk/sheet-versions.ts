import { scoreSheet, type SheetMarks, type Tx } from '@xk/db'
import { fail, ok, toWire } from '@xk/domain/kernel'
import { answer, view, type Viewer } from '@xk/domain/policy'
import { pointsOf, type Segment } from '@xk/domain/ruleset'
import { sheetTotal } from '@xk/domain/scoring'
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { namesOf } from '../accounts/store.ts'
import { scanLines } from '../paper-sheets/scan-lines.ts'
import { listPaperScans, listReadings, listSettledPapers } from '../paper-sheets/store.ts'
import { BY_CODE, sightOf } from '../results/context.ts'
import { findForChairToRead } from './reopen.ts'

const lineView = view<{ label: string; points: string | null; comment: string }>()({
  label: 'internal',
  points: 'internal',
  comment: 'internal',
})
const versionView = view<{
  n: number
  state: string
  total: string | null
  overallComment: string
  /** Why it was reopened, accepted late or no longer counts. */
  reason: string | null
}>()({
  n: 'internal',
  state: 'internal',
  total: 'internal',
  overallComment: 'internal',
  reason: 'internal',
})

type LineOut = ReturnType<typeof lineView.redact>

const linesOf = (segment: Segment | undefined, body: SheetMarks): LineOut[] =>
  (segment?.criteria ?? []).map((criterion) => {
    const steps = body.marks[criterion.key]
    return lineView.redact(
      {
        label: criterion.label,
        points: steps === undefined ? null : toWire(pointsOf(criterion, steps)),
        comment: body.comments[criterion.key] ?? '',
      },
      BY_CODE,
    )
  })

/** What came on paper, by the sheet that it became: who typed it, its scans, the draft that gave way to it. */
const papersOf = async (tx: Tx, segment: Segment | undefined, assignmentId: string) => {
  const settled = await listSettledPapers(tx, assignmentId)
  const ids = settled.map(({ id }) => id)
  const [readings, scans] = [await listReadings(tx, ids), await listPaperScans(tx, ids)]
  const names = await namesOf(
    tx,
    readings.map(({ by }) => by),
  )
  return new Map(
    settled.map((paper) => [
      paper.scoreSheetId ?? '',
      answer({
        typedBy: readings
          .filter(({ paperSheetId }) => paperSheetId === paper.id)
          .map(({ by }) => names.get(by) ?? '—'),
        scans: scanLines(scans.filter(({ paperSheetId }) => paperSheetId === paper.id)),
        keptDraft: paper.keptDraft
          ? linesOf(segment, paper.keptDraft).filter(({ points, comment }) => points || comment)
          : null,
      }),
    ]),
  )
}

/**
 * Every version of a sheet that was ever handed in, oldest first: what was given before a reopening stays readable
 * beside what came after. For the panel's chair, who sees nobody's before their own are in.
 */
export const readSheetVersions = async (deps: Deps, viewer: Viewer, assignmentId: string) => {
  const tx = deps.database.db
  const found = await findForChairToRead(tx, viewer, assignmentId)
  if (!found.ok) return found
  const { stage, stageEntryId, segment: key } = found.value
  const { hidden, held } = await sightOf(tx, viewer, stage.stageId)
  if (hidden.has(stageEntryId)) return fail({ code: 'record/not-found' as const })
  if (held) return fail({ code: 'result/own-sheets-first' as const })
  const segment = stage.scoring.segments.find((it) => it.key === key)
  const rows = await tx
    .select()
    .from(scoreSheet)
    .where(and(eq(scoreSheet.assignmentId, assignmentId), ne(scoreSheet.state, 'draft')))
    .orderBy(asc(scoreSheet.n))
  const papers = await papersOf(tx, segment, assignmentId)
  return ok(
    answer({
      versions: rows.map((row) =>
        answer({
          version: versionView.redact(
            {
              n: row.n,
              state: row.state,
              total: segment && row.digest ? toWire(sheetTotal(segment, row.body.marks)) : null,
              overallComment: row.body.overallComment,
              reason: row.reason,
            },
            BY_CODE,
          ),
          lines: linesOf(segment, row.body),
          paper: papers.get(row.id) ?? null,
        }),
      ),
    }),
  )
}
