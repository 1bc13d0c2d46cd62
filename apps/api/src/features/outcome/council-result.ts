import type { Prize } from '@xk/domain/ruleset'
import {
  awardState,
  type AwardState,
  type DeclaredCouncil,
  type DecisionRow,
  type FrozenResult,
  frozenResult,
  type FrozenRevocation,
} from '../results/award-state.ts'
import type { LoadedCouncil } from './load-council.ts'

type Decided = Pick<DecisionRow, 'id' | 'body' | 'reason' | 'withdrawnAt'>

/** The declared outcome with the prizes that follow from it and from what was decided about them since. Pure. */
export const councilResult = (
  prizes: readonly Prize[],
  declared: Pick<FrozenResult, 'standing' | 'codes'> & { council: DeclaredCouncil },
  rows: readonly Decided[],
  revocations: readonly FrozenRevocation[] = [],
): { result: FrozenResult; state: AwardState } => {
  const { standing, codes, council } = declared
  const state = awardState(prizes, standing, rows, revocations)
  const entries = Object.entries(codes).map(([id, blindCode]) => ({ id, blindCode }))
  const plain = frozenResult({ standing, lots: {}, entries, inputs: [], assigned: [] }, state, revocations)
  // Plain, as it comes back from the database: the digest is over what is stored.
  return { state, result: JSON.parse(JSON.stringify({ ...plain, council })) as FrozenResult }
}

/** What is declared of a council whose outcome is settled. */
export const declaredOf = (loaded: LoadedCouncil, roundIds: readonly string[]) => ({
  standing: loaded.standing,
  codes: Object.fromEntries(loaded.entries.map(({ id, blindCode }) => [id, blindCode])),
  council: {
    ...loaded.inputs,
    resolutions: loaded.resolutions.flatMap(({ among, chosen, reason, at, countersignedAt }) =>
      countersignedAt ? [{ among, chosen, reason, at: at.toISOString() }] : [],
    ),
    outcome: loaded.outcome,
    roundIds: [...roundIds],
  },
})
