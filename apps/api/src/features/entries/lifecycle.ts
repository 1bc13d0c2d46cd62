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
  /** When a work arrived that the secretariat types in: this is held against the deadline. */
  receivedAt?: Date | null
  /** A hand-in that was asked for while files were on their way. */
  waiting?: WaitingHandIn | null
}

interface WaitingHandIn {
  since: Date
  /** The draft that was to be handed in; another one is not. */
  draftVersion: number
  /** When the first upload of those on their way began. */
  uploadBegun: Date | null
}

/** Uploads that were begun in time, and the hand-in that waits for them, may finish so long after the deadline. */
export const GRACE_MS = 30 * 60 * 1000

/** The instant that a hand-in is held against: of a returned entry its own, else the unit's deadline. */
export const closingOf = (it: EntryMoment): Date | undefined =>
  it.state === 'returned' ? (it.due ?? undefined) : deadlineFor(it.schedule, 'closesAt', it.unitId)

/** After the deadline, but both the hand-in was asked for and its uploads were begun before it. */
export const isInGrace = (it: EntryMoment, now: Date): boolean => {
  const closing = closingOf(it)
  const { waiting } = it
  if (!closing || !waiting?.uploadBegun || now <= closing) return false
  return (
    waiting.since <= closing &&
    waiting.uploadBegun <= closing &&
    now.getTime() <= closing.getTime() + GRACE_MS
  )
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
  if (isInGrace(it, now)) return undefined
  if (it.state === 'returned') {
    return it.due && now > it.due ? { code: 'stage/closed', closedAt: it.due.toISOString() } : undefined
  }
  const accepted = acceptsEntries(it.schedule, it.unitId, it.receivedAt ?? now)
  return accepted.ok ? undefined : accepted.problem
}

/** Why an entry can't be handed in late now: only what is closed, and only while entries are still looked at. */
export const lateProblem = (it: EntryMoment, now: Date): Problem | undefined => {
  const next = transitEntry(it.state, 'submitLate')
  if (!next.ok) return next.problem
  const closed = handInProblem(it, now)
  if (closed?.code === 'stage/closed') return undefined
  return closed ?? { code: 'record/in-wrong-state', state: it.state }
}

/** Why an entry can't be withdrawn now: only what is handed in, and only until the deadline. */
export const withdrawProblem = (it: EntryMoment, now: Date): Problem | undefined => {
  const next = transitEntry(it.state, 'withdraw')
  if (!next.ok) return next.problem
  if (it.state === 'late') return undefined
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
