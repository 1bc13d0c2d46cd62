import { masking } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { thingOf, undoHands } from '../hands/hands.ts'
import { loadMasking } from './context.ts'
import { supersede } from './store.ts'

/**
 * Begins the masking of one entry anew from what is found by itself: black-outs and copies that nobody approved are
 * dropped. The way on when everybody who could approve has had a hand in it. An approved copy stays what judges read.
 */
export const restartMasking = (deps: Deps, actor: Actor, input: { stageEntryId: string }) =>
  runCommand(deps, actor, 'masking.edit', { ...input, act: 'restart' }, async (tx, record) => {
    const now = deps.now()
    const loaded = await loadMasking(tx, actor.viewer, 'masking.edit', input.stageEntryId, now, {
      lock: true,
    })
    if (!loaded.ok) return loaded
    const { it, current } = loaded.value
    if (it.state !== 'active') return fail({ code: 'record/in-wrong-state' as const, state: it.state })
    if (current?.state === 'rendering')
      return fail({ code: 'record/in-wrong-state' as const, state: 'rendering' })
    await supersede(tx, input.stageEntryId, ['prepared', 'sentBack', 'failed'])
    await tx.delete(masking).where(eq(masking.stageEntryId, input.stageEntryId))
    await undoHands(tx, thingOf.masking(input.stageEntryId), now)
    record({
      kind: 'mask',
      payload: { act: 'restart', stageId: it.stageId, stageEntryId: input.stageEntryId },
    })
    return ok(answer({ restarted: true as const }))
  })
