import {
  type DaysOff,
  dueAfterDays,
  dueAfterWorkingDays,
  isWorkingDay,
  type Problem,
  vietnamDayOf,
} from '../kernel/index.ts'
import type { PublicNoticeRules } from '../ruleset/index.ts'

/** kept: the dossier stays as it is. refused: it is not considered. referred: the council hears of it and decides. */
export const OBJECTION_RULINGS = ['kept', 'refused', 'referred'] as const
export type ObjectionRuling = (typeof OBJECTION_RULINGS)[number]

/**
 * When a notice that is put up now may be taken down: 17g00 of its last working day. By custom of the Civil Code
 * (Điều 147) the day of the act does not count; the rules may say that it does, if it is a working day.
 */
export const noticeClosesAt = (rules: PublicNoticeRules, publishedAt: Date, off: DaysOff): Date => {
  const counts = rules.countsFirstDay && isWorkingDay(vietnamDayOf(publishedAt), off)
  const after = rules.workingDays - (counts ? 1 : 0)
  return after === 0 ? dueAfterDays(publishedAt, 0) : dueAfterWorkingDays(publishedAt, after, off)
}

/** How far an entry is with the public notice. */
export interface ShownEntry {
  /** Until when it is or was shown; null: never. */
  closesAt: Date | null
  openObjections: number
}

/**
 * What keeps these entries from going before the council: one that no unit was shown, whose time is not over, or
 * whose objection nobody has ruled on. Undefined where the rules ask for no notice or nothing is in the way.
 */
export const stillInTheWay = (
  rules: PublicNoticeRules | null,
  entries: readonly ShownEntry[],
  now: Date,
): Problem | undefined => {
  const open = entries.reduce((sum, { openObjections }) => sum + openObjections, 0)
  if (open > 0) return { code: 'publicNotice/objections-open', count: open }
  if (!rules) return undefined
  const hidden = entries.filter(({ closesAt }) => closesAt === null).length
  if (hidden > 0) return { code: 'publicNotice/not-shown', count: hidden }
  const last = Math.max(0, ...entries.map(({ closesAt }) => closesAt?.getTime() ?? 0))
  return now.getTime() < last
    ? { code: 'publicNotice/still-up', closesAt: new Date(last).toISOString() }
    : undefined
}
