import { entry, escalation, type EscalationSheet, stageEntry, type Tx } from '@xk/db'
import { eq, inArray, sql } from 'drizzle-orm'
import { nameOfEntry } from '../gallery/load-gallery.ts'
import type { Honour } from '../honours/list-honours.ts'
import { listTitles } from '../honours/load-dossiers.ts'
import { agrees, loadOutlines, type OutlinedPerson } from '../honours/load-outlines.ts'

export interface NamedThing {
  /** Whose thing it is: a person counts once per level and edition, a collective by its own entry. */
  key: string
  /** For the working group alone. Null: erased or restricted. */
  name: string | null
  /** For everybody who counts. */
  publicName: string | null
}

type Counted = Pick<Honour, 'editionId' | 'entryId' | 'stageEntryId'> & { unitName?: string }

/** What was judged of these places, and in which division; with what the last memo called entry and unit. */
const listPlaces = async (tx: Tx, stageEntryIds: readonly string[]) =>
  stageEntryIds.length === 0
    ? []
    : tx
        .select({
          stageEntryId: stageEntry.id,
          revisionId: stageEntry.revisionId,
          division: entry.division,
          sheet: sql<EscalationSheet | null>`(select e.sheet from ${escalation} e
            where e.stage_entry_id = ${stageEntry.id} order by e.at desc limit 1)`,
        })
        .from(stageEntry)
        .innerJoin(entry, eq(entry.id, stageEntry.entryId))
        .where(inArray(stageEntry.id, [...stageEntryIds]))

const usedName = ({ fullName, consents }: OutlinedPerson) =>
  consents.publishName.state === 'restricted' ? null : fullName

/**
 * How these are named, as in the release and the gallery: a collective by its own name, never by who speaks for it;
 * a person to others only while they themselves agree. By stage entry; seven statements, whatever their number.
 */
export const nameThings = async (tx: Tx, counted: readonly Counted[]): Promise<Map<string, NamedThing>> => {
  const unique = [...new Map(counted.map((it) => [it.stageEntryId, it])).values()]
  const placeOf = new Map(
    (
      await listPlaces(
        tx,
        unique.map(({ stageEntryId }) => stageEntryId),
      )
    ).map((place) => [place.stageEntryId, place]),
  )
  const placed = unique.flatMap((it) => {
    const place = placeOf.get(it.stageEntryId)
    return place ? [{ ...it, ...place }] : []
  })
  const outlines = new Map((await loadOutlines(tx, placed)).map((it) => [it.entryId, it]))
  const titles = await listTitles(
    tx,
    [...outlines.values()].filter(({ collective }) => collective),
  )
  return new Map(
    placed.flatMap((it): [string, NamedThing][] => {
      const outline = outlines.get(it.entryId)
      if (!outline) return []
      if (outline.collective) {
        const title = titles.get(outline.revisionId) || it.sheet?.title || ''
        const name = nameOfEntry(outline, title, it.unitName ?? it.sheet?.unitName ?? '') || null
        return [[it.stageEntryId, { key: `${it.editionId} ${it.entryId}`, name, publicName: name }]]
      }
      const [person] = outline.people
      const name = person ? usedName(person) : null
      return [
        [
          it.stageEntryId,
          {
            key: `${it.editionId} ${person?.personId ?? it.entryId}`,
            name,
            publicName: person && agrees(person, 'publishName') ? name : null,
          },
        ],
      ]
    }),
  )
}
