import {
  edition,
  entry,
  revision,
  revisionContent,
  similarityDecision,
  similarityPair,
  similarityRun,
  type Tx,
} from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { and, asc, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'

export interface Comparable {
  entryId: string
  editionId: string
  revisionId: string
}

/**
 * Entries to compare, each with its latest revision whose text is still kept: those of the edition, and those of
 * earlier ones of the same programme. One query; no texts.
 */
export const listComparable = async (tx: Tx, editionId: string): Promise<Comparable[]> => {
  const own = tx
    .select({ programme: edition.programme, createdAt: edition.createdAt })
    .from(edition)
    .where(eq(edition.id, editionId))
    .as('own')
  return tx
    .selectDistinctOn([revision.entryId], {
      entryId: revision.entryId,
      editionId: entry.editionId,
      revisionId: revision.id,
    })
    .from(revision)
    .innerJoin(revisionContent, eq(revisionContent.revisionId, revision.id))
    .innerJoin(entry, eq(entry.id, revision.entryId))
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .innerJoin(own, sql`true`)
    .where(
      and(
        ne(entry.state, 'withdrawn'),
        or(
          eq(entry.editionId, editionId),
          and(eq(edition.programme, own.programme), lt(edition.createdAt, own.createdAt)),
        ),
      ),
    )
    .orderBy(asc(revision.entryId), desc(revision.n))
}

/** Names what a comparison was made of: the same as long as no entry changed, came or went. */
export const comparedDigest = (rows: readonly Comparable[]): string =>
  digestOf(rows.map(({ revisionId }) => revisionId).sort())

export const listBodies = (tx: Tx, revisionIds: readonly string[]) =>
  revisionIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({ revisionId: revisionContent.revisionId, body: revisionContent.body })
        .from(revisionContent)
        .where(inArray(revisionContent.revisionId, [...revisionIds]))

export const findRun = async (tx: Tx, editionId: string) =>
  (await tx.select().from(similarityRun).where(eq(similarityRun.editionId, editionId)))[0]
export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>

/** Pairs of an edition, the most similar first. */
export const listPairs = (tx: Tx, editionId: string) =>
  tx
    .select()
    .from(similarityPair)
    .where(eq(similarityPair.editionId, editionId))
    .orderBy(
      sql`greatest(${similarityPair.copied}, ${similarityPair.likeness}) desc`,
      asc(similarityPair.entryA),
      asc(similarityPair.entryB),
    )
export type PairRow = typeof similarityPair.$inferSelect

/** Pairs that one entry is part of, whichever edition's comparison found them. */
export const listPairsOf = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(similarityPair)
    .where(or(eq(similarityPair.entryA, entryId), eq(similarityPair.entryB, entryId)))
    .orderBy(sql`greatest(${similarityPair.copied}, ${similarityPair.likeness}) desc`, asc(similarityPair.id))

export const findPair = async (tx: Tx, id: string) =>
  (await tx.select().from(similarityPair).where(eq(similarityPair.id, id)))[0]

/** Every decision about an edition's pairs, the latest first. */
export const listDecisions = (tx: Tx, editionIds: readonly string[]) =>
  editionIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(similarityDecision)
        .where(inArray(similarityDecision.editionId, [...new Set(editionIds)]))
        .orderBy(desc(similarityDecision.n))
export type DecisionRow = typeof similarityDecision.$inferSelect

export const pairKey = (it: { editionId: string; entryA: string; entryB: string }): string =>
  `${it.editionId} ${it.entryA} ${it.entryB}`
