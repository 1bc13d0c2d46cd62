import { type Tx } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { isKept, retentionEnds } from '@xk/domain/privacy'
import { sql } from 'drizzle-orm'
import { vietnamDay } from '../../../vietnam-day.ts'
import { loadEdition, type LoadedEdition, loadEditions } from '../../editions/load.ts'
import { publishedNow } from '../../publication/published-now.ts'

/** An edition with entries whose time to be kept is over. */
interface DueEdition {
  editionId: string
  title: string
  /** The field of its form that names an entry. */
  titleField: string
  closedOn: string
  months: number
  /** Since this ISO day. */
  dueOn: string
  entryIds: string[]
  people: number
  files: number
  /** Honoured entries, and those with an open complaint or a person whose request is not answered: they are kept. */
  kept: number
  digest: string
}

interface EntryFacts {
  id: string
  editionId: string
  honoured: boolean
  openAppeal: boolean
  people: number
  files: number
  [key: string]: unknown
}

/** Entries of editions that are not erased yet, with what keeps them: one query. Nobody's data goes while they wait for it. */
const loadEntries = (tx: Tx, editionIds: readonly string[]) =>
  tx.execute<EntryFacts>(sql`
    select e.id, e.edition_id as "editionId",
      exists (select 1 from stage_entry se join award a on a.stage_entry_id = se.id
        where se.entry_id = e.id and a.state in ('given', 'shared', 'added', 'revoked')) as honoured,
      (exists (select 1 from appeal ap where ap.entry_id = e.id and ap.state = 'open')
        or exists (select 1 from objection o where o.entry_id = e.id and o.state = 'open')
        or exists (select 1 from entry_person p join data_request r on r.person_id = p.person_id
          where p.entry_id = e.id and r.state in ('waiting', 'answered'))) as "openAppeal",
      (select count(*)::int from entry_person p where p.entry_id = e.id) as people,
      ((select count(*) from attachment t where t.entry_id = e.id)
        + (select count(*) from entry_confirmation c where c.entry_id = e.id)
        + (select count(*) from entry_scan s where s.entry_id = e.id))::int as files
    from entry e
    where e.edition_id in (${sql.join(
      editionIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})
      and not exists (select 1 from entry_erasure g where g.entry_id = e.id)
    order by e.id`)

/** The ISO day of the first publication, by edition, of those that were published; of one alone where it is named. */
export const firstPublished = async (tx: Tx, now: Date, only?: string): Promise<Map<string, string>> => {
  const rows = await tx.execute<{ editionId: string; at: string }>(sql`
    select edition_id as "editionId", min(publish_at) as at from release
    where ${publishedNow(now)} and ${only ? sql`edition_id = ${only}` : sql`true`} group by edition_id`)
  return new Map(rows.map(({ editionId, at }) => [editionId, vietnamDay(new Date(at))]))
}

/** The ISO day on which an edition was over: of its first publication; of a cancelled one its last date. */
export const closedOnOf = (
  { edition, schedule }: Pick<LoadedEdition, 'edition' | 'schedule'>,
  published: ReadonlyMap<string, string>,
): string | undefined => {
  const dates = schedule.map(({ at }) => at.getTime())
  const cancelled = edition.state === 'cancelled' && dates.length > 0
  return published.get(edition.id) ?? (cancelled ? vietnamDay(new Date(Math.max(...dates))) : undefined)
}

const loadOf = async (tx: Tx, only?: string): Promise<LoadedEdition[]> => {
  if (!only) return loadEditions(tx)
  const loaded = await loadEdition(tx, only)
  return loaded ? [loaded] : []
}

/**
 * Editions that are over and whose rules say that what was not selected is kept no longer, with exactly which
 * entries that is.
 */
export const listDue = async (tx: Tx, now: Date, only?: string): Promise<DueEdition[]> => {
  const today = vietnamDay(now)
  const published = await firstPublished(tx, now, only)
  const over = (await loadOf(tx, only)).flatMap((loaded) => {
    const { edition, ruleset } = loaded
    const closedOn = closedOnOf(loaded, published)
    if (!closedOn) return []
    const dueOn = retentionEnds({ closedOn, months: ruleset.retentionMonths })
    return dueOn <= today ? [{ edition, ruleset, closedOn, dueOn }] : []
  })
  if (over.length === 0) return []
  const entries = await loadEntries(
    tx,
    over.map(({ edition }) => edition.id),
  )
  return over.flatMap(({ edition, ruleset, closedOn, dueOn }) => {
    const own = entries.filter(({ editionId }) => editionId === edition.id)
    const going = own.filter((entry) => !isKept(entry))
    if (going.length === 0) return []
    const entryIds = going.map(({ id }) => id)
    return [
      {
        editionId: edition.id,
        title: edition.title,
        titleField: ruleset.entry.titleField,
        closedOn,
        months: ruleset.retentionMonths,
        dueOn,
        entryIds,
        people: going.reduce((sum, { people }) => sum + people, 0),
        files: going.reduce((sum, { files }) => sum + files, 0),
        kept: own.length - going.length,
        digest: digestOf(entryIds),
      },
    ]
  })
}
