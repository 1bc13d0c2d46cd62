import { assignment, scoreSheet, type Tx } from '@xk/db'
import { fail, type InputIssue, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import { checkSheet } from '@xk/domain/scoring'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { findScoringStage, listLiveSheets, type StageContext } from '../panel/store.ts'
import { sealSheet } from './seal-sheet.ts'
import { findMembership, listDeskItems, lockAssignmentsOf } from './store.ts'

type DeskItem = Awaited<ReturnType<typeof listDeskItems>>[number]
type LiveSheet = Awaited<ReturnType<typeof listLiveSheets>>[number]

/**
 * What a judge still has to hand in of a stage that is judged now, apart from sheets on paper; locked until the end. A
 * work whose people had the use of their data restricted can't be read: it holds up nobody, and its sheet stays open.
 */
export const lockOwnDesk = async (tx: Tx, viewer: Viewer, stageId: string) => {
  const stage = await findScoringStage(tx, stageId)
  const member = await findMembership(tx, stageId, viewer.personId)
  const denied = denialOf('scoreSheet.submit', viewer, {
    onPanel: member !== undefined,
    assigned: member !== undefined,
    undertaken: member?.undertakenAt != null,
  })
  if (denied) return fail(denied)
  if (!stage || !member) return fail(notFound)
  // Before judging begins and once the standing is declared, sheets don't change.
  if (stage.stageState !== 'running')
    return fail({ code: 'record/in-wrong-state' as const, state: stage.stageState })
  await lockAssignmentsOf(tx, member.id)
  const items = await listDeskItems(tx, member.id)
  const open = items.filter((item) => item.state === 'open' && !item.onPaper && !item.restricted)
  return ok({ stage, member, open })
}

/** The sheets of these items, each complete and of the version that the judge has on screen (by assignment). */
export const findCompleteSheets = async (
  tx: Tx,
  stage: StageContext,
  items: readonly DeskItem[],
  versions: Readonly<Record<string, number>>,
): Promise<Result<LiveSheet[]>> => {
  const ids = items.map((item) => item.assignmentId)
  const live = new Map((await listLiveSheets(tx, ids)).map((sheet) => [sheet.assignmentId, sheet]))
  const issues = items.flatMap((item): InputIssue[] => {
    const pointer = `/${item.assignmentId}`
    const facts = { code: item.blindCode }
    const sheet = live.get(item.assignmentId)
    const segment = stage.scoring.segments.find((it) => it.key === item.segment)
    if (!sheet || !segment) return [{ pointer, code: 'sheet/not-begun', facts }]
    if (sheet.version !== versions[item.assignmentId])
      return [{ pointer, code: 'sheet/changed-elsewhere', facts }]
    return checkSheet(stage.scoring, segment, sheet.body, 'handIn').map((issue) => ({
      pointer: pointer + issue.pointer,
      code: issue.code,
      facts: { ...issue.facts, ...facts },
    }))
  })
  return issues.length > 0 ? fail({ code: 'sheet/incomplete', issues }) : ok([...live.values()])
}

/** Freezes sheets under a salted digest each, which it gives by sheet; late ones leave their assignment open. */
export const freezeSheets = async (
  deps: Pick<Deps, 'randomBytes'>,
  tx: Tx,
  sheets: readonly LiveSheet[],
  { at, late }: { at: Date; late: boolean },
): Promise<Record<string, string>> => {
  const digests: Record<string, string> = {}
  for (const { id, assignmentId, body } of sheets) {
    const sealed = sealSheet(deps, id, body)
    digests[id] = sealed.digest
    await tx
      .update(scoreSheet)
      .set({ state: late ? 'late' : 'handedIn', handedInAt: at, ...sealed })
      .where(eq(scoreSheet.id, id))
    if (!late) await tx.update(assignment).set({ state: 'handedIn' }).where(eq(assignment.id, assignmentId))
  }
  return digests
}
