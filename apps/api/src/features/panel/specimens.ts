import { assignment, stageEntry } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { insertAssignments } from './assign.ts'
import { loadForAssigning } from './plan.ts'
import { deriveConflicts, findScoringStage } from './store.ts'

/**
 * Gives a work to the whole panel to score for calibration ("chấm thử"): everyone without a conflict who does not
 * have it yet. These sheets are compared and discussed; they never count towards any result.
 */
export const assignSpecimen = (deps: Deps, actor: Actor, input: { stageId: string; stageEntryId: string }) =>
  runCommand(deps, actor, 'specimen.change', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('specimen.change', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    if (stage.stageState === 'frozen' || stage.stageState === 'unmasked')
      return fail({ code: 'record/in-wrong-state' as const, state: stage.stageState })
    await deriveConflicts(tx, input.stageId, deps.now())
    const it = await loadForAssigning(tx, stage)
    const { stageEntryId } = input
    if (!it.entries.some((entry) => entry.id === stageEntryId)) return fail(notFound)
    const related = new Set(it.conflicts.flatMap((c) => (c.entryId === stageEntryId ? [c.judgeId] : [])))
    const has = new Set(
      it.assignments.flatMap((a) =>
        a.stageEntryId === stageEntryId && a.kind === 'specimen' ? [`${a.memberId} ${a.segment}`] : [],
      ),
    )
    const judged = stage.scoring.segments.filter(({ mode }) => mode === 'judged')
    const pairs = it.judges
      .filter(({ id }) => !related.has(id))
      .flatMap(({ id: memberId }) => judged.map(({ key: segment }) => ({ stageEntryId, memberId, segment })))
      .filter(({ memberId, segment }) => !has.has(`${memberId} ${segment}`))
    await insertAssignments(deps, tx, actor, stage, pairs, 'specimen')
    record({ kind: 'assign', payload: { stageId: input.stageId, specimen: stageEntryId, pairs } })
    return ok(answer({ assigned: pairs.length }))
  })

/** Takes a calibration work back from those who have not handed it in; what was handed in stays readable. */
export const withdrawSpecimen = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; stageEntryId: string },
) =>
  runCommand(deps, actor, 'specimen.change', { withdraw: true, ...input }, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('specimen.change', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    const taken = await tx
      .update(assignment)
      .set({ state: 'withdrawn' })
      .where(
        and(
          eq(assignment.stageEntryId, input.stageEntryId),
          eq(assignment.kind, 'specimen'),
          eq(assignment.state, 'open'),
          sql`exists (select 1 from ${stageEntry} se where se.id = ${assignment.stageEntryId} and se.stage_id = ${input.stageId})`,
        ),
      )
      .returning({ id: assignment.id })
    if (taken.length === 0) return fail(notFound)
    record({
      kind: 'assign',
      payload: { stageId: input.stageId, withdrawn: taken.map(({ id }) => id), specimen: input.stageEntryId },
    })
    return ok(answer({ withdrawn: taken.length }))
  })
