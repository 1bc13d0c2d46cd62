import { allowedCommands, EVERYTHING, PUBLIC, type Facts, may, view, type Viewer } from '@xk/domain/policy'
import type { Audience } from '@xk/domain/ruleset'
import type { WorkBody, WorkState } from '@xk/domain/work'
import type { WorkFileRow } from './context.ts'

const SEEN_BY_CLUSTER: ReadonlySet<Audience> = new Set(['public', 'content'])

/** Whoever may know of people sees all of a work; a cluster lead the work itself. */
export const audiencesOfWork = (viewer: Viewer, facts: Facts): ReadonlySet<Audience> =>
  may('work.viewPeople', viewer, facts) ? EVERYTHING : SEEN_BY_CLUSTER

export const bodyView = view<WorkBody>()({
  title: 'content',
  sort: 'content',
  kind: 'content',
  branch: 'content',
  responsible: 'identity',
  from: 'content',
  to: 'content',
  aim: 'content',
  goal: 'content',
  procedure: 'content',
  report: 'content',
})

interface WorkLine {
  id: string
  title: string
  unitId: string
  unitName: string
  clusterName: string | null
  sort: WorkBody['sort']
  kind: string
  state: WorkState
  year: number
  to: string
  /** As it was typed: each face writes it in its own way. */
  goal: WorkBody['goal']
  /** In the goal's unit; '': nothing yet. */
  achieved: string
  responsible: string
  commended: boolean
  /** Came out of an awarded idea, or of a replication. */
  fromIdea: boolean
  replicated: boolean
  due: string | null
  savedAt: string
}
export const lineView = view<WorkLine>()({
  id: 'content',
  title: 'content',
  unitId: 'content',
  unitName: 'content',
  clusterName: 'content',
  sort: 'content',
  kind: 'content',
  state: 'content',
  year: 'content',
  to: 'content',
  goal: 'content',
  achieved: 'content',
  responsible: 'identity',
  commended: 'content',
  fromIdea: 'content',
  replicated: 'content',
  due: 'content',
  savedAt: 'content',
})

const fileView = view<{ id: string; name: string; type: string; bytes: number }>()({
  id: 'identity',
  name: 'identity',
  type: 'identity',
  bytes: 'identity',
})
export const fileLine = ({ id, name, type, bytes }: WorkFileRow) =>
  fileView.redact({ id, name, type, bytes }, EVERYTHING)

interface StepLine {
  act: string
  reason: string | null
  items: string[]
  due: string | null
  at: string
  byName: string | null
}
export const stepView = view<StepLine>()({
  act: 'content',
  reason: 'identity',
  items: 'identity',
  due: 'content',
  at: 'content',
  byName: 'identity',
})

const namedView = view<{ id: string; name: string }>()({ id: 'public', name: 'public' })
export const named = (id: string, name: string) => namedView.redact({ id, name }, PUBLIC)

const decisionView = view<{ id: string; number: string; signedOn: string }>()({
  id: 'public',
  number: 'public',
  signedOn: 'public',
})
export const decisionRef = (it: { id: string; number: string; signedOn: string } | null) =>
  it && decisionView.redact(it, PUBLIC)

export const workCommands = (viewer: Viewer, facts: Facts) =>
  allowedCommands(viewer, facts, ['work.edit', 'work.review', 'work.viewPeople', 'replication.manage'])
