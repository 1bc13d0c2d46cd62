import type { ExemplarWords } from '@xk/db'
import { EVERYTHING, view } from '@xk/domain/policy'
import type { ConsentState } from '../honours/load-outlines.ts'

type Said = ConsentState['state']
const entryView = view<{
  entryId: string
  key: string
  name: string
  title: string
  unitName: string
  clusterName: string | null
  collective: boolean
  /** What everybody sees of it now. */
  shown: boolean
  photo: boolean
  hasPortrait: boolean
  people: { name: string; publishName: Said; publishPhoto: Said }[]
  introduction: string
  draft: ExemplarWords | null
  published: ExemplarWords | null
  version: number
  byName: string | null
  preparedAt: string | null
  approvedByName: string | null
  approvedAt: string | null
  sentBack: string | null
  takenDown: { reason: string; byName: string; at: string } | null
  mayApprove: boolean
}>()({
  entryId: 'internal',
  key: 'internal',
  name: 'identity',
  title: 'identity',
  unitName: 'identity',
  clusterName: 'identity',
  collective: 'internal',
  shown: 'internal',
  photo: 'internal',
  hasPortrait: 'internal',
  people: 'identity',
  introduction: 'identity',
  draft: 'identity',
  published: 'identity',
  version: 'internal',
  byName: 'internal',
  preparedAt: 'internal',
  approvedByName: 'internal',
  approvedAt: 'internal',
  sentBack: 'internal',
  takenDown: 'internal',
  mayApprove: 'internal',
})
export const entryLine = (line: Parameters<typeof entryView.redact>[0]) => entryView.redact(line, EVERYTHING)
