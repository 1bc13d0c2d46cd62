import type { WorkListQuery } from '@xk/contract'
import { type SheetValue, writeSheet } from '@xk/documents'
import { ok, readDecimal, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { WORK_FIGURES } from '@xk/domain/work'
import type { Deps } from '../../deps.ts'
import type { Words } from '../../http/words.ts'
import { listForExport } from './list-works.ts'
import { audiencesOfWork } from './views.ts'

const day = (iso: string) => (iso ? new Date(`${iso}T00:00:00Z`) : null)
/** A number where one was typed, for the sheet to add up; else the words themselves. */
const numberOr = (typed: string): SheetValue => {
  const read = readDecimal(typed)
  if (read.kind === 'value') return Number(read.value.n) / Number(read.value.d)
  return typed.trim() || null
}

/** The list as an .xlsx, as its reader sees it: a row per work with its figures. */
export const exportWorks = async (
  deps: Deps,
  viewer: Viewer,
  input: WorkListQuery,
  { workWords: w }: Words,
): Promise<Result<Uint8Array>> => {
  const found = await listForExport(deps, viewer, input)
  if (!found.ok) return found
  const { rows, labels } = found.value
  const columns = [
    { heading: w.columns.unit, width: 36 },
    { heading: w.columns.cluster, width: 14 },
    { heading: w.columns.title, width: 48 },
    { heading: w.columns.sort, width: 20 },
    { heading: w.columns.kind, width: 34 },
    { heading: w.columns.state, width: 18 },
    { heading: w.fields.responsible, width: 26 },
    { heading: w.fields.from, width: 12 },
    { heading: w.fields.to, width: 12 },
    { heading: w.fields.goal, width: 12 },
    { heading: w.fields.goalUnit, width: 14 },
    { heading: w.fields.achieved, width: 12 },
    ...WORK_FIGURES.map((key) => ({ heading: w.figures[key], width: 16 })),
    { heading: w.columns.acceptedOn, width: 12 },
    { heading: w.columns.commended, width: 14 },
  ]
  const lines = rows.map((row): SheetValue[] => {
    const { work, body } = row
    const seen = audiencesOfWork(viewer, {
      unitIds: [work.unitId],
      ...(row.clusterId ? { clusterIds: [row.clusterId] } : {}),
    })
    return [
      row.unitName,
      row.clusterName,
      body.title,
      w.sorts[work.sort],
      labels.get(work.kind) ?? work.kind,
      w.states[work.state],
      seen.has('identity') ? body.responsible.fullName : '',
      day(body.from),
      day(body.to),
      numberOr(body.goal.value),
      body.goal.unit,
      numberOr(body.report.achieved),
      ...WORK_FIGURES.map((key) => numberOr(body.report.figures[key] ?? '')),
      work.acceptedOn ? day(work.acceptedOn) : null,
      row.commended ? w.yes : '',
    ]
  })
  return ok(await writeSheet(w.sheet, columns, lines))
}
