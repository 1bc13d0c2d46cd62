import { correction, standing, type Tx } from '@xk/db'
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { FrozenResult } from '../results/award-state.ts'
import type { CorrectionOutcome } from '../corrections/store.ts'
import { publishedNow } from '../publication/published-now.ts'
import { hasWon } from '../publication/winners.ts'

/** One honoured entry of a selection whose decision is published, and whose title stands. */
export interface Honour {
  editionId: string
  editionTitle: string
  slug: string
  termId: string
  stageId: string
  stageEntryId: string
  entryId: string
  /** What was judged: texts and pictures are those of this revision. */
  revisionId: string
  division: string
  prize: string
  unitId: string
  /** Name and cluster of the unit on the day of the decision: they never move. */
  unitName: string
  clusterId: string | null
  clusterName: string | null
  decision: { number: string; signedOn: string }
  /** Of the decision: whose quota an introduction draws on, and under which the gallery shows it. */
  year: number
  publishedAt: Date
  releaseN: number
}

type Row = Omit<Honour, 'decision' | 'year' | 'publishedAt'> & {
  number: string
  signedOn: string
  publishedAt: string | Date
  [key: string]: unknown
}

/**
 * Whom decisions in force honour, of exemplar selections alone, in no order that says anything. Until a correction
 * is published, whom it newly honours isn't there, and whom it takes the title from is no longer there. A release
 * before its hour honours nobody. The same number of statements for one edition and for all.
 */
export const listHonours = async (
  tx: Tx,
  now: Date,
  of: { editionId?: string; termId?: string; entryIds?: readonly string[] } = {},
): Promise<Honour[]> => {
  const ofEdition = (column: SQL) =>
    of.editionId === undefined ? sql`true` : sql`${column} = ${of.editionId}::uuid`
  const rows = await tx.execute<Row>(sql`
    with out as (
      select distinct on (edition_id) edition_id, n, publish_at, decision_id,
        core->'decision'->>'number' as number, core->'decision'->>'signedOn' as signed_on
      from release
      where ${publishedNow(now)} and ${ofEdition(sql`edition_id`)}
      order by edition_id, n desc)
    select ed.id as "editionId", ed.title as "editionTitle", ed.slug, ed.term_id as "termId",
      st.id as "stageId", se.id as "stageEntryId", se.entry_id as "entryId", se.revision_id as "revisionId",
      en.division, a.prize, en.unit_id as "unitId", coalesce(up.name, '') as "unitName",
      up.cluster_id as "clusterId", cl.name as "clusterName", out.number, out.signed_on as "signedOn",
      out.publish_at as "publishedAt", out.n as "releaseN"
    from award a
      join stage_entry se on se.id = a.stage_entry_id
      join stage st on st.id = a.stage_id
      join edition ed on ed.id = st.edition_id
      join out on out.edition_id = ed.id
      join decision d on d.id = out.decision_id
      join entry en on en.id = se.entry_id
      left join lateral (select p.name, p.cluster_id from unit_period p
        where p.unit_id = en.unit_id and p."from" <= (d.prepared_at at time zone 'Asia/Ho_Chi_Minh')::date
        order by p."from" desc limit 1) up on true
      left join cluster cl on cl.id = up.cluster_id
    where ed.programme = 'exemplarSelection' and a.state in ('given', 'shared', 'added')
      and ${ofEdition(sql`ed.id`)}
      and ${of.entryIds ? inArray(sql`se.entry_id`, [...of.entryIds]) : sql`true`}
      and (${of.termId ?? null}::uuid is null or ed.term_id = ${of.termId ?? null}::uuid)
    order by se.id`)
  const honours = rows.map(
    ({ number, signedOn, publishedAt, ...it }): Honour => ({
      ...it,
      decision: { number, signedOn },
      year: Number(signedOn.slice(0, 4)),
      publishedAt: new Date(publishedAt),
    }),
  )
  return asPublished(tx, honours)
}

/**
 * Of what published editions give those that the published result gives, with the prize that it gives: what a
 * correction changes counts from its own hour. `releaseN`: the last release whose hour has come.
 */
export const asPublished = async <
  T extends Pick<Honour, 'editionId' | 'releaseN' | 'stageId' | 'stageEntryId'> & { prize?: string },
>(
  tx: Tx,
  given: readonly T[],
): Promise<T[]> => {
  const shown = await honouredBefore(tx, given)
  return given.flatMap((it): T[] => {
    const prizes = shown.get(it.stageId)
    if (!prizes) return [it]
    const prize = prizes.get(it.stageEntryId)
    return prize === undefined ? [] : [it.prize === undefined ? it : { ...it, prize }]
  })
}

/** Of stages with a correction that is approved and waits for its hour: what the published result gives to whom. */
const honouredBefore = async (
  tx: Tx,
  honours: readonly Pick<Honour, 'editionId' | 'releaseN'>[],
): Promise<Map<string, Map<string, string>>> => {
  const published = new Map(honours.map(({ editionId, releaseN }) => [editionId, releaseN]))
  if (published.size === 0) return new Map()
  const rows = await tx
    .select({ editionId: correction.editionId, releaseN: correction.releaseN, outcome: correction.outcome })
    .from(correction)
    .where(and(eq(correction.state, 'approved'), inArray(correction.editionId, [...published.keys()])))
    .orderBy(correction.releaseN)
  const before = new Map<string, number>()
  for (const { editionId, releaseN, outcome } of rows)
    if (releaseN > (published.get(editionId) ?? 0))
      for (const { stageId, n } of (outcome as CorrectionOutcome).before.standings)
        if (!before.has(stageId)) before.set(stageId, n)
  if (before.size === 0) return new Map()
  const frozen = await tx
    .select({ stageId: standing.stageId, derivation: standing.derivation })
    .from(standing)
    .where(or(...[...before].map(([stageId, n]) => and(eq(standing.stageId, stageId), eq(standing.n, n)))))
  return new Map(
    frozen.map(({ stageId, derivation }) => [
      stageId,
      new Map(
        (derivation as FrozenResult).awards.filter(hasWon).map(({ entryId, prize }) => [entryId, prize]),
      ),
    ]),
  )
}
