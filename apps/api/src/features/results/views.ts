import { PUBLIC, view } from '@xk/domain/policy'
import type { Decided, TieStep } from '@xk/domain/scoring'
import type { RankingContext, StageContext } from '../panel/store.ts'

const stageView = view<{
  stageId: string
  editionId: string
  editionTitle: string
  editionState: string
  stageState: string
  label: string
  entryNoun: string
  programme: string
  blind: boolean
  /** The stage that follows, to which the best go on; null for the last. */
  nextLabel: string | null
}>()({
  stageId: 'public',
  editionId: 'public',
  editionTitle: 'public',
  editionState: 'public',
  stageState: 'public',
  label: 'public',
  entryNoun: 'public',
  programme: 'public',
  blind: 'public',
  nextLabel: 'public',
})

/** Which stage a page is about. */
export const stageHead = (it: RankingContext) =>
  stageView.redact(
    {
      stageId: it.stageId,
      editionId: it.editionId,
      editionTitle: it.editionTitle,
      editionState: it.editionState,
      stageState: it.stageState,
      label: it.label,
      entryNoun: it.rules.entryNoun,
      programme: it.rules.programme,
      blind: it.blind,
      nextLabel: it.next?.label ?? null,
    },
    PUBLIC,
  )

export const segmentView = view<{
  key: string
  label: string
  max: string
  judged: boolean
  timed: boolean
}>()({ key: 'public', label: 'public', max: 'public', judged: 'public', timed: 'public' })

/** One sheet as the people who watch over the judging see it. Totals only when nothing is held back. */
interface SheetLine {
  assignmentId: string
  memberId: string
  segment: string
  kind: string
  state: 'open' | 'late' | 'handedIn'
  total: string | null
  dropped: string | null
  reopened: boolean
  /** It came on paper: being typed, or typed alike by two. */
  paper: 'open' | 'typed' | null
}
export const sheetView = view<SheetLine>()({
  assignmentId: 'internal',
  memberId: 'internal',
  segment: 'internal',
  kind: 'internal',
  state: 'internal',
  total: 'internal',
  dropped: 'internal',
  reopened: 'internal',
  paper: 'internal',
})

/** What a view gives, as a field of another record. */
export type Out<V extends { redact: (...args: never[]) => unknown }> = ReturnType<V['redact']>
export type SheetOut = Out<typeof sheetView>

export const judgeView = view<{
  memberId: string
  fullName: string
  chair: boolean
  done: number
  total: number
  late: number
  /** Ten classes from 0 to the maximum; null while held back. */
  classes: number[] | null
}>()({
  memberId: 'internal',
  fullName: 'internal',
  chair: 'internal',
  done: 'internal',
  total: 'internal',
  late: 'internal',
  classes: 'internal',
})

export const nameView = view<{ memberId: string; fullName: string }>()({
  memberId: 'internal',
  fullName: 'internal',
})

export const progressView = view<{
  stageEntryId: string
  blindCode: string
  handedIn: number
  expected: number
  late: number
  gap: 'none' | 'open' | 'settled' | null
  sheets: SheetOut[]
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  handedIn: 'internal',
  expected: 'internal',
  late: 'internal',
  gap: 'internal',
  sheets: 'internal',
})

export interface SegmentLine {
  segment: string
  base: string | null
  time: string | null
  elapsedSeconds: number | null
  penalties: string
  score: string | null
}

/** A place in the standing with all that it follows from; who it is only once codes and names are joined. */
export const placingView = view<{
  stageEntryId: string
  blindCode: string
  rank: number
  score: string
  shared: boolean
  decided: Decided | null
  nextCode: string | null
  tieSteps: TieStep[]
  segments: SegmentLine[]
  sheets: SheetOut[]
  stagePenalties: string
  prize: string | null
  title: string
  unitName: string
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  rank: 'internal',
  score: 'internal',
  shared: 'internal',
  decided: 'internal',
  nextCode: 'internal',
  tieSteps: 'internal',
  segments: 'internal',
  sheets: 'internal',
  stagePenalties: 'internal',
  prize: 'internal',
  title: 'identity',
  unitName: 'identity',
})

export const unrankedView = view<{ blindCode: string; state: string; missing: string[] }>()({
  blindCode: 'internal',
  state: 'internal',
  missing: 'internal',
})

const prizeView = view<{ key: string; label: string; quota: number; floor: string | null }>()({
  key: 'public',
  label: 'public',
  quota: 'public',
  floor: 'public',
})
export const prizeLines = (it: RankingContext) =>
  it.prizes.map(({ key, label, quota, floor }) => prizeView.redact({ key, label, quota, floor }, PUBLIC))

/** The parts that a stage is scored in. */
export const segmentLines = (it: StageContext) =>
  it.scoring.segments.map((segment) =>
    segmentView.redact(
      {
        key: segment.key,
        label: segment.label,
        max: segment.max,
        judged: segment.mode === 'judged',
        timed: segment.seconds !== null && segment.timeDeductions.length > 0,
      },
      PUBLIC,
    ),
  )
