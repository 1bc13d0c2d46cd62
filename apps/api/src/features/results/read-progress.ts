import { fromWire, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Viewer } from '@xk/domain/policy'
import { type SheetOutcome, scoreStageEntries, type StageScore } from '@xk/domain/scoring'
import type { Deps } from '../../deps.ts'
import { listPaperMarks, type PaperMarks } from '../paper-sheets/store.ts'
import { BY_CODE, findStageFor, sightOf } from './context.ts'
import { type AssignedSheet, loadStageInputs } from './load-stage-inputs.ts'
import { listJudgeNames } from './names.ts'
import { judgeView, progressView, segmentLines, sheetView, stageHead } from './views.ts'

export const PAGE = 50
const CLASSES = 10

export type Show = 'all' | 'missing' | 'gap' | 'late'

/** Sheet id → its outcome in the score that it went into. */
export const outcomesOf = (scores: readonly StageScore[]): Map<string, SheetOutcome> => {
  const outcomes = new Map<string, SheetOutcome>()
  for (const { segments } of scores)
    for (const { sheets } of segments) for (const sheet of sheets) outcomes.set(sheet.id, sheet)
  return outcomes
}

export const stateOfSheet = (it: AssignedSheet): 'open' | 'late' | 'handedIn' =>
  it.sheetState === 'handedIn' || it.sheetState === 'late' ? it.sheetState : 'open'

const paperOf = (it: AssignedSheet, papers: PaperMarks | undefined) => {
  if (papers?.open.has(it.assignmentId)) return 'open' as const
  return papers?.typed.has(it.sheetId ?? '') ? ('typed' as const) : null
}

/** A sheet as watched over; `outcome` undefined keeps its total back. */
export const sheetLine = (it: AssignedSheet, outcome: SheetOutcome | undefined, papers?: PaperMarks) =>
  sheetView.redact(
    {
      assignmentId: it.assignmentId,
      memberId: it.memberId,
      segment: it.segment,
      kind: it.kind,
      state: stateOfSheet(it),
      total: outcome?.total ?? null,
      dropped: outcome?.dropped ?? null,
      reopened: (it.sheetN ?? 1) > 1,
      paper: paperOf(it, papers),
    },
    BY_CODE,
  )

const gapOf = (score: StageScore | undefined) => {
  const segments = score?.segments ?? []
  if (segments.some(({ gap, state }) => gap && state === 'gapOpen')) return 'open' as const
  return segments.some(({ gap }) => gap && gap.settledBy !== null) ? ('settled' as const) : ('none' as const)
}

/** Which of ten equal classes from 0 to the segment's maximum a total lies in. For pictures only. */
const classOf = (total: string, max: string) => {
  const [a, b] = [fromWire(total), fromWire(max)]
  return Math.min(CLASSES - 1, Number((a.n * b.d * BigInt(CLASSES)) / (a.d * b.n)))
}

/** {@link classOf} for many totals of one segment: they repeat a lot among entries. */
const classifier = (max: string) => {
  const known = new Map<string, number>()
  return (total: string): number => {
    let found = known.get(total)
    if (found === undefined) {
      found = classOf(total, max)
      known.set(total, found)
    }
    return found
  }
}

/** How many sheets are in, and how many wait for the chair. */
const tally = (sheets: readonly AssignedSheet[]) => {
  let [handedIn, late] = [0, 0]
  for (const { sheetState } of sheets) {
    if (sheetState === 'handedIn') handedIn += 1
    if (sheetState === 'late') late += 1
  }
  return { handedIn, late }
}

/**
 * How the judging of a stage goes: per judge how far and how their totals spread, per entry by blind code what is
 * in and whether a gap stands open. A chair who scores gets numbers only until their own sheets are in, and a
 * conflicted one nothing of those entries. A constant number of queries, whatever the number of entries; `page` from 1.
 */
