import type { SheetMarks, Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Viewer } from '@xk/domain/policy'
import type { Segment } from '@xk/domain/ruleset'
import { findPaperAssignment, type PaperAssignment } from './assignments.ts'
import { sightOf } from '../results/context.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import {
  findPaper,
  findSheetsOf,
  listAccountsOf,
  listReadings,
  type PaperRow,
  type TypingRow,
} from './store.ts'

/** Everything that decides about one judge's sheet on paper. */
export interface PaperTarget {
  it: PaperAssignment
  stage: StageContext
  rules: StageContext['rules']
  segment: Segment
  paper: PaperRow | undefined
  /** The last reading of each typist, of the paper above. */
  readings: TypingRow[]
  sheets: Awaited<ReturnType<typeof findSheetsOf>>
}

/** A draft that has something in it. */
export const isBegun = (body: SheetMarks): boolean =>
  Object.keys(body.marks).length > 0 ||
  Object.values(body.comments).some((text) => text.trim() !== '') ||
  body.overallComment.trim() !== ''

/**
 * An assignment for a secretary who deals with its paper sheet: by code alone, never their own, nothing of an entry
 * that they have a conflict with, and nobody's points before their own sheets are in.
 */
export const findPaperTarget = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  assignmentId: string,
  options: { lock?: boolean } = {},
): Promise<Result<PaperTarget>> => {
  const it = await findPaperAssignment(tx, assignmentId, options)
  const stage = it && (await findScoringStage(tx, it.stageId))
  const facts = stage
    ? { editionId: stage.editionId, preparedBy: await listAccountsOf(tx, it.member.personId) }
    : {}
  const denied = denialOf(command, viewer, facts)
  if (denied) return fail(denied)
  const segment = stage?.scoring.segments.find(({ key }) => key === it?.assignment.segment)
  if (!it || !stage || !segment || it.conflicted) return fail(notFound)
  const { hidden, held } = await sightOf(tx, viewer, it.stageId)
  if (hidden.has(it.stageEntryId)) return fail(notFound)
  if (held) return fail({ code: 'result/own-sheets-first' })
  const paper = await findPaper(tx, assignmentId)
  const readings = await listReadings(tx, paper ? [paper.id] : [])
  const sheets = await findSheetsOf(tx, assignmentId)
  return ok({ it, stage, rules: stage.rules, segment, paper, readings, sheets })
}

/** As {@link findPaperTarget}, held until the transaction ends, while judging goes on and the assignment stands. */
export const lockPaperTarget = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  assignmentId: string,
): Promise<Result<PaperTarget>> => {
  const found = await findPaperTarget(tx, viewer, command, assignmentId, { lock: true })
  if (!found.ok) return found
  const { it, stage } = found.value
  if (stage.stageState !== 'running') return fail({ code: 'record/in-wrong-state', state: stage.stageState })
  return it.assignment.state === 'withdrawn'
    ? fail({ code: 'record/in-wrong-state', state: 'withdrawn' })
    : found
}

/** As {@link lockPaperTarget}, of a paper that is being typed. */
export const lockOpenPaper = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  assignmentId: string,
): Promise<Result<PaperTarget & { paper: PaperRow }>> => {
  const found = await lockPaperTarget(tx, viewer, command, assignmentId)
  if (!found.ok) return found
  const { paper } = found.value
  return paper?.state === 'open'
    ? ok({ ...found.value, paper })
    : fail({ code: 'record/in-wrong-state', state: paper?.state ?? 'onScreen' })
}
