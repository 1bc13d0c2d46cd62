import { type EditionState, judgingEndKey, type ScheduleKey } from '@xk/domain/edition'
import { inKindOf, workingGroupWords } from '@xk/i18n'
import { formatDate, type PathStep } from '@xk/ui'

const w = workingGroupWords.path

/** What an edition's path is drawn from; counts only where the viewer has them. */
interface PathFacts {
  programme: string
  state: EditionState
  blind: boolean
  openedAt: string | null
  dates: readonly { key: ScheduleKey; at: string; unitId: string | null }[]
  /** The scored stages in their order. */
  scored: readonly { label: string; state: string; blind: boolean }[]
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
  'council',
  'frozen',
  'unmasked',
  'decided',
  'released',
]

/** The last date recorded under a key for all units. */
export const dateOf = (dates: PathFacts['dates'], key: ScheduleKey): string | undefined =>
  dates.findLast((row) => row.key === key && row.unitId === null)?.at

interface Step {
  label: string
  sub: string | undefined
  state: PathStep['state']
}

const hasGoneOn = (state: string) => state === 'promoted' || state === 'unmasked'

/** The place of the scored stage that is under way: the first that nobody has gone on from, else the last. */
const placeUnderWay = ({ scored }: PathFacts): number => {
  const at = scored.findIndex(({ state }) => !hasGoneOn(state))
  return at < 0 ? scored.length - 1 : at
}

const untilOf = (facts: PathFacts, key: ScheduleKey) => {
  const date = dateOf(facts.dates, key)
  return date ? w.until(formatDate(date)) : undefined
}

/** Masking and judging of each scored stage; a second or later one is told under its own name. */
const scoredSteps = (facts: PathFacts): Step[] => {
  const { state, scored, counts } = facts
  const several = scored.length > 1
  const here = ORDER.indexOf(state)
  const underWay = placeUnderWay(facts)
  const within = here >= ORDER.indexOf('masking') && here <= ORDER.indexOf('frozen')
  return scored.flatMap((stage, i): Step[] => {
    const isLast = i === scored.length - 1
    const isHere = within && i === underWay
    const isPast = here > ORDER.indexOf('frozen') || (within && i < underWay)
    const sheets =
      isHere && counts && counts.assignments > 0
        ? w.sheets(counts.handedIn, counts.assignments)
        : untilOf(facts, judgingEndKey(i + 1))
    const inMasking = isHere && state === 'masking' && i === 0
    const judged = isPast || (isHere && isLast && state === 'frozen')
    const judging: Step = {
      label: several ? stage.label : w.judging,
      sub: sheets,
      state: judged ? 'done' : isHere && !inMasking ? 'now' : 'todo',
    }
    if (i > 0 || !stage.blind) return [judging]
    const masking: Step = {
      label: w.masking,
      sub: underWay === 0 && counts && counts.renditions > 0 ? w.renditions(counts.renditions) : undefined,
      state: inMasking ? 'now' : here > ORDER.indexOf('masking') || isPast ? 'done' : 'todo',
    }
    return [masking, judging]
  })
}

/** An edition between call and certificate, with a date or a number under each step. */
export const pathSteps = (facts: PathFacts): PathStep[] => {
  const { state, openedAt, dates, scored, counts } = facts
  const opened = openedAt ?? dateOf(dates, 'opensAt')
  const results = dateOf(dates, 'resultsAt')
  const here = ORDER.indexOf(state)
  const step = (states: readonly EditionState[], label: string, sub: string | undefined): Step => ({
    label,
    sub,
    state:
      state !== 'cancelled' && states.includes(state) && state !== 'released'
        ? 'now'
        : ORDER.indexOf(states.at(-1) ?? 'draft') <= here
          ? 'done'
          : 'todo',
  })
  const isResult = state !== 'frozen' || placeUnderWay(facts) === scored.length - 1
  return [
    step(['draft'], w.rules, opened ? w.opened(formatDate(opened)) : undefined),
    step(
      ['open'],
      inKindOf(facts.programme, w.entries),
      counts && counts.submitted > 0
        ? inKindOf(facts.programme, w.entriesIn(counts.submitted, counts.units))
        : untilOf(facts, 'closesAt'),
    ),
    step(
      ['screening'],
      w.screening,
      counts && counts.accepted > 0 ? w.accepted(counts.accepted) : untilOf(facts, 'supplementUntil'),
    ),
    ...scoredSteps(facts),
    isResult
      ? step(['frozen', 'unmasked', 'decided'], w.result, undefined)
      : { label: w.result, sub: undefined, state: 'todo' },
    step(['released'], w.release, results ? formatDate(results) : undefined),
  ]
}
