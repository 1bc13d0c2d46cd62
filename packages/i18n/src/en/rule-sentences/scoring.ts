import type { Criterion, ScoringRules, Segment } from '@xk/domain/ruleset'
import { plural } from '../plural.ts'
import { pointsOf, entries } from './counted.ts'
import { num, listed, duration } from './write.ts'

export const panel = (it: ScoringRules): string => {
  const few =
    it.minSheets < it.judgesPerEntry
      ? `There is a score from ${plural(it.minSheets, 'sheet')} on; with fewer there is none.`
      : `There is a score only with ${plural(it.minSheets, 'sheet')}.`
  return [
    `Each entry is scored by ${plural(it.judgesPerEntry, 'judge')} independently${it.blind ? ', who don’t know whose it is' : ''}.`,
    few,
    `No judge scores more than ${entries(it.maxLoad)}.`,
  ].join(' ')
}

export const trimming = ({ trimming: it }: ScoringRules): string => {
  if (!it) return 'The score is the mean of all sheets.'
  const parts = [
    it.high > 0 ? plural(it.high, 'highest sheet') : '',
    it.low > 0 ? plural(it.low, 'lowest sheet') : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'The score is the mean of all sheets.'
    : `With at least ${plural(it.fromSheets, 'sheet')}, ${listed(parts)} are left out; the score is the mean of the rest.`
}

export const gap = ({ gap: it }: ScoringRules): string => {
  if (!it) return 'Gaps between sheets are not looked at.'
  const threshold =
    it.unit === 'points' ? pointsOf(it.threshold) : `${num(it.threshold)} % of the part’s highest points`
  const when = it.comparison === 'moreThan' ? `more than ${threshold} (not exactly)` : `${threshold} or more`
  if (it.comesIn === 'jointRescore')
    return `When the highest and the lowest sheet are ${when} apart, the entry’s judges confer and score again; the new sheets take the place of the old.`
  const then = {
    meanOfAll: 'the score is the mean of all sheets, the added one too',
    closestTwo: 'the score is the mean of the two closest sheets; at equal distance, of all',
    replacement: 'the score is the added judge’s',
  }[it.resolution]
  return `When the highest and the lowest sheet are ${when} apart, one more judge scores; ${then}.`
}

export const tieStep = (step: ScoringRules['tieBreak'][number], segments: readonly Segment[]): string => {
  switch (step.by) {
    case 'criterion': {
      const part = segments.find(({ key }) => key === step.segment)
      const label = part?.criteria.find(({ key }) => key === step.criterion)?.label
      return label ? `Points for ${label}` : 'A criterion that is gone'
    }
    case 'segment': {
      const label = segments.find(({ key }) => key === step.segment)?.label
      return label ? `Points in ${label}` : 'A part that is gone'
    }
    case 'previousStage':
      return 'Score of the stage before'
    case 'lot':
      return 'Public draw'
    case 'shared':
      return 'Shared rank'
  }
}

export const ties = (it: ScoringRules): string => {
  if (it.tieBreak.length === 0) return 'Equal scores share the rank.'
  const steps = it.tieBreak.map((step) => tieStep(step, it.segments))
  const [first = '', ...rest] = steps.map((text) => text.charAt(0).toLowerCase() + text.slice(1))
  return rest.length === 0
    ? `Equal scores are decided by ${first}.`
    : `Equal scores are decided by ${first}; if still equal, in turn by ${rest.join(', ')}.`
}

export const criterion = (it: Criterion): string => {
  const comment = it.bands.filter((band) => band.commentRequired).map((band) => `“${band.label}”`)
  return [
    `From 0 to ${pointsOf(it.max)}, in steps of ${num(it.step)}.`,
    it.bands.length > 0 ? `${plural(it.bands.length, 'level')}.` : 'No levels.',
    comment.length > 0 ? `A comment is required at ${listed(comment)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export const time = (it: Segment): string => {
  const { min = null, max = null } = it.seconds ?? {}
  if (min === null && max === null) return 'No time limit.'
  const limits =
    min !== null && max !== null
      ? `from ${duration(min)} to ${duration(max)}`
      : min !== null
        ? `at least ${duration(min)}`
        : `at most ${duration(max ?? 0)}`
  if (it.timeDeductions.length === 0) return `Time ${limits}; nothing is deducted for too long or too short.`
  const rows = it.timeDeductions.map(({ upToSeconds, points }) => {
    const what = points === null ? 'the part is not scored' : `${pointsOf(points)} deducted`
    return upToSeconds === null ? `beyond that ${what}` : `off by up to ${duration(upToSeconds)} ${what}`
  })
  const tolerance =
    it.toleranceSeconds > 0 ? ` Less than ${duration(it.toleranceSeconds)} is not counted.` : ''
  return `Time ${limits}; ${rows.join(', ')}.${tolerance}`
}

export const items = (it: Segment): string =>
  it.items
    ? `${plural(it.items.count, 'question')}, ${pointsOf(it.items.points)} for each right answer; typed by the secretariat, confirmed by a second person.`
    : 'The number of questions is missing.'
