import type { CouncilRules, CouncilStage, Ruleset, ScoringStage, Stage, Threshold } from '@xk/domain/ruleset'
import { plural } from '../plural.ts'
import { pointsOf } from './counted.ts'
import { percent, listed } from './write.ts'

const TIES_AT_CUT: Record<'allIn' | 'tieBreakChain' | 'none', string> = {
  allIn: 'equal scores at the last place all go on',
  tieBreakChain: 'equal scores at the last place follow the tie rules, then a draw',
  none: 'of equal scores at the last place none goes on',
}

const cut = ({ cut: it }: ScoringStage): string => {
  if (!it) return ''
  const quota =
    it.quota === null
      ? 'Every entry'
      : it.quota === 1
        ? 'The highest-ranked entry'
        : `The ${it.quota} highest-ranked entries`
  const floor = it.floor === null ? '' : ` with at least ${pointsOf(it.floor)}`
  const ties = it.quota === null ? '' : `; ${TIES_AT_CUT[it.ties]}`
  return `${quota}${floor} ${it.quota === null || it.quota === 1 ? 'goes' : 'go'} on to the next stage${ties}. ${
    it.published
      ? 'The list is published by code before the next stage.'
      : 'The list is not published before the next stage.'
  }`
}

const carryOver = ({ carryOver: it }: ScoringStage, stages: readonly Stage[]): string => {
  if (it.length === 0) return 'Only this stage’s score counts.'
  const parts = it.map(({ stage, weight }) => {
    const label = stages.find(({ key }) => key === stage)?.label ?? 'a stage that is gone'
    return `${percent(weight)} % of ${label}`
  })
  return `The ranking score is ${listed(parts)}, the rest this stage’s score.`
}

const presentation = ({ presentation: it }: ScoringStage): string =>
  it
    ? `Authors present for ${plural(it.presentMinutes, 'minute')} and answer for ${plural(it.answerMinutes, 'minute')}; judges know who they are.`
    : ''

const BASES = {
  members: 'all members of the council',
  present: 'the members present',
  issued: 'the ballots issued',
  returned: 'the ballots returned',
  valid: 'the valid ballots',
} satisfies Record<Threshold['base'], string>

const threshold = ({ fraction, comparison, base }: Threshold): string =>
  `${comparison === 'moreThan' ? 'more than' : 'at least'} ${fraction} of ${BASES[base]}`

const INTERESTS = {
  struck: 'A member with an interest has no vote on that candidate, whose base is smaller by one.',
  abstains: 'A member with an interest has no vote on that candidate, and the base stays.',
  votes: 'A member with an interest votes too, but does not speak for the candidate.',
} satisfies Record<CouncilRules['interest'], string>

const TIES = {
  secondBallot: 'a second ballot',
  previousStage: 'the score of the stage before',
  council: 'a resolution of the council',
} satisfies Record<CouncilRules['tieAtCut'][number], string>

const council = ({ council: it }: CouncilStage): string =>
  [
    `A council of ${it.size.min === it.size.max ? `${it.size.min}` : `${it.size.min} to ${it.size.max}`}, of whom at least ${it.quorum} must be present.`,
    it.form === 'yesNo'
      ? 'A secret ballot with Yes or No on each candidate.'
      : `A secret ballot on at most ${it.chooseUpTo ?? it.seats} names.`,
    `Chosen with ${threshold(it.threshold)}, from the most votes down to ${it.seats}.`,
    INTERESTS[it.interest],
    `Equal votes at the last seat: ${it.tieAtCut.map((way) => TIES[way]).join(', then ')}.`,
    it.furtherBallot
      ? `While seats stay free, one more ballot among those with ${threshold(it.furtherBallot)}.`
      : '',
    it.writtenBallots
      ? 'Absent members may send a ballot in a sealed envelope before the meeting; it does not count as presence.'
      : '',
    `With fewer than ${it.minVotersForMarks} voters only totals are published.`,
  ]
    .filter(Boolean)
    .join(' ')

export const stage = (it: Stage, rules: Pick<Ruleset, 'entryNoun' | 'stages'>): string => {
  if (it.kind === 'screening')
    return [
      it.supplementDays === 0
        ? 'With papers missing nothing can be supplemented.'
        : `With papers missing it is returned; the unit has ${plural(it.supplementDays, 'day')} to supplement it.`,
      it.workingDays === null
        ? ''
        : `It is screened within ${plural(it.workingDays, 'working day')}, not counting the time that the unit has it.`,
    ]
      .filter(Boolean)
      .join(' ')
  if (it.kind === 'councilBallot') return council(it)
  const first = rules.stages.find(({ kind }) => kind === 'scoring') === it
  return [
    it.scoring.blind ? 'Judged by code, not knowing whose it is.' : 'Judged with names.',
    first ? '' : carryOver(it, rules.stages),
    presentation(it),
    it.avoidEarlierJudges ? 'Judges who scored an entry in an earlier stage are avoided.' : '',
    cut(it),
  ]
    .filter(Boolean)
    .join(' ')
}
