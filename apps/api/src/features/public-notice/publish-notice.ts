import type { publishNoticeSchema } from '@xk/contract'
import { entry, publicNotice, publicNoticeEntry, revision, type Tx } from '@xk/db'
import { fail, type InputIssue, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { noticeClosesAt } from '@xk/domain/public-notice'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { type LoadedEdition, loadEdition } from '../editions/load.ts'
import { daysOffIn, settingsAt } from '../organisation/settings.ts'
import { listHolders } from '../grants/store.ts'
import { listNoticeEntries, listNoticesIn } from './store.ts'

/** An opened edition for whoever may issue this command there. */
export const findOpenedEdition = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  editionId: string,
): Promise<Result<LoadedEdition>> => {
  const loaded = await loadEdition(tx, editionId)
  const denied = denialOf(command, viewer, loaded ? { editionId } : {})
  if (denied) return fail(denied)
  return loaded?.frozen ? ok(loaded) : fail(notFound)
}

/** Accepted entries that no notice shows yet, as they were last handed in. */
export const listNotShown = async (tx: Tx, editionId: string, shown: readonly string[]) => {
  const rows = await tx
    .selectDistinctOn([entry.id], { entryId: entry.id, revisionId: revision.id })
    .from(entry)
    .innerJoin(revision, eq(revision.entryId, entry.id))
    .where(and(eq(entry.editionId, editionId), eq(entry.state, 'accepted')))
    .orderBy(asc(entry.id), sql`${revision.n} desc`)
  return rows.filter(({ entryId }) => !shown.includes(entryId))
}

/**
 * Puts a list of accepted dossiers up for the units, for as many working days as the rules say. All officers are told.
 * What comes in later, or was forgotten, goes onto a notice of its own with the same time.
 */
export const publishNotice = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof publishNoticeSchema>,
) =>
  runCommand(deps, actor, 'publicNotice.publish', input, async (tx, record) => {
    const now = deps.now()
    const { editionId } = input
    const found = await findOpenedEdition(tx, actor.viewer, 'publicNotice.publish', editionId)
    if (!found.ok) return found
    const rules = found.value.ruleset.publicNotice
    if (!rules) return fail({ code: 'publicNotice/not-in-rules' as const })
    // Two who publish at once would show the same dossier twice.
    await tx.select({ id: entry.id }).from(entry).where(inArray(entry.id, input.entryIds)).for('update')
    const before = await listNoticesIn(tx, editionId)
    const shown = await listNoticeEntries(
      tx,
      before.map(({ id }) => id),
    )
    const waiting = await listNotShown(
      tx,
      editionId,
      shown.map(({ entryId }) => entryId),
    )
    const chosen = input.entryIds.map((entryId) => waiting.find((it) => it.entryId === entryId))
    const issues: InputIssue[] = chosen.flatMap((it, i) =>
      it ? [] : [{ pointer: `/entryIds/${i}`, code: 'notAccepted' }],
    )
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const off = daysOffIn(await settingsAt(tx, vietnamDay(now)))
    const id = deps.newId()
    const closesAt = noticeClosesAt(rules, now, off)
    await tx.insert(publicNotice).values({
      id,
      editionId,
      n: (before[0]?.n ?? 0) + 1,
      workingDays: rules.workingDays,
      publishedAt: now,
      publishedBy: actor.viewer.accountId,
      closesAt,
    })
    await tx
      .insert(publicNoticeEntry)
      .values(chosen.flatMap((it, i) => (it ? [{ noticeId: id, ordinal: i + 1, ...it }] : [])))
    await notify(deps, tx, await listHolders(tx, 'officer', now), 'publicNotice.published', {
      editionId,
      editionTitle: found.value.edition.title,
      until: closesAt.toISOString(),
    })
    record({
      kind: 'publicNotice',
      payload: {
        step: 'published',
        editionId,
        noticeId: id,
        entries: chosen.flatMap((it) => it?.entryId ?? []),
        closesAt: closesAt.toISOString(),
      },
    })
    return ok(answer({ id, closesAt: closesAt.toISOString() }))
  })
