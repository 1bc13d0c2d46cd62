import type { EditionState, ScheduleKey } from '@xk/domain/edition'
import { workingGroupWords } from '@xk/i18n'
import { formatDate, type PathStep } from '@xk/ui'

const w = workingGroupWords.path

/** What an edition's path is drawn from; counts only where the viewer has them. */
export interface PathFacts {
  state: EditionState
  blind: boolean
  openedAt: string | null
  dates: readonly { key: ScheduleKey; at: string; unitId: string | null }[]
  counts?:
    | {
        submitted: number
        units: number
        accepted: number
        renditions: number
        assignments: number
        handedIn: number
      }
    | undefined
}

const ORDER: readonly EditionState[] = [
  'draft',
  'open',
  'screening',
  'masking',
  'judging',
  'frozen',
  'unmasked',
  'decided',
  'released',
]

/** The last date recorded under a key for all units. */
export const dateOf = (dates: PathFacts['dates'], key: ScheduleKey): string | undefined =>
  dates.findLast((row) => row.key === key && row.unitId === null)?.at

/** An edition between call and certificate, with a date or a number under each step. */
export const pathSteps = ({ state, blind, openedAt, dates, counts }: PathFacts): PathStep[] => {
  const at = (key: ScheduleKey) => dateOf(dates, key)
  const until = (key: ScheduleKey) => {
    const date = at(key)
    return date ? w.until(formatDate(date)) : undefined
  }
  const opened = openedAt ?? at('opensAt')
  const steps: { states: readonly EditionState[]; label: string; sub: string | undefined }[] = [
    { states: ['draft'], label: w.rules, sub: opened ? w.opened(formatDate(opened)) : undefined },
    {
      states: ['open'],
      label: w.entries,
      sub: counts && counts.submitted > 0 ? w.entriesIn(counts.submitted, counts.units) : until('closesAt'),
    },
    {
      states: ['screening'],
      label: w.screening,
      sub: counts && counts.accepted > 0 ? w.accepted(counts.accepted) : until('supplementUntil'),
    },
    ...(blind
      ? [
          {
            states: ['masking'] as const,
            label: w.masking,
            sub: counts && counts.renditions > 0 ? w.renditions(counts.renditions) : undefined,
          },
        ]
      : []),
    {
      states: ['judging'],
      label: w.judging,
      sub:
        counts && counts.assignments > 0
          ? w.sheets(counts.handedIn, counts.assignments)
          : until('judgingUntil'),
    },
    { states: ['frozen', 'unmasked', 'decided'], label: w.result, sub: undefined },
    {
      states: ['released'],
      label: w.release,
      sub: at('resultsAt') ? formatDate(at('resultsAt') ?? '') : undefined,
    },
  ]
  const here = ORDER.indexOf(state)
  return steps.map(({ states, label, sub }) => ({
    label,
    sub,
    state:
      state !== 'cancelled' && states.includes(state) && state !== 'released'
        ? 'now'
        : ORDER.indexOf(states.at(-1) ?? 'draft') <= here
          ? 'done'
          : 'todo',
  }))
}
