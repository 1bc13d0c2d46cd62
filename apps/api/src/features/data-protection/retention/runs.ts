import type { requestRetentionSchema } from '@xk/contract'
import { edition, reminder, retentionItem, retentionRun, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { faultFacts } from '../../../http/fault.ts'
import { type Actor, runCommand } from '../../../http/command.ts'
import { notify } from '../../accounts/notices.ts'
import { listHolders } from '../../grants/store.ts'
import { namesOf } from '../../accounts/store.ts'
import { keepErasureList } from '../../people/erasure-list.ts'
import { removeDoomedFiles } from '../../uploads/doomed-files.ts'
import { listHandlers } from '../store.ts'
import { listDue } from './due.ts'
import { eraseEntry } from './erase-entry.ts'

interface DueLine {
  editionId: string
  title: string
  closedOn: string
  months: number
  dueOn: string
  entries: number
  people: number
  files: number
  kept: number
  digest: string
  allowed: readonly Command[]
}
const dueView = view<DueLine>()({
  editionId: 'internal',
  title: 'internal',
  closedOn: 'internal',
  months: 'internal',
  dueOn: 'internal',
  entries: 'internal',
  people: 'internal',
  files: 'internal',
  kept: 'internal',
  digest: 'internal',
  allowed: 'internal',
})
interface RunLine {
  id: string
  title: string
  state: 'waiting' | 'approved' | 'done' | 'refused'
  entries: number
  people: number
  files: number
  done: number
  reason: string
  requestedBy: string | null
  requestedAt: string
  decidedBy: string | null
  doneAt: string | null
  allowed: readonly Command[]
}
const runView = view<RunLine>()({
  id: 'internal',
  title: 'internal',
  state: 'internal',
  entries: 'internal',
  people: 'internal',
  files: 'internal',
  done: 'internal',
  reason: 'internal',
  requestedBy: 'internal',
  requestedAt: 'internal',
  decidedBy: 'internal',
  doneAt: 'internal',
  allowed: 'internal',
})

/** What is due to be erased, with counts, and the runs so far. */
export const readRetention = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('retention.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const runs = await db
    .select({
      run: retentionRun,
      title: edition.title,
      done: sql<number>`(select count(*)::int from ${retentionItem} i
        where i.run_id = ${retentionRun.id} and i.done_at is not null)`,
    })
    .from(retentionRun)
    .innerJoin(edition, eq(edition.id, retentionRun.editionId))
    .orderBy(desc(retentionRun.requestedAt))
    .limit(200)
  const names = await namesOf(
    db,
    runs.flatMap(({ run }) => [run.requestedBy, run.decidedBy]),
  )
  const open = new Set(
    runs
      .filter(({ run }) => run.state === 'waiting' || run.state === 'approved')
      .map(({ run }) => run.editionId),
  )
  const due = (await listDue(db, deps.now())).filter(({ editionId }) => !open.has(editionId))
  return ok(
    answer({
      due: due.map(
        ({ entryIds, ...it }) =>
          dueView.redact(
            {
              ...it,
              entries: entryIds.length,
              allowed: allowedCommands(viewer, {}, ['retention.request']),
            },
            EVERYTHING,
          ) as Sendable<DueLine>,
      ),
      runs: runs.map(
        ({ run, title, done }) =>
          runView.redact(
            {
              id: run.id,
              title,
              state: run.state,
              entries: run.entries,
              people: run.people,
              files: run.files,
              done,
              reason: run.reason,
              requestedBy: names.get(run.requestedBy) ?? null,
              requestedAt: run.requestedAt.toISOString(),
              decidedBy: names.get(run.decidedBy ?? '') ?? null,
              doneAt: run.doneAt?.toISOString() ?? null,
              allowed:
                run.state === 'waiting'
                  ? allowedCommands(viewer, { preparedBy: [run.requestedBy] }, [
                      'retention.approve',
                      'retention.refuse',
                    ])
                  : [],
            },
            EVERYTHING,
          ) as Sendable<RunLine>,
      ),
    }),
  )
}

/** First step: exactly the list that was looked at is put to a second person. Nothing is erased yet. */
export const requestRetention = (deps: Deps, actor: Actor, input: z.infer<typeof requestRetentionSchema>) =>
  runCommand(deps, actor, 'retention.request', input, async (tx, record) => {
    const denied = denialOf('retention.request', actor.viewer, {})
    if (denied) return fail(denied)
    const [due] = await listDue(tx, deps.now(), input.editionId)
    if (!due) return fail(notFound)
    if (due.digest !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: due.entryIds.length })
    const [open] = await tx
      .select({ state: retentionRun.state })
      .from(retentionRun)
      .where(
        and(eq(retentionRun.editionId, due.editionId), inArray(retentionRun.state, ['waiting', 'approved'])),
      )
    if (open) return fail({ code: 'record/in-wrong-state' as const, state: open.state })
    const id = deps.newId()
    const { entryIds, people, files, digest } = due
    await tx.insert(retentionRun).values({
      id,
      editionId: due.editionId,
      state: 'waiting',
      entries: entryIds.length,
      people,
      files,
      digest,
      reason: input.reason,
      requestedBy: actor.viewer.accountId,
      requestedAt: deps.now(),
    })
    await tx.insert(retentionItem).values(entryIds.map((entryId) => ({ runId: id, entryId })))
    await tellApprovers(deps, tx, { editionTitle: due.title, entries: entryIds.length, by: actor })
    record({
      kind: 'retention',
      payload: { runId: id, editionId: due.editionId, step: 'requested', entries: entryIds.length, digest },
    })
    return ok(answer({ id, entries: entryIds.length }))
  })

