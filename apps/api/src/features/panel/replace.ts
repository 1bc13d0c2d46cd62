import { assignment, panelMember, type Tx } from '@xk/db'
import type { replaceSchema } from '@xk/contract'
import { type Pair, replaceJudge } from '@xk/domain/assignment'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, view, type Viewer } from '@xk/domain/policy'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { insertAssignments, pairView } from './assign.ts'
import { loadForAssigning, orderOf, sitsTogether, taskOf } from './plan.ts'
import { deriveConflicts, findMember, findScoringStage, type StageContext } from './store.ts'

const removedView = view<{ stageEntryId: string; blindCode: string; memberId: string }>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  memberId: 'internal',
})

/** Who takes over what when a judge leaves: only first assignments that are still open need someone. */
const propose = async (tx: Tx, stage: StageContext, memberId: string, seed: string) => {
  const it = await loadForAssigning(tx, stage)
  const first = it.assignments.filter((a) => a.kind === 'first')
  const orphaned = first.filter((a) => a.memberId === memberId && a.state === 'open')
  const handedIn = it.assignments.filter((a) => a.memberId === memberId && a.state === 'handedIn').length
  const staying = first.filter((a) => a.memberId !== memberId && it.judges.some((j) => j.id === a.memberId))
  const asPair = (a: (typeof first)[number]): Pair => ({ entryId: a.stageEntryId, judgeId: a.memberId })
  const known = { it, orphaned, handedIn }
  if (orphaned.length === 0 || sitsTogether(stage)) return ok({ ...known, added: [], removed: [] })
  const places = new Map<string, number>()
  for (const a of [...orphaned, ...staying]) places.set(a.stageEntryId, (places.get(a.stageEntryId) ?? 0) + 1)
  const whole = taskOf(stage, it)
  const task = {
    ...whole,
    entries: it.entries.map(({ id, field }) => ({ id, field, needed: places.get(id) ?? 0 })),
    judges: whole.judges.filter(({ id }) => id !== memberId),
    fixed: staying.filter((a) => a.state === 'handedIn').map(asPair),
  }
  const open = staying.filter((a) => a.state === 'open').map(asPair)
  const found = replaceJudge(task, open, orderOf(task, seed))
  return found.ok ? ok({ ...known, ...found.value }) : found
}

const findLeaving = async (tx: Tx, viewer: Viewer, memberId: string) => {
  const member = await findMember(tx, memberId)
  const stage = member && (await findScoringStage(tx, member.stageId))
  const facts = stage ? { editionId: stage.editionId } : {}
  const denied = denialOf('assignment.change', viewer, facts) ?? denialOf('panel.appoint', viewer, facts)
  if (denied) return fail(denied)
  if (!member || !stage) return fail(notFound)
  if (member.state !== 'active') return fail({ code: 'record/in-wrong-state' as const, state: member.state })
  return ok({ member, stage })
}

/** What would change if this judge left: for each open work who takes it over, and who would have to give one up. */
export const previewReplacement = (deps: Deps, viewer: Viewer, input: { memberId: string; seed: string }) =>
  deps.database.db.transaction(async (tx) => {
    const leaving = await findLeaving(tx, viewer, input.memberId)
    if (!leaving.ok) return leaving
    const found = await propose(tx, leaving.value.stage, input.memberId, input.seed)
    if (!found.ok) return found
    const { it, orphaned, handedIn, added, removed } = found.value
    const codes = new Map(it.entries.map((entry) => [entry.id, entry.code]))
    const byCode = <P extends Pair>(pairs: readonly P[]) =>
      pairs.toSorted((a, b) => (codes.get(a.entryId) ?? '').localeCompare(codes.get(b.entryId) ?? ''))
    const place = (pair: Pair) => ({
      stageEntryId: pair.entryId,
      blindCode: codes.get(pair.entryId) ?? '',
      memberId: pair.judgeId,
    })
    return ok(
      answer({
        orphaned: orphaned.length,
        handedIn,
        added: byCode(added).map((pair) =>
          pairView.redact({ ...place(pair), kept: false, ...it.reasonsOf(pair) }, EVERYTHING),
        ),
        removed: byCode(removed).map((pair) => removedView.redact(place(pair), EVERYTHING)),
      }),
    )
  })

/**
 * A judge leaves and others take their open works over, just as it was shown; what was handed in stays and counts.
 * Refused when something has changed since.
 */
export const replaceMember = (
  deps: Deps,
  actor: Actor,
  input: { memberId: string } & z.infer<typeof replaceSchema>,
): Promise<Result<ReturnType<typeof answer<{ moved: number }>>>> =>
  runCommand(deps, actor, 'assignment.change', input, async (tx, record) => {
    const leaving = await findLeaving(tx, actor.viewer, input.memberId)
    if (!leaving.ok) return leaving
    const { member, stage } = leaving.value
    if (stage.stageState === 'frozen' || stage.stageState === 'unmasked')
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    await deriveConflicts(tx, stage.stageId, deps.now())
    const found = await propose(tx, stage, member.id, input.seed)
    if (!found.ok) return found
    const { it, added, removed } = found.value
    const shown = new Set(input.moves.map((move) => `${move.stageEntryId} ${move.memberId}`))
    if (shown.size !== added.length || !added.every((p) => shown.has(`${p.entryId} ${p.judgeId}`)))
      return fail({ code: 'record/in-wrong-state', state: 'changedSince' })
    const given = it.assignments.filter(
      (a) =>
        a.state === 'open' &&
        (a.memberId === member.id ||
          removed.some((pair) => pair.entryId === a.stageEntryId && pair.judgeId === a.memberId)),
    )
    await tx.update(panelMember).set({ state: 'withdrawn' }).where(eq(panelMember.id, member.id))
    if (given.length > 0)
      await tx
        .update(assignment)
        .set({ state: 'withdrawn' })
        .where(
          and(
            inArray(
              assignment.id,
              given.map(({ id }) => id),
            ),
            eq(assignment.state, 'open'),
          ),
        )
    const segment = stage.scoring.segments.find(({ mode }) => mode === 'judged')?.key ?? ''
    const pairs = added.map((p) => ({ stageEntryId: p.entryId, memberId: p.judgeId, segment }))
    await insertAssignments(deps, tx, actor, stage, pairs)
    const payload = {
      stageId: stage.stageId,
      memberId: member.id,
      withdrawn: given.map(({ id }) => id),
      pairs,
      reason: input.reason,
    }
    record({ kind: 'assign', payload })
    return ok(answer({ moved: pairs.length }))
  })
