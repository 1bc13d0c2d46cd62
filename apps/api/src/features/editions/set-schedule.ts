import type { setScheduleSchema } from '@xk/contract'
import { schedule } from '@xk/db'
import { SCHEDULE_KEYS } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { editionFacts, loadEdition } from './load.ts'

/**
 * Sets or takes away dates before the opening, when nobody has been told them yet. Their order is readiness'
 * business, so that they can be typed one by one. After the opening only Gia hạn moves a date.
 */
export const setSchedule = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof setScheduleSchema>,
): Promise<Result<Sendable<{ saved: true }>>> =>
  runCommand(deps, actor, 'schedule.set', input, async (tx) => {
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('schedule.set', actor.viewer, editionFacts(loaded))
    if (denied || !loaded) return fail(denied ?? notFound)
    if (loaded.edition.state !== 'draft')
      return fail({ code: 'record/in-wrong-state' as const, state: loaded.edition.state })
    for (const key of SCHEDULE_KEYS) {
      const at = input.dates[key]
      if (at === undefined) continue
      await tx.delete(schedule).where(and(eq(schedule.editionId, input.id), eq(schedule.key, key)))
      if (at === null) continue
      await tx.insert(schedule).values({
        id: deps.newId(),
        editionId: input.id,
        key,
        unitId: null,
        at: new Date(at),
        recordedAt: deps.now(),
        recordedBy: actor.viewer.accountId,
      })
    }
    return ok(answer({ saved: true as const }))
  })
