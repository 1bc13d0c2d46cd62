import { assignment, gapResolution, scoreSheet, type Tx } from '@xk/db'
import type { callExtraSchema, jointSheetSchema, rescoreSchema } from '@xk/contract'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import { checkSheet } from '@xk/domain/scoring'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { sealSheet } from '../desk/seal-sheet.ts'
import { insertAssignments } from '../panel/assign.ts'
import { deriveConflicts, listConflicts, type StageContext } from '../panel/store.ts'
import { lockRunningStage, sightOf } from './context.ts'
import { loadStageInputs, type RankedStage, rankStage } from './load-stage-inputs.ts'
import { listJudgeNames } from './names.ts'
import { extraCandidates, openGaps } from './read-gaps.ts'

interface GapAt {
  stageId: string
  stageEntryId: string
  segment: string
}

/** An open gap in a running stage, for a chair who may see it and whose rules bring in `way`. */
const findOpenGap = async (
  tx: Tx,
  viewer: Viewer,
  input: GapAt,
  way: 'extraJudge' | 'jointRescore',
): Promise<Result<{ stage: StageContext; ranked: RankedStage }>> => {
  const found = await lockRunningStage(tx, viewer, 'gap.resolve', input.stageId)
  if (!found.ok) return found
  const { hidden, held } = await sightOf(tx, viewer, input.stageId)
  if (held) return fail({ code: 'result/own-sheets-first' })
  const ranked = rankStage(found.value, await loadStageInputs(tx, input.stageId, hidden))
  if (!ranked.entries.some(({ id }) => id === input.stageEntryId)) return fail(notFound)
  const open = openGaps(ranked).some(
    (gap) => gap.stageEntryId === input.stageEntryId && gap.segment === input.segment,
  )
  if (!open) return fail({ code: 'record/in-wrong-state', state: 'noOpenGap' })
  return found.value.scoring.gap?.comesIn === way
    ? ok({ stage: found.value, ranked })
    : fail({ code: 'record/in-wrong-state', state: 'otherWay' })
}

/** Why an open gap is dealt with so: part of what the release shows. */
const noteResolution = (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  input: { stageEntryId: string; segment: string; reason: string },
  way: string,
) =>
  tx.insert(gapResolution).values({
    id: deps.newId(),
    stageEntryId: input.stageEntryId,
    segment: input.segment,
    way,
    reason: input.reason,
    by: actor.viewer.accountId,
    at: deps.now(),
  })

/**
 * Calls in one more judge for an open gap: someone without conflict who does not have the entry. Refused while one
 * who was called in has not handed in.
 */
export const callExtraJudge = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof callExtraSchema>,
) =>
  runCommand(deps, actor, 'gap.resolve', input, async (tx, record) => {
    const found = await findOpenGap(tx, actor.viewer, input, 'extraJudge')
    if (!found.ok) return found
    const { stage, ranked } = found.value
    const here = ranked.assigned.filter(
      (a) => a.stageEntryId === input.stageEntryId && a.segment === input.segment,
    )
    if (here.some((a) => a.kind === 'extra' && a.sheetState !== 'handedIn'))
      return fail({ code: 'record/in-wrong-state' as const, state: 'extraWaiting' })
    await deriveConflicts(tx, input.stageId, deps.now())
    const [judges, conflicts] = [
      await listJudgeNames(tx, input.stageId),
      await listConflicts(tx, input.stageId),
    ]
    if (conflicts.some((c) => c.memberId === input.memberId && c.stageEntryId === input.stageEntryId))
      return fail({ code: 'panel/conflicted' as const })
    const candidates = extraCandidates(ranked, input, judges, conflicts, null)
    if (!candidates.some(({ memberId }) => memberId === input.memberId)) return fail(notFound)
    const id = deps.newId()
    await tx.insert(assignment).values({
      id,
      stageEntryId: input.stageEntryId,
      memberId: input.memberId,
      segment: input.segment,
      rulesetVersion: stage.rulesetVersion,
      kind: 'extra',
      state: 'open',
      assignedBy: actor.viewer.accountId,
      assignedAt: deps.now(),
      position: Buffer.from(deps.randomBytes(4)).readUInt32BE() >>> 1,
    })
    await noteResolution(deps, tx, actor, input, 'extraJudge')
    const { stageEntryId, segment, memberId, reason } = input
    record({
      kind: 'resolve',
      payload: { way: 'extraJudge', stageEntryId, segment, memberId, assignmentId: id, reason },
    })
    return ok(answer({ assignmentId: id }))
  })

