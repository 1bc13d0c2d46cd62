import type { Tx } from '@xk/db'
import { type Asker, may } from '@xk/domain/policy'
import type { PersonRole } from '@xk/domain/ruleset'
import { sql } from 'drizzle-orm'
import { publishedNow } from '../publication/published-now.ts'
import { asPublished } from './list-honours.ts'

/** That somebody's entry won in another edition, as far as the asker may know. */
export interface KnownAward {
  personId: string
  editionTitle: string
  /** Of the latest revision; null where it was erased. */
  entryTitle: string | null
  programme: string
  /** The same programme in the same term. */
  sameTerm: boolean
  /** Decided, and not yet published to anybody. */
  unreleased: boolean
}

/** That a collective won in another edition: known by its unit and its own name, never by who spoke for it. */
export interface KnownCollective extends Pick<KnownAward, 'editionTitle' | 'sameTerm' | 'unreleased'> {
  unitId: string
  name: string
}

export interface Asking {
  asker: Asker
  now: Date
}

const DELEGATE: PersonRole = 'delegate'

interface Row extends Omit<KnownAward, 'unreleased'> {
  role: string
  unitId: string
  editionId: string
  stageId: string
  stageEntryId: string
  releaseN: number | null
  [key: string]: unknown
}

/**
 * Who won in editions other than this one. Until the hour of its publication a result counts, and says so, before
 * those alone who may see that edition's standing; to everybody else it is as if nothing had been decided. A delegate
 * of a collective was not honoured by it.
 */
export const listKnownAwards = async (
  tx: Tx,
  editionId: string,
  { asker, now }: Asking,
): Promise<{ people: KnownAward[]; collectives: KnownCollective[] }> => {
  const rows = await tx.execute<Row>(sql`
    with out as (
      select edition_id, max(n) as n from release
      where ${publishedNow(now)} group by edition_id),
    named as (
      select distinct on (edition_id) edition_id, body -> 'entry' ->> 'titleField' as field from ruleset
      where frozen_at is not null order by edition_id, version desc)
    select ep.person_id as "personId", ep.role, en.unit_id as "unitId", ed.id as "editionId", ed.title as "editionTitle", ed.programme,
      (ed.programme = asked.programme and ed.term_id = asked.term_id) is true as "sameTerm",
      (select rc.body -> 'fields' ->> named.field from revision r join revision_content rc on rc.revision_id = r.id
        where r.entry_id = se.entry_id order by r.n desc limit 1) as "entryTitle",
      st.id as "stageId", se.id as "stageEntryId", out.n as "releaseN"
    from award a
      join stage_entry se on se.id = a.stage_entry_id
      join entry en on en.id = se.entry_id
      join entry_person ep on ep.entry_id = se.entry_id
      join stage st on st.id = a.stage_id
      join edition ed on ed.id = st.edition_id
      join edition asked on asked.id = ${editionId}
      left join out on out.edition_id = ed.id
      left join named on named.edition_id = ed.id
    where a.state not in ('withheld', 'revoked') and ed.id <> ${editionId} and ed.state in ('decided', 'released')
    order by se.id, ep.ordinal`)
  const out = rows.flatMap(({ releaseN, ...row }) => (releaseN === null ? [] : [{ ...row, releaseN }]))
  const published = new Set((await asPublished(tx, out)).map(({ stageEntryId }) => stageEntryId))
  const known = rows.flatMap((row) => {
    const unreleased = !published.has(row.stageEntryId)
    return unreleased && !may('standing.view', asker, { editionId: row.editionId })
      ? []
      : [{ ...row, unreleased }]
  })
  return {
    people: known
      .filter(({ role }) => role !== DELEGATE)
      .map(({ personId, editionTitle, entryTitle, programme, sameTerm, unreleased }) => ({
        personId,
        editionTitle,
        entryTitle,
        programme,
        sameTerm,
        unreleased,
      })),
    collectives: known
      .filter(({ role }) => role === DELEGATE)
      .flatMap(({ unitId, entryTitle, editionTitle, sameTerm, unreleased }) =>
        entryTitle === null ? [] : [{ unitId, name: entryTitle, editionTitle, sameTerm, unreleased }],
      ),
  }
}
