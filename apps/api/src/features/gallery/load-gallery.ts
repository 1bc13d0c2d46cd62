import { exemplar, type Tx } from '@xk/db'
import { mayShow, namesSomebodyHidden, type Showing, type ShownPerson } from '@xk/domain/gallery'
import { compareNames } from '@xk/domain/kernel'
import { inArray } from 'drizzle-orm'
import { type Honour, listHonours } from '../honours/list-honours.ts'
import { type Dossier, fillDossiers } from '../honours/load-dossiers.ts'
import { agrees, loadOutlines, type Outline } from '../honours/load-outlines.ts'
import { exemplarKey } from './exemplar-key.ts'

export type ExemplarRow = typeof exemplar.$inferSelect

/** An honoured entry as the gallery knows it. */
export interface GalleryEntry {
  key: string
  honour: Honour
  dossier: Dossier
  row: ExemplarRow | undefined
  people: ShownPerson[]
  /** What of it may be seen by everybody now; undefined: nothing. */
  showing: Showing | undefined
}
export type ShownEntry = GalleryEntry & { showing: Showing }
export const isShown = (it: GalleryEntry): it is ShownEntry => it.showing !== undefined

/** People of an entry with what they agree to now. */
export const shownPeople = ({ people }: Pick<Outline, 'people'>): ShownPerson[] =>
  people.map((person) => ({
    fullName: person.fullName,
    publishName: agrees(person, 'publishName'),
    publishPhoto: agrees(person, 'publishPhoto'),
    delegate: person.role === 'delegate',
  }))

/** The name under which it stands: the person's, or the collective's own, unless that says whom it may not. */
export const nameOfEntry = (
  it: Pick<Outline, 'collective' | 'people'>,
  title: string,
  unitName: string,
): string => {
  if (!it.collective) return it.people[0]?.fullName ?? title
  return namesSomebodyHidden(title, shownPeople(it)) ? unitName : title
}
export const displayName = ({ dossier, honour }: GalleryEntry): string =>
  nameOfEntry(dossier, dossier.title, honour.unitName)

interface Place {
  honour: Honour
  /** As the working group ordered them; null: by given name, after those. */
  ordinal: number | null
  name: string
}

/** The latest year first, then as the working group ordered them, else by given name. */
export const byPlace = (a: Place, b: Place): number => {
  if (a.honour.year !== b.honour.year) return b.honour.year - a.honour.year
  if (a.ordinal !== null && b.ordinal !== null && a.ordinal !== b.ordinal) return a.ordinal - b.ordinal
  if ((a.ordinal === null) !== (b.ordinal === null)) return a.ordinal === null ? 1 : -1
  return compareNames(a.name, b.name) || (a.honour.entryId < b.honour.entryId ? -1 : 1)
}

/** These entries with what was handed in and what the working group wrote, in their order: three queries. */
export const fillGallery = async (
  tx: Tx,
  honours: readonly Honour[],
  outlines: readonly Outline[],
): Promise<GalleryEntry[]> => {
  const dossiers = await fillDossiers(tx, outlines)
  const entryIds = honours.map(({ entryId }) => entryId)
  const rows = await tx.select().from(exemplar).where(inArray(exemplar.entryId, entryIds))
  const rowOf = new Map(rows.map((row) => [row.entryId, row]))
  return honours.flatMap((honour): GalleryEntry[] => {
    const dossier = dossiers.get(honour.entryId)
    if (!dossier) return []
    const row = rowOf.get(honour.entryId)
    const people = shownPeople(dossier)
    const showing = mayShow({
      collective: dossier.collective,
      people,
      takenDown: row?.takenDown ?? false,
      hasPortrait: dossier.portrait !== null,
    })
    return [{ key: exemplarKey(honour.entryId), honour, dossier, row, people, showing }]
  })
}

/**
 * Whom published decisions in force of one selection honour, or of it these entries alone, with what each agrees to at
 * this moment: read anew for every answer, so that a consent that was taken back is gone with the next one.
 */
export const loadGallery = async (
  tx: Tx,
  now: Date,
  of: { editionId: string; entryIds?: readonly string[] },
): Promise<GalleryEntry[]> => {
  const honours = await listHonours(tx, now, of)
  const entries = await fillGallery(tx, honours, await loadOutlines(tx, honours))
  const placeOf = (it: GalleryEntry): Place => ({
    honour: it.honour,
    ordinal: it.row?.ordinal ?? null,
    name: displayName(it),
  })
  return entries.sort((a, b) => byPlace(placeOf(a), placeOf(b)))
}
