import {
  acceptsEntries,
  deadlineFor,
  type EditionState,
  type EntryState,
  type Schedule,
  transitEntry,
} from '@xk/domain/edition'
import type { Problem } from '@xk/domain/kernel'
import type { EntryRules } from '@xk/domain/ruleset'

/** What decides whether an entry may be handed in, besides what it says. */
export interface EntryMoment {
  /** undefined: not begun yet. */
  state: EntryState
  unitId: string
  editionState: EditionState
  schedule: Schedule
  /** Until when a returned entry may be handed in again. */
  due: Date | null
}

/** May the draft still be written to? After the deadline too: what is typed is kept, it just can't be handed in. */
export const isEditable = (state: EntryState): boolean => transitEntry(state, 'submit').ok

/**
 * Why an entry can't be handed in now, by the server's clock; undefined when it can. A returned entry has its
 * own date, whatever became of the deadline. Closing the edition for entries leaves what one unit was given.
 */
export const handInProblem = (it: EntryMoment, now: Date): Problem | undefined => {
  const next = transitEntry(it.state, 'submit')
  if (!next.ok) return next.problem
  if (it.editionState !== 'open' && it.editionState !== 'screening') {
    return { code: 'record/in-wrong-state', state: it.editionState }
  }
  if (it.state === 'returned') {
    return it.due && now > it.due ? { code: 'stage/closed', closedAt: it.due.toISOString() } : undefined
  }
  const accepted = acceptsEntries(it.schedule, it.unitId, now)
  return accepted.ok ? undefined : accepted.problem
}

/** Why an entry can't be withdrawn now: only what is handed in, and only until the deadline. */
export const withdrawProblem = (it: EntryMoment, now: Date): Problem | undefined => {
  const next = transitEntry(it.state, 'withdraw')
  if (!next.ok) return next.problem
  const accepted = acceptsEntries(it.schedule, it.unitId, now)
  return accepted.ok ? undefined : accepted.problem
}

const DAY = 24 * 60 * 60 * 1000

/** The last instant at which the unit's stamped page may be added; null while no deadline is set. */
export const confirmationUntil = (it: EntryMoment, rules: EntryRules['unitConfirmation']): Date | null => {
  const closesAt = deadlineFor(it.schedule, 'closesAt', it.unitId)
  if (!closesAt) return null
  const follow = rules.mode === 'mayFollow' ? rules.followDays * DAY : 0
  return new Date(Math.max(closesAt.getTime() + follow, it.due?.getTime() ?? 0))
}

/** Why the unit's stamped page can't be added now. */
export const confirmationProblem = (
  it: EntryMoment,
  rules: EntryRules['unitConfirmation'],
  now: Date,
): Problem | undefined => {
  if (rules.mode === 'none' || it.state === 'refused')
    return { code: 'record/in-wrong-state', state: it.state }
  const until = confirmationUntil(it, rules)
  return until && now > until ? { code: 'stage/closed', closedAt: until.toISOString() } : undefined
}
