import type { retentionEntriesSchema } from '@xk/contract'
import { edition, entry, entryPerson, personIdentity, retentionItem, retentionRun, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { retentionEnds } from '@xk/domain/privacy'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { vietnamDay } from '../../../vietnam-day.ts'
import { loadEdition } from '../../editions/load.ts'
import { isRestricted } from '../store.ts'
import { closedOnOf, firstPublished, listDue } from './due.ts'

interface EntryLine {
  entryId: string
  /** "—" where nothing was typed, and of who had the use of their data restricted. */
  title: string
  people: readonly string[]
  unitName: string
}
const lineView = view<EntryLine>()({
  entryId: 'internal',
  title: 'internal',
  people: 'internal',
  unitName: 'internal',
})

/** Lines of a page: a run of thousands is looked through in pieces. */
const AT_ONCE = 100

type Page = z.infer<typeof retentionEntriesSchema>

/** One page of these entries by unit and title: two queries, whatever their number. */
const listLines = async (
  tx: Tx,
  it: { entryIds: readonly string[]; titleField: string; day: string; from: number },
): Promise<EntryLine[]> => {
  if (it.entryIds.length === 0) return []
  const unitName = sql<string | null>`(select up.name from unit_period up
    where up.unit_id = ${entry.unitId} and up."from" <= ${it.day} order by up."from" desc limit 1)`
  const title = sql<string | null>`coalesce(
    (select c.body from revision r join revision_content c on c.revision_id = r.id
      where r.entry_id = ${entry.id} order by r.n desc limit 1),
    (select d.body from draft d where d.entry_id = ${entry.id})) -> 'fields' ->> ${it.titleField}::text`
  const rows = await tx
    .select({ entryId: entry.id, title, unitName, restricted: isRestricted(entry.id) })
    .from(entry)
    // With a second table, columns in the parts above are called by their table.
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .where(inArray(entry.id, [...it.entryIds]))
    .orderBy(sql`${unitName} collate "vi-x-icu"`, sql`${title} collate "vi-x-icu"`, asc(entry.id))
    .limit(AT_ONCE)
    .offset(it.from)
  const names = await tx
    .select({ entryId: entryPerson.entryId, fullName: personIdentity.fullName })
    .from(entryPerson)
    .innerJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    .where(
      inArray(
        entryPerson.entryId,
        rows.map(({ entryId }) => entryId),
      ),
    )
    .orderBy(asc(entryPerson.ordinal))
  return rows.map(({ entryId, title: said, unitName: unit, restricted }) => ({
    entryId,
    title: restricted || !said ? '—' : said,
    people: restricted ? [] : names.flatMap((one) => (one.entryId === entryId ? [one.fullName] : [])),
    unitName: unit ?? '',
  }))
}

const pageOf = async (
  deps: Deps,
  it: {
    title: string
    titleField: string
    dueOn: string | null
    entryIds: readonly string[]
    digest: string
    from: number
  },
) => {
  const lines = await listLines(deps.database.db, { ...it, day: vietnamDay(deps.now()) })
  return ok(
    answer({
      edition: it.title,
      dueOn: it.dueOn,
      digest: it.digest,
      entries: lines.map((line) => lineView.redact(line, EVERYTHING) as Sendable<EntryLine>),
      total: it.entryIds.length,
      next: it.from + lines.length < it.entryIds.length && lines.length > 0 ? it.from + lines.length : null,
    }),
  )
}

/** What is due to be erased of one edition, entry by entry, before it is asked for. */
export const listDueEntries = async (deps: Deps, viewer: Viewer, input: Page & { editionId: string }) => {
  const denied = denialOf('retention.view', viewer, {})
  if (denied) return fail(denied)
  const [due] = await listDue(deps.database.db, deps.now(), input.editionId)
  return due ? pageOf(deps, { ...due, from: input.from }) : fail(notFound)
}

/** What a run erases, entry by entry, for who is to approve it. */
export const listRunEntries = async (deps: Deps, viewer: Viewer, input: Page & { runId: string }) => {
  const denied = denialOf('retention.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [run] = await db.select().from(retentionRun).where(eq(retentionRun.id, input.runId))
  if (!run) return fail(notFound)
  const items = await db
    .select({ entryId: retentionItem.entryId })
    .from(retentionItem)
    .where(eq(retentionItem.runId, run.id))
  const loaded = await loadEdition(db, run.editionId)
  if (!loaded) return fail(notFound)
  const { edition, ruleset } = loaded
  const closedOn = closedOnOf(loaded, await firstPublished(db, deps.now(), edition.id))
  return pageOf(deps, {
    title: edition.title,
    titleField: ruleset.entry.titleField,
    dueOn: closedOn ? retentionEnds({ closedOn, months: ruleset.retentionMonths }) : null,
    entryIds: items.map(({ entryId }) => entryId),
    digest: run.digest,
    from: input.from,
  })
}
