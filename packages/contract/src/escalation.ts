import { CENTRAL_FROM, ESCALATION_LEVELS } from '@xk/domain/escalation'
import { z } from 'zod'
import { isoDay, line, text } from './line.ts'

const reason = line(2000, 3)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const paragraph = line(4000)
const number = line(20)

/** The words of a tờ trình; number and day come from the văn thư. */
const memoBodySchema = z.object({
  subject: line(500),
  addressee: line(300),
  grounds: z.array(paragraph).max(30),
  paragraphs: z.array(paragraph).min(1).max(30),
  recipients: z.array(line(200)).max(20),
  behalf: line(200),
  office: line(200),
  signatory: line(200, 0),
  /** Why others than those whom votes and scores put first; empty where nobody is passed over. */
  deviation: line(2000, 0),
})

const MOST_ON_MEMO = 60

export const createMemoSchema = z.object({ level: z.enum(ESCALATION_LEVELS) })
export const saveMemoSchema = z.object({
  /** Digest of what was on screen. */
  base: digest,
  body: memoBodySchema,
  /** Whom it introduces, in their order, each with a summary of achievements. */
  lines: z
    .array(z.object({ stageEntryId: z.uuid(), summary: text(2000) }))
    .max(MOST_ON_MEMO)
    .refine((lines) => new Set(lines.map(({ stageEntryId }) => stageEntryId)).size === lines.length),
})
export const approveMemoSchema = z.object({ digest })
export const sendBackMemoSchema = z.object({ reason })
export const reopenMemoSchema = z.object({ reason })
export const dropMemoSchema = z.object({ reason })
export const numberMemoSchema = z.object({ number, signedOn: isoDay })
export const sendMemoSchema = z.object({ sentOn: isoDay, how: line(300) })
export const withdrawLineSchema = z.object({ reason })

const lines = z.array(z.uuid()).min(1).max(MOST_ON_MEMO)
export const recordAnswerSchema = z
  .object({
    /** takenBack: of whom it had recognised; the note says why. */
    kind: z.enum(['recognised', 'declined', 'supplement', 'takenBack']),
    /** Number and symbol of their paper: "214-QĐ/TĐTN". */
    reference: line(60),
    dated: isoDay,
    /** Of a supplement: by when. */
    due: isoDay.nullable(),
    note: line(2000, 0),
    lines,
  })
  .refine(({ kind, due }) => (kind === 'supplement') === (due !== null), { path: ['due'] })
  .refine(({ kind, note }) => kind !== 'takenBack' || note.length >= 3, { path: ['note'] })
/** Of the scan that was looked at. */
export const countersignAnswerSchema = z.object({ sha256: digest })
export const sendBackAnswerSchema = z.object({ reason })
export const supplementSentSchema = z.object({ lines, note: line(2000, 0) })

export const setQuotaSchema = z.object({
  termId: z.uuid(),
  level: z.enum(ESCALATION_LEVELS),
  year: z.number().int().min(2000).max(2100),
  quota: z.number().int().min(0).max(500),
  reason,
})
export const setCentralFromSchema = z.object({ termId: z.uuid(), centralFrom: z.enum(CENTRAL_FROM) })
