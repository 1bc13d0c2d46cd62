import type { DocumentMarks, FieldMarks, MaskingBody } from '@xk/contract'
import type { TextBox } from '@xk/documents'
import {
  type EntryIdentity,
  findRevealing,
  type IndirectHint,
  type RevealingSuggestion,
} from '@xk/domain/entry'
import type { RichText } from '@xk/domain/kernel'
import type { WorkText } from './work-text.ts'

interface Suggestions {
  suggestions: RevealingSuggestion[]
  hints: IndirectHint[]
}

/** What gives the author away in the texts of these places (field keys, attachment ids). */
export const suggestIn = (texts: Readonly<Record<string, RichText>>, identity: EntryIdentity): Suggestions =>
  findRevealing(texts, identity)

/** Texts of a work that can be blacked out, by field. */
export const maskableTexts = (work: WorkText): Record<string, RichText> =>
  Object.fromEntries(work.fields.filter(({ shape }) => shape !== 'fixed').map(({ key, text }) => [key, text]))

/** A place on a page where something revealing stands. */
export interface ProposedBox extends TextBox {
  certainty: 'sure' | 'maybe'
}

/** A document as its proposals are made from it. */
export interface ReadDocument {
  attachmentId: string
  text: RichText | null
  proposed: readonly ProposedBox[]
  /** Page pictures, from 1, that only eyes can check. */
  lookAt: readonly number[]
}

const spansOf = (found: readonly RevealingSuggestion[]) =>
  found.map(({ leaf, start, end }) => ({ leaf, start, end }))
const isSure = ({ certainty }: { certainty: 'sure' | 'maybe' }) => certainty === 'sure'
const plainBox = ({ page, x, y, w, h }: TextBox) => ({ page, x, y, w, h })

/**
 * The marks that a secretary starts from: everything sure is blacked out, everything else open. Only what was not
 * saved before is filled in, so that decisions stand.
 */
export const startingMarks = (
  work: WorkText,
  documents: readonly ReadDocument[],
  identity: EntryIdentity,
  saved: MaskingBody | undefined,
): MaskingBody => {
  const fields = maskableTexts(work)
  const inFields = suggestIn(fields, identity).suggestions.filter(isSure)
  const texts = Object.fromEntries(documents.flatMap((it) => (it.text ? [[it.attachmentId, it.text]] : [])))
  const inDocuments = suggestIn(texts, identity).suggestions.filter(isSure)
  const startingField = (key: string): FieldMarks => ({
    out: spansOf(inFields.filter((it) => it.field === key)),
    keep: [],
  })
  const startingDocument = (it: ReadDocument): DocumentMarks => ({
    withheld: false,
    out: spansOf(inDocuments.filter((found) => found.field === it.attachmentId)),
    keep: [],
    boxes: it.proposed.filter(isSure).map(plainBox),
    keptBoxes: [],
  })
  return {
    fields: Object.fromEntries(
      Object.keys(fields).map((key) => [key, saved?.fields[key] ?? startingField(key)]),
    ),
    documents: Object.fromEntries(
      documents.map((it) => [it.attachmentId, saved?.documents[it.attachmentId] ?? startingDocument(it)]),
    ),
  }
}
