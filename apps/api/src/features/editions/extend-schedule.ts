import type { extendScheduleSchema } from '@xk/contract'
import { edition, schedule } from '@xk/db'
import {
  decideExtension,
  type EditionState,
  type ScheduleKey,
  stateAt,
  transitEdition,
} from '@xk/domain/edition'
import { fail, type InputIssue, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { unitAtDay } from '../organisation/store.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { editionFacts, loadEdition } from './load.ts'

/** Dates that say until when units may hand in: once blinded copies are being made, they can't move any more. */
const ENTRY_KEYS: readonly ScheduleKey[] = ['closesAt', 'supplementUntil']
const TAKES_ENTRIES: readonly EditionState[] = ['open', 'screening']

/**
 * Gia hạn: one recorded act that moves dates later, for all units or for one, with a reason that is published.
 * An edition that was closed for entries takes them again. Refused with input/invalid as decideExtension says,
 * and with schedule/stepPassed or schedule/unknownUnit.
 */
export const extendSchedule = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof extendScheduleSchema>,
): Promise<Result<Sendable<{ state: string }>>> =>
  runCommand(deps, actor, 'schedule.extend', input, async (tx, record) => {
    const now = deps.now()
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('schedule.extend', actor.viewer, editionFacts(loaded))
    if (denied || !loaded) return fail(denied ?? notFound)
    const { state } = loaded.edition
    if (state === 'draft' || state === 'cancelled')
      return fail({ code: 'record/in-wrong-state' as const, state })
    const issues: InputIssue[] = input.changes.flatMap(({ key }, i) =>
      ENTRY_KEYS.includes(key) && !TAKES_ENTRIES.includes(state)
        ? [{ pointer: `/changes/${i}/key`, code: 'schedule/stepPassed', facts: { key } }]
        : [],
    )
    if (input.unitId && !(await unitAtDay(tx, input.unitId, vietnamDay(now))))
      issues.push({ pointer: '/unitId', code: 'schedule/unknownUnit' })
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const decided = decideExtension(
      loaded.schedule,
      {
        changes: input.changes.map(({ key, at }) => ({ key, at: new Date(at) })),
        unitId: input.unitId,
        reason: input.reason,
      },
      now,
    )
    if (!decided.ok) return decided
    await tx.insert(schedule).values(
      decided.value.map(({ recordedAt, ...row }) => ({
        ...row,
        id: deps.newId(),
        editionId: input.id,
        recordedAt,
        recordedBy: actor.viewer.accountId,
      })),
    )
    const reopened = transitEdition(state, 'reopenEntries', loaded.facts)
    const runs = stateAt('open', [...loaded.schedule, ...decided.value], now) === 'open'
    const next = reopened.ok && runs ? reopened.value : state
    if (next !== state) await tx.update(edition).set({ state: next }).where(eq(edition.id, input.id))
    // What one unit was granted is between it and the organisers.
    if (input.unitId === null)
      await tellWebhooks(deps, tx, {
        event: 'edition.extended',
        editionId: input.id,
        path: `/cuoc-thi/${loaded.edition.slug}`,
      })
    record({
      kind: 'extend',
      payload: {
        editionId: input.id,
        unitId: input.unitId,
        reason: input.reason,
        changes: input.changes.map(({ key, at }) => ({ key, at })),
      },
    })
    return ok(answer({ state: next }))
  })