/** Those who may approve learn that it waits; who asked can't. */
const tellApprovers = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  it: { editionTitle: string; entries: number; by: Actor },
) => {
  const by = it.by.viewer.accountId
  const { editionTitle, entries } = it
  const holders = await listHolders(tx, ['administrator', 'lead', 'deputy'], deps.now())
  const told = holders.filter((id) => id !== by)
  await notify(deps, tx, told, 'retention.requested', { editionTitle, entries, by })
}

const findRun = async (tx: Tx, id: string) =>
  (await tx.select().from(retentionRun).where(eq(retentionRun.id, id)).for('update'))[0]

/** Second step, by another person: the list is erased, entry by entry, also after a crash in between. */
export const approveRetention = async (deps: Deps, actor: Actor, runId: string) => {
  const approved = await runCommand(deps, actor, 'retention.approve', { runId }, async (tx, record) => {
    const run = await findRun(tx, runId)
    const denied = denialOf('retention.approve', actor.viewer, { preparedBy: run ? [run.requestedBy] : [] })
    if (denied) return fail(denied)
    if (!run) return fail(notFound)
    if (run.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: run.state })
    // Something that keeps an entry may have come up since: what is erased is what was agreed to, or nothing.
    const [due] = await listDue(tx, deps.now(), run.editionId)
    if (due?.digest !== run.digest)
      return fail({ code: 'record/stale-version' as const, current: due?.entryIds.length ?? 0 })
    const by = actor.viewer.accountId
    await tx
      .update(retentionRun)
      .set({ state: 'approved', decidedBy: by, decidedAt: deps.now() })
      .where(eq(retentionRun.id, runId))
    await notify(deps, tx, [run.requestedBy], 'retention.approved', { by })
    record({ kind: 'retention', payload: { runId, step: 'approved', digest: run.digest } })
    return ok(answer({ id: runId, state: 'approved' as const }))
  })
  if (approved.ok) {
    try {
      await carryOutRetention(deps)
    } catch (error) {
      deps.log.error({ job: 'retention', error: faultFacts(error as Error) }, 'job failed')
    }
  }
  return approved
}

export const refuseRetention = (deps: Deps, actor: Actor, runId: string) =>
  runCommand(deps, actor, 'retention.refuse', { runId }, async (tx, record) => {
    const denied = denialOf('retention.refuse', actor.viewer, {})
    if (denied) return fail(denied)
    const run = await findRun(tx, runId)
    if (!run) return fail(notFound)
    if (run.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: run.state })
    const by = actor.viewer.accountId
    await tx
      .update(retentionRun)
      .set({ state: 'refused', decidedBy: by, decidedAt: deps.now() })
      .where(eq(retentionRun.id, runId))
    await notify(deps, tx, [run.requestedBy], 'retention.refused', { by })
    record({ kind: 'retention', payload: { runId, step: 'refused' } })
    return ok(answer({ id: runId, state: 'refused' as const }))
  })

/** Erases what two people agreed to and is not erased yet, one entry a transaction; how many. Several processes may run it. */
export const carryOutRetention = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  const runs = await db.select().from(retentionRun).where(eq(retentionRun.state, 'approved'))
  let count = 0
  for (const run of runs) {
    for (;;) {
      const erased = await db.transaction(async (tx) => {
        const [item] = await tx
          .select()
          .from(retentionItem)
          .where(and(eq(retentionItem.runId, run.id), isNull(retentionItem.doneAt)))
          .limit(1)
          .for('update', { skipLocked: true })
        if (!item) return false
        await eraseEntry(deps, tx, { entryId: item.entryId, runId: run.id, by: run.decidedBy ?? '' })
        await tx
          .update(retentionItem)
          .set({ doneAt: deps.now() })
          .where(and(eq(retentionItem.runId, run.id), eq(retentionItem.entryId, item.entryId)))
        return true
      })
      if (!erased) break
      count += 1
    }
    await db
      .update(retentionRun)
      .set({ state: 'done', doneAt: deps.now() })
      .where(
        and(
          eq(retentionRun.id, run.id),
          sql`not exists (select 1 from ${retentionItem} i where i.run_id = ${run.id} and i.done_at is null)`,
        ),
      )
  }
  if (count > 0) {
    await keepErasureList(deps)
    await removeDoomedFiles(deps)
  }
  return count
}

/** Tells who may ask for it that an edition's time is over, once each. Nothing is erased by itself. */
export const proposeRetention = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  let told = 0
  for (const { editionId, title, dueOn, entryIds } of await listDue(db, deps.now())) {
    const key = `retention ${editionId} ${dueOn}`
    const isFirst = await db.transaction(async (tx) => {
      const [mine] = await tx
        .insert(reminder)
        .values({ key, at: deps.now() })
        .onConflictDoNothing()
        .returning({ key: reminder.key })
      if (!mine) return false
      await notify(deps, tx, await listHandlers(tx, deps.now()), 'retention.due', {
        editionTitle: title,
        entries: entryIds.length,
      })
      return true
    })
    if (isFirst) told += 1
  }
  return told
}
