import { type Problem, type Result, fail, ok } from '../kernel/index.ts'
import type { UnitRow } from './unit-row.ts'
import type { UnitSheetReading } from './read-unit-sheet.ts'

/**
 * All or nothing: the rows of a sheet without errors whose questions are all answered, else `input/invalid`
 * with one issue per cell (pointer "/cells/D11").
 */
export const decideUnitImport = (reading: UnitSheetReading): Result<UnitRow[], Problem> => {
  const open = reading.findings.filter(({ kind }) => kind !== 'normalised')
  if (open.length === 0) return ok(reading.rows)
  const issues = open.map(({ ref, kind, code, row }) => ({
    pointer: `/cells/${ref}`,
    code,
    facts: { kind, row },
  }))
  return fail({ code: 'input/invalid', issues })
}
