import { fail, ok, type Result } from '../kernel/index.ts'
import type { EscalationLevel, EscalationState } from './states.ts'

/** What is used of a quota. `used` is what stands against it: who was declined or is out leaves the place free. */
export interface QuotaUse {
  quota: number
  proposed: number
  /** Sent and not answered for good, supplements included. */
  sent: number
  recognised: number
  declined: number
  used: number
  /** Never below 0. */
  left: number
}

/** Lines that count against a quota: each is one dossier of an honoured person or collective. */
export const quotaUse = (quota: number, lines: readonly { state: EscalationState }[]): QuotaUse => {
  const count = (...states: EscalationState[]) => lines.filter(({ state }) => states.includes(state)).length
  const proposed = count('proposed')
  const sent = count('sent', 'supplement')
  const recognised = count('recognised')
  const used = proposed + sent + recognised
  return {
    quota,
    proposed,
    sent,
    recognised,
    declined: count('declined'),
    used,
    left: Math.max(0, quota - used),
  }
}

/** A quota with its use, of the year and of the whole term. */
export interface LevelQuotas {
  level: EscalationLevel
  year: QuotaUse
  term: QuotaUse
}

/** Refuses, with its figures, what would go beyond the quota of the year or else of the term. */
export const checkQuota = (quotas: LevelQuotas, adding: number): Result<true> => {
  for (const scope of ['year', 'term'] as const) {
    const { quota, used } = quotas[scope]
    if (used + adding > quota)
      return fail({ code: 'escalation/over-quota', level: quotas.level, scope, quota, used, adding })
  }
  return ok(true)
}

const DAY_MS = 86_400_000

/**
 * A year's share of a term's goal where none was set for that year: even over the term's whole years, rounded up,
 * so that 25 and 5 of a term of five years give 5 and 1. `starts`, `ends`: ISO days.
 */
export const yearlyShare = (goal: number, starts: string, ends: string): number => {
  const days = (Date.parse(ends) - Date.parse(starts)) / DAY_MS
  const years = Math.max(1, Math.round(days / 365.25))
  return Math.ceil(goal / years)
}
