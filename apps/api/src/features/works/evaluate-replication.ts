import type { evaluateReplicationSchema } from '@xk/contract'
import { replication } from '@xk/db'
import { digestOf, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { transitReplication } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { lockReplication } from './replication-context.ts'

/** What the pilot showed, and what follows: others take it over, it is tried out again, or it ends. */
export const evaluateReplication = (
  deps: Deps,
  actor: Actor,
  input: { replicationId: string } & z.infer<typeof evaluateReplicationSchema>,
) =>
  runCommand(deps, actor, 'replication.manage', input, async (tx, record) => {
    const denied = denialOf('replication.manage', actor.viewer, {})
    const row = denied ? undefined : await lockReplication(tx, input.replicationId)
    if (denied || !row) return fail(denied ?? notFound)
    const next = transitReplication(row.state, input.outcome)
    if (!next.ok) return next
    if (row.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row.version })
    const { text, outcome } = input
    const on = vietnamDay(deps.now())
    const version = row.version + 1
    await tx
      .update(replication)
      .set({ state: next.value, version, evaluations: [...row.evaluations, { text, outcome, on }] })
      .where(eq(replication.id, row.id))
    record({
      kind: 'replication',
      payload: { step: 'evaluated', replicationId: row.id, outcome, text: digestOf(text) },
    })
    return ok(answer({ state: next.value, version }))
  })
