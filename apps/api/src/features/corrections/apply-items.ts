import type { CorrectionItem } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { RemarkResolution } from '@xk/domain/ruleset'
import type { StageEntryInput } from '@xk/domain/scoring'
import type { AssignedSheet } from '../results/load-stage-inputs.ts'

/** What a stage's scores are computed from. */
export interface ScoredFrom {
  inputs: StageEntryInput[]
  assigned: AssignedSheet[]
}

/** The other panel's sheets of a work, as they count for the stage entry that was scored first. */
export interface RemarkSheets {
  resolution: RemarkResolution
  sheets: AssignedSheet[]
}

const withRemark = (
  it: ScoredFrom,
  { stageEntryId }: { stageEntryId: string },
  { resolution, sheets }: RemarkSheets,
): ScoredFrom => ({
  assigned: [...it.assigned, ...sheets],
  inputs: it.inputs.map((input) =>
    input.entryId === stageEntryId
      ? {
          ...input,
          sheets: [
            ...input.sheets,
            ...sheets.map(({ sheetId, segment, marks }) => ({
              id: sheetId ?? '',
              segment,
              kind: 'remark' as const,
              marks: marks ?? {},
            })),
          ],
          remark: { resolution },
        }
      : input,
  ),
})

const withoutSheet = (it: ScoredFrom, sheetId: string): ScoredFrom => ({
  assigned: it.assigned.filter((sheet) => sheet.sheetId !== sheetId),
  inputs: it.inputs.map((input) => ({ ...input, sheets: input.sheets.filter(({ id }) => id !== sheetId) })),
})

const withMark = (
  it: ScoredFrom,
  { stageEntryId, segment, points, elapsedSeconds }: Extract<CorrectionItem, { kind: 'objectiveMark' }>,
): ScoredFrom => ({
  ...it,
  inputs: it.inputs.map((input) =>
    input.entryId === stageEntryId
      ? {
          ...input,
          objective: [
            ...(input.objective ?? []).filter((mark) => mark.segment !== segment),
            { segment, points, elapsedSeconds },
          ],
        }
      : input,
  ),
})

/**
 * What a stage is computed from once a correction is made. Items of other stages leave it as it is; one that names a
 * sheet or entry which is not there is refused. `remarks`: the other panel's sheets, by stage entry. Pure.
 */
export const applyItems = (
  from: ScoredFrom,
  items: readonly CorrectionItem[],
  remarks: ReadonlyMap<string, RemarkSheets>,
): Result<ScoredFrom> => {
  let it = from
  const entries = new Map(from.inputs.map((input) => [input.entryId, input]))
  for (const item of items) {
    const input = entries.get(item.stageEntryId)
    if (!input) continue
    switch (item.kind) {
      case 'remark': {
        const found = remarks.get(item.stageEntryId)
        if (!found || input.remark) return fail({ code: 'record/in-wrong-state', state: 'remark' })
        it = withRemark(it, item, found)
        break
      }
      case 'voidSheet':
        if (!input.sheets.some(({ id }) => id === item.sheetId)) return fail(notFound)
        it = withoutSheet(it, item.sheetId)
        break
      case 'objectiveMark':
        it = withMark(it, item)
        break
      case 'revocation':
        break
    }
  }
  return ok(it)
}
