import type { SheetMarks } from '@xk/db'
import type { ScoringRules, Segment } from '@xk/domain/ruleset'
import { type PaperReading, readPaper } from '@xk/domain/scoring'
import type { PaperRow, TypingRow } from './store.ts'
import { isBegun } from './target.ts'
import type { PaperStatus, ScreenState } from './views.ts'

/** A settled paper speaks only for the sheet that it became: once that is reopened, the screen has it again. */
export const standsFor = (paper: PaperRow | undefined, liveSheetId: string | null | undefined) =>
  paper?.state === 'open' || (paper?.state === 'settled' && paper.scoreSheetId === liveSheetId)

export const readingOf = (
  rules: ScoringRules,
  segment: Segment,
  readings: readonly TypingRow[],
): PaperReading =>
  readPaper(
    rules,
    segment,
    readings.find(({ place }) => place === 1)?.body,
    readings.find(({ place }) => place === 2)?.body,
  )

export const statusOf = (paper: PaperRow | undefined, reading: PaperReading): PaperStatus => {
  if (!paper) return 'onScreen'
  if (paper.state !== 'open') return 'settled'
  return reading.kind === 'agreed' ? 'settled' : reading.kind
}

export const screenOf = (sheet: { state: string; body: SheetMarks } | undefined): ScreenState => {
  if (sheet?.state === 'handedIn' || sheet?.state === 'late') return sheet.state
  return sheet && isBegun(sheet.body) ? 'begun' : 'none'
}

/** Whether this account has something to type: the free place, or what it typed itself and does not agree. */
export const mayTypeNow = (
  status: PaperStatus,
  readings: readonly TypingRow[],
  accountId: string,
): boolean => {
  const mine = readings.some(({ by }) => by === accountId)
  if (status === 'first') return true
  if (status === 'second') return !mine
  return (status === 'differing' || status === 'incomplete') && mine
}
