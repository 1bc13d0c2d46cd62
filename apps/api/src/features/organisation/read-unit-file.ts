import { readSheet } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import { readUnitSheet, type UnitSheetReading } from '@xk/domain/organisation'

interface UnitFile {
  sheet: string
  reading: UnitSheetReading
}

const hasHeader = ({ findings }: UnitSheetReading) => !findings.some(({ code }) => code === 'headerMissing')

/**
 * The list of units in an .xlsx file: the first sheet that has the heading, else the first sheet with what is
 * wrong with it. Nothing is stored; the same bytes and answers give the same reading.
 */
export const readUnitFile = async (
  bytes: Uint8Array,
  options: { today: string; answers: Readonly<Record<string, string>> },
): Promise<Result<UnitFile>> => {
  const grid = await readSheet(bytes)
  if (!grid.ok) return grid
  const readings = grid.value.sheets.map(({ name, rows }) => ({
    sheet: name,
    reading: readUnitSheet(rows, options),
  }))
  const found = readings.find(({ reading }) => hasHeader(reading)) ?? readings[0]
  return ok(found ?? { sheet: '', reading: readUnitSheet([], options) })
}
