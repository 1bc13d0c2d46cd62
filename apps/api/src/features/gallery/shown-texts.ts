import type { ExemplarWords } from '@xk/db'
import { namesSomebodyHidden } from '@xk/domain/gallery'
import type { GalleryEntry } from './load-gallery.ts'

const NO_WORDS: ExemplarWords = { headline: '', quote: '', text: '', works: [] }
const wordsOf = ({ row }: GalleryEntry): ExemplarWords => row?.shown ?? NO_WORDS
/** A text about them, or nothing where it names somebody who is not to be named. */
const said = ({ people }: GalleryEntry, text: string) => (namesSomebodyHidden(text, people) ? '' : text)

/** What a single person does; a collective has no position. */
export const shownPosition = ({ dossier }: GalleryEntry): string | null =>
  dossier.collective ? null : (dossier.people[0]?.position ?? null)

/** A text about them that may be shown: never one that names somebody who is not to be named. */
const shownText = (it: GalleryEntry): string => said(it, wordsOf(it).text || it.dossier.introduction || '')

/** One line about them: what the working group chose, else their position. */
export const shownLine = (it: GalleryEntry): string =>
  said(it, wordsOf(it).headline) || (shownPosition(it) ?? '')

/** Everything that is written about them and may be shown, on their page and in the press pack. */
export const shownTexts = (it: GalleryEntry) => {
  const words = wordsOf(it)
  return {
    position: shownPosition(it),
    headline: said(it, words.headline),
    quote: said(it, words.quote),
    paragraphs: shownText(it)
      .split(/\n+/)
      .map((text) => text.trim())
      .filter(Boolean),
    works: words.works.map((work) => said(it, work)).filter(Boolean),
  }
}
