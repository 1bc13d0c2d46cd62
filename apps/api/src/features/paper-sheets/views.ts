import type { SheetMarks } from '@xk/db'
import { view } from '@xk/domain/policy'
import type { ScoringRules, Segment } from '@xk/domain/ruleset'

/** Where a sheet stands: on its judge's screen, or how far typing its paper has come. */
export type PaperStatus = 'onScreen' | 'first' | 'second' | 'differing' | 'incomplete' | 'settled'
/** What the judge has on screen. */
export type ScreenState = 'none' | 'begun' | 'handedIn' | 'late'

interface PaperLine {
  assignmentId: string
  blindCode: string
  judgeName: string
  segmentLabel: string
  kind: 'first' | 'extra' | 'jointRescore' | 'specimen'
  status: PaperStatus
  screen: ScreenState
  /** I have typed it already. */
  mine: boolean
  /** Something of it is mine to do. */
  mayType: boolean
}
export const paperLineView = view<PaperLine>()({
  assignmentId: 'internal',
  blindCode: 'internal',
  judgeName: 'internal',
  segmentLabel: 'internal',
  kind: 'internal',
  status: 'internal',
  screen: 'internal',
  mine: 'internal',
  mayType: 'internal',
})

export const judgeChoiceView = view<{ memberId: string; fullName: string }>()({
  memberId: 'internal',
  fullName: 'internal',
})

export const paperRubricView = view<{ scoring: Pick<ScoringRules, 'overallComment'>; segment: Segment }>()({
  scoring: 'public',
  segment: 'public',
})

export const paperView = view<{
  receivedAt: string
  late: boolean
  openedByName: string
  openedAt: string
}>()({ receivedAt: 'internal', late: 'internal', openedByName: 'internal', openedAt: 'internal' })

/** Who typed, never what: the figures of another are nobody's to see before both agree. */
export const typistView = view<{ byName: string; mine: boolean }>()({ byName: 'internal', mine: 'internal' })

export const readingView = view<SheetMarks & { n: number }>()({
  n: 'internal',
  marks: 'internal',
  comments: 'internal',
  overallComment: 'internal',
})

/** A scan and how many pictures it is shown as: a PDF's pages. */
export const scanView = view<{ id: string; page: number; pictures: number; type: string; bytes: number }>()({
  id: 'content',
  page: 'content',
  pictures: 'content',
  type: 'content',
  bytes: 'content',
})
