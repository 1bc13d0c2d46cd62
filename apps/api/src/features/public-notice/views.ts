import type { ObjectionRuling } from '@xk/domain/public-notice'
import { EVERYTHING, OWN, type Sendable, view } from '@xk/domain/policy'
import type { EntryLabel } from './labels.ts'
import type { AnswerRow, ObjectionRow } from './store.ts'

/** A dossier as a notice shows it to all units. */
export interface ShownLine extends EntryLabel {
  entryId: string
  ordinal: number
}
const shownView = view<ShownLine>()({
  entryId: 'identity',
  ordinal: 'identity',
  names: 'identity',
  unnamed: 'identity',
  position: 'identity',
  unitName: 'identity',
})
export const shownLine = (line: ShownLine) => shownView.redact(line, OWN) as Sendable<ShownLine>

export interface NoticeHead {
  id: string
  n: number
  workingDays: number
  publishedAt: string
  closesAt: string
  closedAt: string | null
  conclusion: string | null
  publishedByName: string
  closedByName: string | null
}
const headView = view<NoticeHead>()({
  id: 'internal',
  n: 'internal',
  workingDays: 'internal',
  publishedAt: 'internal',
  closesAt: 'internal',
  closedAt: 'internal',
  conclusion: 'internal',
  publishedByName: 'internal',
  closedByName: 'internal',
})
export const noticeHead = (head: NoticeHead) => headView.redact(head, EVERYTHING) as Sendable<NoticeHead>

interface AnswerLine {
  id: string
  text: string
  /** Of the paper that came with it. */
  fileName: string | null
  at: string
  /** Said by the nominee through the own link, not by an officer. */
  own: boolean
}
const answerView = view<AnswerLine>()({
  id: 'identity',
  text: 'identity',
  fileName: 'identity',
  at: 'identity',
  own: 'identity',
})
export const answerLine = ({ id, text, fileName, at, by }: AnswerRow) =>
  answerView.redact(
    { id, text, fileName, at: at.toISOString(), own: by === null },
    OWN,
  ) as Sendable<AnswerLine>

/** What every side of an objection may read: never who objected. */
export interface ObjectionLine {
  id: string
  entryId: string
  text: string
  filedAt: string
  state: 'open' | 'ruled'
  answers: Sendable<AnswerLine>[]
  ruling: ObjectionRuling | null
  reason: string | null
  ruledAt: string | null
}
const objectionView = view<ObjectionLine>()({
  id: 'identity',
  entryId: 'identity',
  text: 'identity',
  filedAt: 'identity',
  state: 'identity',
  answers: 'identity',
  ruling: 'identity',
  reason: 'identity',
  ruledAt: 'identity',
})
export const objectionLine = (row: ObjectionRow, answers: readonly AnswerRow[]) =>
  objectionView.redact(
    {
      id: row.id,
      entryId: row.entryId,
      text: row.text,
      filedAt: row.filedAt.toISOString(),
      state: row.state,
      answers: answers.filter(({ objectionId }) => objectionId === row.id).map(answerLine),
      ruling: row.ruling,
      reason: row.reason,
      ruledAt: row.ruledAt?.toISOString() ?? null,
    },
    OWN,
  ) as Sendable<ObjectionLine>

/** The same with what only the objecting unit and the secretariat know. */
export interface FiledBy {
  receiptCode: string
  unitName: string
  fileName: string | null
}
const filedView = view<FiledBy>()({ receiptCode: 'identity', unitName: 'identity', fileName: 'identity' })
export const filedBy = (it: FiledBy) => filedView.redact(it, OWN) as Sendable<FiledBy>

/** Of the ruling what the secretariat alone keeps. */
export interface RuledBy {
  minutes: string | null
  ruledByName: string | null
  mayRule: boolean
}
const ruledView = view<RuledBy>()({ minutes: 'internal', ruledByName: 'internal', mayRule: 'internal' })
export const ruledBy = (it: RuledBy) => ruledView.redact(it, EVERYTHING) as Sendable<RuledBy>
