import { exemplar, type Tx } from '@xk/db'
import { mayShow } from '@xk/domain/gallery'
import { inArray } from 'drizzle-orm'
import { type Honour, listHonours } from '../honours/list-honours.ts'
import { listTitles } from '../honours/load-dossiers.ts'
import { loadOutlines, type Outline } from '../honours/load-outlines.ts'
import { byPlace, nameOfEntry, shownPeople } from './load-gallery.ts'

/** A place of the gallery that is taken now. */
interface ShownPlace {
  honour: Honour
  outline: Outline
  name: string
  ordinal: number | null
}

/**
 * Everybody who is shown at this moment, of all selections, in the gallery's order, without what was handed in about
 * them: only who they are and what they agree to. The same number of statements for one and for all.
 */
export const listShown = async (tx: Tx, now: Date): Promise<ShownPlace[]> => {
  const honours = await listHonours(tx, now)
  const outlines = await loadOutlines(tx, honours)
  const outlineOf = new Map(outlines.map((outline) => [outline.entryId, outline]))
  const titles = await listTitles(
    tx,
    outlines.filter(({ collective }) => collective),
  )
  const rows = await tx
    .select({ entryId: exemplar.entryId, ordinal: exemplar.ordinal, takenDown: exemplar.takenDown })
    .from(exemplar)
    .where(
      inArray(
        exemplar.entryId,
        honours.map(({ entryId }) => entryId),
      ),
    )
  const rowOf = new Map(rows.map((row) => [row.entryId, row]))
  return honours
    .flatMap((honour): ShownPlace[] => {
      const outline = outlineOf.get(honour.entryId)
      if (!outline) return []
      const { ordinal = null, takenDown = false } = rowOf.get(honour.entryId) ?? {}
      const { collective } = outline
      const people = shownPeople(outline)
      if (!mayShow({ collective, people, takenDown, hasPortrait: false })) return []
      const name = nameOfEntry(outline, titles.get(outline.revisionId) ?? '', honour.unitName)
      return [{ honour, outline, name, ordinal }]
    })
    .sort(byPlace)
}
