import { release } from '@xk/db'
import { type SQL, sql } from 'drizzle-orm'

/**
 * The one condition under which anything of a release is public (design.md §5.11): it was signed, and its hour has
 * come. For queries that read `release` under its own name.
 */
export const publishedNow = (now: Date): SQL =>
  sql`(${release.releasedAt} is not null and ${release.publishAt} <= ${now.toISOString()})`

/** The same of a release that was read. */
export const isPublishedAt = (
  row: Pick<typeof release.$inferSelect, 'releasedAt' | 'publishAt'>,
  now: Date,
) => row.releasedAt !== null && row.publishAt <= now
