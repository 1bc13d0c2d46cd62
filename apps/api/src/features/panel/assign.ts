import { assignment, type Tx } from '@xk/db'
import { isDeclared } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { loadForAssigning, planFor } from './plan.ts'
import { deriveConflicts, findMember, findScoringStage, listAssignments, type StageContext } from './store.ts'

export const pairView = view<{
  stageEntryId: string
  blindCode: string
  memberId: string
  kept: boolean
  expert: boolean
  wish: 'want' | 'avoid' | null
  earlier: boolean
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  memberId: 'internal',
  kept: 'internal',
  expert: 'internal',
  wish: 'internal',
  earlier: 'internal',
})
const loadView = view<{ memberId: string; load: number }>()({ memberId: 'internal', load: 'internal' })

/**
 * What automatic assignment would give, nothing saved: pairs with what speaks for them, loads, entries without a
 * judge of their field, the lowest preference.
 */
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
  const it = await loadForAssigning(tx, stage)
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
            ...it.reasonsOf(pair),
          },
          EVERYTHING,
        ),
      ),
      loads: Object.entries(plan.value.loads).map(([memberId, n]) =>
        loadView.redact({ memberId, load: n }, EVERYTHING),
      ),
      withoutExpert: plan.value.withoutExpert.map((id) => codes.get(id) ?? ''),
      withField: it.entries.filter((entry) => entry.field !== null).length,
      lowest: plan.value.lowest,
      parts: stage.own.bidding?.parts ?? null,
    }),
  )
}

/** Random places in the judges' lists, so that they tell nothing of the order in which works came. */
export const insertAssignments = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  stage: StageContext,
  pairs: readonly { stageEntryId: string; memberId: string; segment: string }[],
  kind: 'first' | 'specimen' | 'jointRescore' = 'first',
) => {
  const rows = pairs.map((pair) => ({
    id: deps.newId(),
    ...pair,
    rulesetVersion: stage.rulesetVersion,
    kind,
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
    if (isDeclared(stage.stageState)) {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    await deriveConflicts(tx, input.stageId, deps.now())
    const it = await loadForAssigning(tx, stage)
    const plan = planFor(stage, it, input.seed)
    if (!plan.ok) return plan
    const judged = stage.scoring.segments.filter((segment) => segment.mode === 'judged')
    const known = new Set(
      it.assignments
        .filter((a) => a.kind === 'first')
        .map((a) => `${a.stageEntryId} ${a.memberId} ${a.segment}`),
    )
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
    record({ kind: 'assign', payload: { stageId: input.stageId, seed: it.bidSeed ?? input.seed, pairs } })
    return ok(answer({ assigned: pairs.length }))
  })

/** A work is marked anew by exactly so many as the rules say, none of whom had it before. */
const remarkRefusal = (
  { scoring }: StageContext,
  it: Awaited<ReturnType<typeof loadForAssigning>>,
  pair: { stageEntryId: string; memberId: string; segment: string },
) => {
  const { stageEntryId, memberId, segment } = pair
  if (it.earlier.some((known) => known.entryId === stageEntryId && known.judgeId === memberId))
    return { code: 'panel/scored-before' as const }
  const there = it.assignments.filter((a) => a.stageEntryId === stageEntryId && a.segment === segment)
  return there.length >= scoring.judgesPerEntry
    ? { code: 'record/in-wrong-state' as const, state: 'enoughJudges' }
    : undefined
}

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
    if (isDeclared(stage.stageState)) {
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    }
    await deriveConflicts(tx, input.stageId, deps.now())
    const it = await loadForAssigning(tx, stage)
    const refused = stage.remarkOf ? remarkRefusal(stage, it, input) : undefined
    if (refused) return fail(refused)
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
