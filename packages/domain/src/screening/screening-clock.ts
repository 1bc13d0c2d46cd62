import { type DaysOff, dueAfterWorkingDays, vietnamDayOf, workingDaysBetween } from '../kernel/index.ts'

/** What happened to an entry, as far as the time for screening it goes; each list in any order. */
export interface ScreeningEvents {
  /** When its unit handed it in, again after each return. */
  handedIn: readonly Date[]
  /** What the secretariat decided. */
  decided: readonly { at: Date; result: 'accepted' | 'returned' | 'refused' }[]
  /** When the unit may no longer change what it handed in: nobody is late before. */
  closesAt: Date | undefined
}

/**
 * The time that the secretariat has for an entry. running: it is the secretariat's turn. stopped: the unit has it
 * since then. done: accepted or refused.
 */
export type ScreeningClock =
  | { state: 'running'; used: number; left: number; due: Date; overdue: boolean }
  | { state: 'stopped'; used: number; left: number; since: Date }
  | { state: 'done'; used: number; overdue: boolean }

interface Run {
  from: Date
  to: Date | undefined
}

/** The times at which the entry lay with the secretariat, one after the other; the last may still run. */
const runsOf = ({ handedIn, decided, closesAt }: ScreeningEvents): Run[] => {
  const events = [
    ...handedIn.map((at) => ({ at, isIn: true })),
    ...decided.map(({ at }) => ({ at, isIn: false })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || Number(b.isIn) - Number(a.isIn))
  const runs: Run[] = []
  for (const { at, isIn } of events) {
    const open = runs.at(-1)?.to === undefined ? runs.at(-1) : undefined
    // Handing in again before it was looked at changes nothing.
    if (isIn && !open) runs.push({ from: closesAt && at < closesAt ? closesAt : at, to: undefined })
    else if (!isIn && open) open.to = at
  }
  return runs
}

/** When a run is over its time: what comes back with no day left is never late before the next working day ends. */
const dueOf = (run: Run, limit: number, usedBefore: number, off: DaysOff) =>
  dueAfterWorkingDays(run.from, Math.max(1, limit - usedBefore), off)

/**
 * Working days that the secretariat has used of `limit` and what is left, at `now`. The day of a hand-in does not
 * count, the day of a decision does. While the entry is with its unit nothing is used. Undefined before the first
 * hand-in.
 */
export const screeningClock = (
  limit: number,
  events: ScreeningEvents,
  now: Date,
  off: DaysOff = new Set(),
): ScreeningClock | undefined => {
  const runs = runsOf(events)
  const last = runs.at(-1)
  if (!last) return undefined
  const lengthOf = ({ from, to }: Run) => {
    const end = to ?? now
    return end <= from ? 0 : workingDaysBetween(vietnamDayOf(from), vietnamDayOf(end), off)
  }
  const usedBefore = runs.slice(0, -1).reduce((sum, run) => sum + lengthOf(run), 0)
  const used = usedBefore + lengthOf(last)
  const due = dueOf(last, limit, usedBefore, off)
  if (last.to === undefined)
    return { state: 'running', used, left: Math.max(0, limit - used), due, overdue: now > due }
  const decision = events.decided.find(({ at }) => at === last.to)
  return decision?.result === 'returned'
    ? { state: 'stopped', used, left: Math.max(0, limit - used), since: last.to }
    : { state: 'done', used, overdue: last.to > due }
}
