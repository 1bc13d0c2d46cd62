import { EVERYTHING, type Sendable, view } from '@xk/domain/policy'
import type { DecisionText } from '@xk/contract'

const decisionView = view<{
  text: DecisionText
  /** Of text and result, as a second person approves it. */
  digest: string
  number: string
  signedOn: string
  preparedAt: string
  byName: string
  approvedAt: string | null
  approvedByName: string | null
  sentBack: string | null
}>()({
  text: 'identity',
  digest: 'internal',
  number: 'internal',
  signedOn: 'internal',
  preparedAt: 'internal',
  byName: 'internal',
  approvedAt: 'internal',
  approvedByName: 'internal',
  sentBack: 'internal',
})
const textView = view<{ text: DecisionText }>()({ text: 'identity' })
const winnerView = view<{
  stageEntryId: string
  prizeLabel: string
  rank: number
  score: string
  title: string
  unitName: string
  people: string[]
  /** How many of them may not be named in public. */
  unnamed: number
}>()({
  stageEntryId: 'internal',
  prizeLabel: 'internal',
  rank: 'internal',
  score: 'internal',
  title: 'identity',
  unitName: 'identity',
  people: 'identity',
  unnamed: 'internal',
})
const teamView = view<{ unitId: string; prizeLabel: string; unitName: string }>()({
  unitId: 'identity',
  prizeLabel: 'internal',
  unitName: 'identity',
})
const releaseView = view<{
  id: string
  n: number
  digest: string
  publishAt: string
  reason: string | null
  preparedByName: string
  releasedAt: string | null
  releasedByName: string | null
  isPublic: boolean
}>()({
  id: 'internal',
  n: 'internal',
  digest: 'internal',
  publishAt: 'internal',
  reason: 'internal',
  preparedByName: 'internal',
  releasedAt: 'internal',
  releasedByName: 'internal',
  isPublic: 'internal',
})
const countsView = view<{ entries: number; named: number | null; exceptions: number | null }>()({
  entries: 'internal',
  named: 'internal',
  exceptions: 'internal',
})
const needView = view<{ code: string; done: boolean }>()({ code: 'internal', done: 'internal' })

type Record<V extends { redact: (record: never, seen: typeof EVERYTHING) => unknown }> = Parameters<
  V['redact']
>[0]
const all =
  <V extends { redact: (record: never, seen: typeof EVERYTHING) => unknown }>(of: V) =>
  (record: Record<V>) =>
    of.redact(record, EVERYTHING) as Sendable<Record<V>>

/** All of these go only to leads, deputies and secretaries of the edition, who see everything of a result. */
export const decisionLine = all(decisionView)
export const draftLine = all(textView)
export const winnerLine = all(winnerView)
export const teamLine = all(teamView)
export const releaseLine = all(releaseView)
export const needLine = all(needView)
export const countsLine = all(countsView)
