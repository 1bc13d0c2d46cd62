import type { ExemplarCard, GalleryPage } from '@xk/contract'
import { compareText } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import type { Honour } from '../honours/list-honours.ts'
import { settingsAt } from '../organisation/settings.ts'
import { listShown } from './list-shown.ts'
import { displayName, fillGallery, isShown, type ShownEntry } from './load-gallery.ts'
import { shownLine } from './shown-texts.ts'

/** Cards on one page: whole rows of two, three and four. */
const CARDS_A_PAGE = 36

export const cardOf = (it: ShownEntry): ExemplarCard => ({
  key: it.key,
  name: displayName(it),
  unit: it.honour.unitName,
  line: shownLine(it),
  collective: it.dossier.collective,
  photo: it.showing.photo,
})

const clusterOf = ({ clusterName }: Honour) => clusterName ?? ''

/** By decision, those of the latest year first, and below it by cluster, in the order in which they come. */
const groupsOf = (entries: readonly ShownEntry[]): GalleryPage['groups'] =>
  [...Map.groupBy(entries, ({ honour }) => honour.editionId).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { year, slug, editionTitle: title, decision } = first.honour
    const clusters = [...Map.groupBy(group, ({ honour }) => clusterOf(honour))].map(([name, own]) => ({
      name,
      cards: own.map(cardOf),
    }))
    return [{ year, slug, title, decision, clusters }]
  })

/**
 * Who is shown, by decision and cluster; `asked` narrows it to a year and a cluster and says which page. What was
 * handed in is read for the cards of that page alone.
 */
export const galleryPage = async (
  deps: Deps,
  asked: GalleryPage['asked'] & { n: number },
): Promise<GalleryPage> => {
  const { db } = deps.database
  const now = deps.now()
  const { blocName } = await settingsAt(db, vietnamDay(now))
  const all = await listShown(db, now)
  const some = all.filter(
    ({ honour }) =>
      (asked.year === null || honour.year === asked.year) &&
      (asked.cluster === '' || clusterOf(honour) === asked.cluster),
  )
  // Cards of a cluster stand together, on this page and the next.
  const grouped = [...Map.groupBy(some, ({ honour }) => honour.editionId).values()].flatMap((group) =>
    [...Map.groupBy(group, ({ honour }) => clusterOf(honour))]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([, own]) => own),
  )
  const pages = Math.max(1, Math.ceil(grouped.length / CARDS_A_PAGE))
  const n = Math.min(asked.n, pages)
  const places = grouped.slice((n - 1) * CARDS_A_PAGE, n * CARDS_A_PAGE)
  const entries = await fillGallery(
    db,
    places.map(({ honour }) => honour),
    places.map(({ outline }) => outline),
  )
  return {
    page: 'gallery',
    organiser: blocName ?? null,
    years: [...new Set(all.map(({ honour }) => honour.year))],
    clusters: [...new Set(all.map(({ honour }) => clusterOf(honour)).filter(Boolean))].sort(compareText),
    asked: { year: asked.year, cluster: asked.cluster },
    total: some.length,
    n,
    pages,
    groups: groupsOf(entries.filter(isShown)),
  }
}
