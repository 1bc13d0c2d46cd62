import type { changeTargetSchema, recordPastFigureSchema } from '@xk/contract'
import { cluster, pastFigure, target, targetChange, term, unit } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { isShare, TERM_TARGETS } from '@xk/domain/programme'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'

const invalid = (pointer: string, code: string) =>
  fail({ code: 'input/invalid' as const, issues: [{ pointer, code }] })

/** A goal of a term, changed with a reason; what it was before stays on record. */
export const changeTarget = (deps: Deps, actor: Actor, input: z.infer<typeof changeTargetSchema>) =>
  runCommand(deps, actor, 'target.change', input, async (tx, record) => {
    const denied = denialOf('target.change', actor.viewer, {})
    if (denied) return fail(denied)
    const [of] = await tx.select({ id: term.id }).from(term).where(eq(term.id, input.termId)).for('update')
    if (!of) return fail(notFound)
    const { termId, kind, goal, reason } = input
    if (isShare(kind) && goal > 100) return invalid('/goal', 'overHundred')
    const [held] = await tx
      .select()
      .from(target)
      .where(and(eq(target.termId, termId), eq(target.kind, kind)))
    const before = held?.goal ?? TERM_TARGETS.find((it) => it.kind === kind)?.goal ?? 0
    if (before !== input.before) return fail({ code: 'record/stale-version' as const, current: before })
    await tx
      .insert(target)
      .values({ termId, kind, goal })
      .onConflictDoUpdate({ target: [target.termId, target.kind], set: { goal } })
    await tx.insert(targetChange).values({
      id: deps.newId(),
      termId,
      kind,
      before,
      goal,
      reason,
      by: actor.viewer.accountId,
      at: deps.now(),
    })
    record({ kind: 'target', payload: { termId, kind, before, goal, reason } })
    return ok(answer({ kind, goal }))
  })

/** Something reached before the system was there, with the number of its decision. */
export const recordPastFigure = (deps: Deps, actor: Actor, input: z.infer<typeof recordPastFigureSchema>) =>
  runCommand(deps, actor, 'pastFigure.record', input, async (tx, record) => {
    const denied = denialOf('pastFigure.record', actor.viewer, {})
    if (denied) return fail(denied)
    const [of] = await tx.select().from(term).where(eq(term.id, input.termId))
    if (!of) return fail(notFound)
    if (input.on < of.starts || input.on > of.ends) return invalid('/on', 'outsideTerm')
    if (input.on > vietnamDay(deps.now())) return invalid('/on', 'inFuture')
    if (input.unitId) {
      const [known] = await tx.select().from(unit).where(eq(unit.id, input.unitId))
      if (!known) return fail(notFound)
    } else if (isShare(input.kind)) return invalid('/unitId', 'unitNeeded')
    if (input.clusterId) {
      const [known] = await tx.select().from(cluster).where(eq(cluster.id, input.clusterId))
      if (!known) return fail(notFound)
    }
    const id = deps.newId()
    await tx.insert(pastFigure).values({
      id,
      ...input,
      clusterId: input.unitId ? null : input.clusterId,
      addedBy: actor.viewer.accountId,
      addedAt: deps.now(),
    })
    record({
      kind: 'pastFigure',
      payload: { id, step: 'added', target: input.kind, on: input.on, decision: input.decisionNumber },
    })
    return ok(answer({ id }))
  })

/** Takes a typed thing out again, with a reason; its row stays. */
export const removePastFigure = (deps: Deps, actor: Actor, input: { id: string; reason: string }) =>
  runCommand(deps, actor, 'pastFigure.record', { remove: input }, async (tx, record) => {
    const denied = denialOf('pastFigure.record', actor.viewer, {})
    if (denied) return fail(denied)
    const [row] = await tx.select().from(pastFigure).where(eq(pastFigure.id, input.id)).for('update')
    if (!row) return fail(notFound)
    if (row.removedAt) return fail({ code: 'record/in-wrong-state' as const, state: 'removed' })
    await tx
      .update(pastFigure)
      .set({ removedAt: deps.now(), removedBy: actor.viewer.accountId, removeReason: input.reason })
      .where(eq(pastFigure.id, row.id))
    record({ kind: 'pastFigure', payload: { id: row.id, step: 'removed', reason: input.reason } })
    return ok(answer({ id: row.id, removed: true as const }))
  })
