import { decision, disclosure, edition, release, type Tx } from '@xk/db'
import type { Disclosure, ReleaseCore, ReleaseSignature } from '@xk/domain/publication'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { publishedNow } from './published-now.ts'
import type { TitleOwner } from './release-changes.ts'

export type DecisionRow = typeof decision.$inferSelect
export type ReleaseRow = Omit<typeof release.$inferSelect, 'core' | 'signature'> & {
  core: ReleaseCore
  signature: ReleaseSignature | null
}

/** A published release by what a page needs to know that it is still the same one. */
export interface PublishedLine {
  id: string
  editionId: string
  slug: string
  title: string
  n: number
  digest: string
  publishAt: Date
  reason: string | null
  /** Which personal values are shown: fewer after an erasure, and while somebody's data is restricted. */
  kept: string
}

const publishedColumns = {
  id: release.id,
  editionId: release.editionId,
  slug: edition.slug,
  title: edition.title,
  n: release.n,
  digest: release.digest,
  publishAt: release.publishAt,
  /** As it was signed: nobody is named in it. */
  reason: sql<string | null>`${release.core}->'supersedes'->>'reason'`,
  kept: sql<string>`(select coalesce(md5(string_agg(d.path, ' ' order by d.path)), '') from ${disclosure} d where d.release_id = ${release.id}
    and not exists (select 1 from person_restriction r where r.person_id = d.person_id and r.lifted_at is null))`,
}
/** Published releases of an edition, the newest first: one query. */
export const listPublished = (tx: Tx, slug: string, now: Date): Promise<PublishedLine[]> =>
  tx
    .select(publishedColumns)
    .from(release)
    .innerJoin(edition, eq(edition.id, release.editionId))
    .where(and(eq(edition.slug, slug), publishedNow(now)))
    .orderBy(desc(release.n))

/** The releases of all editions that are published, the latest first. */
export const listLatestPublished = (tx: Tx, now: Date) =>
  tx
    .select({
      slug: edition.slug,
      title: edition.title,
      n: release.n,
      publishAt: release.publishAt,
      number: sql<string>`${release.core}->'decision'->>'number'`,
      signedOn: sql<string>`${release.core}->'decision'->>'signedOn'`,
    })
    .from(release)
    .innerJoin(edition, eq(edition.id, release.editionId))
    .where(publishedNow(now))
    .orderBy(desc(release.publishAt), desc(release.n))

const asRelease = (row: typeof release.$inferSelect | undefined): ReleaseRow | undefined =>
  row && {
    ...row,
    core: row.core as ReleaseCore,
    signature: row.signature as ReleaseSignature | null,
  }

export const findRelease = async (tx: Tx, id: string): Promise<ReleaseRow | undefined> =>
  asRelease((await tx.select().from(release).where(eq(release.id, id)))[0])

/** All releases of an edition, signed or only prepared, the newest first. */
export const listReleases = async (tx: Tx, editionId: string): Promise<ReleaseRow[]> =>
  (await tx.select().from(release).where(eq(release.editionId, editionId)).orderBy(desc(release.n))).flatMap(
    (row) => asRelease(row) ?? [],
  )

/** Values as text: the driver would read a title of figures as a number, to which nobody committed. */
const disclosed = {
  path: disclosure.path,
  value: sql<string>`${disclosure.value} #>> '{}'`,
  salt: disclosure.salt,
}

export const listDisclosures = (tx: Tx, releaseId: string): Promise<Disclosure[]> =>
  tx
    .select(disclosed)
    .from(disclosure)
    .where(eq(disclosure.releaseId, releaseId))
    .orderBy(asc(disclosure.path))

/** What of a release everybody may see: nothing of people who had the use of their data restricted. */
export const listPublicDisclosures = (tx: Tx, releaseId: string): Promise<Disclosure[]> =>
  tx
    .select(disclosed)
    .from(disclosure)
    .where(
      and(
        eq(disclosure.releaseId, releaseId),
        sql`not exists (select 1 from person_restriction r
          where r.person_id = ${disclosure.personId} and r.lifted_at is null)`,
      ),
    )
    .orderBy(asc(disclosure.path))

/** Whose the titles of a release are: one query. */
export const listTitleOwners = async (tx: Tx, releaseId: string): Promise<TitleOwner[]> => {
  const title = alias(disclosure, 'title')
  const unit = alias(disclosure, 'unit')
  return tx
    .select({
      title: sql<string>`${title.value} #>> '{}'`,
      unit: sql<string>`${unit.value} #>> '{}'`,
      personId: title.personId,
    })
    .from(title)
    .innerJoin(
      unit,
      and(
        eq(unit.releaseId, title.releaseId),
        sql`${title.path} like '%/personal/title'`,
        sql`${unit.path} = regexp_replace(${title.path}, 'title$', 'unit')`,
      ),
    )
    .where(eq(title.releaseId, releaseId))
}

/** A prepared release goes with everything that it would have shown; a signed one is never touched. */
export const dropPrepared = async (tx: Tx, editionId: string) => {
  const [found] = await tx
    .select({ id: release.id })
    .from(release)
    .where(and(eq(release.editionId, editionId), isNull(release.releasedAt)))
    .for('update')
  if (!found) return false
  await tx.delete(disclosure).where(eq(disclosure.releaseId, found.id))
  await tx.delete(release).where(eq(release.id, found.id))
  return true
}

/** The decision on an edition's awards; one that takes an award back is another. */
export const findDecision = async (
  tx: Tx,
  editionId: string,
  options: { lock?: boolean } = {},
): Promise<DecisionRow | undefined> => {
  const found = tx
    .select()
    .from(decision)
    .where(and(eq(decision.editionId, editionId), eq(decision.kind, 'award')))
    .orderBy(desc(decision.preparedAt))
    .limit(1)
  return (await (options.lock ? found.for('update') : found))[0]
}
