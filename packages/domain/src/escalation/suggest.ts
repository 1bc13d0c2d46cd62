import { compare, fromWire, type Rational, ZERO } from '../kernel/index.ts'
import type { EscalationLevel, EscalationState } from './states.ts'

/** Who may go on to the central level: whom the city recognised, whom it was told of, or everybody honoured here. */
export const CENTRAL_FROM = ['recognised', 'introduced', 'any'] as const
export type CentralFrom = (typeof CENTRAL_FROM)[number]

/** What keeps an honoured entry off a memo. */
export type Obstacle = 'alreadyIntroduced' | 'noConsent' | 'notAtCity' | 'erased'

export interface CandidateFacts {
  id: string
  /** Of the council's ballot that elected them; null where no council voted. */
  votes: { yes: number; base: number } | null
  /** Reference score of the last scored stage, "n/d"; null where there is none. */
  score: string | null
  /** Everybody in the dossier agrees to the processing of their data, of which introducing upward is part. */
  consents: boolean
  erased: boolean
  /** States of this entry's lines, by level. */
  city: EscalationState | null
  central: EscalationState | null
}

const isLive = (state: EscalationState | null) => state !== null && state !== 'withdrawn'

/** Why an honoured entry can't be introduced to a level; empty: it can. One that was declined is not sent again. */
export const obstaclesOf = (
  it: CandidateFacts,
  level: EscalationLevel,
  centralFrom: CentralFrom,
): Obstacle[] => {
  const obstacles: Obstacle[] = []
  if (isLive(it[level])) obstacles.push('alreadyIntroduced')
  if (it.erased) obstacles.push('erased')
  else if (!it.consents) obstacles.push('noConsent')
  if (level === 'central' && centralFrom !== 'any') {
    const known: readonly (EscalationState | null)[] =
      centralFrom === 'recognised' ? ['recognised'] : ['sent', 'supplement', 'recognised']
    if (!known.includes(it.city)) obstacles.push('notAtCity')
  }
  return obstacles
}

export interface Suggested {
  id: string
  /** 1 is the first to be introduced; equal where neither votes nor score tell them apart. */
  place: number
  /** What put them there, against the one before. */
  by: 'votes' | 'score' | 'equal' | 'only'
}

const shareOf = (votes: CandidateFacts['votes']): Rational =>
  votes && votes.base > 0 ? { n: BigInt(votes.yes), d: BigInt(votes.base) } : ZERO
const scoreOf = (score: string | null): Rational => (score === null ? ZERO : fromWire(score))

const byVotes = (a: CandidateFacts, b: CandidateFacts) => {
  const [left, right] = [a.votes, b.votes]
  if (left && right && left.base === right.base) return right.yes - left.yes
  // Bases differ by who was struck: shares are compared, exactly.
  return compare(shareOf(right), shareOf(left))
}
const byScore = (a: CandidateFacts, b: CandidateFacts) => compare(scoreOf(b.score), scoreOf(a.score))

/** The order in which honoured entries are suggested: most votes, then the higher reference score. */
export const suggestOrder = (candidates: readonly CandidateFacts[]): Suggested[] => {
  const sorted = [...candidates].sort((a, b) => byVotes(a, b) || byScore(a, b))
  let place = 0
  return sorted.map((it, i) => {
    const before = sorted[i - 1]
    if (!before) {
      place = 1
      return { id: it.id, place, by: sorted.length > 1 ? firstBecause(it, sorted[1]) : 'only' }
    }
    const by = byVotes(before, it) !== 0 ? 'votes' : byScore(before, it) !== 0 ? 'score' : 'equal'
    if (by !== 'equal') place = i + 1
    return { id: it.id, place, by }
  })
}

const firstBecause = (it: CandidateFacts, next: CandidateFacts | undefined): Suggested['by'] =>
  next && byVotes(it, next) !== 0 ? 'votes' : next && byScore(it, next) !== 0 ? 'score' : 'equal'

/** Who was suggested before somebody chosen and is not chosen: choosing so needs its reason. */
export const passedOver = (suggested: readonly Suggested[], chosen: readonly string[]): string[] => {
  const last = Math.max(0, ...suggested.filter(({ id }) => chosen.includes(id)).map(({ place }) => place))
  return suggested.filter(({ id, place }) => place < last && !chosen.includes(id)).map(({ id }) => id)
}
