import type { EscalationSheet, MemoBody } from '@xk/db'
import type {
  CentralFrom,
  EscalationLevel,
  EscalationState,
  MemoState,
  Obstacle,
  QuotaUse,
  Suggested,
} from '@xk/domain/escalation'
import { EVERYTHING, view } from '@xk/domain/policy'

interface QuotaLineShown {
  level: EscalationLevel
  year: QuotaUse
  term: QuotaUse
  /** The year's number was set; else it is the even share of the term's goal. */
  isSet: boolean
}
const quotaView = view<QuotaLineShown>()({
  level: 'public',
  year: 'public',
  term: 'public',
  isSet: 'public',
})
export const quotaLine = (line: QuotaLineShown) => quotaView.redact(line, EVERYTHING)

export interface LevelPlace {
  level: EscalationLevel
  /** Null where something keeps them off a memo. */
  place: number | null
  by: Suggested['by'] | null
  obstacles: Obstacle[]
}
const candidateView = view<{
  stageEntryId: string
  title: string
  people: string[]
  collective: boolean
  unitName: string
  clusterName: string | null
  votes: { yes: number; base: number } | null
  /** "88,40" */
  score: string | null
  consent: 'given' | 'withdrawn' | 'unit' | 'none' | 'restricted'
  city: EscalationState | null
  central: EscalationState | null
  places: LevelPlace[]
  /** What a summary of achievements starts from. */
  proposal: string
}>()({
  stageEntryId: 'internal',
  title: 'identity',
  people: 'identity',
  collective: 'internal',
  unitName: 'identity',
  clusterName: 'identity',
  votes: 'internal',
  score: 'internal',
  consent: 'internal',
  city: 'internal',
  central: 'internal',
  places: 'internal',
  proposal: 'identity',
})
export const candidateLine = (line: Parameters<typeof candidateView.redact>[0]) =>
  candidateView.redact(line, EVERYTHING)

const memoView = view<{
  id: string
  level: EscalationLevel
  year: number
  state: MemoState
  body: MemoBody
  digest: string
  number: string
  symbol: string
  signedOn: string
  preparedAt: string
  byName: string
  approvedAt: string | null
  approvedByName: string | null
  sentBack: string | null
  sentOn: string | null
  sentHow: string | null
}>()({
  id: 'internal',
  level: 'internal',
  year: 'internal',
  state: 'internal',
  body: 'identity',
  digest: 'internal',
  number: 'internal',
  symbol: 'internal',
  signedOn: 'internal',
  preparedAt: 'internal',
  byName: 'internal',
  approvedAt: 'internal',
  approvedByName: 'internal',
  sentBack: 'internal',
  sentOn: 'internal',
  sentHow: 'internal',
})
export const memoLine = (line: Parameters<typeof memoView.redact>[0]) => memoView.redact(line, EVERYTHING)

const lineView = view<{
  id: string
  stageEntryId: string
  state: EscalationState
  sheet: EscalationSheet
  reason: string | null
  due: string | null
  at: string
  /** Whether everybody concerned still agrees to the processing of their data. */
  consents: boolean
}>()({
  id: 'internal',
  stageEntryId: 'internal',
  state: 'internal',
  sheet: 'identity',
  reason: 'internal',
  due: 'internal',
  at: 'internal',
  consents: 'internal',
})
export const listLine = (line: Parameters<typeof lineView.redact>[0]) => lineView.redact(line, EVERYTHING)

const answerView = view<{
  id: string
  kind: 'recognised' | 'declined' | 'supplement' | 'takenBack'
  state: 'waiting' | 'countersigned' | 'sentBack'
  reference: string
  dated: string
  due: string | null
  note: string
  scan: string | null
  /** What whoever countersigns names as seen. */
  scanSha256: string | null
  lines: string[]
  byName: string
  recordedAt: string
  countersignedByName: string | null
  countersignedAt: string | null
  sentBack: string | null
  mayCountersign: boolean
}>()({
  id: 'internal',
  kind: 'internal',
  state: 'internal',
  reference: 'internal',
  dated: 'internal',
  due: 'internal',
  note: 'internal',
  scan: 'internal',
  scanSha256: 'internal',
  lines: 'internal',
  byName: 'internal',
  recordedAt: 'internal',
  countersignedByName: 'internal',
  countersignedAt: 'internal',
  sentBack: 'internal',
  mayCountersign: 'internal',
})
export const answerLine = (line: Parameters<typeof answerView.redact>[0]) =>
  answerView.redact(line, EVERYTHING)

const termView = view<{ id: string; name: string; centralFrom: CentralFrom }>()({
  id: 'public',
  name: 'public',
  centralFrom: 'public',
})
export const termLine = (line: { id: string; name: string; centralFrom: CentralFrom }) =>
  termView.redact(line, EVERYTHING)

const editionView = view<{
  id: string
  title: string
  year: number | null
  honoured: number
  city: QuotaUse
  central: QuotaUse
}>()({
  id: 'internal',
  title: 'internal',
  year: 'internal',
  honoured: 'internal',
  city: 'internal',
  central: 'internal',
})
export const editionLine = (line: Parameters<typeof editionView.redact>[0]) =>
  editionView.redact(line, EVERYTHING)
