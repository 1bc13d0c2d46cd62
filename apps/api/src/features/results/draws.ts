import { draw } from '@xk/db'
import type { startDrawSchema } from '@xk/contract'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { drawListDigest, drawOrder } from '@xk/domain/stage'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { lockRunningStage, seesWholeStage } from './context.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'

/**
 * Begins a public draw (bốc thăm) for a group of equals: the list of blind codes, its digest and where the seed
 * will come from are in the record before anyone knows the seed.
 */
export const startDraw = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof startDrawSchema>,
) =>
  runCommand(deps, actor, 'lot.draw', input, async (tx, record) => {
    const found = await lockRunningStage(tx, actor.viewer, 'lot.draw', input.stageId)
    if (!found.ok) return found
    const whole = await seesWholeStage(tx, actor.viewer, input.stageId)
    if (!whole.ok) return whole
    const { standing, entries, lotGroups } = rankStage(found.value, await loadStageInputs(tx, input.stageId))
    const group = lotGroups.find(({ rank }) => rank === input.rank)
    if (!group) return fail(notFound)
    // Who is equal is known only when everybody has a score.
    const gaps = standing.unranked.filter(({ state }) => state === 'gapOpen').length
    if (gaps > 0) return fail({ code: 'result/gaps-unresolved' as const, count: gaps })
    if (standing.unranked.length > 0)
      return fail({ code: 'result/sheets-missing' as const, count: standing.unranked.length })
    const codes = new Map(entries.map(({ id, blindCode }) => [id, blindCode]))
    const list = group.entries.map((id) => codes.get(id) ?? '').sort()
    const listDigest = drawListDigest(list)
    const [waiting] = await tx
      .select({ id: draw.id })
      .from(draw)
      .where(and(eq(draw.stageId, input.stageId), eq(draw.listDigest, listDigest)))
    if (waiting) return fail({ code: 'record/in-wrong-state' as const, state: 'drawBegun' })
    const id = deps.newId()
    const purpose = `Thứ tự xếp hạng từ hạng ${group.rank}`
    await tx.insert(draw).values({
      id,
      stageId: input.stageId,
      purpose,
      list,
      listDigest,
      seedSource: input.seedSource,
      by: actor.viewer.accountId,
      at: deps.now(),
    })
    record({
      kind: 'draw',
      payload: { drawId: id, stageId: input.stageId, list, listDigest, seedSource: input.seedSource },
    })
    return ok(answer({ id, listDigest }))
  })

/** Types the seed that the announced source gave, once: the order follows from list and seed, and anyone can repeat it. */
export const typeSeed = (deps: Deps, actor: Actor, input: { drawId: string; seed: string }) =>
  runCommand(deps, actor, 'lot.draw', input, async (tx, record) => {
    const [row] = await tx.select().from(draw).where(eq(draw.id, input.drawId))
    if (!row) return fail(notFound)
    const found = await lockRunningStage(tx, actor.viewer, 'lot.draw', row.stageId)
    if (!found.ok) return found
    const whole = await seesWholeStage(tx, actor.viewer, row.stageId)
    if (!whole.ok) return whole
    const [now] = await tx.select().from(draw).where(eq(draw.id, input.drawId)).for('update')
    if (!now || now.seed !== null) return fail({ code: 'record/in-wrong-state' as const, state: 'drawn' })
    const result = drawOrder(now.list, input.seed)
    await tx.update(draw).set({ seed: input.seed, result }).where(eq(draw.id, now.id))
    record({ kind: 'draw', payload: { drawId: now.id, seed: input.seed, result } })
    return ok(answer({ result }))
  })
