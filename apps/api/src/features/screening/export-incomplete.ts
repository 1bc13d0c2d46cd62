import { writeSheet } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import type { Asker } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Words } from '../../http/words.ts'
import { listIncomplete } from './list-incomplete.ts'

/** What is missing as an .xlsx: a row per dossier. */
export const exportIncomplete = async (
  deps: Deps,
  asker: Asker,
  editionId: string,
  { officerWords, screeningWords }: Words,
): Promise<Result<Uint8Array>> => {
  const found = await listIncomplete(deps, asker, editionId)
  if (!found.ok) return found
  const w = screeningWords.incomplete
  const rows = found.value.units.flatMap((unit) =>
    unit.entries.map((it) => [
      unit.clusterName,
      unit.unitName,
      it.title,
      officerWords.state[it.state],
      it.parts.length,
      it.parts.map(w.part).join('; '),
    ]),
  )
  const columns = [
    { heading: screeningWords.notSubmitted.export.cluster, width: 14 },
    { heading: w.columns.unit, width: 40 },
    { heading: w.columns.entry, width: 44 },
    { heading: w.columns.state, width: 18 },
    { heading: w.columns.count, width: 10 },
    { heading: w.columns.parts, width: 60 },
  ]
  return ok(await writeSheet(w.sheet, columns, rows))
}
