import type * as vi from '../../vi/results/awards.ts'
import { plural } from '../plural.ts'
import type { Translation } from '../translated.ts'

export const awards: Translation<typeof vi.awards> = {
  title: 'Prizes by code',
  text: 'Prizes are proposed by rank, number and lowest score as the rules say. They may be withheld, shared or added with a reason; never reordered.',
  state: { given: 'by the rules', shared: 'shared', added: 'added', withheld: 'withheld' },
  quota: (n, floor) => `${plural(n, 'prize')}${floor ? `, from ${floor} points` : ''}`,
  noPrize: 'No prize',
  waiting: 'To be decided',
  change: 'Decide otherwise',
  changeOf: (code) => `Decide otherwise, work ${code}`,
  choose: 'Decision',
  options: {
    withhold: 'No prize for this work',
    share: (prize) => `Shared ${prize}`,
    add: (prize) => `One more ${prize}`,
  },
  changeTitle: (code) => `Decision on work ${code}`,
  withholdPlaces: 'Withhold a prize',
  withholdOf: (prize) => `Withhold one: ${prize}`,
  withholdTitle: (prize) => `Withhold one ${prize}?`,
  withholdText: 'The next work is considered for the prize below. A withheld prize does not move down.',
  notAwarded: {
    belowFloor: 'no work reaches the lowest score',
    noMoreEntries: 'no more works',
    withheld: 'withheld by decision',
    tieLeftOut: 'tie, not awarded',
  },
  notAwardedByVotes: {
    belowFloor: 'nobody else has enough votes',
    noMoreEntries: 'nobody else has enough votes',
  },
  notAwardedLine: (prize, n, why) => `${prize}: ${n} not awarded, ${why}`,
  tie: {
    title: (prize) => `A tie at the edge of ${prize}`,
    text: (codes, score, places) =>
      `Works ${codes} have ${score} points each; ${plural(places, 'prize')} left.`,
    lot: 'The rules say that lots are drawn in public for this group.',
    share: 'Share among all',
    none: 'None for this group, consider the prize below',
  },
  decisions: 'Decisions made',
  withdrawn: 'withdrawn',
  invalid: 'no longer fits the ranking; withdraw it and decide again',
  withdraw: 'Withdraw decision',
  withdrawTitle: 'Withdraw this decision?',
  body: {
    withholdPlaces: (prize, n) => `${n} × ${prize} withheld`,
    boundaryShare: (prize) => `Shared at the edge of ${prize}`,
    boundaryNone: (prize) => `None for the tied group at ${prize}`,
    withhold: (code) => `No prize for work ${code}`,
    share: (code, prize) => `Work ${code}: shared ${prize}`,
    add: (code, prize) => `Work ${code}: one more ${prize}`,
  },
  empty: {
    title: 'No work is ranked yet',
    text: 'When works have all their sheets, proposed prizes show here.',
  },
}

export const team: Translation<typeof vi.team> = {
  title: 'Unit prizes',
  text: 'Points of a unit: accepted works and prizes won, as the rules say.',
  wait: { title: 'Not computed yet', text: 'Unit prizes come after declaring and unmasking.' },
  none: { title: 'The rules have no unit prize', text: 'Nothing to do on this page.' },
  unit: 'Unit',
  pts: 'Points',
  entries: 'Accepted works',
  won: 'Prizes of works',
  result: 'Result',
  took: 'Took part',
  took2: (n, of) => `${n} / ${plural(of, 'member')}`,
  outcome: { wins: 'Wins', none: '', boundaryTie: 'Tie, to be decided' },
  excluded: 'Not considered',
  why: { belowParticipation: 'too few took part', participationUnknown: 'number of members unknown' },
  share: 'Share',
  leave: 'None for this group',
  fix: 'Fix the unit prizes',
  fixed: 'Unit prizes are fixed.',
  toApproval: 'To the approval page',
}
