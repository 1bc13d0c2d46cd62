import { penalty, stageEntry } from '@xk/db'
import type { penaltySchema } from '@xk/contract'
import { compare, fail, fromWire, notFound, ok, sum, toWire, ZERO } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { lockRunningStage, sightOf } from './context.ts'
import { findStageEntry } from './objective-marks.ts'

/** Points off by the chair's ruling, with its reason: off one segment, or off the stage score. */
export const ruleOnPenalty = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof penaltySchema>,
) =>
  runCommand(deps, actor, 'penalty.rule', input, async (tx, record) => {
    const found = await lockRunningStage(tx, actor.viewer, 'penalty.rule', input.stageId)
    if (!found.ok) return found
    const { hidden } = await sightOf(tx, actor.viewer, input.stageId)
    const target = await findStageEntry(tx, input.stageId, input.stageEntryId)
    const { segments } = found.value.scoring
    const segment = segments.find(({ key }) => key === input.segment)
    if (!target || hidden.has(input.stageEntryId) || (input.segment !== null && !segment))
      return fail(notFound)
    const points = fromWire(input.points)
    const most = segment ? fromWire(segment.max) : sum(segments.map((it) => fromWire(it.max)))
    if (compare(points, ZERO) <= 0 || compare(points, most) > 0) {
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/points', code: 'mark/aboveMaximum', facts: { max: toWire(most) } }],
      })
    }
    const row = {
      id: deps.newId(),
      stageEntryId: input.stageEntryId,
      segment: input.segment,
      points: toWire(points),
      reason: input.reason,
    }
    await tx.insert(penalty).values({ ...row, by: actor.viewer.accountId, at: deps.now() })
    const { id, ...payload } = row
    record({ kind: 'penalty', payload: { penaltyId: id, ...payload } })
    return ok(answer({ id: row.id }))
  })

/** Takes a penalty back, with a reason; it stays in the record. */
export const withdrawPenalty = (deps: Deps, actor: Actor, input: { penaltyId: string; reason: string }) =>
  runCommand(deps, actor, 'penalty.rule', input, async (tx, record) => {
    const [row] = await tx
      .select({ penalty, stageId: stageEntry.stageId })
      .from(penalty)
      .innerJoin(stageEntry, eq(stageEntry.id, penalty.stageEntryId))
      .where(eq(penalty.id, input.penaltyId))
    if (!row) return fail(notFound)
    const found = await lockRunningStage(tx, actor.viewer, 'penalty.rule', row.stageId)
    if (!found.ok) return found
    const { hidden } = await sightOf(tx, actor.viewer, row.stageId)
    if (hidden.has(row.penalty.stageEntryId)) return fail(notFound)
    if (row.penalty.withdrawnAt) return fail({ code: 'record/in-wrong-state' as const, state: 'withdrawn' })
    await tx.update(penalty).set({ withdrawnAt: deps.now() }).where(eq(penalty.id, input.penaltyId))
    record({
      kind: 'penalty',
      payload: { penaltyId: input.penaltyId, withdrawn: true, reason: input.reason },
    })
    return ok(answer({ withdrawn: true as const }))
  })
