import type { Tx } from '@xk/db'
import { appealsUntil } from '@xk/domain/appeal'
import { currentDates } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, type Command, denialOf } from '@xk/domain/policy'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { listPublished, type PublishedLine } from '../publication/store.ts'
import { findSlug } from './store.ts'

interface PublishedEntry {
  context: EntryContext
  slug: string
  /** Published releases, the newest first. */
  releases: PublishedLine[]
  latest: PublishedLine
  /** Until when an appeal may be filed; undefined where the rules take none. */
  until: Date | undefined
}

/**
 * An entry of an edition whose result is public, for someone who may issue this command. Before the hour of the
 * release it answers as one that does not exist (design.md §5.11).
 */
export const findPublishedEntry = async (
  tx: Tx,
  asker: Asker,
  command: Command,
  entryId: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<Result<PublishedEntry>> => {
  const context = await loadEntryContext(tx, entryId, now, options)
  const denied = denialOf(command, asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const slug = await findSlug(tx, context.edition.id)
  const releases = slug ? await listPublished(tx, slug, now) : []
  const [latest] = releases
  if (!slug || !latest || context.entry.state !== 'accepted') return fail(notFound)
  const scheduled = currentDates(context.moment.schedule).appealsUntil
  const until = appealsUntil(context.rules.appeals, releases.at(-1)?.publishAt, scheduled)
  return ok({ context, slug, releases, latest, until })
}
