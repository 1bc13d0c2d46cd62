/** When mail goes out: one a day-part at most, at these minutes of the day in Vietnam (7g30, 12g30, 17g00). */
const DAY_PARTS = [7 * 60 + 30, 12 * 60 + 30, 17 * 60] as const
const OFFSET_MS = 7 * 60 * 60 * 1000
const MINUTE = 60 * 1000
const DAY_MS = 24 * 60 * MINUTE

/** The next day-part after an instant. */
export const nextDayPart = (now: Date): Date => {
  const local = now.getTime() + OFFSET_MS
  const midnight = Math.floor(local / DAY_MS) * DAY_MS
  const next = [...DAY_PARTS, DAY_PARTS[0] + 24 * 60]
    .map((minute) => midnight + minute * MINUTE)
    .find((at) => at > local)
  return new Date((next ?? midnight + DAY_MS) - OFFSET_MS)
}

/** What can't wait for the next day-part: it names a deadline that runs, or an act that the person must stop. */
const URGENT = new Set([
  'entry.returned',
  'recovery.requested',
  'account.recovered',
  'password.reset',
  'reminder.deadline1',
  'reminder.supplement',
  'unmask.requested',
  'restriction.restricted',
  'restriction.consentTaken',
  'entry.restricted',
  'entry.consentTaken',
  'dataRequest.restricted',
  'dataRequest.consentTaken',
])
export const isUrgent = (kind: string): boolean => URGENT.has(kind)

/** How a person wants mail: grouped by day-part (urgent ones at once), every one at once, or none. */
export const MAIL_MODES = ['digest', 'atOnce', 'none'] as const
export type MailMode = (typeof MAIL_MODES)[number]

/** When to try again after so many failures: 1, 2, 4 … minutes, at most six hours. */
export const retryAfter = (attempts: number): number =>
  Math.min(6 * 60 * MINUTE, MINUTE * 2 ** Math.min(attempts - 1, 12))
export const MOST_ATTEMPTS = 12
