import type * as vi from '../../vi/results/standing.ts'
import { plural } from '../plural.ts'
import type { Translation } from '../translated.ts'

const decided: Record<string, (mine: string, theirs: string, label: string) => string> = {
  score: (mine, theirs) => `score ${mine} > ${theirs}`,
  criterion: (mine, theirs, label) => `equal score, more for ${label} ${mine} > ${theirs}`,
  segment: (mine, theirs, label) => `equal score, more in ${label} ${mine} > ${theirs}`,
  previousStage: (mine, theirs) => `equal score, more in the stage before ${mine} > ${theirs}`,
  lot: (mine, theirs) => `equal score, drawn at place ${mine} before ${theirs}`,
  shared: () => 'equal in all that is compared, rank shared',
  lotNeeded: () => 'equal in all that is compared, waiting for the draw',
}

export const standing: Translation<typeof vi.standing> = {
  title: 'Ranking by code',
  titleNamed: 'Ranking',
  rank: 'Rank',
  score: 'Score',
  prize: 'Prize',
  entry: 'Work',
  why: 'Why',
  decided,
  over: (next, words) => `Above ${next}: ${words}`,
  sameAs: (next, words) => `Same rank as ${next}: ${words}`,
  last: 'Last',
  detail: (code) => `How the score of work ${code} is computed`,
  seeDetail: 'How computed',
  seeDetailOf: (code) => `How the score of work ${code} is computed`,
  sheetMean: (value) => `Mean of the counting sheets: ${value}`,
  typedScore: (value) => `Typed points: ${value}`,
  timeOff: (value) => `Off for time: ${value}`,
  penaltyOff: (value) => `Off by ruling: ${value}`,
  segmentScore: (value) => `Score of the part: ${value}`,
  dropped: {
    trimmedHigh: 'dropped as the highest',
    trimmedLow: 'dropped as the lowest',
    outsideClosestTwo: 'not of the two closest',
    replaced: 'replaced by the extra judge',
    gapNotExceeded: 'the gap is gone, not needed',
    supersededByJointRescore: 'replaced by the joint score',
  },
  shared: 'shared rank',
  empty: { title: 'No work has a score yet', text: 'Works with all their sheets are ranked here at once.' },
  unranked: 'Can’t be ranked yet',
  missing: {
    sheets: 'sheets missing',
    objectiveMark: 'typed points missing',
    time: 'time missing',
    gapOpen: 'score gap not resolved',
  },
}

export const blockers: Translation<typeof vi.blockers> = {
  title: 'To do before declaring',
  gapsOpen: (n: number) => `${plural(n, 'work')} with a score gap not resolved`,
  sheetsMissing: (n: number) => `${plural(n, 'score sheet')} not handed in`,
  marksMissing: (n: number) => `${plural(n, 'mark or time', 'marks or times')} not typed`,
  correctionsWaiting: (n: number) => `${plural(n, 'correction')} waiting for a second signature`,
  lotsNeeded: (n: number) => `${plural(n, 'group')} of equals to draw lots for`,
  boundaryTie: () => 'A tie at the edge of a prize to decide',
  decisionsInvalid: (n: number) => `${plural(n, 'award decision')} no longer fit the ranking`,
  nothingToRank: () => 'No work has a score to rank',
}

export const freeze: Translation<typeof vi.freeze> = {
  action: 'Freeze the result',
  title: 'Freeze the result by code?',
  text: 'Scores, ranks and prizes by code are locked and recorded with their digest before authors are known. Nobody can change them after that; judging can only be resumed with a published reason, before unmasking.',
  done: (n) => `Result frozen, no. ${n}.`,
  frozenAt: (when) => `Frozen at ${when}`,
  digest: 'Digest',
  resume: 'Resume judging',
  resumeTitle: 'Resume judging?',
  resumeText:
    'Only for a fault that was found. What was frozen is kept; the reason is published with the result.',
  changed: 'The ranking just changed. Look again before you freeze it.',
}

export const draw: Translation<typeof vi.draw> = {
  title: 'Public draw',
  group: (rank, codes) => `From rank ${rank}: works ${codes} are equal in all that is compared.`,
  begin: 'Make the list for the draw',
  later: 'Possible once every work has its score',
  beginTitle: 'Make the list for the draw?',
  beginText:
    'The list of codes and the source of the number are recorded before the number is known. Whoever has both can repeat the draw.',
  source: 'Where the number comes from',
  sourceHelp: 'A public source that has no result yet. For example: a lottery’s first prize on 16/12/2026.',
  seed: 'The number',
  seedHelp: 'Exactly as the source published it. It is typed only once.',
  typeSeed: 'Type the number and draw',
  result: (codes) => `Order: ${codes}`,
  from: (source, seed) => `Source: ${source} · number ${seed}`,
  waiting: (source) => `Waiting for the number from: ${source}`,
}
