/** A file of comma-separated values that can't be read, and where: lines and columns from 1. */
export class CsvError extends Error {
  readonly line: number
  readonly column: number
  constructor(line: number, column: number, what: string) {
    super(`dòng ${line}, cột ${column}: ${what}`)
    this.line = line
    this.column = column
  }
}

export interface CsvRow {
  line: number
  cells: string[]
}

/**
 * Rows of comma-separated values (RFC 4180): cells may be quoted, lines end in LF or CRLF, a byte order mark and
 * empty lines are passed over. Throws {@link CsvError} on a quote that is never closed or stands inside a cell.
 */
export const parseCsv = (text: string): CsvRow[] => {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const rows: CsvRow[] = []
  let line = 1
  let row: CsvRow = { line, cells: [] }
  let at = 0
  while (at < source.length) {
    let cell = ''
    if (source[at] === '"') {
      const [opened, column] = [line, row.cells.length + 1]
      for (at++; source[at] !== '"' || source[at + 1] === '"'; at++) {
        if (at >= source.length) throw new CsvError(opened, column, 'dấu ngoặc kép không được đóng')
        if (source[at] === '\n') line++
        if (source[at] === '"') at++
        cell += source[at]
      }
      at++
      if (at < source.length && source[at] !== ',' && source[at] !== '\n')
        throw new CsvError(line, column, 'có chữ sau dấu ngoặc kép đóng')
    } else {
      const end = /[,\n]|$/g
      end.lastIndex = at
      const to = end.exec(source)?.index ?? source.length
      cell = source.slice(at, to)
      at = to
    }
    row.cells.push(cell.trim())
    if (source[at] === ',') {
      at++
      if (at < source.length) continue
      row.cells.push('')
    }
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row)
    at++
    line++
    row = { line, cells: [] }
  }
  return rows
}
