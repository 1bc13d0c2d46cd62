import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, PUBLIC, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { namesOf } from '../accounts/store.ts'
import { findJudgingEnd } from '../desk/store.ts'
import { BY_CODE } from '../results/context.ts'
import { stageHead } from '../results/views.ts'
import { scanLines } from './scan-lines.ts'
import { mayTypeNow, readingOf, screenOf, standsFor, statusOf } from './status.ts'
import { listAccountsOf, listPaperScans } from './store.ts'
import { findPaperTarget } from './target.ts'
import { paperLineView, paperRubricView, paperView, readingView, typistView } from './views.ts'

/**
 * One judge's sheet on paper for who types it: code, judge and rubric, the scans, their own reading; of the other's
 * only that there is one, and afterwards which criteria differ.
 */
export const readPaperSheet = async (deps: Deps, viewer: Viewer, assignmentId: string) => {
  const tx = deps.database.db
  const found = await findPaperTarget(tx, viewer, 'paperSheet.view', assignmentId)
  if (!found.ok) return found
  const { it, stage, segment, sheets } = found.value
  const paper = standsFor(found.value.paper, sheets.live?.id) ? found.value.paper : undefined
  const readings = paper ? found.value.readings : []
  const end = await findJudgingEnd(tx, stage.stageId)
  const scans = await listPaperScans(tx, paper ? [paper.id] : [])
  const names = await namesOf(tx, [...readings.map(({ by }) => by), paper?.openedBy ?? null])
  const nameOf = (accountId: string) => names.get(accountId) ?? '—'
  const reading = readingOf(stage.scoring, segment, readings)
  const status = statusOf(paper, reading)
  const mine = readings.find(({ by }) => by === viewer.accountId)
  const facts = { editionId: stage.editionId, preparedBy: await listAccountsOf(tx, it.member.personId) }
  const settled = status === 'settled' ? sheets.live : undefined
  return ok(
    answer({
      stage: stageHead(stage),
      rubric: paperRubricView.redact(
        { scoring: { overallComment: stage.scoring.overallComment }, segment },
        PUBLIC,
      ),
      sheet: paperLineView.redact(
        {
          assignmentId,
          blindCode: it.blindCode,
          judgeName: it.judgeName,
          segmentLabel: stage.scoring.segments.length > 1 ? segment.label : '',
          kind: it.assignment.kind,
          status,
          screen: screenOf(sheets.live),
          mine: mine !== undefined,
          mayType: paper !== undefined && mayTypeNow(status, readings, viewer.accountId),
        },
        BY_CODE,
      ),
      paper: paper
        ? paperView.redact(
            {
              receivedAt: paper.receivedAt.toISOString(),
              late: end !== undefined && paper.receivedAt > end,
              openedByName: nameOf(paper.openedBy),
              openedAt: paper.openedAt.toISOString(),
            },
            BY_CODE,
          )
        : null,
      typists: readings.map(({ by }) =>
        typistView.redact({ byName: nameOf(by), mine: by === viewer.accountId }, BY_CODE),
      ),
      reading: mine ? readingView.redact({ n: mine.n, ...mine.body }, BY_CODE) : null,
      differing: reading.kind === 'differing' ? reading.criteria : [],
      /** Comments that the rules ask for and the paper lacks, by place in the sheet. */
      missing: reading.kind === 'incomplete' ? reading.issues.map(({ pointer }) => pointer) : [],
      result: settled ? readingView.redact({ n: settled.n, ...settled.body }, BY_CODE) : null,
      scans: scanLines(scans),
      allowed: allowedCommands(viewer, facts, ['paperSheet.open', 'paperSheet.type', 'paperSheet.giveUp']),
    }),
  )
}
