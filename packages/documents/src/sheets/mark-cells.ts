import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { Finding } from '@xk/domain/organisation'
import { zipSync } from 'fflate'
import { addSheet } from './add-sheet.ts'
import { FIX_LIST_NAME, fixListXml } from './fix-list.ts'
import { createMarkerStyles } from './marker-styles.ts'
import type { Mark } from './marker-styles.ts'
import { restyleCells } from './restyle-cells.ts'
import { openWorkbook, relationshipsPartOf } from './workbook-package.ts'
import type { WorkbookPackage } from './workbook-package.ts'

/** The only time that a zip entry is given, so that the same input gives the same bytes. */
const ENTRY_TIME = new Date(1980, 0, 1)
const FIX_LIST_PART = 'xl/worksheets/can-sua.xml'
const CONTENT_TYPES = '[Content_Types].xml'

const readParts = async ({ archive }: WorkbookPackage): Promise<Result<Map<string, Uint8Array>>> => {
  const parts = new Map<string, Uint8Array>()
  for (const { name } of archive.parts) {
    const bytes = await archive.read(name)
    if (!bytes.ok) return bytes
    parts.set(name, bytes.value ?? new Uint8Array())
  }
  return ok(parts)
}

const marksOf = (findings: readonly Finding[]): Map<string, Mark> => {
  const marks = new Map<string, Mark>()
  for (const { ref, kind } of findings) {
    if (kind === 'error' || (kind === 'question' && !marks.has(ref))) marks.set(ref, kind)
  }
  return marks
}

/**
 * Gives the same .xlsx file back with faulty cells red, cells in question amber, and a last sheet "Cần sửa"
 * that says for each what to do. Values, number formats, widths and everything else stay as they were; marks
 * of an earlier round are taken away. `sheet` is the name of the sheet that the findings are about.
 */
export const markCells = async (
  original: Uint8Array,
  findings: readonly Finding[],
  sheet?: string,
): Promise<Result<Uint8Array>> => {
  const opened = await openWorkbook(original)
  if (!opened.ok) return opened
  const workbook = opened.value
  const read = await readParts(workbook)
  if (!read.ok) return read
  const parts = read.value
  const text = (part: string | null) => new TextDecoder().decode(parts.get(part ?? '') ?? new Uint8Array())
  const write = (part: string, xml: string) => parts.set(part, new TextEncoder().encode(xml))

  const target = workbook.sheets.find(({ name, visible }) => (sheet === undefined ? visible : name === sheet))
  const styles = createMarkerStyles(text(workbook.stylesPart))
  if (!target || workbook.stylesPart === null || !styles) return fail({ code: 'file/damaged' })
  write(target.part, restyleCells(text(target.part), marksOf(findings), styles))
  write(workbook.stylesPart, styles.xml())

  const toMend = findings.filter(({ kind }) => kind !== 'normalised')
  const earlier = workbook.sheets.find(({ name }) => name === FIX_LIST_NAME)
  write(earlier?.part ?? FIX_LIST_PART, fixListXml(target.name, toMend))
  if (!earlier) {
    const relationships = relationshipsPartOf(workbook.workbookPart)
    const texts = addSheet(
      {
        workbook: text(workbook.workbookPart),
        workbookRelationships: text(relationships),
        contentTypes: text(CONTENT_TYPES),
      },
      FIX_LIST_NAME,
      FIX_LIST_PART,
    )
    write(workbook.workbookPart, texts.workbook)
    write(relationships, texts.workbookRelationships)
    write(CONTENT_TYPES, texts.contentTypes)
  }
  return ok(zipSync(Object.fromEntries(parts), { mtime: ENTRY_TIME, level: 6 }))
}
