import { sparePackage as w } from '@xk/i18n'
import type { SpareContents, SpareLine } from './read.ts'

/** A sheet that can be scored on paper: not handed in, its judge may score, and may read the work. */
export const isToPrint = ({ state, undertaken, restricted }: SpareLine): boolean =>
  state === 'open' && undertaken && !restricted

/** What whoever opens this package has to know about it, beside the steps. */
export const notesOf = ({ lines, held, hiddenEntries }: SpareContents): string[] => {
  const open = lines.filter(({ state }) => state === 'open')
  const waiting = new Set(open.flatMap(({ undertaken, judge }) => (undertaken ? [] : [judge])))
  const elsewhere = lines.length - open.length
  return [
    ...(open.length === 0 ? [w.notes.nothingOpen] : []),
    ...(open.length > 0 && elsewhere > 0 ? [w.notes.notReprinted(elsewhere)] : []),
    ...(waiting.size > 0 ? [w.notes.notUndertaken([...waiting].join(', '))] : []),
    ...(open.some(({ restricted }) => restricted) ? [w.notes.restricted] : []),
    ...(held ? [w.notes.held] : []),
    ...(hiddenEntries ? [w.notes.hidden] : []),
    w.notes.keep,
  ]
}