export const readProgress = async (
  deps: Deps,
  viewer: Viewer,
  input: { stageId: string; page: number; show: Show },
) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'progress.view', input.stageId)
  if (!found.ok) return found
  const it = found.value
  const { hidden, held } = await sightOf(tx, viewer, it.stageId)
  const [loaded, judges, papers] = await Promise.all([
    loadStageInputs(tx, it.stageId, hidden),
    listJudgeNames(tx, it.stageId),
    listPaperMarks(tx, it.stageId),
  ])
  const scored = scoreStageEntries(it.scoring, loaded.inputs)
  const outcomes = held ? new Map<string, SheetOutcome>() : outcomesOf(scored)
  const scores = new Map(scored.map((score) => [score.entryId, score]))
  const classify = new Map(it.scoring.segments.map(({ key, max }) => [key, classifier(max)]))

  const sheetsOf = Map.groupBy(loaded.assigned, (sheet) => sheet.stageEntryId)
  const sheetsBy = Map.groupBy(loaded.assigned, (sheet) => sheet.memberId)
  const rows = loaded.entries.map((entry) => {
    const sheets = sheetsOf.get(entry.id) ?? []
    const score = scores.get(entry.id)
    return {
      entry,
      sheets,
      ...tally(sheets),
      incomplete: score?.state === 'incomplete',
      gap: held ? null : gapOf(score),
    }
  })
  const matches = rows.filter((row) => {
    if (input.show === 'missing') return row.incomplete
    if (input.show === 'gap') return row.gap === 'open'
    return input.show === 'late' ? row.late > 0 : true
  })
  const byJudge = (memberId: string) => sheetsBy.get(memberId) ?? []
  return ok(
    answer({
      stage: stageHead(it),
      segments: segmentLines(it),
      held,
      hiddenEntries: hidden.size > 0,
      counts: answer({
        entries: rows.length,
        complete: rows.filter((row) => !row.incomplete).length,
        gaps: held ? null : rows.filter((row) => row.gap === 'open').length,
        late: rows.reduce((sum, row) => sum + row.late, 0),
        handedIn: rows.reduce((sum, row) => sum + row.handedIn, 0),
        expected: loaded.assigned.length,
      }),
      judges: judges
        .filter(({ memberId, state }) => state === 'active' || byJudge(memberId).length > 0)
        .map((judge) => {
          const mine = byJudge(judge.memberId)
          const { handedIn, late } = tally(mine)
          const classes = Array.from({ length: CLASSES }, () => 0)
          for (const { sheetId, segment } of mine) {
            const outcome = outcomes.get(sheetId ?? '')
            if (!outcome) continue
            const index = classify.get(segment)?.(outcome.total) ?? 0
            classes[index] = (classes[index] ?? 0) + 1
          }
          return judgeView.redact(
            {
              memberId: judge.memberId,
              fullName: judge.fullName,
              chair: judge.chair,
              done: handedIn,
              total: mine.length,
              late,
              classes: held ? null : classes,
            },
            BY_CODE,
          )
        }),
      page: input.page,
      pages: Math.max(1, Math.ceil(matches.length / PAGE)),
      matching: matches.length,
      entries: matches.slice((input.page - 1) * PAGE, input.page * PAGE).map((row) =>
        progressView.redact(
          {
            stageEntryId: row.entry.id,
            blindCode: row.entry.blindCode,
            handedIn: row.handedIn,
            expected: row.sheets.length,
            late: row.late,
            gap: row.gap,
            sheets: row.sheets.map((sheet) => sheetLine(sheet, outcomes.get(sheet.sheetId ?? ''), papers)),
          },
          BY_CODE,
        ),
      ),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, [
        'scoreSheet.reopen',
        'scoreSheet.acceptLate',
        'scoreSheet.void',
        'scoreSheet.versions',
        'specimen.change',
        'reminder.send',
        'gap.resolve',
        'objectiveMark.type',
        'objectiveMark.countersign',
        'penalty.rule',
        'standing.view',
        'assignment.change',
        'paperSheet.view',
        'sparePackage.download',
      ]),
    }),
  )
}
