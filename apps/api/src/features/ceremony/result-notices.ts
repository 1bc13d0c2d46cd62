import type { tellNomineeSchema } from '@xk/contract'
import { edition, resultNotice, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { MOST_ATTEMPTS, retryAfter } from '@xk/domain/notice'
import { answer, denialOf } from '@xk/domain/policy'
import { mailTexts } from '@xk/i18n'
import { and, asc, eq, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { listHonoured } from './context.ts'
import { tellingHour } from './hour.ts'
import { findCeremony, listReachable } from './store.ts'

/**
 * The release of a selection is signed: everyone whom it honours is to hear of it at the ceremony's hour, or so many
 * hours before as was set. In the transaction of the signing.
 */
export const planResultNotices = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  of: typeof edition.$inferSelect,
  publishAt: Date,
): Promise<void> => {
  await plan(deps, tx, of, { publishAt, entryIds: await listHonouredEntries(deps, tx, of) })
}

/** Entries that the approved result honours at this moment; of a selection alone, others honour nobody at a ceremony. */
export const listHonouredEntries = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  of: typeof edition.$inferSelect,
): Promise<string[]> => {
  if (of.programme !== 'exemplarSelection') return []
  const honoured = await listHonoured(tx, of, vietnamDay(deps.now()))
  return honoured?.entries.map(({ entryId }) => entryId) ?? []
}

/**
 * A correction honours others than those in `before`: who is honoured no more and has heard nothing yet does not hear
 * of it, who is honoured now is to. In the transaction of its approval.
 */
export const planCorrectedNotices = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  of: typeof edition.$inferSelect,
  it: { before: readonly string[]; publishAt: Date },
): Promise<void> => {
  const after = await listHonouredEntries(deps, tx, of)
  const gone = it.before.filter((entryId) => !after.includes(entryId))
  if (gone.length > 0)
    await tx
      .delete(resultNotice)
      .where(
        and(
          eq(resultNotice.editionId, of.id),
          ne(resultNotice.state, 'told'),
          inArray(resultNotice.entryId, gone),
        ),
      )
  const fresh = after.filter((entryId) => !it.before.includes(entryId))
  await plan(deps, tx, of, { publishAt: it.publishAt, entryIds: fresh })
}

const plan = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  of: Pick<typeof edition.$inferSelect, 'id'>,
  { publishAt, entryIds }: { publishAt: Date; entryIds: readonly string[] },
): Promise<void> => {
  const now = deps.now()
  const people = await listReachable(tx, entryIds)
  if (people.length === 0) return
  const held = await findCeremony(tx, of.id)
  const dueAt = tellingHour(publishAt, held?.tellHours ?? 0, now)
  await tx
    .insert(resultNotice)
    .values(
      people.map(({ entryId, personId }) => ({
        id: deps.newId(),
        editionId: of.id,
        entryId,
        personId,
        dueAt,
        state: 'waiting' as const,
      })),
    )
    .onConflictDoNothing()
}

const CLAIM_MS = 3 * 60_000
const AT_ONCE = 50

type Claimed = { row: typeof resultNotice.$inferSelect; title: string; slug: string }

const claim = (deps: Deps): Promise<Claimed[]> =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const due = await tx
      .select({ row: resultNotice, title: edition.title, slug: edition.slug })
      .from(resultNotice)
      .innerJoin(edition, eq(edition.id, resultNotice.editionId))
      .where(
        and(
          eq(resultNotice.state, 'waiting'),
          lte(resultNotice.dueAt, now),
          or(isNull(resultNotice.claimedUntil), lt(resultNotice.claimedUntil, now)),
        ),
      )
      .orderBy(asc(resultNotice.dueAt), asc(resultNotice.id))
      .limit(AT_ONCE)
      .for('update', { of: resultNotice, skipLocked: true })
    for (const { row } of due)
      await tx
        .update(resultNotice)
        .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
        .where(eq(resultNotice.id, row.id))
    return due
  })

/**
 * Tells the honoured whose hour has come: in the app where they have an account, else by mail to the address from
 * which they answered. Who has neither is left to a call by the secretariat. How many were told; several processes may
 * run it.
 */
export const tellHonoured = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  const due = await claim(deps)
  const people = await listReachable(db, [...new Set(due.map(({ row }) => row.entryId))])
  let told = 0
  for (const { row, title, slug } of due) {
    const to = people.find((it) => it.entryId === row.entryId && it.personId === row.personId)
    const done = { state: 'told' as const, toldAt: deps.now(), claimedUntil: null }
    const { accountId } = to ?? {}
    // Who speaks for a collective is not honoured themselves.
    const collective = to?.role === 'delegate'
    if (accountId) {
      await db.transaction(async (tx) => {
        await notify(deps, tx, [accountId], 'result.own', { editionTitle: title, collective })
        await tx
          .update(resultNotice)
          .set({ ...done, channel: 'app' })
          .where(eq(resultNotice.id, row.id))
      })
      told += 1
      continue
    }
    if (!to?.mail || !deps.mailer) continue
    const attempts = row.attempts + 1
    try {
      await deps.mailer.send({
        to: to.mail,
        ...mailTexts.ownResult(title, `${deps.config.publicUrl}/ket-qua/${slug}`, { collective }),
        messageId: `<result-${row.id}@${new URL(deps.config.publicUrl).hostname}>`,
      })
      await db
        .update(resultNotice)
        .set({ ...done, channel: 'mail', attempts })
        .where(eq(resultNotice.id, row.id))
      told += 1
    } catch {
      const claimedUntil = new Date(deps.now().getTime() + retryAfter(attempts))
      const state = attempts >= MOST_ATTEMPTS ? ('failed' as const) : row.state
      await db.update(resultNotice).set({ attempts, claimedUntil, state }).where(eq(resultNotice.id, row.id))
    }
  }
  return told
}

/** The secretariat called, wrote or said it in person: recorded once, and never before its hour. */
export const recordTold = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof tellNomineeSchema>,
) =>
  runCommand(deps, actor, 'nominee.tell', input, async (tx, record) => {
    const now = deps.now()
    const [row] = await tx.select().from(resultNotice).where(eq(resultNotice.id, input.id)).for('update')
    const denied = denialOf('nominee.tell', actor.viewer, row ? { editionId: row.editionId } : {})
    if (denied || !row) return fail(denied ?? notFound)
    if (row.state === 'told') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if (now < row.dueAt) return fail({ code: 'ceremony/embargo' as const, until: row.dueAt.toISOString() })
    const by = actor.viewer.accountId
    const { channel, note } = input
    await tx
      .update(resultNotice)
      .set({ state: 'told', channel, note, by, toldAt: now, claimedUntil: null })
      .where(eq(resultNotice.id, row.id))
    record({
      kind: 'ceremony',
      payload: { step: 'told', editionId: row.editionId, entryId: row.entryId, channel },
    })
    return ok(answer({ channel }))
  })
