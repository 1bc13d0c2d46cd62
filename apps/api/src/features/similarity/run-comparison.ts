import { similarityPair, similarityRun, type Tx } from '@xk/db'
import type { EntryBody } from '@xk/domain/entry'
import type { ComparedText, SimilarPair } from '@xk/domain/similarity'
import { and, eq, lt, ne, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { faultFacts } from '../../http/fault.ts'
import { loadEditions } from '../editions/load.ts'
import { compareInWorker } from './compare-in-worker.ts'
import { sectionsOf } from './sections.ts'
import { type Comparable, comparedDigest, listBodies, listComparable } from './store.ts'

/** A run that has not been heard of for so long belonged to a process that ended. */
const SILENT_MS = 2 * 60_000
const HEARD_EVERY_MS = 1000
const PORTION = 200
const SAVED_AT_ONCE = 500

/**
 * Takes hold of an edition's comparison: the token to run it with, undefined while another run is under way
 * (in this process or in another).
 */
export const claimRun = async (deps: Deps, tx: Tx, editionId: string): Promise<string | undefined> => {
  const [now, token] = [deps.now(), deps.newId()]
  const begun = { token, state: 'running' as const, progress: 0, startedAt: now, heardAt: now }
  const [row] = await tx
    .insert(similarityRun)
    .values({ editionId, texts: 0, earlierTexts: 0, ...begun })
    .onConflictDoUpdate({
      target: similarityRun.editionId,
      set: begun,
      setWhere: or(
        ne(similarityRun.state, 'running'),
        lt(similarityRun.heardAt, new Date(now.getTime() - SILENT_MS)),
      ),
    })
    .returning({ token: similarityRun.token })
  return row?.token
}

const portionsOf = async function* (
  deps: Deps,
  editionId: string,
  rows: readonly Comparable[],
): AsyncGenerator<ComparedText[]> {
  const { db } = deps.database
  const rules = new Map((await loadEditions(db)).map((it) => [it.edition.id, it.ruleset]))
  for (let from = 0; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION)
    const bodies = await listBodies(
      db,
      portion.map(({ revisionId }) => revisionId),
    )
    const bodyOf = new Map(bodies.map((it) => [it.revisionId, it.body as EntryBody | null]))
    yield portion.flatMap((row) => {
      const [own, body] = [rules.get(row.editionId), bodyOf.get(row.revisionId)]
      if (!own || !body) return []
      const sections = sectionsOf(own, body).map(({ text }) => text)
      return [{ id: row.entryId, earlier: row.editionId !== editionId, sections }]
    })
  }
}

/** Puts the pairs in the place of those found before; pairs that are still there keep their ids. */
const savePairs = (
  deps: Deps,
  run: { editionId: string; token: string },
  rows: readonly Comparable[],
  pairs: readonly SimilarPair[],
) =>
  deps.database.db.transaction(async (tx) => {
    const { editionId, token } = run
    const [mine] = await tx
      .update(similarityRun)
      .set({
        state: 'done',
        progress: 1000,
        inputsDigest: comparedDigest(rows),
        texts: rows.filter((row) => row.editionId === editionId).length,
        earlierTexts: rows.filter((row) => row.editionId !== editionId).length,
        finishedAt: deps.now(),
      })
      .where(and(eq(similarityRun.editionId, editionId), eq(similarityRun.token, token)))
      .returning({ token: similarityRun.token })
    if (!mine) return
    const revisionOf = new Map(rows.map((row) => [row.entryId, row.revisionId]))
    const values = pairs.map((pair) => {
      const [entryA, entryB] = pair.a < pair.b ? [pair.a, pair.b] : [pair.b, pair.a]
      return {
        id: deps.newId(),
        editionId,
        token,
        entryA,
        entryB,
        revisionA: revisionOf.get(entryA) ?? '',
        revisionB: revisionOf.get(entryB) ?? '',
        copied: Math.round(pair.copied * 1000),
        likeness: Math.round(pair.likeness * 1000),
      }
    })
    for (let from = 0; from < values.length; from += SAVED_AT_ONCE)
      await tx
        .insert(similarityPair)
        .values(values.slice(from, from + SAVED_AT_ONCE))
        .onConflictDoUpdate({
          target: [similarityPair.editionId, similarityPair.entryA, similarityPair.entryB],
          set: {
            token,
            revisionA: sql`excluded.revision_a`,
            revisionB: sql`excluded.revision_b`,
            copied: sql`excluded.copied`,
            likeness: sql`excluded.likeness`,
          },
        })
    await tx
      .delete(similarityPair)
      .where(and(eq(similarityPair.editionId, editionId), ne(similarityPair.token, token)))
  })

/** Runs a comparison that was claimed; its outcome is in the database, whatever it is. */
const compare = async (deps: Deps, run: { editionId: string; token: string }): Promise<void> => {
  const { db } = deps.database
  const mine = and(eq(similarityRun.editionId, run.editionId), eq(similarityRun.token, run.token))
  let heard = 0
  const onProgress = (done: number) => {
    const now = deps.now()
    if (now.getTime() - heard < HEARD_EVERY_MS) return
    heard = now.getTime()
    db.update(similarityRun)
      .set({ progress: Math.round(done * 1000), heardAt: now })
      .where(and(mine, eq(similarityRun.state, 'running')))
      .catch(() => undefined)
  }
  try {
    const rows = await listComparable(db, run.editionId)
    const pairs = await compareInWorker(portionsOf(deps, run.editionId, rows), onProgress)
    await savePairs(deps, run, rows, pairs)
  } catch (error) {
    deps.log.error({ job: 'similarity', error: faultFacts(error as Error) }, 'fault')
    await db
      .update(similarityRun)
      .set({ state: 'failed', finishedAt: deps.now() })
      .where(mine)
      .catch(() => undefined)
  }
}

const underWay = new Set<Promise<void>>()

/** Begins a claimed comparison and does not wait for it. */
export const beginComparison = (deps: Deps, run: { editionId: string; token: string }): void => {
  const job = compare(deps, run).finally(() => underWay.delete(job))
  underWay.add(job)
}

/** Resolves when no comparison of this process is under way: for whoever closes the database, and for tests. */
export const comparisonsSettled = async (): Promise<void> => {
  while (underWay.size > 0) await Promise.all(underWay)
}
