import type * as vi from '../../vi/results/marks.ts'
import type { Translation } from '../translated.ts'

export const marks: Translation<typeof vi.marks> = {
  title: 'Typed marks and times',
  text: 'Points of objective parts and times are typed once by the secretariat. A correction needs a reason and a second signature.',
  none: { title: 'Nothing to type in this stage', text: 'Judges score all parts.' },
  pointsLabel: (segment) => `Points, ${segment}`,
  timeLabel: (segment) => `Time, ${segment}`,
  timeHelp: 'minutes:seconds, for example 4:50',
  type: 'Enter',
  correct: 'Correct',
  typeTitle: (segment, code) => `${segment}, ${code}`,
  deduction: (points) => `${points} points off`,
  notScored: 'over time, this part is not scored',
  inTime: 'in time',
  waiting: (what, by) => `Waiting for a second signature: ${what} (${by})`,
  countersign: 'Countersign',
  wrongPoints: 'Type a number, for example 27.',
  wrongTime: 'Type minutes:seconds, for example 4:50.',
  penalty: 'Penalty',
  penaltyTitle: (code) => `Penalty for work ${code}`,
  penaltyPoints: 'Points off',
  penaltyOff: 'Taken off',
  wholeStage: 'The total',
  withdraw: 'Withdraw the penalty',
  withdrawTitle: 'Withdraw this penalty?',
}
