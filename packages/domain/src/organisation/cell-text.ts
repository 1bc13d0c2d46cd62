import { nfc } from '../kernel/index.ts'
import type { ErrorCode, FindingFacts, NormalisedCode } from './sheet-finding.ts'
import type { RawCell } from './cell.ts'

/** The text of a cell made fit to be stored on one line, or why it can't be. */
type CellText =
  | { kind: 'blank' }
  | { kind: 'fault'; code: ErrorCode; facts: FindingFacts }
  | { kind: 'text'; text: string; change: NormalisedCode | null }

/** Controls other than tab and line breaks. */
const CONTROL = /[^\P{Cc}\s\u0085]/u
/** Zero-width and direction marks, soft hyphens, Hangul fillers: invisible, and two names look the same. */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu
/** What a spreadsheet program would run when this text is typed or pasted into it. */
const FORMULA_START = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/
/** Values that a broken formula leaves behind. */
const CELL_FAULT = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)/

/** A readable piece of what stood in the cell, for messages. */
export const excerpt = (value: unknown): string => {
  const text = String(value).toWellFormed()
  return text.length > 120 ? `${text.slice(0, 119).toWellFormed()}…` : text
}

/**
 * Whether text would start a formula when pasted into a spreadsheet (after the white space that programs
 * strip). A dash before a space or alone is an ordinary Vietnamese list item.
 */
export const startsFormula = (text: string): boolean => {
  const start = text.trimStart()
  return FORMULA_START.test(start) && !/^-(?:\s|$)/.test(start)
}

/** Reads a cell as one line of text of at most `maxLength` UTF-16 units. */
export const readCellText = (
  cell: RawCell | undefined,
  maxLength: number,
  mayStart: (text: string) => boolean = (text) => !startsFormula(text),
): CellText => {
  if (!cell) return { kind: 'blank' }
  const fault = (code: ErrorCode, facts: FindingFacts = { found: excerpt(cell.value ?? '') }): CellText => ({
    kind: 'fault',
    code,
    facts,
  })
  if (cell.formula) return fault('formula')
  if (cell.value === null) return { kind: 'blank' }
  const raw = String(cell.value)
  if (raw.length > maxLength * 4) return fault('tooLong', { length: raw.length, max: maxLength })
  if (CONTROL.test(raw) || !raw.isWellFormed()) return fault('controlCharacter')
  const visible = raw.replace(INVISIBLE, '')
  const composed = nfc(visible)
  const text = composed.replace(/[\s\u0085]+/g, ' ').trim()
  if (text === '' || /^[-–—.]$/.test(text)) return { kind: 'blank' }
  if (CELL_FAULT.test(text)) return fault('cellFault')
  if (!mayStart(text)) return fault('formulaText')
  if (text.length > maxLength) return fault('tooLong', { length: text.length, max: maxLength })
  if (visible !== raw) return { kind: 'text', text, change: 'invisibleRemoved' }
  if (composed !== visible) return { kind: 'text', text, change: 'composed' }
  return { kind: 'text', text, change: text === composed ? null : 'spacing' }
}
