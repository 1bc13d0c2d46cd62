import { compare, fromWire, rational, type Rational, toWire } from '../kernel/index.ts'
import type { CouncilRules, Threshold } from '../ruleset/index.ts'
import type { Wire } from '../scoring/index.ts'
import type {
  CandidateCount,
  CouncilLine,
  CouncilOutcome,
  CouncilResolution,
  CountedRound,
  NoSeatWhy,
  SeatWhy,
} from './types.ts'

type Next = NonNullable<CouncilOutcome['next']>
type Votes = Pick<CandidateCount, 'candidate' | 'yes' | 'base'>

const shareOf = ({ yes, base }: Pick<Votes, 'yes' | 'base'>): Rational =>
  base > 0 ? rational(yes, base) : rational(0)

/** Whether so many votes of this base reach a threshold, exactly; with a base of 0 nothing does. */
export const reachesThreshold = (
  { fraction, comparison }: Pick<Threshold, 'fraction' | 'comparison'>,
  votes: Pick<Votes, 'yes' | 'base'>,
): boolean => {
  if (votes.base === 0) return false
  const order = compare(shareOf(votes), fromWire(fraction))
  return comparison === 'moreThan' ? order > 0 : order >= 0
}

/** Whether so many of the members present make a quorum ("2/3" of 15 is 10). */
export const reachesQuorum = (
  quorum: Wire,
  { present, members }: { present: number; members: number },
): boolean => members > 0 && compare(rational(present, members), fromWire(quorum)) >= 0

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.toSorted().every((it, i) => it === b.toSorted()[i])

/** Equal ones together, the best first; within a group by id, so that no order of input is left. */
const inGroups = (ids: readonly string[], valueOf: (id: string) => Rational): string[][] => {
  const groups: string[][] = []
  for (const id of ids.toSorted((a, b) => compare(valueOf(b), valueOf(a)) || (a < b ? -1 : 1))) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && compare(valueOf(last[0]), valueOf(id)) === 0) last.push(id)
    else groups.push([id])
  }
  return groups
}

/** Equals of whom not all have a seat, and how many have; by id. */
interface Tie {
  candidates: string[]
  seats: number
}
interface Cut {
  /** Groups that have seats, the best first. */
  seated: string[][]
  tied: Tie | undefined
  out: string[]
}

/** As many whole groups as there are seats; the first that doesn't fit is tied at the cut. */
const cut = (groups: readonly string[][], seats: number): Cut => {
  const seated: string[][] = []
  let left = seats
  let at = 0
  for (; at < groups.length; at++) {
    const group = groups[at] ?? []
    if (group.length > left) break
    seated.push(group)
    left -= group.length
  }
  const tied = left > 0 ? groups[at] : undefined
  return {
    seated,
    tied: tied && { candidates: tied, seats: left },
    out: groups.slice(tied ? at + 1 : at).flat(),
  }
}

/** How far from a seat: equal at the last one, without one left, below the threshold. Votes of different rounds don't compare. */
const distance = ({ why }: CouncilLine): number =>
  why === 'belowThreshold' ? 2 : why === 'noSeatLeft' ? 1 : 0

