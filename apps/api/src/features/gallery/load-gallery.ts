import { exemplar, type ExemplarWords, type Tx } from '@xk/db'
import { mayShow, namesSomebodyHidden, type Showing, type ShownPerson } from '@xk/domain/gallery'
import { compareNames } from '@xk/domain/kernel'
import { inArray } from 'drizzle-orm'
import { type Honour, listHonours } from '../honours/list-honours.ts'
import { agrees, type Dossier, loadDossiers } from '../honours/load-dossiers.ts'
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

const NO_WORDS: ExemplarWords = { headline: '', quote: '', text: '', works: [] }
export const shownWords = ({ row }: GalleryEntry): ExemplarWords => row?.shown ?? NO_WORDS

/** The name under which it stands: the person's, or the collective's own. */
export const displayName = ({ dossier, showing }: GalleryEntry): string =>
  dossier.collective ? dossier.title : (showing?.people[0] ?? dossier.people[0]?.fullName ?? dossier.title)

const byPlace = (a: GalleryEntry, b: GalleryEntry) => {
  const [left, right] = [a.row?.ordinal ?? null, b.row?.ordinal ?? null]
  if (left !== null && right !== null && left !== right) return left - right
  if ((left === null) !== (right === null)) return left === null ? 1 : -1
  return compareNames(displayName(a), displayName(b))
}

/**
 * Everybody whom published decisions in force honour, with what each agrees to at this moment: read anew for every
 * answer, so that a consent that was taken back is gone with the next one. The latest year first, then as the working
 * group ordered them, else by given name.
 */
export const loadGallery = async (
  tx: Tx,
  now: Date,
  of: { editionId?: string } = {},
): Promise<GalleryEntry[]> => {
  const honours = await listHonours(tx, now, of)
  const dossiers = await loadDossiers(tx, honours)
  const rows = await tx
    .select()
    .from(exemplar)
    .where(
      inArray(
        exemplar.entryId,
        honours.map(({ entryId }) => entryId),
      ),
    )
  return honours
    .flatMap((honour): GalleryEntry[] => {
      const dossier = dossiers.get(honour.entryId)
      if (!dossier) return []
      const row = rows.find(({ entryId }) => entryId === honour.entryId)
      const people = dossier.people.map((person) => ({
        fullName: person.fullName,
        publishName: agrees(person, 'publishName'),
        publishPhoto: agrees(person, 'publishPhoto'),
        delegate: person.role === 'delegate',
      }))
      const showing = mayShow({
        collective: dossier.collective,
        people,
        takenDown: row?.takenDown ?? false,
        hasPortrait: dossier.portrait !== null,
      })
      return [{ key: exemplarKey(honour.entryId), honour, dossier, row, people, showing }]
    })
    .sort((a, b) => b.honour.year - a.honour.year || byPlace(a, b))
}

/** A text about them that may be shown: never one that names somebody who is not to be named. */
export const shownText = (it: GalleryEntry): string => {
  const text = shownWords(it).text || it.dossier.introduction || ''
  return namesSomebodyHidden(text, it.people) ? '' : text
}

/** One line about them: what the working group chose, else their position. */
export const shownLine = (it: GalleryEntry): string => {
  const { headline } = shownWords(it)
  if (headline && !namesSomebodyHidden(headline, it.people)) return headline
  return it.dossier.collective ? '' : (it.dossier.people[0]?.position ?? '')
}
