import { readSheet } from '@xk/documents'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer, type Asker, denialOf, EVERYTHING, view } from '@xk/domain/policy'
import { readScoreTable, type ScoreTable } from '@xk/domain/trial'
import type { Deps } from '../../deps.ts'
import { editionFacts, loadEdition } from '../editions/load.ts'

const tableView = view<ScoreTable>()({ entries: 'internal', findings: 'internal' })

const hasHeading = ({ findings }: ScoreTable) => !findings.some(({ code }) => code === 'table/noHeading')

const readTable = async (bytes: Uint8Array): Promise<Result<ScoreTable>> => {
  const grid = await readSheet(bytes)
  if (!grid.ok) return grid
  const tables = grid.value.sheets.map(({ rows }) => readScoreTable(rows))
  return ok(tables.find(hasHeading) ?? tables[0] ?? readScoreTable([]))
}

/** Codes and totals of a score table in an .xlsx file: the first sheet with its heading. Nothing is kept. */
export const readScoreFile = async (deps: Deps, asker: Asker, input: { id: string; bytes: Uint8Array }) => {
  const loaded = await loadEdition(deps.database.db, input.id)
  const denied = denialOf('ruleset.tryOut', asker, editionFacts(loaded))
  if (denied) return fail(denied)
  const table = await readTable(input.bytes)
  return table.ok ? ok(answer({ table: tableView.redact(table.value, EVERYTHING) })) : table
}
