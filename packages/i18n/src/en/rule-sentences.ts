import type { Appeals, Prize, Ruleset, TeamPrize } from '@xk/domain/ruleset'
import type * as vi from '../vi/rule-sentences.ts'
import { plural } from './plural.ts'
import { pointsOf, entries } from './rule-sentences/counted.ts'
import { percent, listed, sentence } from './rule-sentences/write.ts'
import {
  field,
  people,
  attachments,
  confirmation,
  slot,
  consentBy,
  eligibility,
} from './rule-sentences/entry.ts'
import { panel, trimming, gap, tieStep, ties, criterion, time, items } from './rule-sentences/scoring.ts'
import { stage } from './rule-sentences/stage.ts'

const prize = (it: Prize): string =>
  [
    sentence(
      `${plural(it.quota, 'prize')} for the highest-ranked remaining ${it.quota === 1 ? 'entry' : 'entries'}${it.floor === null ? '' : `, from ${pointsOf(it.floor)}`}`,
    ),
    it.tiesShared
      ? 'Equal scores at the last place share the prize.'
      : 'Equal scores at the last place are decided by a draw or by the organising board.',
    it.floor === null
      ? ''
      : 'Below the lowest score the prize is not awarded, and its place does not move to the next prize.',
  ]
    .filter(Boolean)
    .join(' ')

const teamPrize = (it: TeamPrize, { prizes, stages }: Pick<Ruleset, 'prizes' | 'stages'>): string => {
  const won = it.perPrize.flatMap(({ prize: key, points }) => {
    const label = prizes.find((candidate) => candidate.key === key)?.label
    return label && points !== '0' && points !== '0/1' ? [`${pointsOf(points)} for each ${label}`] : []
  })
  const reached = it.perStageReached.flatMap(({ stage: key, points }) => {
    const label = stages.find((candidate) => candidate.key === key)?.label
    return label ? [`${pointsOf(points)} for each entry that reaches ${label}`] : []
  })
  return [
    sentence(
      `a unit gets ${listed([
        `${pointsOf(it.perEntry)} for each valid entry${it.perEntryCap === null ? '' : ` (at most ${entries(it.perEntryCap)} counted)`}`,
        ...won,
        ...reached,
      ])}`,
    ),
    it.minParticipation === null
      ? ''
      : `Only units with at least ${percent(it.minParticipation)} % of members taking part.`,
    it.quota === 1
      ? 'The unit with the most points wins.'
      : `The ${it.quota} units with the most points win.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const publication = ({ publication: it, entry }: Ruleset): string => {
  const summary = entry.fields.find(({ key }) => key === it.summaryField)?.label
  return [
    `Published are ${it.list === 'winnersOnly' ? 'the winners' : 'all ranked entries'}${it.scores ? ', with scores' : ', without scores'}${summary ? `, with “${summary}”` : ''}.`,
    it.earlierStages ? 'The score tables of earlier stages are published too.' : '',
    it.peopleNames ? 'People who consent are named.' : 'No people are named.',
    it.commentsToUnit
      ? 'Units read the judges’ comments on their entry, not who wrote them.'
      : 'Units don’t read judges’ comments.',
  ]
    .filter(Boolean)
    .join(' ')
}

const appeals = (it: Appeals | null): string => {
  if (!it) return 'No appeals are taken.'
  const remark =
    it.remark === 'allowed'
      ? `Re-marking is possible: ${plural(it.remarkJudges, 'other judge')} ${it.remarkJudges === 1 ? 'marks' : 'mark'} it again, not knowing whose it is; ${
          {
            replaces: 'the new score takes the place of the old',
            averages: 'the score is the mean of the old and the new',
            higher: 'the higher of the two holds',
          }[it.resolution]
        }. It costs nothing.`
      : 'Contents are not marked again; only sums and procedure are checked.'
  return `Appeals are taken for ${plural(it.days, 'day')} after publication and answered within ${plural(it.answerDays, 'day')}. ${remark}`
}

const retention = (months: number): string =>
  months === 0
    ? 'Entries without a prize are erased as soon as the edition ends.'
    : `Entries without a prize are erased ${plural(months, 'month')} after the edition ends; results stay.`

const publicNotice = (it: Ruleset['publicNotice'], noun: string): string =>
  it === null
    ? 'Nothing is posted before the selection.'
    : `The list of accepted entries (${noun}) is posted to all units for ${plural(it.workingDays, 'working day')}; with an objection unsettled an entry does not go to the council.`

/** What each rule means, in a sentence that can be checked against the rules on paper. */
export const ruleSentences: typeof vi.ruleSentences = {
  slot,
  consentBy,
  field,
  people,
  attachments,
  confirmation,
  eligibility,
  panel,
  trimming,
  gap,
  tieStep,
  ties,
  criterion,
  time,
  items,
  stage,
  prize,
  teamPrize,
  publication,
  publicNotice,
  appeals,
  retention,
}
