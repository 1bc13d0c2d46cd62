import type { openReplicationSchema } from '@xk/contract'
import { replication, replicationUnit, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { partNow } from '@xk/domain/work'
import { and, eq, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { termAt } from '../organisation/settings.ts'
import { listOfficersOf, listUnitsAt } from '../organisation/store.ts'
import { listAwardedIdeas } from './awarded-ideas.ts'
import { loadWork } from './context.ts'
import { lockReplication, type ReplicationRow } from './replication-context.ts'

type Source = z.infer<typeof openReplicationSchema>['source']

/** What is to be taken over: an idea that won a prize, or a work that was accepted. */
const sourceOf = async (
  tx: Tx,
  now: Date,
  source: Source,
): Promise<Result<{ title: string; unitId: string }>> => {
  if ('entryId' in source) {
    const [idea] = await listAwardedIdeas(tx, { now, day: vietnamDay(now) }, source.entryId)
    return idea ? ok({ title: idea.title, unitId: idea.unitId }) : fail(notFound)
  }
  const it = await loadWork(tx, source.workId, now)
  if (!it) return fail(notFound)
  const { state, unitId } = it.work
  return state === 'accepted'
    ? ok({ title: it.body.title, unitId })
    : fail({ code: 'record/in-wrong-state', state })
}

/** Asks units to try out or take over; those that were asked already, or have it from the pilot, are not asked twice. */
const propose = async (
  deps: Deps,
  tx: Tx,
  by: string,
  row: Pick<ReplicationRow, 'id' | 'state'>,
  unitIds: readonly string[],
): Promise<Result<number>> => {
  const part = partNow(row.state)
  if (!part) return fail({ code: 'record/in-wrong-state', state: row.state })
  if (unitIds.length === 0) return ok(0)
  const now = deps.now()
  const known = new Set((await listUnitsAt(tx, vietnamDay(now))).map(({ unitId }) => unitId))
  if (unitIds.some((id) => !known.has(id))) return fail(notFound)
  const have = await tx
    .select({ unitId: replicationUnit.unitId })
    .from(replicationUnit)
    .where(and(eq(replicationUnit.replicationId, row.id), eq(replicationUnit.state, 'taken')))
  const fresh = unitIds.filter((id) => !have.some(({ unitId }) => unitId === id))
  if (fresh.length === 0) return ok(0)
  const asked = await tx
    .insert(replicationUnit)
    .values(
      fresh.map((unitId) => ({
        replicationId: row.id,
        unitId,
        part,
        state: 'proposed' as const,
        at: now,
        by,
      })),
    )
    .onConflictDoNothing()
    .returning({ unitId: replicationUnit.unitId })
  const officers = await listOfficersOf(
    tx,
    asked.map(({ unitId }) => unitId),
    now,
  )
  await notify(
    deps,
    tx,
    officers.map(({ accountId }) => accountId),
    'replication.proposed',
    { replicationId: row.id, part },
  )
  return ok(asked.length)
}

/** Puts an awarded idea or an accepted work on its way, as a pilot in the units that are asked. */
export const openReplication = (deps: Deps, actor: Actor, input: z.infer<typeof openReplicationSchema>) =>
  runCommand(deps, actor, 'replication.manage', input, async (tx, record) => {
    const denied = denialOf('replication.manage', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const term = await termAt(tx, vietnamDay(now))
    if (!term) return fail({ code: 'edition/no-term' as const })
    const source = await sourceOf(tx, now, input.source)
    if (!source.ok) return source
    const entryId = 'entryId' in input.source ? input.source.entryId : null
    const workId = 'workId' in input.source ? input.source.workId : null
    const [there] = await tx
      .select({ id: replication.id })
      .from(replication)
      .where(
        or(
          entryId ? eq(replication.entryId, entryId) : undefined,
          workId ? eq(replication.workId, workId) : undefined,
        ),
      )
    if (there) return fail({ code: 'replication/exists' as const })
    const [id, by] = [deps.newId(), actor.viewer.accountId]
    await tx.insert(replication).values({
      id,
      termId: term.id,
      entryId,
      workId,
      title: source.value.title,
      purpose: input.purpose,
      state: 'pilot',
      version: 1,
      evaluations: [],
      openedBy: by,
      openedAt: now,
    })
    const others = input.unitIds.filter((unitId) => unitId !== source.value.unitId)
    const asked = await propose(deps, tx, by, { id, state: 'pilot' }, others)
    if (!asked.ok) return asked
    record({
      kind: 'replication',
      payload: { step: 'opened', replicationId: id, entryId, workId, units: others },
    })
    return ok(answer({ id }))
  })

export const proposeUnits = (deps: Deps, actor: Actor, input: { replicationId: string; unitIds: string[] }) =>
  runCommand(deps, actor, 'replication.manage', input, async (tx, record) => {
    const denied = denialOf('replication.manage', actor.viewer, {})
    const row = denied ? undefined : await lockReplication(tx, input.replicationId)
    if (denied || !row) return fail(denied ?? notFound)
    const asked = await propose(deps, tx, actor.viewer.accountId, row, input.unitIds)
    if (!asked.ok) return asked
    record({
      kind: 'replication',
      payload: { step: 'proposed', replicationId: row.id, units: input.unitIds },
    })
    return ok(answer({ asked: asked.value }))
  })
