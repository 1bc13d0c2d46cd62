import { writeSheet } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import type { Asker } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Words } from '../../http/words.ts'
import { listNotSubmitted } from './not-submitted.ts'

/** "Ai chưa nộp?" as an .xlsx: what this reader sees of the list, a row per unit. */
export const exportNotSubmitted = async (
  deps: Deps,
  asker: Asker,
  editionId: string,
  { screeningWords }: Words,
): Promise<Result<Uint8Array>> => {
  const found = await listNotSubmitted(deps, asker, editionId)
  if (!found.ok) return found
  const w = screeningWords.notSubmitted
  const rows = found.value.clusters.flatMap((cluster) =>
    cluster.late.map((unit) => [
      cluster.name,
      unit.unitName,
      w.drafts(unit.drafts),
      (unit.officers ?? []).map(({ fullName }) => fullName).join('; '),
      (unit.officers ?? []).map(({ phone }) => phone ?? '').join('; '),
      unit.closesAt ? new Date(unit.closesAt) : null,
    ]),
  )
  const columns = [
    { heading: w.export.cluster, width: 14 },
    { heading: w.columns.unit, width: 44 },
    { heading: w.columns.state, width: 20 },
    { heading: w.columns.officer, width: 28 },
    { heading: w.export.phone, width: 16 },
    { heading: w.export.ownDeadline, width: 14 },
  ]
  return ok(await writeSheet(w.export.sheet, columns, rows))
}
