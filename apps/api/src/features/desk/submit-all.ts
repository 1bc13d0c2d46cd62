import { assignment, scoreSheet } from '@xk/db'
import { commitmentOf, fail, type InputIssue, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { checkSheet } from '@xk/domain/scoring'
import type { submitAllSchema } from '@xk/contract'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { tellOfScoredRemarks } from '../appeals/tell-scored.ts'
import { findScoringStage, listLiveSheets } from '../panel/store.ts'
import { findJudgingEnd, findMembership, listDeskItems, lockAssignmentsOf } from './store.ts'

/**
 * "Nộp toàn bộ": hands in every open sheet of the judge in a stage at once. All must be complete, and each must
 * be the version that the judge has on screen. Handed-in sheets are frozen under a salted digest. After the end of
 * judging they are kept as late and count only once the chair has accepted them. A work whose people had the use of
 * their data restricted cannot be read and is left out: its sheet stays open for when that is lifted.
 */
export const submitAllSheets = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof submitAllSchema>,
): Promise<Result<Sendable<{ handedIn: number; late: boolean }>>> =>
  runCommand(deps, actor, 'scoreSheet.submit', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const member = await findMembership(tx, input.stageId, actor.viewer.personId)
    const denied = denialOf('scoreSheet.submit', actor.viewer, {
      onPanel: member !== undefined,
      assigned: member !== undefined,
      undertaken: member?.undertakenAt != null,
    })
    if (denied) return fail(denied)
    if (!stage || !member) return fail(notFound)

    // Before judging begins and once the standing is declared, sheets don't change.
    if (stage.stageState !== 'running') {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    await lockAssignmentsOf(tx, member.id)
    const mine = (await listDeskItems(tx, member.id)).filter((item) => item.state === 'open' && !item.onPaper)
    const specimens = mine.filter((item) => item.kind === 'specimen')
    // Calibration comes first, and is handed in apart.
    if (specimens.length > 0) return fail({ code: 'sheet/specimens-first', count: specimens.length })
    const open = mine.filter((item) => !item.restricted)
    const ids = open.map((item) => item.assignmentId)
    const live = new Map((await listLiveSheets(tx, ids)).map((sheet) => [sheet.assignmentId, sheet]))
    const issues = open.flatMap((item): InputIssue[] => {
      const pointer = `/${item.assignmentId}`
      const facts = { code: item.blindCode }
      const sheet = live.get(item.assignmentId)
      const segment = stage.scoring.segments.find((it) => it.key === item.segment)
      if (!sheet || !segment) return [{ pointer, code: 'sheet/not-begun', facts }]
      if (sheet.version !== input.versions[item.assignmentId])
        return [{ pointer, code: 'sheet/changed-elsewhere', facts }]
      return checkSheet(stage.scoring, segment, sheet.body, 'handIn').map((issue) => ({
        pointer: pointer + issue.pointer,
        code: issue.code,
        facts: { ...issue.facts, ...facts },
      }))
    })
    if (issues.length > 0) return fail({ code: 'sheet/incomplete', issues })

    const now = deps.now()
    const end = await findJudgingEnd(tx, stage.stageId)
    const late = end !== undefined && now > end
    const digests: Record<string, string> = {}
    for (const sheet of live.values()) {
      const salt = Buffer.from(deps.randomBytes(16)).toString('hex')
      const digest = commitmentOf({ sheet: sheet.id, ...sheet.body }, salt)
      digests[sheet.id] = digest
      await tx
        .update(scoreSheet)
        .set({ state: late ? 'late' : 'handedIn', handedInAt: now, digest, salt })
        .where(eq(scoreSheet.id, sheet.id))
      if (!late)
        await tx.update(assignment).set({ state: 'handedIn' }).where(eq(assignment.id, sheet.assignmentId))
    }
    await tellOfScoredRemarks(deps, tx, stage, ids)
    if (ids.length > 0)
      record({ kind: 'handIn', payload: { stageId: input.stageId, memberId: member.id, late, digests } })
    return ok(answer({ handedIn: ids.length, late }))
  })
