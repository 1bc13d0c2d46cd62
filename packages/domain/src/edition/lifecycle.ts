import type { Result } from '../kernel/index.ts'
import { actsFrom, transit, type Transition } from './transition.ts'

/**
 * draft: rules are being written. open: entries come in (deadlines per unit are the schedule's business, not a
 * state). screening: no more entries. masking: blinded copies are made. judging: the desk is open. frozen: the
 * standing is declared by code. unmasked: codes and names are joined. decided: the decision is signed. released:
 * the result is public; corrections are further releases, not another state.
 */
export const EDITION_STATES = [
  'draft',
  'open',
  'screening',
  'masking',
  'judging',
  'frozen',
  'unmasked',
  'decided',
  'released',
  'cancelled',
] as const
export type EditionState = (typeof EDITION_STATES)[number]
export type EditionAct =
  | 'open'
  | 'closeEntries'
  | 'reopenEntries'
  | 'startMasking'
  | 'startJudging'
  | 'freeze'
  | 'resumeJudging'
  | 'unmask'
  | 'decide'
  | 'withdrawDecision'
  | 'release'
  | 'cancel'

export const EDITION_TRANSITIONS: readonly Transition<EditionState, EditionAct>[] = [
  { act: 'open', from: ['draft'], to: 'open' },
  { act: 'closeEntries', from: ['open'], to: 'screening' },
  // Gia hạn after closing.
  { act: 'reopenEntries', from: ['screening'], to: 'open' },
  { act: 'startMasking', from: ['screening'], to: 'masking', only: 'blind' },
  { act: 'startJudging', from: ['masking'], to: 'judging', only: 'blind' },
  { act: 'startJudging', from: ['screening'], to: 'judging', only: 'named' },
  { act: 'freeze', from: ['judging'], to: 'frozen' },
  // A fault found before the names are known: with a reason, and a new standing beside the old one.
  { act: 'resumeJudging', from: ['frozen'], to: 'judging' },
  { act: 'unmask', from: ['frozen'], to: 'unmasked', only: 'blind' },
  { act: 'decide', from: ['unmasked'], to: 'decided', only: 'blind' },
  { act: 'decide', from: ['frozen'], to: 'decided', only: 'named' },
  { act: 'withdrawDecision', from: ['decided'], to: 'unmasked', only: 'blind' },
  { act: 'withdrawDecision', from: ['decided'], to: 'frozen', only: 'named' },
  { act: 'release', from: ['decided'], to: 'released' },
  { act: 'cancel', from: ['draft', 'open', 'screening', 'masking', 'judging', 'frozen'], to: 'cancelled' },
]

/** One stage of an edition; a blind stage has its own codes and is unmasked by itself. */
export const STAGE_STATES = ['waiting', 'running', 'frozen', 'unmasked'] as const
export type StageState = (typeof STAGE_STATES)[number]
export type StageAct = 'start' | 'freeze' | 'resume' | 'unmask'

export const STAGE_TRANSITIONS: readonly Transition<StageState, StageAct>[] = [
  { act: 'start', from: ['waiting'], to: 'running' },
  { act: 'freeze', from: ['running'], to: 'frozen' },
  { act: 'resume', from: ['frozen'], to: 'running' },
  { act: 'unmask', from: ['frozen'], to: 'unmasked', only: 'blind' },
]

/** late: handed in after the deadline with a reason; waits for the secretariat to accept that. */
export const ENTRY_STATES = [
  'draft',
  'submitted',
  'late',
  'returned',
  'accepted',
  'refused',
  'withdrawn',
] as const
export type EntryState = (typeof ENTRY_STATES)[number]
export type EntryAct =
  | 'submit'
  | 'submitLate'
  | 'acceptLate'
  | 'refuseLate'
  | 'withdraw'
  | 'accept'
  | 'return'
  | 'refuse'
  | 'reconsider'

export const ENTRY_TRANSITIONS: readonly Transition<EntryState, EntryAct>[] = [
  // Handing in again makes a further revision; the last one counts.
  { act: 'submit', from: ['draft', 'submitted', 'late', 'returned', 'withdrawn'], to: 'submitted' },
  { act: 'submitLate', from: ['draft', 'late', 'returned', 'withdrawn'], to: 'late' },
  { act: 'acceptLate', from: ['late'], to: 'submitted' },
  { act: 'refuseLate', from: ['late'], to: 'refused' },
  { act: 'withdraw', from: ['submitted', 'late', 'returned', 'accepted'], to: 'withdrawn' },
  { act: 'accept', from: ['submitted', 'returned'], to: 'accepted' },
  { act: 'return', from: ['submitted'], to: 'returned' },
  { act: 'refuse', from: ['submitted', 'returned'], to: 'refused' },
  // Screening was wrong: with a reason, back to be screened again.
  { act: 'reconsider', from: ['accepted', 'refused'], to: 'submitted' },
]

/** late: handed in after closing, kept, and waiting for the chair's reasoned acceptance. */
export const SHEET_STATES = ['draft', 'handedIn', 'late', 'superseded'] as const
export type SheetState = (typeof SHEET_STATES)[number]
export type SheetAct = 'handIn' | 'handInLate' | 'acceptLate' | 'reopen'

export const SHEET_TRANSITIONS: readonly Transition<SheetState, SheetAct>[] = [
  { act: 'handIn', from: ['draft'], to: 'handedIn' },
  { act: 'handInLate', from: ['draft'], to: 'late' },
  { act: 'acceptLate', from: ['late'], to: 'handedIn' },
  // The frozen sheet stays as it is, superseded; a new draft of the same assignment starts from its text.
  { act: 'reopen', from: ['handedIn', 'late'], to: 'superseded' },
]

/** `blind`: whether the edition's scoring stage is. All of these fail with record/in-wrong-state. */
export const transitEdition = (state: EditionState, act: EditionAct, blind: boolean): Result<EditionState> =>
  transit(EDITION_TRANSITIONS, state, act, blind)
export const transitStage = (state: StageState, act: StageAct, blind: boolean): Result<StageState> =>
  transit(STAGE_TRANSITIONS, state, act, blind)
export const transitEntry = (state: EntryState, act: EntryAct): Result<EntryState> =>
  transit(ENTRY_TRANSITIONS, state, act)
export const transitSheet = (state: SheetState, act: SheetAct): Result<SheetState> =>
  transit(SHEET_TRANSITIONS, state, act)

export const editionActs = (state: EditionState, blind: boolean): EditionAct[] =>
  actsFrom(EDITION_TRANSITIONS, state, blind)
