import { fold, leafText, leavesOf } from '../../kernel/index.ts'
import type { FieldValue } from '../entry-body.ts'
import type { Finding } from './finding.ts'
import { findBeside, findContacts } from './find-contacts.ts'
import { findInRow, findPerson } from './find-people.ts'
import { findUnit, tradesOf } from './find-units.ts'
import {
  escapePattern,
  type FoldedText,
  foldWithOffsets,
  isSameOrUnmarked,
  wholeWords,
} from './folded-text.ts'

/** Where to black out, in UTF-16 units of the leaf's text (kernel rich-text; a short text is leaf 0). */
export interface RevealingSuggestion extends Finding {
  field: string
  leaf: number
}

/** A trade that narrows down the office without naming it: for the secretary to know, not to black out. */
export interface IndirectHint {
  term: string
  count: number
  /** Where it stands first. */
  field: string
  leaf: number
  start: number
  end: number
}

/** Whose entry it is. Nobody else's name is looked for: other names in a text are not its authors'. */
export interface EntryIdentity {
  people: readonly { fullName: string }[]
  unitNames: readonly string[]
}

/** Trades of which few offices do each. */
const TRADES = [
  'đất đai',
  'thuế',
  'hải quan',
  'bảo hiểm xã hội',
  'kho bạc',
  'công chứng',
  'hộ tịch',
  'lưu trú',
]

const rank = ({ certainty, start, end }: Finding) => (certainty === 'sure' ? 1_000_000 : 0) + end - start

/** Of overlapping finds the surer, then the longer one. */
const withoutOverlaps = (text: FoldedText, findings: readonly Finding[]): Finding[] => {
  const taken = new Uint8Array(text.original.length)
  return findings
    .toSorted((a, b) => rank(b) - rank(a) || a.start - b.start)
    .filter(({ start, end }) => {
      if (taken.subarray(start, end).includes(1)) return false
      taken.fill(1, start, end)
      return true
    })
    .sort((a, b) => a.start - b.start)
}

const findInLeaf = (text: FoldedText, identity: EntryIdentity): Finding[] => {
  const names = identity.people.map(({ fullName }) => fullName)
  const people = withoutOverlaps(
    text,
    names.flatMap((fullName) => findPerson(text, fullName)),
  )
  const rowed = withoutOverlaps(text, [...people, ...findInRow(text, names, people)])
  return withoutOverlaps(text, [
    ...rowed,
    ...identity.unitNames.flatMap((name) => findUnit(text, name)),
    ...findContacts(text.original),
    ...findBeside(text.original, rowed),
  ])
}

interface Place {
  field: string
  leaf: number
  text: FoldedText
}

const hintsIn = (places: readonly Place[], identity: EntryIdentity): IndirectHint[] => {
  const terms = [...new Set([...identity.unitNames.flatMap(tradesOf), ...TRADES])]
  return terms.flatMap((term): IndirectHint[] => {
    const pattern = escapePattern(fold(term))
    const found = places.flatMap(({ field, leaf, text }) =>
      [...wholeWords(text, pattern, fold(term))]
        .filter(({ span }) => isSameOrUnmarked(text.original.slice(span.start, span.end), term))
        .map(({ span }) => ({ field, leaf, ...span })),
    )
    const [first] = found
    return first ? [{ term, count: found.length, ...first }] : []
  })
}

/**
 * What in these fields gives away who wrote the entry or where: suggestions for black-outs, in reading order, and
 * hints at the trade. Names are found with or without marks, in any case, in part after a form of address, turned
 * round, as initials or sign-in names; units by name and abbreviation; mail addresses and telephone numbers
 * whoever's they are. It looks for this entry's own people and units only. Works on NFD text as well.
 */
export const findRevealing = (
  fields: Readonly<Record<string, FieldValue>>,
  identity: EntryIdentity,
): { suggestions: RevealingSuggestion[]; hints: IndirectHint[] } => {
  const places = Object.entries(fields).flatMap(([field, value]): Place[] => {
    const texts =
      typeof value === 'string' ? [value] : Array.isArray(value) ? leavesOf(value).map(leafText) : []
    return texts.map((text, leaf) => ({ field, leaf, text: foldWithOffsets(text) }))
  })
  const suggestions = places.flatMap(({ field, leaf, text }) =>
    findInLeaf(text, identity).map((finding) => ({ field, leaf, ...finding })),
  )
  return { suggestions, hints: hintsIn(places, identity) }
}
