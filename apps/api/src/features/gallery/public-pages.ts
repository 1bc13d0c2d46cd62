import type { ExemplarCard, ExemplarPage, GalleryPage } from '@xk/contract'
import { namesSomebodyHidden } from '@xk/domain/gallery'
import { compareText } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import {
  displayName,
  type GalleryEntry,
  loadGallery,
  shownLine,
  shownText,
  shownWords,
} from './load-gallery.ts'

type Shown = GalleryEntry & { showing: NonNullable<GalleryEntry['showing']> }
const isShown = (it: GalleryEntry): it is Shown => it.showing !== undefined

const cardOf = (it: Shown): ExemplarCard => ({
  key: it.key,
  name: displayName(it),
  unit: it.honour.unitName,
  line: shownLine(it),
  collective: it.dossier.collective,
  photo: it.showing.photo,
})

const clusterOf = ({ honour }: GalleryEntry) => honour.clusterName ?? ''

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Everybody who is shown, by decision and cluster; `asked` narrows it to a year and a cluster. */
export const galleryPage = async (deps: Deps, asked: GalleryPage['asked']): Promise<GalleryPage> => {
  const { db } = deps.database
  const now = deps.now()
  const { blocName } = await settingsAt(db, vietnamDay(now))
  const all = (await loadGallery(db, now)).filter(isShown)
  const some = all.filter(
    (it) =>
      (asked.year === null || it.honour.year === asked.year) &&
      (asked.cluster === '' || clusterOf(it) === asked.cluster),
  )
  return {
    page: 'gallery',
    organiser: blocName ?? null,
    years: [...new Set(all.map(({ honour }) => honour.year))],
    clusters: [...new Set(all.map(clusterOf).filter(Boolean))].sort(compareText),
    asked,
    total: some.length,
    groups: [...groupBy(some, ({ honour }) => honour.editionId).values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { year, slug, editionTitle: title, decision } = first.honour
      const clusters = [...groupBy(group, clusterOf)]
        .sort(([a], [b]) => compareText(a, b))
        .map(([name, entries]) => ({ name, cards: entries.map(cardOf) }))
      return [{ year, slug, title, decision, clusters }]
    }),
  }
}

const MOST_OTHERS = 4

/** One exemplar's own page; undefined for who is not shown, as for who does not exist. */
export const exemplarPage = async (deps: Deps, key: string): Promise<ExemplarPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const all = (await loadGallery(db, now)).filter(isShown)
  const at = all.findIndex((it) => it.key === key)
  const it = all[at]
  if (!it) return undefined
  const { blocName } = await settingsAt(db, vietnamDay(now))
  const { honour, dossier } = it
  const words = shownWords(it)
  const said = (text: string) => (namesSomebodyHidden(text, it.people) ? '' : text)
  // Those after it, and on from the first: everybody is somebody's neighbour.
  const others = [...all.slice(at + 1), ...all.slice(0, at)].filter(
    (one) => one.honour.editionId === honour.editionId,
  )
  return {
    page: 'exemplar',
    organiser: blocName ?? null,
    key,
    name: displayName(it),
    unit: honour.unitName,
    cluster: clusterOf(it),
    collective: dossier.collective,
    people: dossier.collective ? it.showing.people : [],
    position: dossier.collective ? null : (dossier.people[0]?.position ?? null),
    headline: said(words.headline),
    quote: said(words.quote),
    paragraphs: shownText(it)
      .split(/\n+/)
      .map((text) => text.trim())
      .filter(Boolean),
    works: words.works.map(said).filter(Boolean),
    photo: it.showing.photo,
    year: honour.year,
    slug: honour.slug,
    title: honour.editionTitle,
    decision: honour.decision,
    others: others.slice(0, MOST_OTHERS).map(cardOf),
  }
}

/** The stored picture of who agrees to be seen at this moment. */
export const findShownPortrait = async (deps: Deps, key: string): Promise<string | undefined> => {
  const found = (await loadGallery(deps.database.db, deps.now())).find((it) => it.key === key)
  return found?.showing?.photo ? found.dossier.portrait?.fileId : undefined
}
