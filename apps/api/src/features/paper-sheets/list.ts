import type { paperSheetsQuery } from '@xk/contract'
import { ok } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { BY_CODE, findStageFor, sightOf } from '../results/context.ts'
import { stageHead } from '../results/views.ts'
import { listPaperAssignments } from './assignments.ts'
import { mayTypeNow, readingOf, screenOf, standsFor, statusOf } from './status.ts'
import { listReadings, listStagePapers } from './store.ts'
import { judgeChoiceView, paperLineView, type PaperStatus } from './views.ts'

const PAGE = 50
const TO_TYPE: readonly PaperStatus[] = ['first', 'second', 'differing', 'incomplete']

/**
 * Sheets of a stage as the secretariat deals with them on paper: which are being typed and how far, which still stand
 * on their judge's screen. A constant number of queries; `page` from 1.
 */
export const listPaperSheets = async (
  deps: Deps,
  viewer: Viewer,
  input: { stageId: string } & z.infer<typeof paperSheetsQuery>,
) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'paperSheet.view', input.stageId)
  if (!found.ok) return found
  const it = found.value
  const { hidden, held } = await sightOf(tx, viewer, it.stageId)
  const all = held
    ? []
    : (await listPaperAssignments(tx, it.stageId)).filter(
        (row) => !hidden.has(row.stageEntryId) && row.personId !== viewer.personId,
      )
  const papers = await listStagePapers(
    tx,
    all.map(({ id }) => id),
  )
  const readings = await listReadings(
    tx,
    papers.map(({ id }) => id),
  )
  // A later paper of the same assignment comes later in the list.
  const paperOf = new Map(papers.map((paper) => [paper.assignmentId, paper]))
  const judges = new Map(all.map(({ memberId, judgeName }) => [memberId, judgeName]))
  const lines = all
    .filter(({ memberId }) => input.judge === undefined || memberId === input.judge)
    .flatMap((row) => {
      const segment = it.scoring.segments.find(({ key }) => key === row.segment)
      if (!segment) return []
      const known = paperOf.get(row.id)
      const paper = standsFor(known, row.sheetId) ? known : undefined
      const typed = readings.filter(({ paperSheetId }) => paperSheetId === paper?.id)
      const status = statusOf(paper, readingOf(it.scoring, segment, typed))
      return [
        {
          assignmentId: row.id,
          blindCode: row.blindCode,
          judgeName: row.judgeName,
          segmentLabel: segment.label,
          kind: row.kind,
          status,
          screen: screenOf(
            row.sheetState && row.sheetBody ? { state: row.sheetState, body: row.sheetBody } : undefined,
          ),
          mine: typed.some(({ by }) => by === viewer.accountId),
          mayType: paper !== undefined && mayTypeNow(status, typed, viewer.accountId),
        },
      ]
    })
  const count = (status: PaperStatus) => lines.filter((line) => line.status === status).length
  const shown = lines.filter(({ status }) => {
    if (input.show === 'all') return true
    return input.show === 'toType' ? TO_TYPE.includes(status) : status === input.show
  })
  return ok(
    answer({
      stage: stageHead(it),
      held,
      judges: [...judges].map(([memberId, fullName]) =>
        judgeChoiceView.redact({ memberId, fullName }, BY_CODE),
      ),
      counts: answer({
        first: count('first'),
        second: count('second'),
        differing: count('differing'),
        incomplete: count('incomplete'),
        settled: count('settled'),
      }),
      severalSegments: it.scoring.segments.filter(({ mode }) => mode === 'judged').length > 1,
      page: input.page,
      pages: Math.max(1, Math.ceil(shown.length / PAGE)),
      sheets: shown
        .slice((input.page - 1) * PAGE, input.page * PAGE)
        .map((line) => paperLineView.redact(line, BY_CODE)),
    }),
  )
}
