import type { advanceEditionSchema } from '@xk/contract'
import { edition, stage } from '@xk/db'
import { nextStep, type StageState, transitEdition, transitStage } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { countWork } from './counts.ts'
import { editionFacts, loadEdition, stateNow } from './load.ts'

/**
 * Moves an edition on to masking or to judging once nothing stands in the way (edition/not-ready names what
 * does). Entries are closed by their dates: past the last one, an open edition counts as being screened.
 */
export const advanceEdition = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof advanceEditionSchema>,
): Promise<Result<Sendable<{ state: string }>>> =>
  runCommand(deps, actor, 'edition.advance', input, async (tx, record) => {
    const now = deps.now()
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('edition.advance', actor.viewer, editionFacts(loaded))
    if (denied || !loaded) return fail(denied ?? notFound)
    const state = stateNow(loaded, now)
    const next = transitEdition(state, input.act, loaded.facts)
    if (!next.ok) return next
    const counts = await countWork(tx, now, [loaded])
    const open = nextStep(state, loaded.facts, counts(input.id)).needs.filter(({ done }) => !done)
    if (open.length > 0) {
      const issues = open.map(({ code, count }) => ({ code, facts: { count } }))
      return fail({ code: 'edition/not-ready' as const, issues })
    }
    await tx.update(edition).set({ state: next.value }).where(eq(edition.id, input.id))
    for (const row of loaded.stages) {
      const starts = input.act === 'startJudging' && row.id === loaded.current?.row?.id
      const act = row.kind === 'screening' ? 'freeze' : starts ? 'start' : undefined
      const moved = act && transitStage(row.state as StageState, act, loaded.facts)
      if (moved?.ok) await tx.update(stage).set({ state: moved.value }).where(eq(stage.id, row.id))
    }
    record({
      kind: 'advance',
      payload: {
        editionId: input.id,
        stageId: loaded.current?.row?.id ?? null,
        act: input.act,
        from: loaded.edition.state,
        to: next.value,
      },
    })
    return ok(answer({ state: next.value }))
  })
