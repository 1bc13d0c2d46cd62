import type { CorrectionItem } from '@xk/db'
import { fail, notFound, ok, parseRational, type Result, toWire } from '@xk/domain/kernel'
import type { RemarkResolution, Segment } from '@xk/domain/ruleset'
import { checkObjectiveMark, type StageEntryInput } from '@xk/domain/scoring'
import type { AssignedSheet } from '../results/load-stage-inputs.ts'

/** What a stage's scores are computed from. */
interface ScoredFrom {
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

type Mark = Extract<CorrectionItem, { kind: 'objectiveMark' }>

/** A mark as the rules allow it to be typed before the release; nothing else is allowed after it. */
const readMark = (segments: readonly Segment[], item: Mark): Result<Mark> => {
  const segment = segments.find(({ key }) => key === item.segment)
  if (!segment) return fail(notFound)
  const points = item.points === null ? null : parseRational(item.points)
  const issues = checkObjectiveMark(segment, { points, elapsedSeconds: item.elapsedSeconds })
  if (segment.mode === 'judged' && item.elapsedSeconds === null)
    issues.push({ pointer: '/elapsedSeconds', code: 'mark/missing' })
  return issues.length > 0
    ? fail({ code: 'input/invalid', issues })
    : ok({ ...item, points: points ? toWire(points) : null })
}

const withMark = (it: ScoredFrom, { stageEntryId, segment, points, elapsedSeconds }: Mark): ScoredFrom => ({
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
 * sheet or entry which is not there is refused, and so is a mark that the rules do not allow. `segments`: the stage's;
 * `remarks`: the other panel's sheets, by stage entry. Pure.
 */
export const applyItems = (
  from: ScoredFrom,
  items: readonly CorrectionItem[],
  remarks: ReadonlyMap<string, RemarkSheets>,
  segments: readonly Segment[],
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
      case 'objectiveMark': {
        const mark = readMark(segments, item)
        if (!mark.ok) return mark
        it = withMark(it, mark.value)
        break
      }
      case 'revocation':
        break
    }
  }
  return ok(it)
}
