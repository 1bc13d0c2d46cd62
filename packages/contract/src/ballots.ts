import { INVALID_REASONS, MARKS } from '@xk/domain/ballot'
import { z } from 'zod'
import { line } from './line.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** Bytes of a round's RSA modulus (3072 bits), and so of what is blinded and signed. */
export const BALLOT_KEY_BYTES = 384
const SERIAL_BYTES = 32

export const openRoundSchema = z.object({
  way: z.enum(['online', 'paper']),
  /** Members in the room who vote on paper all the same. */
  paper: z.array(z.uuid()).max(500).default([]),
})
export const rollChannelSchema = z.object({ memberId: z.uuid(), channel: z.enum(['online', 'paper']) })
export const paperIssueSchema = z.object({ memberId: z.uuid(), issued: z.boolean() })
export const paperWarningSchema = z.object({ memberId: z.uuid() })

export const issueBallotSchema = z.object({
  blinded: hex(BALLOT_KEY_BYTES),
  /** Serial and blinding state under the voter's recovery code: base64 of what the server can't read. */
  sealed: z.string().regex(/^[A-Za-z0-9+/]{40,2000}={0,2}$/),
})
export const ownLineSchema = z.object({ word: z.enum(['confirmed', 'disputed']) })

const mark = z.enum(MARKS)
/** A vote, without anything of whose it is. One mark for each candidate of the round. */
export const castBallotSchema = z.object({
  serial: hex(SERIAL_BYTES),
  signature: hex(BALLOT_KEY_BYTES),
  marks: z.record(z.uuid(), mark),
})

const number = z.number().int().min(0).max(100_000)
/** What one teller typed of the paper ballots of a round: each ballot, marks in the order of its candidates. */
const typedBallotsSchema = z.object({
  kind: z.literal('ballots'),
  ballots: z
    .array(
      z.object({ marks: z.array(mark).max(1000), invalid: z.enum(INVALID_REASONS).nullable().default(null) }),
    )
    .max(500),
})
/** Of a round wholly on paper: what the ballots add up to. */
const typedTotalsSchema = z.object({
  kind: z.literal('totals'),
  returned: number,
  invalid: z.partialRecord(z.enum(INVALID_REASONS), number).default({}),
  allBlank: number,
  candidates: z
    .array(z.object({ candidate: z.uuid(), yes: number, no: number, blank: number, both: number }))
    .max(1000),
})
const typedPaperSchema = z.discriminatedUnion('kind', [typedBallotsSchema, typedTotalsSchema])
export type TypedPaper = z.infer<typeof typedPaperSchema>
export const paperCountSchema = z.object({
  /** Of what was typed before; 0 for the first time. */
  version: z.number().int().min(0).max(1_000_000),
  paper: typedPaperSchema,
  handIn: z.boolean(),
})

/** The second person confirms exactly what was on screen. */
export const confirmSeenSchema = z.object({ digest: hex(32) })

export const voidRoundSchema = z.object({ reason: line(2000, 3) })
