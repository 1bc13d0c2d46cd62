import { scoreSheet } from '@xk/db'
import { fail, ok, toWire } from '@xk/domain/kernel'
import { answer, view, type Viewer } from '@xk/domain/policy'
import { pointsOf } from '@xk/domain/ruleset'
import { sheetTotal } from '@xk/domain/scoring'
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
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
          lines: (segment?.criteria ?? []).map((criterion) => {
            const steps = row.body.marks[criterion.key]
            return lineView.redact(
              {
                label: criterion.label,
                points: steps === undefined ? null : toWire(pointsOf(criterion, steps)),
                comment: row.body.comments[criterion.key] ?? '',
              },
              BY_CODE,
            )
          }),
        }),
      ),
    }),
  )
}
