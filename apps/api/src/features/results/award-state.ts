import { awardDecision, type Tx } from '@xk/db'
import type { AwardDecision } from '@xk/contract'
import type { CouncilInputs, CouncilOutcome } from '@xk/domain/ballot'
import { digestOf, type Problem } from '@xk/domain/kernel'
import { proposeAfterRevocations, type Revocation } from '@xk/domain/publication'
import type { Prize } from '@xk/domain/ruleset'
import {
  type Award,
  type AwardChange,
  type AwardChoices,
  type AwardProposal,
  decideAwardChange,
  type Standing,
  type StageEntryInput,
} from '@xk/domain/scoring'
import { asc, eq } from 'drizzle-orm'
import type { AssignedSheet } from './load-stage-inputs.ts'

export type DecisionRow = typeof awardDecision.$inferSelect

/** Every decision about a stage's awards in the order in which they were made, withdrawn ones too. */
export const listAwardDecisions = (tx: Tx, stageId: string): Promise<DecisionRow[]> =>
  tx.select().from(awardDecision).where(eq(awardDecision.stageId, stageId)).orderBy(asc(awardDecision.n))

export interface AwardState {
  proposal: AwardProposal
  choices: Required<AwardChoices>
  /** The proposal as the decisions left it. */
  awards: Award[]
  /** Prize → why places of it are not awarded. */
  withheldReasons: Record<string, string>
  /** Decisions that no longer go with the standing (a sheet was reopened since), each with why. */
  invalid: { id: string; problem: Problem }[]
}

const changeOf = (decision: AwardDecision, reason: string): AwardChange | undefined => {
  switch (decision.kind) {
    case 'withhold':
      return { kind: 'withhold', entryId: decision.stageEntryId, reason }
    case 'share':
    case 'add':
      return { kind: decision.kind, entryId: decision.stageEntryId, prize: decision.prize, reason }
    default:
      return undefined
  }
}

/** A prize taken back after the release, by the id of its stage entry. */
export type FrozenRevocation = Omit<Revocation, 'code'> & { entryId: string }

/** Awards of which some were taken back: their lines stay, in the places where they stood. */
const withRevoked = (
  placings: Standing['placings'],
  awards: readonly Award[],
  revocations: readonly FrozenRevocation[],
): Award[] => {
  const gone = new Set(revocations.map(({ entryId }) => entryId))
  const lines = revocations.map(
    ({ entryId, prize, reason }): Award => ({ entryId, prize, state: 'revoked', reason }),
  )
  const place = new Map(placings.map(({ entryId }, i) => [entryId, i]))
  return [...awards.filter(({ entryId }) => !gone.has(entryId)), ...lines].sort(
    (a, b) => (place.get(a.entryId) ?? 0) - (place.get(b.entryId) ?? 0),
  )
}

/**
 * Awards by code from a standing and the decisions that stand: first how many places are withheld and how ties at
 * a boundary go, then the committee's changes one by one, then what was taken back. Pure.
 */
export const awardState = (
  prizes: readonly Prize[],
  standing: Pick<Standing, 'placings' | 'lotNeeded'>,
  rows: readonly Pick<DecisionRow, 'id' | 'body' | 'reason' | 'withdrawnAt'>[],
  revocations: readonly FrozenRevocation[] = [],
): AwardState => {
  const valid = rows.filter((row) => row.withdrawnAt === null)
  const boundary: Record<string, 'share' | 'none'> = {}
  const withheld: Record<string, number> = {}
  const reasons: Record<string, string> = {}
  const withheldReasons: Record<string, string> = {}
  for (const { body, reason } of valid) {
    if (body.kind === 'boundary') {
      boundary[body.prize] = body.choice
      reasons[body.prize] = reason
    }
    if (body.kind === 'withholdPlaces') {
      withheld[body.prize] = (withheld[body.prize] ?? 0) + body.count
      withheldReasons[body.prize] = reason
    }
  }
  const choices = { boundary, withheld, reasons }
  const taken = revocations.map(({ entryId, vacancy }) => ({ code: entryId, vacancy }))
  const proposal = proposeAfterRevocations(prizes, standing, choices, taken)
  let awards = proposal.awards
  const invalid: AwardState['invalid'] = []
  for (const { id, body, reason } of valid) {
    const change = changeOf(body, reason)
    if (!change) continue
    const after = decideAwardChange(prizes, standing, awards, change)
    if (after.ok) awards = after.value
    else invalid.push({ id, problem: after.problem })
  }
  if (revocations.length > 0) awards = withRevoked(standing.placings, awards, revocations)
  return { proposal, choices, awards, withheldReasons, invalid }
}

/** A council's outcome as it was declared, and what it follows from. */
export interface DeclaredCouncil extends CouncilInputs {
  /** As they were minuted. */
  resolutions: { among: readonly string[]; chosen: readonly string[]; reason: string; at: string }[]
  outcome: CouncilOutcome
  /** Of the rounds that count: which rows they are. */
  roundIds: string[]
}

export interface FrozenResult {
  /** By stage entry ids; everything that anyone needs to compute it again is in the release. */
  standing: Standing
  /** Stage entry id → blind code, as it was declared. */
  codes: Record<string, string>
  lots: Record<string, number>
  awards: Award[]
  choices: Required<AwardChoices>
  notAwarded: AwardProposal['notAwarded']
  withheldReasons: Record<string, string>
  /** What it was all computed from: later conflicts or withdrawals never reach behind the freeze. */
  inputs: StageEntryInput[]
  assigned: AssignedSheet[]
  /** Prizes taken back since the release; absent where there are none. */
  revocations?: FrozenRevocation[]
  /** Of a council's stage: rounds, resolutions and the outcome that they gave; absent elsewhere. */
  council?: DeclaredCouncil
}

/** What is declared at the freeze, and the digest under which it is (design.md §5.8). */
export const frozenResult = (
  it: {
    standing: Standing
    lots: Record<string, number>
    entries: readonly { id: string; blindCode: string }[]
    inputs: StageEntryInput[]
    assigned: AssignedSheet[]
  },
  state: AwardState,
  revocations: readonly FrozenRevocation[] = [],
): FrozenResult => ({
  standing: it.standing,
  codes: Object.fromEntries(it.entries.map(({ id, blindCode }) => [id, blindCode])),
  lots: it.lots,
  awards: state.awards,
  choices: state.choices,
  notAwarded: state.proposal.notAwarded,
  withheldReasons: state.withheldReasons,
  inputs: it.inputs,
  assigned: it.assigned,
  ...(revocations.length > 0 ? { revocations: [...revocations] } : {}),
})

export const frozenDigest = (result: FrozenResult): string => digestOf(result)

/**
 * Names what is on screen before the freeze: the standing follows from its inputs, so their digest and the awards
 * say it all, at a fraction of the work.
 */
export const seenDigest = (standing: Pick<Standing, 'inputsDigest'>, state: AwardState): string =>
  digestOf({
    inputsDigest: standing.inputsDigest,
    awards: state.awards,
    choices: state.choices,
    notAwarded: state.proposal.notAwarded,
  })
