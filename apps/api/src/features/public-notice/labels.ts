import { entry, type Tx } from '@xk/db'
import { namesSomebodyHidden } from '@xk/domain/gallery'
import { compareText } from '@xk/domain/kernel'
import { inArray } from 'drizzle-orm'
import { listUnitsOn } from '../entries/store.ts'
import { shownPeople } from '../gallery/load-gallery.ts'
import { loadDossiers } from '../honours/load-dossiers.ts'
import { agrees } from '../honours/load-outlines.ts'

/** What units are shown of a dossier: nothing more than who, of where and what office. */
export interface EntryLabel {
  /** Of a collective its own name, unless that says whom it may not. Empty where nobody agreed, or they were erased. */
  names: string[]
  /** How many of its people are not named. */
  unnamed: number
  /** Of the one person who is named; else null, since it may tell who it is. */
  position: string | null
  unitName: string
}

/** By unit, then by name; who is not named comes after, in an order that says nothing. */
export const byUnit = (
  a: { id: string; of: EntryLabel | undefined },
  b: { id: string; of: EntryLabel | undefined },
): number => {
  const [nameA, nameB] = [a.of?.names.join() ?? '', b.of?.names.join() ?? '']
  return (
    compareText(a.of?.unitName ?? '', b.of?.unitName ?? '') ||
    Number(nameA === '') - Number(nameB === '') ||
    compareText(nameA, nameB) ||
    (a.id < b.id ? -1 : 1)
  )
}

/**
 * How these entries are called before other units: by the names of those who themselves agreed to publication. A yes
 * that only the unit wrote down counts for nothing, and so does one taken back. `day`: whose units' names hold.
 */
export const entryLabels = async (
  tx: Tx,
  shown: readonly { editionId: string; entryId: string; revisionId: string }[],
  day: string,
): Promise<Map<string, EntryLabel>> => {
  if (shown.length === 0) return new Map()
  const entries = await tx
    .select({ id: entry.id, unitId: entry.unitId, division: entry.division })
    .from(entry)
    .where(
      inArray(
        entry.id,
        shown.map(({ entryId }) => entryId),
      ),
    )
  const byId = new Map(entries.map((it) => [it.id, it]))
  const units = await listUnitsOn(tx, [...new Set(entries.map(({ unitId }) => unitId))], day)
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const dossiers = await loadDossiers(
    tx,
    shown.map((it) => ({ ...it, division: byId.get(it.entryId)?.division ?? '' })),
  )
  return new Map(
    shown.map(({ entryId }) => {
      const dossier = dossiers.get(entryId)
      const people = dossier?.collective === false ? dossier.people : []
      const named = people.filter((person) => person.fullName !== null && agrees(person, 'publishName'))
      const collective =
        dossier?.collective && !namesSomebodyHidden(dossier.title, shownPeople(dossier))
          ? [dossier.title]
          : []
      const label: EntryLabel = {
        names: [...collective, ...named.flatMap(({ fullName }) => fullName ?? [])].filter(Boolean),
        unnamed: people.length - named.length,
        position: named.length === 1 && people.length === 1 ? (named[0]?.position ?? null) : null,
        unitName: unitNames.get(byId.get(entryId)?.unitId ?? '') ?? '',
      }
      return [entryId, label]
    }),
  )
}
