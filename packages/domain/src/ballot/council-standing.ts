import { digestOf } from '../kernel/index.ts'
import type { CouncilRules } from '../ruleset/index.ts'
import type { Placing, Standing, Wire } from '../scoring/index.ts'
import { decideOutcome } from './decide-outcome.ts'
import type { CouncilLine, CouncilOutcome, CouncilResolution, CountedRound } from './types.ts'

/** Everything that a council's outcome follows from. */
export interface CouncilInputs {
  rounds: readonly CountedRound[]
  /** By candidate, of everyone who stands. */
  previousScores: Readonly<Record<string, Wire | null>>
  resolutions: readonly CouncilResolution[]
}

const TIED: readonly CouncilLine['why'][] = ['lostSecondBallot', 'lostByPreviousStage', 'notByCouncil']

/** Those who reached the threshold and have no seat: first who was equal at the last one, then by their votes. */
const behind = (lines: readonly CouncilLine[]): CouncilLine[][] => {
  const tied = lines.filter(({ seated, why }) => !seated && TIED.includes(why))
  const rest = lines.filter(({ seated, why }) => !seated && why === 'noSeatLeft')
  const groups = tied.length > 0 ? [tied] : []
  for (const line of rest) {
    const last = groups.at(-1)
    if (last?.[0]?.why === 'noSeatLeft' && last[0].share === line.share) last.push(line)
    else groups.push([line])
  }
  return groups
}

const placingsOf = (outcome: CouncilOutcome): Placing[] => {
  const seated = outcome.lines.filter((line) => line.seated)
  let rank = seated.length + 1
  const ranked = [
    ...seated.map((line) => ({ line, rank: line.rank ?? 0 })),
    ...behind(outcome.lines).flatMap((group) => {
      const here = rank
      rank += group.length
      return group.map((line) => ({ line, rank: here }))
    }),
  ]
  return ranked.map(({ line, rank: own }, i): Placing => {
    const next = ranked[i + 1]
    return {
      rank: own,
      entryId: line.candidate,
      score: line.share,
      overNext: next
        ? {
            entryId: next.line.candidate,
            decided:
              next.rank === own
                ? { by: 'shared' }
                : { by: 'score', mine: line.share, theirs: next.line.share },
          }
        : null,
      tieSteps: [],
    }
  })
}

/**
 * A council's outcome as prizes are given from it: everyone with a seat by rank, then those who reached the threshold
 * and found no seat left. Who did not reach it has no place, so that nothing can give them a prize. The score is the
 * share of the base in the round that decided. Pure; the same for any order of rounds.
 */
export const councilStanding = (
  rules: CouncilRules,
  inputs: CouncilInputs,
): { outcome: CouncilOutcome; standing: Standing } => {
  const { rounds, previousScores, resolutions } = inputs
  const outcome = decideOutcome(rules, rounds, previousScores, resolutions)
  return {
    outcome,
    standing: {
      inputsDigest: digestOf({
        rules,
        rounds: rounds
          .toSorted((a, b) => a.n - b.n)
          .map(({ n, kind, candidates, count }) => ({ n, kind, candidates, count })),
        previousScores,
        resolutions: resolutions.map(({ among, chosen }) => ({ among: among.toSorted(), chosen })),
      }),
      placings: placingsOf(outcome),
      scores: [],
      unranked: [],
      lotNeeded: [],
    },
  }
}