/** Who sits and who doesn't as far as it is settled, kept while the rounds are gone through. */
const createSettling = (seats: number) => {
  const lines = new Map<string, CouncilLine>()
  let rank = 1
  let taken = 0
  let next: Next | null = null
  const line = (
    candidate: string,
    verdict: Pick<CouncilLine, 'rank' | 'seated' | 'why'>,
    { n, count }: CountedRound,
  ) => {
    const { yes, base } = votesIn(count.candidates, candidate)
    const share = toWire(shareOf({ yes, base }))
    lines.set(candidate, { candidate, ...verdict, round: n, yes, base, share })
  }
  const leaveOut = (ids: readonly string[], why: NoSeatWhy, round: CountedRound) => {
    for (const id of ids) line(id, { rank: null, seated: false, why }, round)
  }
  return {
    left: () => seats - taken,
    isWaiting: () => next !== null,
    /** Groups of equals, the best first. */
    seat: (groups: readonly (readonly string[])[], why: SeatWhy, round: CountedRound) => {
      for (const group of groups) {
        for (const id of group) line(id, { rank, seated: true, why }, round)
        rank += group.length
        taken += group.length
      }
    },
    leaveOut,
    /** Nothing goes on before this has come; meanwhile these have no seat. */
    wait: (it: Next, ids: readonly string[], round: CountedRound) => {
      leaveOut(ids, 'noSeatLeft', round)
      next = it
    },
    /** Those with a seat by rank, then the others, the nearest to one first; equals by votes, then by id. */
    result: (): CouncilOutcome => ({
      lines: [...lines.values()].sort(
        (a, b) =>
          (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
          distance(a) - distance(b) ||
          compare(fromWire(b.share), fromWire(a.share)) ||
          (a.candidate < b.candidate ? -1 : 1),
      ),
      seatsLeft: seats - taken,
      next,
    }),
  }
}
type Settling = ReturnType<typeof createSettling>

const votesIn = (candidates: readonly Votes[], id: string): Votes =>
  candidates.find(({ candidate }) => candidate === id) ?? { candidate: id, yes: 0, base: 0 }

interface Given {
  rules: CouncilRules
  rounds: readonly CountedRound[]
  scores: Readonly<Record<string, Wire | null>>
  resolutions: readonly CouncilResolution[]
}

/** Below every score. */
const NO_SCORE = '-1/1'

const isChoice = (chosen: readonly string[], among: readonly string[], seats: number) =>
  chosen.length === seats && new Set(chosen).size === seats && chosen.every((id) => among.includes(id))

/**
 * Parts those who are equal at the last seat, by one way of the rules after the other; whom they all leave equal the
 * council resolves on. `round`: the one in which they are equal. Sets what must come next where a way is still open.
 */
const partTie = (it: Settling, given: Given, tie: Tie, first: CountedRound): void => {
  let round = first
  let { candidates, seats } = tie
  /** True once nobody is equal at the cut any more. */
  const settle = (groups: string[][], why: SeatWhy, lost: NoSeatWhy): boolean => {
    const found = cut(groups, seats)
    it.seat(found.seated, why, round)
    it.leaveOut(found.out, lost, round)
    if (found.tied) ({ candidates, seats } = found.tied)
    return found.tied === undefined
  }
  for (const way of given.rules.tieAtCut) {
    if (way === 'secondBallot') {
      const again = given.rounds.find(
        ({ kind, n, candidates: on }) => kind === 'second' && n > first.n && sameSet(on, candidates),
      )
      if (!again) {
        const next = { what: 'ballot' as const, kind: 'second' as const, candidates, seats }
        return it.wait(next, candidates, round)
      }
      round = again
      const votesOf = (id: string) => shareOf(votesIn(again.count.candidates, id))
      if (settle(inGroups(candidates, votesOf), 'bySecondBallot', 'lostSecondBallot')) return
    } else if (way === 'previousStage') {
      const scoreOf = (id: string) => fromWire(given.scores[id] ?? NO_SCORE)
      if (settle(inGroups(candidates, scoreOf), 'byPreviousStage', 'lostByPreviousStage')) return
    }
  }
  const word = given.resolutions.find(
    ({ among, chosen }) => sameSet(among, candidates) && isChoice(chosen, candidates, seats),
  )
  if (!word) return it.wait({ what: 'resolution', candidates, seats }, candidates, round)
  const { chosen } = word
  it.seat(
    chosen.map((id) => [id]),
    'byCouncil',
    round,
  )
  it.leaveOut(
    candidates.filter((id) => !chosen.includes(id)),
    'notByCouncil',
    round,
  )
}

/** The best of those who reach the threshold in a round, as far as there are seats. */
const fillSeats = (it: Settling, given: Given, round: CountedRound, why: SeatWhy): void => {
  const { threshold } = given.rules
  const votes = new Map(round.candidates.map((id) => [id, votesIn(round.count.candidates, id)]))
  const of = (id: string) => votes.get(id) ?? votesIn([], id)
  const reached = round.candidates.filter((id) => reachesThreshold(threshold, of(id)))
  const found = cut(
    inGroups(reached, (id) => shareOf(of(id))),
    it.left(),
  )
  it.seat(found.seated, why, round)
  it.leaveOut(found.out, 'noSeatLeft', round)
  it.leaveOut(
    round.candidates.filter((id) => !reached.includes(id)),
    'belowThreshold',
    round,
  )
  if (found.tied) partTie(it, given, found.tied, round)
}

/**
 * What the closed rounds of a council give: who has a seat and why, how many seats are free, and what must come next
 * (null: it is settled). The best by their exact share of the base, of those who reach the threshold, as far as the
 * seats go; equals at the last seat are parted as the rules say, a second ballot being one among them alone. Where
 * seats stay free and the rules allow it, one further ballot goes to those who missed the threshold and reached
 * `furtherBallot`; in it the threshold itself counts. The council may resolve to hold none (a resolution among them
 * that chooses nobody). Nobody below the threshold ever sits. Pure; the order of candidates and rounds makes no
 * difference.
 *
 * `previousScores`: by candidate, of everyone who stands; null where there is none.
 */
export const decideOutcome = (
  rules: CouncilRules,
  rounds: readonly CountedRound[],
  previousScores: Readonly<Record<string, Wire | null>>,
  resolutions: readonly CouncilResolution[] = [],
): CouncilOutcome => {
  const inOrder = rounds.toSorted((a, b) => a.n - b.n)
  const given: Given = { rules, rounds: inOrder, scores: previousScores, resolutions }
  const it = createSettling(rules.seats)
  const first = inOrder.find(({ kind }) => kind === 'first')
  if (!first) {
    const candidates = Object.keys(previousScores).sort()
    return {
      lines: [],
      seatsLeft: rules.seats,
      next: { what: 'ballot', kind: 'first', candidates, seats: rules.seats },
    }
  }
  fillSeats(it, given, first, 'byVotes')
  const { furtherBallot } = rules
  if (it.isWaiting() || it.left() === 0 || furtherBallot === null) return it.result()
  const again = first.candidates
    .filter((id) => {
      const votes = votesIn(first.count.candidates, id)
      return !reachesThreshold(rules.threshold, votes) && reachesThreshold(furtherBallot, votes)
    })
    .toSorted()
  if (again.length === 0 || resolutions.some((r) => r.chosen.length === 0 && sameSet(r.among, again)))
    return it.result()
  const further = inOrder.find(
    ({ kind, n, candidates }) => kind === 'further' && n > first.n && sameSet(candidates, again),
  )
  if (further) fillSeats(it, given, further, 'byFurtherBallot')
  else it.wait({ what: 'ballot', kind: 'further', candidates: again, seats: it.left() }, [], first)
  return it.result()
}
