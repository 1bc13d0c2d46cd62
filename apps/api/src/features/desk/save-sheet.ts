import { scoreSheet, type SheetMarks } from '@xk/db'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable, type Viewer } from '@xk/domain/policy'
import { checkSheet } from '@xk/domain/scoring'
import type { scoreSheetSchema } from '@xk/contract'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { findScoringStage } from '../panel/store.ts'
import { deskFacts } from './facts.ts'
import { findJudgingEnd, findLiveSheet, lockDeskItem, overwriteDraft } from './store.ts'

type SaveSheet = z.infer<typeof scoreSheetSchema> & { assignmentId: string }

/**
 * Saves what a judge has typed so far, over the version that they had on screen. A repeat of the same text is
 * answered as saved; another text over an old version is a conflict and comes back with theirs, so that neither
 * is lost. After the end of judging it is still kept: handing it in then waits for the chair (design.md §5.4).
 * Drafts are not ledgered: the hand-in commits them.
 */
export const saveSheet = async (
  deps: Deps,
  viewer: Viewer,
  input: SaveSheet,
): Promise<Result<Sendable<{ version: number; afterEnd: boolean }>>> =>
  deps.database.db.transaction(async (tx) => {
    const item = await lockDeskItem(tx, input.assignmentId)
    const denied = denialOf('scoreSheet.save', viewer, deskFacts(viewer, item))
    if (denied) return fail(denied)
    if (!item) return fail(notFound)
    const [stage, end, live] = await Promise.all([
      findScoringStage(tx, item.stageId),
      findJudgingEnd(tx, item.stageId),
      findLiveSheet(tx, input.assignmentId),
    ])
    const segment = stage?.scoring.segments.find((it) => it.key === item.assignment.segment)
    if (!stage || !segment) return fail(notFound)
    // Before judging begins and once the standing is declared, sheets don't change.
    if (stage.stageState !== 'running') {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    if (item.onPaper) return fail({ code: 'sheet/on-paper' })
    const body: SheetMarks = {
      marks: input.marks,
      comments: input.comments,
      overallComment: input.overallComment,
    }
    const issues = checkSheet(stage.scoring, segment, body, 'draft')
    if (issues.length > 0) return fail({ code: 'input/invalid', issues })
    const afterEnd = end !== undefined && deps.now() > end

    if (!live) {
      if (input.baseVersion !== 0) return fail({ code: 'record/stale-version', current: 0 })
      await tx.insert(scoreSheet).values({
        id: deps.newId(),
        assignmentId: input.assignmentId,
        n: 1,
        version: 1,
        state: 'draft',
        body,
        savedAt: deps.now(),
      })
      return ok(answer({ version: 1, afterEnd }))
    }
    if (live.state !== 'draft') return fail({ code: 'sheet/already-handed-in' })
    if (live.version !== input.baseVersion) {
      if (digestOf(live.body) === digestOf(body)) return ok(answer({ version: live.version, afterEnd }))
      return fail({ code: 'record/stale-version', current: live.version, theirs: live.body })
    }
    return ok(answer({ version: await overwriteDraft(tx, live, body, deps.now()), afterEnd }))
  })
