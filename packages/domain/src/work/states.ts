import { actsFrom, transit, type Transition } from '../edition/index.ts'
import type { Result } from '../kernel/index.ts'

/**
 * A youth project or task (công trình thanh niên, phần việc) of a unit. draft: the unit still writes it down.
 * registered: promised for the year. underWay: begun. reported: done, with evidence. returned: the working group
 * asks for more. accepted counts for the targets; refused and cancelled do not.
 */
export const WORK_STATES = [
  'draft',
  'registered',
  'underWay',
  'reported',
  'returned',
  'accepted',
  'refused',
  'cancelled',
] as const
export type WorkState = (typeof WORK_STATES)[number]
export type WorkAct =
  | 'register'
  | 'start'
  | 'report'
  | 'accept'
  | 'return'
  | 'refuse'
  | 'cancel'
  | 'reconsider'

const WORK_TRANSITIONS: readonly Transition<WorkState, WorkAct>[] = [
  { act: 'register', from: ['draft'], to: 'registered' },
  { act: 'start', from: ['registered'], to: 'underWay' },
  // Begun and done within a day: nobody has to press twice.
  { act: 'report', from: ['registered', 'underWay', 'returned'], to: 'reported' },
  { act: 'accept', from: ['reported'], to: 'accepted' },
  { act: 'return', from: ['reported'], to: 'returned' },
  { act: 'refuse', from: ['reported', 'returned'], to: 'refused' },
  { act: 'cancel', from: ['draft', 'registered', 'underWay', 'returned'], to: 'cancelled' },
  // The review was wrong: with a reason, back to be reviewed again. Not once a decision commends it.
  { act: 'reconsider', from: ['accepted', 'refused'], to: 'reported' },
]

/** The state after an act, or record/in-wrong-state. */
export const transitWork = (state: WorkState, act: WorkAct): Result<WorkState> =>
  transit(WORK_TRANSITIONS, state, act)

/** Where a work stood after these acts, in their order. */
export const stateAfter = (acts: readonly WorkAct[]): WorkState =>
  acts.reduce<WorkState>((state, act) => {
    const next = transitWork(state, act)
    return next.ok ? next.value : state
  }, 'draft')

export const workActs = (state: WorkState): WorkAct[] => actsFrom(WORK_TRANSITIONS, state)

/** What the unit may still write in: before registering all of it, afterwards until it is reviewed. */
export const isWritable = (state: WorkState): boolean =>
  state === 'draft' || state === 'registered' || state === 'underWay' || state === 'returned'
