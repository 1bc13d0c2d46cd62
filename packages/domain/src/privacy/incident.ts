const HOUR_MS = 60 * 60 * 1000
/** Luật 91/2025/QH15, điều 23: within 72 hours of finding it. */
const REPORT_HOURS = 72

export const reportDueAt = (foundAt: Date): Date => new Date(foundAt.getTime() + REPORT_HOURS * HOUR_MS)

/** Where an incident stands on its clock: nothing to report counts as settled, with its reason. */
export type ReportState = 'due' | 'overdue' | 'reported' | 'reportedLate' | 'notNeeded'

export const reportState = (
  it: { reportDueAt: Date; reportedAt: Date | null; noReportReason: string | null },
  now: Date,
): ReportState => {
  if (it.reportedAt) return it.reportedAt <= it.reportDueAt ? 'reported' : 'reportedLate'
  if (it.noReportReason) return 'notNeeded'
  return it.reportDueAt <= now ? 'overdue' : 'due'
}
