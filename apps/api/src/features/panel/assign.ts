import { assignment, type Tx } from '@xk/db'
import { assignOptimal, type AssignmentPlan, assignWholePanel } from '@xk/domain/assignment'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { drawOrder } from '@xk/domain/stage'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import {
  deriveConflicts,
  findMember,
  findScoringStage,
  listAssignments,
  listConflicts,
  listMembers,
  listStageEntries,
  renditionOf,
  type StageContext,
} from './store.ts'

/** Rows of one stage that assigning looks at. */
const load = async (tx: Tx, stage: StageContext) => {
  const [members, entries, assignments, conflicts] = await Promise.all([
    listMembers(tx, stage.stageId),
    listStageEntries(tx, stage.stageId),
    listAssignments(tx, stage.stageId),
    listConflicts(tx, stage.stageId),
  ])
  return {
    // A team contest's panel sits together; the chair of a written contest may score as well.
    judges: members.filter((member) => member.state === 'active'),
    entries: entries.flatMap((entry) => {
      const rendition = renditionOf(entry)
      return rendition ? [{ id: entry.id, code: entry.blindCode, field: rendition.topic?.key ?? null }] : []
    }),
    unready: entries.filter((entry) => !entry.rendition).length,
    assignments,
    conflicts: conflicts.map((it) => ({ entryId: it.stageEntryId, judgeId: it.memberId })),
  }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** Judged in parts at one sitting (a team contest's final): everyone judges everything. */
const sitsTogether = (stage: StageContext) => stage.scoring.segments.length > 1

const planFor = (stage: StageContext, it: Loaded, seed: string): Result<AssignmentPlan> => {
  const judges = it.judges.map((judge) => ({ id: judge.id, fields: judge.expertise }))
  if (sitsTogether(stage)) {
    const pairs = assignWholePanel({ entries: it.entries, judges, conflicts: it.conflicts })
    const loads = Object.fromEntries(
      judges.map((j) => [j.id, pairs.filter((p) => p.judgeId === j.id).length]),
    )
    return ok({
      pairs: pairs.map((pair) => ({ ...pair, fixed: false, expert: false, preference: 0 })),
      loads,
      withoutExpert: [],
      lowest: null,
    })
  }
  const fixed = it.assignments
    .filter((a) => a.kind === 'first' && it.judges.some((j) => j.id === a.memberId))
    .map((a) => ({ entryId: a.stageEntryId, judgeId: a.memberId }))
  const { judgesPerEntry: perEntry, maxLoad } = stage.scoring
  return assignOptimal(
    { entries: it.entries, judges, perEntry, maxLoad, conflicts: it.conflicts, fixed },
    {
      entries: drawOrder(
        it.entries.map((e) => e.id),
        seed,
      ),
      judges: drawOrder(
        judges.map((j) => j.id),
        seed,
      ),
    },
  )
}

const pairView = view<{ stageEntryId: string; blindCode: string; memberId: string; kept: boolean }>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  memberId: 'internal',
  kept: 'internal',
})
const loadView = view<{ memberId: string; load: number }>()({ memberId: 'internal', load: 'internal' })

/** What automatic assignment would give, nothing saved: pairs, loads, entries without a judge of their field. */
export const previewAssignment = async (
  deps: Deps,
  viewer: Viewer,
  input: { stageId: string; seed: string },
) => {
  const tx = deps.database.db
  const stage = await findScoringStage(tx, input.stageId)
  const denied = denialOf('assignment.change', viewer, stage ? { editionId: stage.editionId } : {})
  if (denied) return fail(denied)
  if (!stage) return fail(notFound)
  const it = await load(tx, stage)
  const plan = planFor(stage, it, input.seed)
  if (!plan.ok) return plan
  const codes = new Map(it.entries.map((entry) => [entry.id, entry.code]))
  return ok(
    answer({
      unready: it.unready,
      pairs: plan.value.pairs.map((pair) =>
        pairView.redact(
          {
            stageEntryId: pair.entryId,
            blindCode: codes.get(pair.entryId) ?? '',
            memberId: pair.judgeId,
            kept: pair.fixed,
          },
          EVERYTHING,
        ),
      ),
      loads: Object.entries(plan.value.loads).map(([memberId, n]) =>
        loadView.redact({ memberId, load: n }, EVERYTHING),
      ),
      withoutExpert: plan.value.withoutExpert.map((id) => codes.get(id) ?? ''),
    }),
  )
}

