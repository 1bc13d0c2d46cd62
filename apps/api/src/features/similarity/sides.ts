import { entry, type Tx, unitPeriod } from '@xk/db'
import type { EntryBody } from '@xk/domain/entry'
import type { Asker } from '@xk/domain/policy'
import { audiencesOf } from '@xk/domain/policy'
import type { Audience } from '@xk/domain/ruleset'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type LoadedEdition, loadEditions } from '../editions/load.ts'
import { heldOn } from '../entries/store.ts'
import { type SectionSource, sectionsIn } from './section-source.ts'
import { titleOf } from './sections.ts'
import { listBodies, type PairRow } from './store.ts'
import { sideView } from './views.ts'

export interface Side {
  entryId: string
  body: EntryBody | undefined
  edition: LoadedEdition | undefined
  seen: ReadonlySet<Audience>
  source: SectionSource
  line: ReturnType<typeof sideView.redact>
}

/**
 * The entries of these pairs, each as this asker may see it: an earlier edition's only with an office there. Its
 * text is that of the revision that was compared. A constant number of queries.
 */
export const loadSides = async (
  tx: Tx,
  asker: Asker,
  pairs: readonly PairRow[],
  day: string,
): Promise<(entryId: string, revisionId: string, editionId: string) => Side> => {
  const entryIds = [...new Set(pairs.flatMap(({ entryA, entryB }) => [entryA, entryB]))]
  const revisionIds = [...new Set(pairs.flatMap(({ revisionA, revisionB }) => [revisionA, revisionB]))]
  const [editions, rows, bodies] = await Promise.all([
    loadEditions(tx),
    entryIds.length === 0
      ? Promise.resolve([])
      : tx
          .select({
            id: entry.id,
            state: entry.state,
            editionId: entry.editionId,
            unitName: sql<string>`coalesce(${unitPeriod.name}, '')`,
          })
          .from(entry)
          .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, entry.unitId), heldOn(day)))
          .where(inArray(entry.id, entryIds)),
    listBodies(tx, revisionIds),
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const bodyOf = new Map(bodies.map((it) => [it.revisionId, it.body as EntryBody | null]))
  const editionOf = new Map(editions.map((it) => [it.edition.id, it]))
  return (entryId, revisionId, editionId) => {
    const row = rowOf.get(entryId)
    const edition = editionOf.get(row?.editionId ?? '')
    const body = bodyOf.get(revisionId) ?? undefined
    const seen = audiencesOf(asker, { editionId: row?.editionId ?? '' })
    const line = sideView.redact(
      {
        entryId,
        title: titleOf(edition?.ruleset, body),
        unitName: row?.unitName ?? '',
        state: row?.state ?? '',
        editionTitle: edition?.edition.title ?? '',
        earlier: row?.editionId !== editionId,
      },
      seen,
    )
    return { entryId, body, edition, seen, source: sectionsIn(edition, body), line }
  }
}
