import { view } from '@xk/domain/policy'
import type { BoundaryEntry, SegmentEvidence, WithoutJudge } from '@xk/domain/reliability'

/** An entry that a picture or a table names; who it is only once codes and names are joined. */
export const entryRefView = view<{ entry: string; blindCode: string; title: string; unitName: string }>()({
  entry: 'internal',
  blindCode: 'internal',
  title: 'identity',
  unitName: 'identity',
})

type SegmentOut = Omit<SegmentEvidence, 'segment'> & {
  key: string
  label: string
  criteria: { key: string; label: string }[]
}

/** How one part of the stage was judged. */
export const segmentEvidenceView = view<SegmentOut>()({
  key: 'internal',
  label: 'internal',
  criteria: 'internal',
  max: 'internal',
  entries: 'internal',
  sheets: 'internal',
  judges: 'internal',
  spreads: 'internal',
  alpha: 'internal',
  icc: 'internal',
  kendallW: 'internal',
  severity: 'internal',
  facets: 'internal',
})

export const boundaryView = view<{
  prize: string
  label: string
  places: number
  entries: BoundaryEntry[]
}>()({ prize: 'internal', label: 'internal', places: 'internal', entries: 'internal' })

export const withoutJudgeView = view<WithoutJudge>()({
  judge: 'internal',
  sheets: 'internal',
  unranked: 'internal',
  moved: 'internal',
  farthest: 'internal',
  prizes: 'internal',
})
