import type { Result } from '../kernel/index.ts'
import { actsFrom, transit, type Transition, type TransitionFacts } from './transition.ts'

/**
 * draft: rules are being written. open: entries come in (deadlines per unit are the schedule's business, not a
 * state). screening: no more entries. masking: blinded copies are made. judging: the desk is open. frozen: the
 * standing is declared by code. unmasked: codes and names are joined. decided: the decision is signed. released:
 * the result is public; corrections are further releases, not another state.
 *
 * Where several stages are scored, masking, judging and frozen are those of the stage that is under way
 * (`currentStage`): declaring who goes on leads from one stage's frozen to the next one's masking. Where a council
 * votes last it leads to `council` instead (the council meets and votes on those who went on), and from there, once
 * its outcome is declared, to `frozen` again.
 */
export const EDITION_STATES = [
  'draft',
  'open',
  'screening',
  'masking',
  'judging',
  'council',
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
  | 'promote'
  | 'withdrawPromotion'
  | 'unmask'
  | 'decide'
  | 'withdrawDecision'
  | 'release'
  | 'cancel'

const EDITION_TRANSITIONS: readonly Transition<EditionState, EditionAct>[] = [
  { act: 'open', from: ['draft'], to: 'open' },
  { act: 'closeEntries', from: ['open'], to: 'screening' },
  // Gia hạn after closing.
  { act: 'reopenEntries', from: ['screening'], to: 'open' },
  { act: 'startMasking', from: ['screening'], to: 'masking', only: 'blind' },
  // Named stages come here only as a second or later one.
  { act: 'startJudging', from: ['masking'], to: 'judging' },
  { act: 'startJudging', from: ['screening'], to: 'judging', only: 'named' },
  { act: 'freeze', from: ['judging', 'council'], to: 'frozen' },
  // The council's outcome is taken back before it is decided upon: with a reason, and it may vote again.
  { act: 'resumeJudging', from: ['frozen'], to: 'council', council: 'here' },
  // A fault found before the names are known: with a reason, and a new standing beside the old one.
  { act: 'resumeJudging', from: ['frozen'], to: 'judging' },
  { act: 'promote', from: ['frozen'], to: 'council', place: 'followed', council: 'follows' },
  { act: 'promote', from: ['frozen'], to: 'masking', place: 'followed' },
  // A fault found before the next stage has begun: with a reason, and its places are taken back.
  { act: 'withdrawPromotion', from: ['masking', 'council'], to: 'frozen', place: 'followed' },
  { act: 'unmask', from: ['frozen'], to: 'unmasked', only: 'blind', place: 'last' },
  { act: 'decide', from: ['unmasked'], to: 'decided', only: 'blind', place: 'last' },
  { act: 'decide', from: ['frozen'], to: 'decided', only: 'named', place: 'last' },
  { act: 'withdrawDecision', from: ['decided'], to: 'unmasked', only: 'blind' },
  { act: 'withdrawDecision', from: ['decided'], to: 'frozen', only: 'named' },
  { act: 'release', from: ['decided'], to: 'released' },
  {
    act: 'cancel',
    from: ['draft', 'open', 'screening', 'masking', 'judging', 'council', 'frozen'],
    to: 'cancelled',
  },
]

/**
 * One stage of an edition, with its own codes. promoted: who goes on to the next scored stage is declared by code.
 * A blind stage is unmasked with the last one, or before a later stage that is not blind. A council's stage runs from
 * its first ballot on.
 */
const STAGE_STATES = ['waiting', 'running', 'frozen', 'promoted', 'unmasked'] as const
export type StageState = (typeof STAGE_STATES)[number]
type StageAct = 'start' | 'freeze' | 'resume' | 'promote' | 'withdrawPromotion' | 'unmask'

const STAGE_TRANSITIONS: readonly Transition<StageState, StageAct>[] = [
  { act: 'start', from: ['waiting'], to: 'running' },
  { act: 'freeze', from: ['running'], to: 'frozen' },
  { act: 'freeze', from: ['waiting'], to: 'frozen', council: 'here' },
  { act: 'resume', from: ['frozen'], to: 'running' },
  { act: 'promote', from: ['frozen'], to: 'promoted', place: 'followed' },
  { act: 'withdrawPromotion', from: ['promoted'], to: 'frozen', place: 'followed' },
  { act: 'unmask', from: ['frozen'], to: 'unmasked', only: 'blind', place: 'last' },
  { act: 'unmask', from: ['promoted'], to: 'unmasked', only: 'blind', place: 'followed' },
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
type EntryAct =
  | 'submit'
  | 'submitLate'
  | 'acceptLate'
  | 'refuseLate'
  | 'withdraw'
  | 'accept'
  | 'return'
  | 'refuse'
  | 'reconsider'
  | 'strike'

const ENTRY_TRANSITIONS: readonly Transition<EntryState, EntryAct>[] = [
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
  // By a ruling on an objection to the public notice.
  { act: 'strike', from: ['accepted'], to: 'refused' },
]

/** late: handed in after closing, kept, and waiting for the chair's reasoned acceptance. */
const SHEET_STATES = ['draft', 'handedIn', 'late', 'superseded'] as const
type SheetState = (typeof SHEET_STATES)[number]
type SheetAct = 'handIn' | 'handInLate' | 'acceptLate' | 'reopen'

const SHEET_TRANSITIONS: readonly Transition<SheetState, SheetAct>[] = [
  { act: 'handIn', from: ['draft'], to: 'handedIn' },
  { act: 'handInLate', from: ['draft'], to: 'late' },
  { act: 'acceptLate', from: ['late'], to: 'handedIn' },
  // The frozen sheet stays as it is, superseded; a new draft of the same assignment starts from its text.
  { act: 'reopen', from: ['handedIn', 'late'], to: 'superseded' },
]

/** `facts`: of the edition's current stage. All of these fail with record/in-wrong-state. */
export const transitEdition = (
  state: EditionState,
  act: EditionAct,
  facts: TransitionFacts,
): Result<EditionState> => transit(EDITION_TRANSITIONS, state, act, facts)
export const transitStage = (state: StageState, act: StageAct, facts: TransitionFacts): Result<StageState> =>
  transit(STAGE_TRANSITIONS, state, act, facts)
export const transitEntry = (state: EntryState, act: EntryAct): Result<EntryState> =>
  transit(ENTRY_TRANSITIONS, state, act)
export const transitSheet = (state: SheetState, act: SheetAct): Result<SheetState> =>
  transit(SHEET_TRANSITIONS, state, act)

export const editionActs = (state: EditionState, facts: TransitionFacts): EditionAct[] =>
  actsFrom(EDITION_TRANSITIONS, state, facts)

/** States in which a stage's standing is declared: nothing of it changes any more. */
export const DECLARED_STATES: readonly StageState[] = ['frozen', 'promoted', 'unmasked']
export const isDeclared = (state: string): boolean => DECLARED_STATES.includes(state as StageState)

/** Who goes on from a stage is declared: what comes after it is under way. */
const isBehind = (state: string) => state === 'promoted' || state === 'unmasked'

/** Stages that rank: those that are scored, and a council's ballot behind them. */
export const isRanking = ({ kind }: { kind: string }): boolean =>
  kind === 'scoring' || kind === 'councilBallot'

/** The ranking stage that is under way: the first from which nobody has gone on yet, else the last. */
export const currentStage = <S extends { kind: string; state: string }>(
  stages: readonly S[],
): S | undefined => {
  const ranking = stages.filter(isRanking)
  return ranking.find(({ state }) => !isBehind(state)) ?? ranking.at(-1)
}
