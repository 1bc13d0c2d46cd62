import writeXlsxFile from 'write-excel-file/node'

/** What a cell of an exported list holds. Dates are days: midnight UTC. */
export type SheetValue = string | number | Date | null

export interface SheetColumn {
  heading: string
  /** In characters. */
  width: number
}

/** Excel's limits: a sheet's name has 31 characters, none of these; a cell holds 32,767. */
const sheetName = (name: string): string => name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31)
const MAX_CELL = 32_767

/**
 * A text cell has the format "text": what begins with =, +, - or @ stays text also when someone edits the
 * cell afterwards. The writer drops characters that XML can't hold.
 */
const cellOf = (value: SheetValue) => {
  if (value === null) return null
  if (typeof value === 'number') return { type: Number, value }
  if (value instanceof Date) return { type: Date, value, format: 'dd/mm/yyyy' }
  return { type: String, value: value.slice(0, MAX_CELL).toWellFormed(), format: '@', wrap: true }
}

export interface WrittenSheet {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetValue[])[]
}

const sheetOf = ({ name, columns, rows }: WrittenSheet) => ({
  data: [
    columns.map(({ heading }) => ({
      ...cellOf(heading),
      fontWeight: 'bold' as const,
      backgroundColor: '#DDEBF7',
      align: 'center' as const,
      alignVertical: 'center' as const,
    })),
    ...rows.map((row) => row.map(cellOf)),
  ],
  sheet: sheetName(name),
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
})

/**
 * An .xlsx file: in each sheet a heading row that stays in view, then the rows. Never a formula. The first 31
 * characters of the names differ.
 */
export const writeSheets = async (sheets: readonly WrittenSheet[]): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsxFile(sheets.map(sheetOf)).toBuffer())

/** The same of one sheet. */
export const writeSheet = (
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetValue[])[],
): Promise<Uint8Array> => writeSheets([{ name, columns, rows }])
