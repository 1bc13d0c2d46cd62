import { entry, replicationUnit, type Tx, work, workContent } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { KIND_OF_IDEAS, partNow, type WorkBody } from '@xk/domain/work'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { unitAtDay } from '../organisation/store.ts'
import { insertWork } from './create-work.ts'
import { lockReplication, type ReplicationRow } from './replication-context.ts'

const sourceOf = async (tx: Tx, row: ReplicationRow) => {
  if (row.workId) {
    const [found] = await tx
      .select({ unitId: work.unitId, body: workContent.body })
      .from(work)
      .innerJoin(workContent, eq(workContent.workId, work.id))
      .where(eq(work.id, row.workId))
    return found
  }
  const [found] = await tx
    .select({ unitId: entry.unitId })
    .from(entry)
    .where(eq(entry.id, row.entryId ?? ''))
  return found && { ...found, body: undefined }
}

/** What the new work starts from: the source's name, kind and aim; people, goal and dates are the unit's own. */
const startOf = (row: ReplicationRow, body: WorkBody | undefined): Partial<WorkBody> => ({
  title: row.title,
  sort: body?.sort ?? 'youthProject',
  kind: body?.kind ?? KIND_OF_IDEAS,
  aim: body?.aim ?? row.purpose.slice(0, 2000),
  procedure: body?.procedure ?? '',
})

/** What a unit was asked and answered about a model, in either part. */
const rowsOf = (tx: Tx, replicationId: string, unitId: string) =>
  tx
    .select()
    .from(replicationUnit)
    .where(and(eq(replicationUnit.replicationId, replicationId), eq(replicationUnit.unitId, unitId)))

/**
 * A unit takes part: as a pilot when it was asked to, and of its own accord once the model is being replicated. It
 * gets a work of its own to register and report, tied to the source: one for a model, whichever part it takes.
 */
export const takeReplication = (deps: Deps, actor: Actor, input: { replicationId: string; unitId: string }) =>
  runCommand(deps, actor, 'replication.take', input, async (tx, record) => {
    const { unitId } = input
    const denied = denialOf('replication.take', actor.viewer, { unitIds: [unitId] })
    const row = denied ? undefined : await lockReplication(tx, input.replicationId)
    if (denied || !row) return fail(denied ?? notFound)
    const now = deps.now()
    const part = partNow(row.state)
    const source = await sourceOf(tx, row)
    const own = await rowsOf(tx, row.id, unitId)
    const there = own.find(({ state }) => state === 'taken') ?? own.find((it) => it.part === part)
    if (!(await unitAtDay(tx, unitId, vietnamDay(now)))) return fail(notFound)
    if (!part || !source || source.unitId === unitId || there?.state === 'taken')
      return fail({ code: 'record/in-wrong-state' as const, state: there?.state ?? row.state })
    if (part === 'pilot' && !there) return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const by = actor.viewer.accountId
    const made = await insertWork(deps, tx, by, {
      unitId,
      onBehalf: false,
      entryId: row.entryId,
      replication: { id: row.id, part },
      body: startOf(row, source.body),
    })
    if (!made.ok) return made
    const taken = { state: 'taken' as const, workId: made.value, reason: null, at: now, by }
    await tx
      .insert(replicationUnit)
      .values({ replicationId: row.id, unitId, part, ...taken })
      .onConflictDoUpdate({
        target: [replicationUnit.replicationId, replicationUnit.unitId, replicationUnit.part],
        set: taken,
      })
    record({
      kind: 'replication',
      payload: { step: 'taken', replicationId: row.id, unitId, part, workId: made.value },
    })
    return ok(answer({ id: made.value }))
  })

/** A unit that was asked says no, and why. */
export const declineReplication = (
  deps: Deps,
  actor: Actor,
  input: { replicationId: string; unitId: string; reason: string },
) =>
  runCommand(deps, actor, 'replication.take', input, async (tx, record) => {
    const { unitId, reason } = input
    const denied = denialOf('replication.take', actor.viewer, { unitIds: [unitId] })
    const row = denied ? undefined : await lockReplication(tx, input.replicationId)
    if (denied || !row) return fail(denied ?? notFound)
    const part = partNow(row.state)
    const there = (await rowsOf(tx, row.id, unitId)).find((it) => it.part === part)
    if (!part || there?.state !== 'proposed')
      return fail({ code: 'record/in-wrong-state' as const, state: there?.state ?? row.state })
    await tx
      .update(replicationUnit)
      .set({ state: 'declined', reason, at: deps.now(), by: actor.viewer.accountId })
      .where(
        and(
          eq(replicationUnit.replicationId, row.id),
          eq(replicationUnit.unitId, unitId),
          eq(replicationUnit.part, part),
        ),
      )
    record({ kind: 'replication', payload: { step: 'declined', replicationId: row.id, unitId } })
    return ok(answer({ declined: true as const }))
  })
