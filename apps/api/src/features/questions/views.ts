import { view } from '@xk/domain/policy'

/** A question as those see it who answer or look after it. */
export interface QuestionLine {
  id: string
  sort: 'question' | 'suggestion'
  title: string
  body: string
  state: 'waiting' | 'answered' | 'hidden'
  version: number
  askedAt: string
  dueAt: string
  overdue: boolean
  answer: string | null
  answeredAt: string | null
  reason: string | null
  editionId: string | null
  /** What it is about: an edition's title or a unit's name. */
  about: string
  unitId: string | null
  clusterName: string | null
  /** As typed by whoever asked; for the secretariat, as long as it is kept. */
  contact: string | null
  allowed: string[]
}
export const questionView = view<QuestionLine>()({
  id: 'public',
  sort: 'public',
  title: 'public',
  body: 'public',
  state: 'public',
  version: 'public',
  askedAt: 'internal',
  dueAt: 'public',
  overdue: 'public',
  answer: 'public',
  answeredAt: 'public',
  reason: 'internal',
  editionId: 'public',
  about: 'public',
  unitId: 'public',
  clusterName: 'public',
  contact: 'identity',
  allowed: 'public',
})
