import { IDENTITY_WAYS, type PrivacyNoticeBody, REQUEST_ACTS, REQUEST_KINDS } from '@xk/domain/privacy'
import { readMail } from '@xk/domain/organisation'
import { z } from 'zod'
import { isoDay, line, paragraphs } from './line.ts'

const reason = line(2000, 3)
const moment = z.iso.datetime({ offset: true })
const version = z.int().min(1)
const key = z.string().regex(/^[A-Za-z][\w-]{0,39}$/)

const noticeBodySchema = z.object({
  title: line(200),
  controller: line(300),
  contact: line(300),
  purposes: z
    .array(z.object({ key, title: line(200), words: paragraphs(4000, 1) }))
    .min(1)
    .max(20),
  data: paragraphs(4000, 1),
  receivers: paragraphs(4000, 1),
  retention: paragraphs(4000, 1),
  rights: paragraphs(4000, 1),
})

/** A draft of a version; `id` null makes one. */
export const savePrivacyNoticeSchema = z.object({
  id: z.uuid().nullable(),
  baseVersion: z.int().min(0),
  version: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,40}$/),
  validFrom: isoDay,
  body: noticeBodySchema,
})
export const putForwardPrivacyNoticeSchema = z.object({ baseVersion: version })
/** `digest`: of the text that the second person read. */
export const publishPrivacyNoticeSchema = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) })
export const sendBackPrivacyNoticeSchema = z.object({ reason })

const mail = z
  .string()
  .max(254)
  .refine((text) => readMail(text) !== null, { error: 'not a mail address' })
const kind = z.enum(REQUEST_KINDS)
const words = paragraphs(6000, 5)

/** From anybody: nothing of an identity card; the address is confirmed by a link. */
export const askAboutDataSchema = z.object({
  kind,
  name: line(150, 2),
  email: mail,
  contact: line(200, 0).default(''),
  unit: line(200, 0).default(''),
  text: words,
  challenge: z.string().min(10).max(300),
  answer: z
    .number()
    .int()
    .min(0)
    .max(2 ** 40),
})
export const confirmAddressSchema = z.object({ token: z.string().regex(/^[\w-]{20,80}$/) })

/** From one's own account. */
export const askAboutOwnDataSchema = z.object({ kind, text: words })

/** As it came on paper, by phone or otherwise. */
export const recordDataRequestSchema = z.object({
  kind,
  channel: z.enum(['paper', 'phone', 'other']),
  receivedAt: moment,
  name: line(150, 2),
  contact: line(200, 0),
  unit: line(200, 0),
  text: words,
  personId: z.uuid().nullable(),
})

export const dataRequestListSchema = z.object({ state: z.enum(['open', 'closed']).default('open') })
export const findPeopleSchema = z.object({ q: z.string().max(100) })
export const identifyRequestSchema = z.object({
  version,
  how: z.enum(IDENTITY_WAYS).exclude(['account', 'mailLink']),
  note: line(500, 3),
  personId: z.uuid().nullable(),
})
export const answerRequestSchema = z.object({ version, answer: paragraphs(8000, 5) })
export const extendRequestSchema = z.object({ version, reason })
export const thirdPartySchema = z.object({ version, thirdParty: z.boolean() })
/** What is done about it. `consent`: the purposes that are withdrawn, everywhere they were given. */
export const actOnRequestSchema = z.object({
  version,
  act: z.enum(REQUEST_ACTS),
  purposes: z.array(key).max(20).default([]),
  reason,
})
export const closeRequestSchema = z.object({
  version,
  refused: z.boolean(),
  outcome: paragraphs(8000, 5),
})
export const liftRestrictionSchema = z.object({ reason })

export const requestRetentionSchema = z.object({
  editionId: z.uuid(),
  /** Of the list that was looked at. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  reason,
})

/** A page of the entries that a run erases: from this place on. */
export const retentionEntriesSchema = z.object({
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

const optional = paragraphs(6000, 0)
export const saveIncidentSchema = z.object({
  id: z.uuid().nullable(),
  baseVersion: z.int().min(0),
  title: line(200, 3),
  foundAt: moment,
  happenedAt: moment.nullable(),
  what: paragraphs(6000, 3),
  categories: optional,
  measures: optional,
  affected: z.int().min(0).max(1_000_000),
  reportedAt: moment.nullable(),
  reportedTo: line(300, 0),
  noReportReason: line(2000, 0),
  toldAt: moment.nullable(),
  toldHow: line(500, 0),
  people: z.array(z.object({ personId: z.uuid().nullable(), name: line(150), unit: line(200, 0) })).max(5000),
})
export const closeIncidentSchema = z.object({ baseVersion: version, conclusion: paragraphs(6000, 5) })

/** One version of the notice as everybody reads it. */
export interface PublicNotice {
  version: string
  validFrom: string
  digest: string
  body: PrivacyNoticeBody
}

export interface PrivacyPage {
  page: 'privacy'
  organiser: string | null
  contact: string | null
  /** The text that is shown; null until one is published. */
  notice: PublicNotice | null
  /** Whether it is the one that holds today. */
  isCurrent: boolean
  versions: { version: string; validFrom: string; current: boolean }[]
  /** Whether addresses can be confirmed: there is a mail server. */
  mail: boolean
  terms: {
    answerDays: number
    actDays: number
    thirdPartyDays: number
    extensionDays: number
    /** For how many months after its end what was written in a request is kept. */
    keepMonths: number
  }
}

export interface PrivacyFollowPage {
  page: 'privacyFollow'
  organiser: string | null
  kind: (typeof REQUEST_KINDS)[number]
  state: 'unconfirmed' | 'waiting' | 'answered' | 'done' | 'refused'
  receivedAt: string
  answerDueAt: string
  actDueAt: string
  extended: boolean
  extensionReason: string | null
  answer: string | null
  answeredAt: string | null
  outcome: string | null
  closedAt: string | null
  /** The ISO day on which what was written goes; null while it is open and once it went. */
  endsOn: string | null
  contentErasedAt: string | null
}

export interface PrivacyConfirmPage {
  page: 'privacyConfirm'
  organiser: string | null
  token: string
  /** Whether it can still be confirmed, and for which kind of request. */
  kind: (typeof REQUEST_KINDS)[number] | null
}
