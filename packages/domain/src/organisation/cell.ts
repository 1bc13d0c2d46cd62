/** One cell of a spreadsheet as it was found, before anything is understood. */
export interface RawCell {
  /** A1 notation without dollar signs: "D11". */
  ref: string
  /** Dates are midnight UTC of the day that the sheet shows. */
  value: string | number | boolean | Date | null
  /** The value is the stored result of a formula (or missing); it was never evaluated by us. */
  formula?: boolean
  /** The cell lies under a merged one and shows its value. */
  covered?: boolean
}

/** Rows from top to bottom; a row lists only the cells that exist, from left to right. */
export type RawRow = readonly RawCell[]

interface CellPosition {
  /** From 1. */
  row: number
  /** From 1. */
  column: number
}

const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384

/** Letters of a column: 1 → "A", 27 → "AA". */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

export const cellRef = (row: number, column: number): string => `${columnLetters(column)}${row}`

/** Position of "D11"; null for what is no cell of a sheet. */
export const cellPosition = (ref: string): CellPosition | null => {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref)
  if (!parts) return null
  const column = Array.from(parts[1]!, (letter) => letter.charCodeAt(0) - 64).reduce(
    (sum, digit) => sum * 26 + digit,
    0,
  )
  const row = Number(parts[2])
  return row <= MAX_ROW && column <= MAX_COLUMN ? { row, column } : null
}
