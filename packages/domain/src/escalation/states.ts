import { actsFrom, transit, type Transition } from '../edition/index.ts'
import type { Result } from '../kernel/index.ts'

/** Levels above the bloc to which honoured people are introduced: cấp Thành, cấp Trung ương. */
export const ESCALATION_LEVELS = ['city', 'central'] as const
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number]

/**
 * One introduced person or collective. proposed: on a memo that is being prepared or approved. sent: the memo has
 * left. supplement: the higher level asks for more, by a day. recognised, declined: its answer, countersigned.
 * withdrawn: out again, because the title was taken back, the consent ended, or the memo was dropped.
 */
export const ESCALATION_STATES = [
  'proposed',
  'sent',
  'supplement',
  'recognised',
  'declined',
  'withdrawn',
] as const
export type EscalationState = (typeof ESCALATION_STATES)[number]
export type EscalationAct =
  | 'send'
  | 'askSupplement'
  | 'supplement'
  | 'recognise'
  | 'decline'
  | 'withdraw'
  | 'takeBack'
  | 'revoke'

export const ESCALATION_TRANSITIONS: readonly Transition<EscalationState, EscalationAct>[] = [
  { act: 'send', from: ['proposed'], to: 'sent' },
  { act: 'askSupplement', from: ['sent', 'supplement'], to: 'supplement' },
  { act: 'supplement', from: ['supplement'], to: 'sent' },
  { act: 'recognise', from: ['sent', 'supplement'], to: 'recognised' },
  { act: 'decline', from: ['sent', 'supplement'], to: 'declined' },
  // One person's to record, as long as nobody above has decided.
  { act: 'withdraw', from: ['proposed', 'sent', 'supplement'], to: 'withdrawn' },
  // What a higher level recognised is its own to take back: as an answer of theirs, recorded by one and countersigned
  // by another, as the recognition was.
  { act: 'takeBack', from: ['recognised'], to: 'withdrawn' },
  // The title here is gone, by a decision of two people: it leaves every list.
  { act: 'revoke', from: ['proposed', 'sent', 'supplement', 'recognised'], to: 'withdrawn' },
]

/** dropped: given up before it was sent; its lines are withdrawn. */
const MEMO_STATES = ['draft', 'approved', 'sent', 'dropped'] as const
export type MemoState = (typeof MEMO_STATES)[number]
type MemoAct = 'approve' | 'reopen' | 'send' | 'drop'

const MEMO_TRANSITIONS: readonly Transition<MemoState, MemoAct>[] = [
  { act: 'approve', from: ['draft'], to: 'approved' },
  // Something has to be put right before it is sent: it needs its approval anew.
  { act: 'reopen', from: ['approved'], to: 'draft' },
  { act: 'send', from: ['approved'], to: 'sent' },
  { act: 'drop', from: ['draft', 'approved'], to: 'dropped' },
]

export const transitEscalation = (state: EscalationState, act: EscalationAct): Result<EscalationState> =>
  transit(ESCALATION_TRANSITIONS, state, act)
/** Where an act leads, from wherever it may be done. */
export const stateAfter = (act: EscalationAct): EscalationState => {
  const transition = ESCALATION_TRANSITIONS.find((it) => it.act === act)
  if (!transition) throw new Error(`no transition ${act}`)
  return transition.to
}
export const escalationActs = (state: EscalationState): EscalationAct[] =>
  actsFrom(ESCALATION_TRANSITIONS, state)
export const transitMemo = (state: MemoState, act: MemoAct): Result<MemoState> =>
  transit(MEMO_TRANSITIONS, state, act)
export const memoActs = (state: MemoState): MemoAct[] => actsFrom(MEMO_TRANSITIONS, state)
