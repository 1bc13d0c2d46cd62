import type { ExemplarPage } from '@xk/contract'
import type { Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import { findHonouredEntry, listNeighbours } from './find-exemplar.ts'
import { cardOf } from './gallery-page.ts'
import { displayName, isShown, loadGallery } from './load-gallery.ts'
import { shownTexts } from './shown-texts.ts'

const MOST_OTHERS = 4
/** How many are looked at for them: some of those who come next may not be shown. */
const LOOKED_AT = 3 * MOST_OTHERS

/** The entry behind an address with at most so many others, and nothing of anybody else. */
const loadWithOthers = async (tx: Tx, now: Date, key: string, most: number) => {
  const found = await findHonouredEntry(tx, key)
  if (!found) return undefined
  const near = most > 0 ? await listNeighbours(tx, found, most) : []
  const entries = await loadGallery(tx, now, {
    editionId: found.editionId,
    entryIds: [found.entryId, ...near],
  })
  const shown = entries.filter(isShown)
  const it = shown.find((one) => one.key === key)
  if (!it) return undefined
  return { it, others: shown.filter((one) => one !== it), near }
}

/** One exemplar's own page; undefined for who is not shown, as for who does not exist. */
export const exemplarPage = async (deps: Deps, key: string): Promise<ExemplarPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const found = await loadWithOthers(db, now, key, LOOKED_AT)
  if (!found) return undefined
  const { it, others, near } = found
  const { blocName } = await settingsAt(db, vietnamDay(now))
  const { honour, dossier } = it
  // Those after it, and on from the first: everybody is somebody's neighbour.
  const placeOf = (entryId: string) => near.indexOf(entryId)
  const nearest = others
    .toSorted((a, b) => placeOf(a.honour.entryId) - placeOf(b.honour.entryId))
    .slice(0, MOST_OTHERS)
  return {
    page: 'exemplar',
    organiser: blocName ?? null,
    key,
    name: displayName(it),
    unit: honour.unitName,
    cluster: honour.clusterName ?? '',
    collective: dossier.collective,
    people: dossier.collective ? it.showing.people : [],
    ...shownTexts(it),
    photo: it.showing.photo,
    year: honour.year,
    slug: honour.slug,
    title: honour.editionTitle,
    decision: honour.decision,
    others: others.filter((one) => nearest.includes(one)).map(cardOf),
  }
}

/** The stored picture of who agrees to be seen at this moment: reads its own dossier alone. */
export const findShownPortrait = async (deps: Deps, key: string): Promise<string | undefined> => {
  const found = await loadWithOthers(deps.database.db, deps.now(), key, 0)
  return found?.it.showing.photo ? found.it.dossier.portrait?.fileId : undefined
}
