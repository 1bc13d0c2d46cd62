import type { PromotionReason } from '@xk/domain/scoring'
import type { ScoreTableFinding } from '@xk/domain/trial'
import type * as vi from '../vi/trial.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

const entries = (n: number) => plural(n, 'entry', 'entries')

const why: Record<PromotionReason, string> = {
  withinPlaces: 'goes on',
  tieAllIn: 'goes on (equal score at the last place)',
  byTieBreak: 'goes on (ahead by the tie rules)',
  byLot: 'goes on (drawn)',
  belowFloor: 'below the lowest score',
  beyondPlaces: 'no place left',
  tieLeftOut: 'equal score at the last place, does not go on',
  behindInTie: 'behind by the tie rules',
  notScored: 'no score yet',
  lotNeeded: 'waiting for the draw',
}

/** Column names are as the workbook has them. */
const findings: { [Code in ScoreTableFinding['code']]: (it: ScoreTableFinding & { code: Code }) => string } =
  {
    'table/noHeading': () =>
      'No heading row with “Số phách” and the columns “Điểm 1”, “Điểm 2” was found. Please check the file.',
    'table/unreadable': ({ ref, value }) => `Cell ${ref}: “${value}” can’t be read as points; left out.`,
    'table/outOfRange': ({ ref, value }) => `Cell ${ref}: ${value} is above 100; left out.`,
    'table/codeTwice': ({ ref, value }) => `Cell ${ref}: code ${value} stands above already; row left out.`,
    'table/rowWithoutCode': ({ ref, value }) => `Cell ${ref} (“${value}”): the row has no code; left out.`,
    'table/meanDiffers': ({ ref, value, computed }) =>
      `Cell ${ref}: the mean is given as ${value}, the sheets make ${computed}.`,
  }

export const trialWords: Translation<typeof vi.trialWords> = {
  title: 'Try the rules out',
  open: 'Try the rules out',
  back: 'To the rules',
  intro:
    'See what these rules would give before they are in force. Computed on this device, just as real results are; nothing is stored.',
  ofDraft: 'Rules being written',
  ofInForce: 'Rules in force',
  source: {
    label: 'Which scores',
    invented: 'Invented scores',
    past: 'Scores of an earlier edition (by code only)',
    table: 'A score table in Excel',
  },
  entries: 'Number of entries',
  entriesUnit: 'entries',
  judges: 'Sheets per entry',
  judgesHelp: 'Leave empty: as the rules say.',
  spread: 'Judges differ by about',
  spreadHelp: 'The larger, the more entries with a gap.',
  pointsUnit: 'points',
  again: 'Other scores',
  seed: (seed) => `Scores no. ${seed}`,
  number: 'Type a whole number within the limits.',
  pastEdition: 'Earlier edition',
  choosePast: 'Choose an edition',
  noPast: 'There is no earlier edition with frozen scores that you may see.',
  table: 'Score table',
  tableHelp:
    'An .xlsx file with the columns “Số phách” (code) and “Điểm 1”, “Điểm 2” (points; “Điểm 3” is the added judge). Only codes and points are read, no names; the file is not kept.',
  tableRead: (n) => `${entries(n)} read.`,
  tableFindings: 'Cells to know about',
  findingText: (it) => (findings[it.code] as (finding: ScoreTableFinding) => string)(it),
  loading: 'Reading scores…',
  totalsOnly: 'Only totals of sheets are known, so ties can’t be compared by criterion.',
  fewerSheets: (n) =>
    `The old scores have fewer sheets than the rules ask for; tried with ${plural(n, 'sheet')} per entry.`,
  pastDiffers:
    'The criteria differ from that edition’s and there are several parts, so its scores can’t be used.',
  laterInvented: 'Scores of later stages are invented, based on the first stage’s.',
  broken: (n) =>
    `The rules being written have ${plural(n, 'place')} to correct. What follows may not be what you mean.`,
  cannot: 'These rules can’t be tried out yet. Correct what the editor points at, then try again.',
  nothing: 'No scores to compute with yet.',
  stats: {
    ranked: 'entries ranked',
    gaps: 'entries with a gap',
    ties: 'groups of equal scores',
    goesOn: 'entries go on',
    prizes: 'prizes awarded',
  },
  gapsTitle: 'Entries with a gap',
  gapSettled: {
    extraJudge: 'one judge added, settled',
    jointRescore: 'scored again after conferring, settled',
  },
  gapOpen: 'has a score only with one more sheet',
  gapLine: (code, value, threshold, how) => `${code}: ${value} points apart (threshold ${threshold}), ${how}`,
  moreGaps: (n) => `and ${n} more.`,
  noGaps: 'No entry has a gap.',
  standing: 'Ranking',
  columns: { rank: 'Rank', code: 'Code', score: 'Score', outcome: 'Outcome', why: 'Why' },
  why,
  tie: (places, n) =>
    `At the last place ${entries(n)} with equal scores compete for ${plural(places, 'place')}.`,
  lots: (codes) => `To be drawn among: ${codes}. Here it is drawn once, as a trial.`,
  unranked: (n) => `${entries(n)} without a score`,
  last: 'end of the table',
  prizes: 'Prizes',
  prizeLine: (label, codes) => `${label}: ${codes}`,
  none: 'no entry',
  notAwarded: {
    belowFloor: (n) => `${plural(n, 'prize')} not awarded: below the lowest score`,
    noMoreEntries: (n) => `${plural(n, 'prize')} not awarded: no entries left`,
    withheld: (n) => `${plural(n, 'prize')} not awarded`,
    tieLeftOut: (n) => `${plural(n, 'prize')} not awarded because of equal scores`,
  },
  boundaryTie: (label, places, codes) =>
    `${label} has ${plural(places, 'place')} left but ${codes} are equal: the organising board must decide, so the prizes below are not given yet.`,
  teams: 'Unit prizes (invented units)',
  teamLine: (rank, unit, points) => `Rank ${rank}: ${unit}, ${points} points`,
  unit: (n) => `Unit ${n}`,
  differences: 'Compared with',
  against: { inForce: 'the rules in force', template: 'the programme’s model rules' },
  differencesNone: 'With these scores every entry comes out the same.',
  differencesCount: (n) => `${entries(n)} ${n === 1 ? 'comes' : 'come'} out differently.`,
  before: 'Before',
  after: 'These rules',
  outcome: (stage, rank, prize) =>
    [stage, rank === null ? 'no score yet' : `rank ${rank}`, prize ?? ''].filter(Boolean).join(', '),
  absent: 'did not take part',
}
