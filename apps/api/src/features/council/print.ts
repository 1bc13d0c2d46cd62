import type { PaperData, PaperKind } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { printOnce } from '../publication/print-paper.ts'
import { ballotSheetPaper } from './ballot-sheet-paper.ts'
import { countMinutesPaper } from './count-minutes-paper.ts'
import { attendancePaper, meetingMinutesPaper } from './meeting-minutes-paper.ts'
import { type CouncilPaperFacts, loadPaperFacts } from './paper-facts.ts'

const print = async <K extends PaperKind>(
  deps: Deps,
  viewer: Viewer,
  stageId: string,
  kind: K,
  paper: (facts: CouncilPaperFacts) => Result<PaperData[K]>,
): Promise<Result<Uint8Array>> => {
  const facts = await loadPaperFacts(deps, viewer, stageId)
  if (!facts.ok) return facts
  const data = paper(facts.value)
  return data.ok ? ok(await printOnce(kind, data.value)) : data
}

export const printCountMinutes = (deps: Deps, viewer: Viewer, stageId: string) =>
  print(deps, viewer, stageId, 'minutes', (facts) => ok(countMinutesPaper(facts)))

export const printMeetingMinutes = (deps: Deps, viewer: Viewer, stageId: string) =>
  print(deps, viewer, stageId, 'minutes', (facts) => ok(meetingMinutesPaper(facts)))

export const printAttendance = (deps: Deps, viewer: Viewer, stageId: string) =>
  print(deps, viewer, stageId, 'minutes', (facts) => ok(attendancePaper(facts)))

/** Phiếu bình xét to print, stamp and hand out. */
export const printBallotSheet = (
  deps: Deps,
  viewer: Viewer,
  input: { stageId: string; round: number | undefined },
) => print(deps, viewer, input.stageId, 'ballotSheet', (facts) => ballotSheetPaper(facts, input.round))
