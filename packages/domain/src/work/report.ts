import { z } from 'zod'
import { transit, type Transition } from '../edition/index.ts'
import type { Result } from '../kernel/index.ts'

/** What every unit hands in: the plan of a year (kế hoạch), and its reports after six months and at its end. */
export const UNIT_REPORT_KINDS = ['plan', 'halfYear', 'year'] as const
export type UnitReportKind = (typeof UNIT_REPORT_KINDS)[number]

const UNIT_REPORT_STATES = ['draft', 'handedIn', 'returned', 'received'] as const
export type UnitReportState = (typeof UNIT_REPORT_STATES)[number]
type UnitReportAct = 'handIn' | 'return' | 'receive'

/** Figures are frozen at each hand-in; only a return lets a unit hand in again. */
const UNIT_REPORT_TRANSITIONS: readonly Transition<UnitReportState, UnitReportAct>[] = [
  { act: 'handIn', from: ['draft', 'returned'], to: 'handedIn' },
  { act: 'return', from: ['handedIn', 'received'], to: 'returned' },
  { act: 'receive', from: ['handedIn'], to: 'received' },
]
export const transitUnitReport = (state: UnitReportState, act: UnitReportAct): Result<UnitReportState> =>
  transit(UNIT_REPORT_TRANSITIONS, state, act)

/** The headings of a plan or report, after parts II–IV of the programme 07-CT/ĐTN. */
export const REPORT_HEADINGS = [
  'leadership',
  'communication',
  'training',
  'responsibility',
  'models',
  'assessment',
  'proposals',
] as const

const paragraphs = z
  .string()
  .max(12_000)
  .refine((value) => !value.includes('\u0000') && value.isWellFormed())
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n'))
/** What an officer or the secretariat writes under each heading. */
export const reportTextSchema = z.partialRecord(z.enum(REPORT_HEADINGS), paragraphs)
export type ReportText = z.infer<typeof reportTextSchema>
