import { z } from 'zod'
import { line, text } from './line.ts'

const instant = z.iso.datetime({ offset: true })

export const saveCeremonySchema = z.object({
  /** 0 while nothing is set. */
  baseVersion: z.number().int().min(0).max(100_000),
  at: instant,
  place: line(300),
  /** Until when units answer; null: no date. */
  replyBy: instant.nullable(),
  note: text(2000).default(''),
  contact: line(200, 0),
  /** Hours before the ceremony at which the honoured are told; 0: at its hour. */
  tellHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 14),
  /** Why it is moved: asked once the release is signed for its hour. */
  reason: text(500).default(''),
})

export const prepareInvitationsSchema = z.object({ unitIds: z.array(z.guid()).min(1).max(500) })
export const sendInvitationsSchema = z.object({ ids: z.array(z.guid()).min(1).max(500) })

export const answerInvitationSchema = z.object({
  /** sending: somebody else than whoever leads the unit, named below. */
  answer: z.enum(['coming', 'sending', 'notComing']),
  people: z.number().int().min(0).max(500),
  delegateName: line(120, 0).default(''),
  delegatePosition: line(200, 0).default(''),
  note: text(1000).default(''),
})

/** How a nominee was told by a person, where no address of their own is known. */
export const TOLD_BY_HAND = ['phone', 'message', 'inPerson'] as const
export const tellNomineeSchema = z.object({ channel: z.enum(TOLD_BY_HAND), note: text(500).default('') })
