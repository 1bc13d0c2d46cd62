import { view } from '@xk/domain/policy'
import type { Verdict } from '@xk/contract'

/** One of the two entries of a pair; of an edition that the asker has no office in, nothing but that it is there. */
interface SideLine {
  entryId: string
  title: string
  unitName: string
  state: string
  editionTitle: string
  earlier: boolean
}
export const sideView = view<SideLine>()({
  entryId: 'identity',
  title: 'content',
  unitName: 'identity',
  state: 'identity',
  editionTitle: 'public',
  earlier: 'public',
})

export const pairView = view<{
  id: string
  /** Of a thousand. */
  copied: number
  likeness: number
  verdict: Verdict | null
  /** An entry was handed in anew since the decision. */
  changed: boolean
}>()({ id: 'internal', copied: 'internal', likeness: 'internal', verdict: 'internal', changed: 'internal' })

export const decisionView = view<{
  verdict: Verdict
  reason: string
  by: string
  at: string
  changed: boolean
}>()({ verdict: 'internal', reason: 'internal', by: 'internal', at: 'internal', changed: 'internal' })

export const runView = view<{
  state: 'running' | 'done' | 'failed' | 'interrupted'
  progress: number
  texts: number
  earlierTexts: number
  finishedAt: string | null
  /** Entries changed, came or went since the pairs were found. */
  stale: boolean
}>()({
  state: 'internal',
  progress: 'internal',
  texts: 'internal',
  earlierTexts: 'internal',
  finishedAt: 'internal',
  stale: 'internal',
})

export interface MarkLine {
  start: number
  end: number
  n: number
  kind: 'same' | 'alike'
}
export const sectionView = view<{ label: string; text: string; marks: MarkLine[] }>()({
  label: 'public',
  text: 'content',
  marks: 'content',
})
