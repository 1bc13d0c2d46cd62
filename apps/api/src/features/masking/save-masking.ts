import type { MaskingBody } from '@xk/contract'
import { masking } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { loadMasking } from './context.ts'
import { findMasking } from './store.ts'

interface SaveMasking {
  stageEntryId: string
  baseVersion: number
  body: MaskingBody
}

/**
 * Keeps the secretary's black-outs as they are made. A version that is not the one on the screen is refused and
 * comes back with the refusal, so that both are there to choose from. A draft: no ledger event.
 */
export const saveMasking = (deps: Deps, actor: Actor, input: SaveMasking) =>
  runCommand(deps, actor, 'masking.edit', input, async (tx) => {
    const now = deps.now()
    const loaded = await loadMasking(tx, actor.viewer, 'masking.edit', input.stageEntryId, now, {
      lock: true,
    })
    if (!loaded.ok) return loaded
    const saved = await findMasking(tx, input.stageEntryId)
    const current = saved?.version ?? 0
    if (input.baseVersion !== current) {
      return fail({ code: 'record/stale-version' as const, current, theirs: saved?.body ?? null })
    }
    const row = { version: current + 1, body: input.body, savedBy: actor.viewer.accountId, savedAt: now }
    await tx
      .insert(masking)
      .values({ stageEntryId: input.stageEntryId, ...row })
      .onConflictDoUpdate({ target: masking.stageEntryId, set: row })
    await addHand(tx, thingOf.masking(input.stageEntryId), actor.viewer.accountId, now)
    return ok(answer({ version: row.version, savedAt: now.toISOString() }))
  })
