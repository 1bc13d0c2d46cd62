import type { saveRulesetSchema } from '@xk/contract'
import { edition, ruleset } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { editionFacts, loadEdition } from './load.ts'
import { rulesIn } from './stored-rules.ts'

/**
 * Saves the rules that are being written, over the save that they were typed on; a newer one is a conflict and
 * comes back whole. What is frozen is never touched. The programme is the edition's and can't change.
 */
export const saveRuleset = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof saveRulesetSchema>,
): Promise<Result<Sendable<{ saveVersion: number }>>> =>
  runCommand(deps, actor, 'ruleset.edit', input, async (tx) => {
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('ruleset.edit', actor.viewer, editionFacts(loaded))
    if (denied || !loaded) return fail(denied ?? notFound)
    const { draft } = loaded
    if (!draft) return fail({ code: 'record/in-wrong-state' as const, state: loaded.edition.state })
    if (draft.saveVersion !== input.baseVersion) {
      return fail({
        code: 'record/stale-version' as const,
        current: draft.saveVersion,
        theirs: rulesIn(draft),
      })
    }
    if (input.body.programme !== loaded.edition.programme) {
      const issues = [{ pointer: '/body/programme', code: 'amend/programmeFixed' }]
      return fail({ code: 'input/invalid' as const, issues })
    }
    const saveVersion = draft.saveVersion + 1
    await tx
      .update(ruleset)
      .set({ body: input.body, saveVersion })
      .where(and(eq(ruleset.id, draft.id), eq(ruleset.saveVersion, input.baseVersion)))
    if (loaded.frozen) await addHand(tx, thingOf.amendment(draft.id), actor.viewer.accountId, deps.now())
    // Before the opening, the name in the rules is the edition's; an amendment's counts once it is approved.
    if (!loaded.frozen)
      await tx.update(edition).set({ title: input.body.title }).where(eq(edition.id, input.id))
    return ok(answer({ saveVersion }))
  })
