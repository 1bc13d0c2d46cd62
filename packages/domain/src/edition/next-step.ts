import type { EditionAct, EditionState } from './lifecycle.ts'
import type { TransitionFacts } from './transition.ts'
import { deadlineFor, type Schedule } from './schedule.ts'

/** What is known of an edition's work, in numbers; renditions, judges and sheets are those of its current stage. */
export interface WorkCounts {
  /** Handed in and not yet looked at. */
  undecided: number
  /** Returned, and their own date has not passed. */
  awaitingSupplement: number
  accepted: number
  /** Accepted and without an approved blinded copy. */
  withoutRendition: number
  /** Accepted and with fewer judges than the rules want. */
  underassigned: number
  panelMembers: number
  assignments: number
  handedIn: number
  /** Earlier stages whose codes and names are not joined, where the current one is not blind. */
  stillMasked: number
  /** Of a council's stage: members still to be appointed, up to the least that the rules want. */
  councilMissing?: number
  /** Ballots of its council that are closed and counted, and those under way. */
  roundsClosed?: number
  roundsOpen?: number
}

export interface StepNeed {
  code: string
  count: number
  done: boolean
}

export interface NextStep {
  /** The act that leads on; undefined when only time does, or nothing. */
  act: EditionAct | undefined
  /** What must be done before, the open ones first. */
  needs: StepNeed[]
}

/** The last instant at which any unit may hand in; undefined while no date is set. */
const lastDeadline = (schedule: Schedule): Date | undefined =>
  [null, ...new Set(schedule.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
    .flatMap((unitId) => deadlineFor(schedule, 'closesAt', unitId) ?? [])
    .reduce<Date | undefined>((last, at) => (last && last > at ? last : at), undefined)

/** Where an edition stands by the clock: nobody has to close it for entries, its dates do. */
export const stateAt = (state: EditionState, schedule: Schedule, now: Date): EditionState => {
  const last = lastDeadline(schedule)
  return state === 'open' && last !== undefined && now > last ? 'screening' : state
}

const noneLeft = (code: string, count: number): StepNeed => ({ code, count, done: count === 0 })
const atLeastOne = (code: string, count: number): StepNeed => ({ code, count, done: count > 0 })

const needsOf = (state: EditionState, blind: boolean, work: WorkCounts): StepNeed[] => {
  const screened = [
    noneLeft('screening/undecided', work.undecided),
    noneLeft('screening/awaitingSupplement', work.awaitingSupplement),
    atLeastOne('screening/accepted', work.accepted),
  ]
  const staffed = [
    atLeastOne('panel/members', work.panelMembers),
    noneLeft('assignment/missing', work.underassigned),
  ]
  switch (state) {
    case 'screening':
      return blind ? screened : [...screened, ...staffed]
    case 'masking':
      return [
        ...(work.stillMasked > 0 ? [noneLeft('stage/stillMasked', work.stillMasked)] : []),
        noneLeft('rendition/missing', work.withoutRendition),
        ...staffed,
      ]
    case 'council':
      return [
        ...(work.stillMasked > 0 ? [noneLeft('stage/stillMasked', work.stillMasked)] : []),
        noneLeft('council/membersMissing', work.councilMissing ?? 0),
        atLeastOne('council/rounds', work.roundsClosed ?? 0),
        noneLeft('council/roundOpen', work.roundsOpen ?? 0),
      ]
    case 'judging':
      return [noneLeft('sheet/notHandedIn', work.assignments - work.handedIn)]
    default:
      return []
  }
}

const ACTS: Partial<Record<EditionState, { blind: EditionAct; named: EditionAct }>> = {
  draft: { blind: 'open', named: 'open' },
  screening: { blind: 'startMasking', named: 'startJudging' },
  masking: { blind: 'startJudging', named: 'startJudging' },
  judging: { blind: 'freeze', named: 'freeze' },
  council: { blind: 'freeze', named: 'freeze' },
  frozen: { blind: 'unmask', named: 'decide' },
  unmasked: { blind: 'decide', named: 'decide' },
  decided: { blind: 'release', named: 'release' },
}

/** The way on from a state (see stateAt), and what still stands in it. */
export const nextStep = (
  state: EditionState,
  { blind, last }: TransitionFacts,
  work: WorkCounts,
): NextStep => ({
  act: state === 'frozen' && !last ? 'promote' : ACTS[state]?.[blind ? 'blind' : 'named'],
  needs: needsOf(state, blind, work).toSorted((a, b) => Number(a.done) - Number(b.done)),
})
