import {
  entry,
  entryPerson,
  panelMember,
  personIdentity,
  revisionContent,
  stageEntry,
  type Tx,
  unitPeriod,
} from '@xk/db'
import type { Ruleset } from '@xk/domain/ruleset'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { isRestricted } from '../data-protection/store.ts'

interface EntryNames {
  title: string
  unitId: string
  unitName: string
  people: string[]
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Titles, units and people of stage entries: two queries. Only for who may see them (`resultAudiences`); the
 * unit's name is the one that it has on `day`. Of who had the use of their data restricted the unit alone.
 */
export const listEntryNames = async (
  tx: Tx,
  rules: Ruleset,
  stageEntryIds: readonly string[],
  day: string,
): Promise<Map<string, EntryNames>> => {
  if (stageEntryIds.length === 0) return new Map()
  const ids = [...stageEntryIds]
  const [rows, people] = await Promise.all([
    tx
      .select({
        id: stageEntry.id,
        unitId: entry.unitId,
        restricted: isRestricted(stageEntry.entryId),
        title: sql<unknown>`${revisionContent.body}->'fields'->${rules.entry.titleField}::text`,
        unitName: sql<string | null>`(
          select up.name from ${unitPeriod} up where up.unit_id = ${entry.unitId} and up."from" <= ${day}
          order by up."from" desc limit 1)`,
      })
      .from(stageEntry)
      .innerJoin(entry, eq(entry.id, stageEntry.entryId))
      .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
      .where(inArray(stageEntry.id, ids)),
    tx
      .select({ id: stageEntry.id, fullName: personIdentity.fullName })
      .from(stageEntry)
      .innerJoin(entryPerson, eq(entryPerson.entryId, stageEntry.entryId))
      .innerJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
      .where(inArray(stageEntry.id, ids))
      .orderBy(asc(entryPerson.ordinal)),
  ])
  const names = new Map<string, EntryNames>()
  for (const row of rows) {
    names.set(row.id, {
      title: row.restricted ? '—' : asText(row.title),
      unitId: row.unitId,
      unitName: row.unitName ?? '',
      people: [],
    })
  }
  const closed = new Set(rows.flatMap(({ id, restricted }) => (restricted ? [id] : [])))
  for (const { id, fullName } of people) if (!closed.has(id)) names.get(id)?.people.push(fullName)
  return names
}

/** Names of a panel's members, whatever their state, in the order of given names. */
export const listJudgeNames = (tx: Tx, stageId: string) =>
  tx
    .select({
      memberId: panelMember.id,
      personId: panelMember.personId,
      fullName: sql<string>`coalesce(${personIdentity.fullName}, '—')`,
      chair: panelMember.chair,
      state: panelMember.state,
      expertise: panelMember.expertise,
    })
    .from(panelMember)
    .leftJoin(personIdentity, eq(personIdentity.personId, panelMember.personId))
    .where(eq(panelMember.stageId, stageId))
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`)
