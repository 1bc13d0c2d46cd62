import type * as vi from '../../vi/results/promotion.ts'
import { plural } from '../plural.ts'
import type { Translation } from '../translated.ts'

export const promotion: Translation<typeof vi.promotion> = {
  title: (next) => `Going on to ${next}`,
  see: (next) => `See who goes on to ${next}`,
  rule: (quota, floor) =>
    [
      quota === null ? 'Every entry' : `The ${plural(quota, 'entry', 'entries')} with the highest score`,
      floor === null ? '' : `with at least ${floor} points`,
    ]
      .filter(Boolean)
      .join(' '),
  ties: {
    allIn: 'equal scores at the last place all go on',
    tieBreakChain: 'equal scores at the last place are decided by the criteria, then by a draw',
    none: 'of equal scores at the last place none goes on',
  },
  notReady: {
    title: 'The scores of this stage are not frozen yet',
    text: 'The list by code shows here once they are.',
  },
  tie: (codes, score, places) =>
    `Equal with ${score} points at the last place: ${codes}. ${plural(places, 'place')} left.`,
  goOn: (n) => `Going on: ${n}`,
  stay: (n) => `Not going on: ${n}`,
  why: {
    withinPlaces: 'Within the number',
    tieAllIn: 'Equal at the last place, goes on',
    byTieBreak: 'Equal score, ahead by the criteria',
    byLot: 'Equal score, drawn',
    belowFloor: 'Below the lowest score',
    beyondPlaces: 'Beyond the number',
    tieLeftOut: 'Equal at the last place, does not go on',
    behindInTie: 'Equal score, behind by the criteria or the draw',
    notScored: 'No score yet',
    lotNeeded: 'Waiting for the draw',
  },
  columns: { code: 'Code', name: 'Entry', rank: 'Rank', score: 'Score', why: 'Why' },
  declare: 'Declare the list',
  declareTitle: (next) => `Declare who goes on to ${next}?`,
  declareText: (n, published, blind) =>
    [
      `${plural(n, 'entry', 'entries')} ${n === 1 ? 'goes' : 'go'} on. The list is recorded with its digest`,
      published ? ' and published by code.' : '.',
      blind ? ' Each gets a new code and keeps its copy.' : ' Each gets a new code.',
    ].join(''),
  declareOther: 'Whoever declares the list is not the one who froze the scores.',
  declared: (by, when) => `Declared by ${by} at ${when}`,
  done: (n) => `Declared: ${plural(n, 'entry', 'entries')} in the next stage.`,
  withdraw: 'Withdraw the list',
  withdrawTitle: 'Withdraw the declared list?',
  withdrawText:
    'Only when an error is found, and before the next stage begins. Assignments there are dropped; the old list and the reason are kept and published with the result.',
  withdrawn: (n, when, reason) => `List no. ${n} withdrawn at ${when}: ${reason}`,
  namesNext: (next) => `${next} is judged with names. Unmask this stage first; two people approve it.`,
  namesNextPresents: (next) =>
    `In ${next} authors present in person. Unmask this stage first; two people approve it.`,
  toMasking: 'Copies for the next stage',
  toPanel: 'Judges of the next stage',
}

export const unmask: Translation<typeof vi.unmask> = {
  request: 'Ask to unmask',
  requestTitle: 'Ask to unmask?',
  requestText:
    'Codes are joined with authors’ names once the head or a deputy approves. There is no way back.',
  waiting: (by, when) => `${by} asked to unmask at ${when}`,
  approve: 'Approve unmasking',
  approveTitle: 'Join codes with authors’ names?',
  approveText:
    'The result by code is frozen and does not change. After this the working group sees authors and units.',
  refuse: 'Refuse',
  done: 'Unmasked. Authors and units show beside the codes.',
}
