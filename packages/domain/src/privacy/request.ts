import { type DaysOff, dueAfterDays, dueAfterWorkingDays } from '../kernel/index.ts'

/** What a person may ask about their own data (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP). */
export const REQUEST_KINDS = ['access', 'correct', 'withdrawConsent', 'restrict', 'object', 'erase'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** How it reached the office. `form`: the public page; `account`: one's own page; the others are typed in. */
const REQUEST_CHANNELS = ['form', 'account', 'paper', 'phone', 'other'] as const
export type RequestChannel = (typeof REQUEST_CHANNELS)[number]

/** How it was made sure that the person asks. `mailLink` proves the address only, not the person. */
export const IDENTITY_WAYS = ['account', 'mailLink', 'inPerson', 'callBack', 'paper'] as const
export type IdentityWay = (typeof IDENTITY_WAYS)[number]

export const REQUEST_ACTS = ['export', 'erasure', 'consent', 'restriction', 'correction', 'none'] as const
export type RequestAct = (typeof REQUEST_ACTS)[number]

/** What fits each kind; `none` is an answer in words, or a refusal. */
export const ACTS_FOR: Record<RequestKind, readonly RequestAct[]> = {
  access: ['export', 'none'],
  correct: ['correction', 'none'],
  withdrawConsent: ['consent', 'none'],
  restrict: ['restriction', 'none'],
  object: ['restriction', 'consent', 'none'],
  erase: ['erasure', 'none'],
}

/** The terms of a day, as the bloc has set them. */
export interface RequestTerms {
  /** Working days until the first answer. */
  answerDays: number
  /** Days until it is done; more where a third party holds the data; once so many more. */
  actDays: number
  thirdPartyDays: number
  extensionDays: number
  off: DaysOff
}

/** NĐ 356/2025: 2 working days to answer, 15 days to act, 20 with a third party, one extension of 15. */
export const USUAL_TERMS: Omit<RequestTerms, 'off'> = {
  answerDays: 2,
  actDays: 15,
  thirdPartyDays: 20,
  extensionDays: 15,
}

/** Deadlines of a request, both at 17g00 (Asia/Ho_Chi_Minh). */
export const requestDeadlines = (
  receivedAt: Date,
  terms: RequestTerms,
  it: { thirdParty: boolean; extended: boolean },
): { answerDueAt: Date; actDueAt: Date } => ({
  answerDueAt: dueAfterWorkingDays(receivedAt, terms.answerDays, terms.off),
  actDueAt: dueAfterDays(
    receivedAt,
    (it.thirdParty ? terms.thirdPartyDays : terms.actDays) + (it.extended ? terms.extensionDays : 0),
  ),
})

type RequestState = 'unconfirmed' | 'waiting' | 'answered' | 'done' | 'refused'

interface RequestTimes {
  state: RequestState
  answerDueAt: Date
  actDueAt: Date
}

/** The next deadline that counts; undefined once nothing is owed. */
export const nextDueOf = ({ state, answerDueAt, actDueAt }: RequestTimes): Date | undefined =>
  state === 'waiting' ? answerDueAt : state === 'answered' ? actDueAt : undefined

export const isOverdue = (request: RequestTimes, now: Date): boolean => {
  const due = nextDueOf(request)
  return due !== undefined && due <= now
}