/** Random places in the judges' lists, so that they tell nothing of the order in which works came. */
const insertAssignments = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  stage: StageContext,
  pairs: readonly { stageEntryId: string; memberId: string; segment: string }[],
) => {
  const rows = pairs.map((pair) => ({
    id: deps.newId(),
    ...pair,
    rulesetVersion: stage.rulesetVersion,
    kind: 'first' as const,
    state: 'open' as const,
    assignedBy: actor.viewer.accountId,
    assignedAt: deps.now(),
    position: Buffer.from(deps.randomBytes(4)).readUInt32BE() >>> 1,
  }))
  for (let from = 0; from < rows.length; from += 1000) {
    await tx
      .insert(assignment)
      .values(rows.slice(from, from + 1000))
      .onConflictDoNothing()
  }
  return rows.map((row) => row.id)
}

/** Assigns every ready entry as the preview with this seed shows; what was assigned by hand stays. */
export const assignAll = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; seed: string },
): Promise<Result<Sendable<{ assigned: number }>>> =>
  runCommand(deps, actor, 'assignment.change', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('assignment.change', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    if (stage.stageState === 'frozen' || stage.stageState === 'unmasked') {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    await deriveConflicts(tx, input.stageId, deps.now())
    const it = await load(tx, stage)
    const plan = planFor(stage, it, input.seed)
    if (!plan.ok) return plan
    const judged = stage.scoring.segments.filter((segment) => segment.mode === 'judged')
    const known = new Set(it.assignments.map((a) => `${a.stageEntryId} ${a.memberId} ${a.segment}`))
    const pairs = plan.value.pairs
      .flatMap((pair) =>
        judged.map((segment) => ({
          stageEntryId: pair.entryId,
          memberId: pair.judgeId,
          segment: segment.key,
        })),
      )
      .filter((pair) => !known.has(`${pair.stageEntryId} ${pair.memberId} ${pair.segment}`))
    await insertAssignments(deps, tx, actor, stage, pairs)
    record({ kind: 'assign', payload: { stageId: input.stageId, seed: input.seed, pairs } })
    return ok(answer({ assigned: pairs.length }))
  })

/** Assigns one entry's segment to one judge by hand; never across a conflict, never without an approved rendition. */
export const assignByHand = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; stageEntryId: string; memberId: string; segment: string },
): Promise<Result<Sendable<{ assigned: number }>>> =>
  runCommand(deps, actor, 'assignment.change', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('assignment.change', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    const member = await findMember(tx, input.memberId)
    if (!stage || !member || member.stageId !== stage.stageId || member.state !== 'active')
      return fail(notFound)
    if (stage.stageState === 'frozen' || stage.stageState === 'unmasked') {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    await deriveConflicts(tx, input.stageId, deps.now())
    const it = await load(tx, stage)
    const segment = stage.scoring.segments.find((s) => s.key === input.segment && s.mode === 'judged')
    if (!segment || !it.entries.some((entry) => entry.id === input.stageEntryId)) return fail(notFound)
    if (it.conflicts.some((c) => c.entryId === input.stageEntryId && c.judgeId === input.memberId)) {
      return fail({ code: 'panel/conflicted' })
    }
    const pair = { stageEntryId: input.stageEntryId, memberId: input.memberId, segment: input.segment }
    await insertAssignments(deps, tx, actor, stage, [pair])
    record({ kind: 'assign', payload: { stageId: input.stageId, pairs: [pair] } })
    return ok(answer({ assigned: 1 }))
  })

/** Takes back an assignment that was not handed in. What was typed stays with it. */
export const withdrawAssignment = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; assignmentId: string },
): Promise<Result<Sendable<{ withdrawn: boolean }>>> =>
  runCommand(deps, actor, 'assignment.change', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('assignment.change', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    const found = (await listAssignments(tx, input.stageId)).find((it) => it.id === input.assignmentId)
    if (!stage || !found) return fail(notFound)
    if (found.state !== 'open') return fail({ code: 'sheet/already-handed-in' })
    await tx
      .update(assignment)
      .set({ state: 'withdrawn' })
      .where(and(eq(assignment.id, input.assignmentId), eq(assignment.state, 'open')))
    record({ kind: 'assign', payload: { stageId: input.stageId, withdrawn: input.assignmentId } })
    return ok(answer({ withdrawn: true }))
  })
