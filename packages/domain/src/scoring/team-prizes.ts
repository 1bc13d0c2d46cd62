import { add, compare, fromWire, multiply, rational, sum, toWire, type Rational } from '../kernel/index.ts'
import type { TeamPrize } from '../ruleset/index.ts'
import { splitEqual } from './tie-break.ts'
import type { Wire } from './types.ts'

/** What a unit did in the edition. */
export interface UnitTally {
  unitId: string
  acceptedEntries: number
  /** Keys of the prizes that its entries won, one per award. */
  prizes: readonly string[]
  /** Keys of the stages that its entries went on to, one per entry and stage. Absent where no points hang on it. */
  stages?: readonly string[]
  /** Distinct members who took part, and all members; null where unknown. */
  participants: number | null
  members: number | null
}

export interface UnitPlacing {
  rank: number
  unitId: string
  points: Wire
  /** How the points came together. */
  entries: { accepted: number; counted: number; points: Wire }
  prizes: { prize: string; count: number; points: Wire }[]
  /** Absent where no points hang on reaching a stage. */
  stages?: { stage: string; count: number; points: Wire }[]
  /** Wins the prize; undecided when its rank does not fit into the places left. */
  outcome: 'wins' | 'none' | 'boundaryTie'
}

export interface UnitRanking {
  placings: UnitPlacing[]
  /** Units that the rules leave out, or whose participation nobody has told. */
  excluded: { unitId: string; why: 'belowParticipation' | 'participationUnknown' }[]
}

const participation = (
  prize: TeamPrize,
  unit: UnitTally,
): 'enough' | 'belowParticipation' | 'participationUnknown' => {
  if (prize.minParticipation === null) return 'enough'
  if (unit.participants === null || unit.members === null || unit.members === 0) return 'participationUnknown'
  const share = rational(unit.participants, unit.members)
  return compare(share, fromWire(prize.minParticipation)) < 0 ? 'belowParticipation' : 'enough'
}

const tally = (prize: TeamPrize, unit: UnitTally) => {
  const counted = Math.min(unit.acceptedEntries, prize.perEntryCap ?? unit.acceptedEntries)
  const entryPoints = multiply(rational(counted), fromWire(prize.perEntry))
  const won = prize.perPrize.flatMap(({ prize: key, points }) => {
    const count = unit.prizes.filter((p) => p === key).length
    return count === 0 ? [] : [{ prize: key, count, value: multiply(rational(count), fromWire(points)) }]
  })
  const reached = prize.perStageReached.flatMap(({ stage, points }) => {
    const count = (unit.stages ?? []).filter((key) => key === stage).length
    return count === 0 ? [] : [{ stage, count, value: multiply(rational(count), fromWire(points)) }]
  })
  const earned = [...won, ...reached].map(({ value }) => value)
  return { unit, counted, entryPoints, won, reached, total: add(entryPoints, sum(earned)) }
}

/**
 * Units by their points: so many per accepted entry (capped), per entry that reached a stage and per prize won; equal points share a rank
 * (1, 2, 2, 4). The best win as far as the places go; a rank that does not fit is reported, never cut. A unit
 * without points wins nothing. Does not depend on the order of the units.
 */
export const rankUnits = (
  prize: TeamPrize,
  units: readonly UnitTally[],
  choice?: 'share' | 'none',
): UnitRanking => {
  const sorted = units.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1))
  const excluded = sorted.flatMap((unit) => {
    const why = participation(prize, unit)
    return why === 'enough' ? [] : [{ unitId: unit.unitId, why }]
  })
  const rows = sorted
    .filter((unit) => participation(prize, unit) === 'enough')
    .map((unit) => tally(prize, unit))
    .sort((a, b) => compare(b.total, a.total))

  const placings: UnitPlacing[] = []
  for (const group of splitEqual(rows, (a, b) => compare(a.total, b.total) === 0)) {
    const rank = placings.length + 1
    const outcome = outcomeOf(prize.quota - placings.length, group.length, group[0]?.total, choice)
    for (const row of group) {
      placings.push({
        rank,
        unitId: row.unit.unitId,
        points: toWire(row.total),
        entries: {
          accepted: row.unit.acceptedEntries,
          counted: row.counted,
          points: toWire(row.entryPoints),
        },
        prizes: row.won.map(({ prize: key, count, value }) => ({ prize: key, count, points: toWire(value) })),
        ...(prize.perStageReached.length === 0
          ? {}
          : {
              stages: row.reached.map(({ stage, count, value }) => ({ stage, count, points: toWire(value) })),
            }),
        outcome,
      })
    }
  }
  return { placings, excluded }
}

const outcomeOf = (
  left: number,
  size: number,
  points: Rational | undefined,
  choice: 'share' | 'none' | undefined,
): UnitPlacing['outcome'] => {
  if (left <= 0 || !points || points.n <= 0n) return 'none'
  if (size <= left || choice === 'share') return 'wins'
  return choice === 'none' ? 'none' : 'boundaryTie'
}
