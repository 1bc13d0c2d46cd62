import { readFile, stat } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { RawRow } from '@xk/domain/organisation'
import { FIX_LIST_NAME } from './fix-list.ts'
import { readDateStyles } from './number-formats.ts'
import { readSharedStrings } from './shared-strings.ts'
import { MAX_WORKBOOK_BYTES, openWorkbook } from './workbook-package.ts'
import { readWorksheet } from './worksheet-cells.ts'

export interface SheetGrid {
  name: string
  rows: RawRow[]
}

export interface Grid {
  /** Visible sheets in the order of their tabs; our own list of what to mend is left out. */
  sheets: SheetGrid[]
  /** Names of hidden sheets, none of whose cells were read. */
  hiddenSheets: string[]
}

const bytesOf = async (path: string): Promise<Result<Uint8Array>> => {
  const { size } = await stat(path)
  if (size > MAX_WORKBOOK_BYTES) return fail({ code: 'file/too-large', maxBytes: MAX_WORKBOOK_BYTES })
  return ok(await readFile(path))
}

/**
 * Reads the cells of an .xlsx file. Formulas are marked, not evaluated; hidden sheets are ignored; password
 * protection, macros, DOCTYPEs and archives that unpack beyond the ceilings are refused. `source` is the file's bytes or its path.
 */
export const readSheet = async (source: Uint8Array | string): Promise<Result<Grid>> => {
  const bytes = typeof source === 'string' ? await bytesOf(source) : ok(source)
  if (!bytes.ok) return bytes
  const workbook = await openWorkbook(bytes.value)
  if (!workbook.ok) return workbook
  const strings = await readSharedStrings(workbook.value)
  if (!strings.ok) return strings
  const dateStyles = await readDateStyles(workbook.value)
  if (!dateStyles.ok) return dateStyles
  const context = {
    strings: strings.value,
    dateStyles: dateStyles.value,
    from1904: workbook.value.from1904,
  }
  const sheets: SheetGrid[] = []
  for (const { name, part, visible } of workbook.value.sheets) {
    if (!visible || name === FIX_LIST_NAME) continue
    const rows = await readWorksheet(workbook.value.archive, part, context)
    if (!rows.ok) return rows
    sheets.push({ name, rows: rows.value })
  }
  const hiddenSheets = workbook.value.sheets.flatMap(({ name, visible }) => (visible ? [] : [name]))
  return ok({ sheets, hiddenSheets })
}