/** Judges who had scored the segment before the panel conferred. */
const firstJudges = (ranked: RankedStage, at: GapAt): string[] => [
  ...new Set(
    ranked.assigned
      .filter(
        (a) =>
          a.stageEntryId === at.stageEntryId &&
          a.segment === at.segment &&
          a.kind !== 'jointRescore' &&
          a.sheetState === 'handedIn',
      )
      .map((a) => a.memberId),
  ),
]

/** A gap that conferring left open is conferred on again: the joint sheets of the last time stay, put aside. */
const putAsideJoint = async (tx: Tx, ranked: RankedStage, at: GapAt): Promise<Result<true>> => {
  const before = ranked.assigned.filter(
    (a) => a.stageEntryId === at.stageEntryId && a.segment === at.segment && a.kind === 'jointRescore',
  )
  if (before.some((a) => a.sheetState !== 'handedIn'))
    return fail({ code: 'record/in-wrong-state', state: 'rescoreWaiting' })
  for (const { assignmentId } of before)
    await tx.update(assignment).set({ state: 'withdrawn' }).where(eq(assignment.id, assignmentId))
  return ok(true)
}

/**
 * After hội ý every judge who had scored the segment scores it anew at their own desk, under the minutes of what was
 * agreed; the gap stays open until all have, and what they gave before stays beside it.
 */
export const openJointRescore = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof rescoreSchema>,
) =>
  runCommand(deps, actor, 'gap.resolve', { rescore: true, ...input }, async (tx, record) => {
    const found = await findOpenGap(tx, actor.viewer, input, 'jointRescore')
    if (!found.ok) return found
    const { stage, ranked } = found.value
    const aside = await putAsideJoint(tx, ranked, input)
    if (!aside.ok) return aside
    const { stageEntryId, segment, reason } = input
    const pairs = firstJudges(ranked, input).map((memberId) => ({ stageEntryId, memberId, segment }))
    const assignmentIds = await insertAssignments(deps, tx, actor, stage, pairs, 'jointRescore')
    await noteResolution(deps, tx, actor, input, 'jointRescore')
    record({
      kind: 'resolve',
      payload: { way: 'jointRescore', stageEntryId, segment, assignmentIds, reason },
    })
    return ok(answer({ judges: pairs.length }))
  })

/**
 * Types the sheet that the judges agreed on after hội ý: it stands as the joint sheet of each judge who had scored
 * the segment, handed in at once; what they gave before stays beside it.
 */
export const typeJointSheet = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof jointSheetSchema>,
) =>
  runCommand(deps, actor, 'gap.resolve', input, async (tx, record) => {
    const found = await findOpenGap(tx, actor.viewer, input, 'jointRescore')
    if (!found.ok) return found
    const { stage, ranked } = found.value
    const segment = stage.scoring.segments.find(({ key }) => key === input.segment)
    if (!segment) return fail(notFound)
    const body = { marks: input.marks, comments: input.comments, overallComment: input.overallComment }
    const issues = checkSheet({ ...stage.scoring, overallComment: null }, segment, body, 'handIn').filter(
      // Comments stand on the sheets that went before; the joint one needs its reason only.
      (issue) => issue.code !== 'comment/required',
    )
    if (issues.length > 0) return fail({ code: 'sheet/incomplete' as const, issues })
    const aside = await putAsideJoint(tx, ranked, input)
    if (!aside.ok) return aside
    const members = firstJudges(ranked, input)
    const now = deps.now()
    const digests: Record<string, string> = {}
    for (const memberId of members) {
      const [assignmentId, sheetId] = [deps.newId(), deps.newId()]
      await tx.insert(assignment).values({
        id: assignmentId,
        stageEntryId: input.stageEntryId,
        memberId,
        segment: input.segment,
        rulesetVersion: stage.rulesetVersion,
        kind: 'jointRescore',
        state: 'handedIn',
        assignedBy: actor.viewer.accountId,
        assignedAt: now,
        position: Buffer.from(deps.randomBytes(4)).readUInt32BE() >>> 1,
      })
      const sealed = sealSheet(deps, sheetId, body)
      digests[sheetId] = sealed.digest
      await tx.insert(scoreSheet).values({
        id: sheetId,
        assignmentId,
        n: 1,
        version: 1,
        state: 'handedIn',
        body,
        savedAt: now,
        handedInAt: now,
        ...sealed,
      })
    }
    await noteResolution(deps, tx, actor, input, 'jointRescore')
    const { stageEntryId, reason } = input
    record({
      kind: 'resolve',
      payload: { way: 'jointRescore', stageEntryId, segment: input.segment, digests, reason },
    })
    return ok(answer({ sheets: Object.keys(digests).length }))
  })
