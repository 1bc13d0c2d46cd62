import type { MaskingBody, MaskingState, RemainingName } from '@xk/contract'
import type { RenditionNotes } from '@xk/db'
import type { IndirectHint, RevealingSuggestion } from '@xk/domain/entry'
import type { RichText } from '@xk/domain/kernel'
import { view } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import type { ProposedBox } from './marks.ts'
import type { HiddenFinding } from './source-file.ts'

export interface MaskingItem {
  id: string
  blindCode: string
  title: string
  unitName: string
  files: number
  state: MaskingState
  maskedBy: string | null
  approvedBy: string | null
  reason: string | null
  /** The asker masked it, and so can't approve it. */
  mine: boolean
  /** The asker has a part in the entry: somebody else masks and approves. */
  related: boolean
  renditionId: string | null
}
export const itemView = view<MaskingItem>()({
  id: 'identity',
  blindCode: 'identity',
  title: 'identity',
  unitName: 'identity',
  files: 'identity',
  state: 'identity',
  maskedBy: 'internal',
  approvedBy: 'internal',
  reason: 'internal',
  mine: 'internal',
  related: 'internal',
  renditionId: 'internal',
})

interface FieldWork {
  key: string
  label: string
  shape: 'line' | 'rich' | 'fixed'
  text: RichText
  suggestions: RevealingSuggestion[]
}
export const fieldView = view<FieldWork>()({
  key: 'content',
  label: 'content',
  shape: 'content',
  text: 'identity',
  suggestions: 'identity',
})

interface DocumentWork {
  attachmentId: string
  label: string
  name: string
  type: string
  text: RichText | null
  suggestions: RevealingSuggestion[]
  pages: number
  proposed: ProposedBox[]
  lookAt: number[]
  hidden: HiddenFinding[]
  leftOut: string[]
  unreadable: boolean
}
export const documentView = view<DocumentWork>()({
  attachmentId: 'identity',
  label: 'content',
  name: 'identity',
  type: 'identity',
  text: 'identity',
  suggestions: 'identity',
  pages: 'identity',
  proposed: 'identity',
  lookAt: 'identity',
  hidden: 'identity',
  leftOut: 'identity',
  unreadable: 'identity',
})

export const hintView = view<IndirectHint>()({
  term: 'identity',
  count: 'identity',
  field: 'identity',
  leaf: 'identity',
  start: 'identity',
  end: 'identity',
})
export const marksView = view<MaskingBody>()({ fields: 'identity', documents: 'identity' })
export const remainingView = view<RemainingName>()({ place: 'identity', text: 'identity' })

export const bodyView = view<RenditionBody>()({
  title: 'content',
  topic: 'content',
  fields: 'content',
  documents: 'content',
})
export const notesView = view<RenditionNotes>()({
  withheld: 'internal',
  leftOut: 'internal',
  acknowledged: 'internal',
})
export const stageView = view<{
  id: string
  label: string
  editionId: string
  editionTitle: string
  entryNoun: string
  blind: boolean
}>()({
  id: 'public',
  label: 'public',
  editionId: 'public',
  editionTitle: 'public',
  entryNoun: 'public',
  blind: 'public',
})
