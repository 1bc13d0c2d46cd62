import { compare, fail, fromWire, ok, type Result } from '../kernel/index.ts'
import type { Prize } from '../ruleset/index.ts'
import type { Placing, Standing, Wire } from './types.ts'

export interface Award {
  prize: string
  entryId: string
  /**
   * shared: a tie took it past the quota; added: the committee gave it beyond the proposal; revoked: taken back after
   * the release (thu hồi).
   */
  state: 'given' | 'shared' | 'added' | 'withheld' | 'revoked'
  /** Why it differs from what the rules alone give; empty for `given`. */
  reason: string
}

/** Entries of one rank, of which the prize has places for only some. */
interface BoundaryTie {
  prize: string
  places: number
  rank: number
  score: Wire
  entries: string[]
  /** The rules want a lot between them, and it has not been drawn. */
  lotNeeded: boolean
}

export interface AwardProposal {
  awards: Award[]
  /** Places that nobody wins. They never move down to another prize. */
  notAwarded: {
    prize: string
    count: number
    why: 'belowFloor' | 'noMoreEntries' | 'withheld' | 'tieLeftOut'
  }[]
  /** A choice that only people (or a lot) can make; this prize and those after it wait for it. */
  boundaryTie: BoundaryTie | null
  undecided: string[]
}

/** What people decided about the proposal, each recorded with its reason elsewhere. */
export interface AwardChoices {
  /** For a tie at the boundary of a prize: all of them win it, or none does and they come first for the next. */
  boundary?: Readonly<Record<string, 'share' | 'none'>>
  /** So many places of a prize are not awarded at all ("không có giải Nhất"): its rank moves to the next prize. */
  withheld?: Readonly<Record<string, number>>
  /** Why a boundary tie is shared; stands as the awards' reason. */
  reasons?: Readonly<Record<string, string>>
}

const byRank = (placings: readonly Placing[]): Placing[][] => {
  const cells: Placing[][] = []
  for (const placing of placings) {
    const last = cells.at(-1)
    if (last?.[0]?.rank === placing.rank) last.push(placing)
    else cells.push([placing])
  }
  return cells
}

const reaches = (prize: Prize, placing: Placing) =>
  prize.floor === null || compare(fromWire(placing.score), fromWire(prize.floor)) >= 0

/**
 * Who wins what by the rules: prizes from the highest down, each to as many of the next best entries as it has
 * places and its floor admits. Entries that share a rank are never told apart: where they don't all fit they
 * either share (if the prize's rules say so) or are reported as a choice, and everything after waits.
 */
export const proposeAwards = (
  prizes: readonly Prize[],
  standing: Pick<Standing, 'placings' | 'lotNeeded'>,
  choices: AwardChoices = {},
): AwardProposal => {
  const cells = byRank(standing.placings)
  const awards: Award[] = []
  const notAwarded: AwardProposal['notAwarded'] = []
  let next = 0

  for (const [index, prize] of prizes.entries()) {
    const withheld = Math.min(prize.quota, choices.withheld?.[prize.key] ?? 0)
    let left = prize.quota - withheld
    if (withheld > 0) notAwarded.push({ prize: prize.key, count: withheld, why: 'withheld' })
    while (left > 0) {
      const cell = cells[next]
      const head = cell?.[0]
      if (!cell || !head || !reaches(prize, head)) {
        notAwarded.push({ prize: prize.key, count: left, why: head ? 'belowFloor' : 'noMoreEntries' })
        break
      }
      const choice = prize.tiesShared ? 'share' : choices.boundary?.[prize.key]
      const fits = cell.length <= left
      if (!fits && choice === undefined) {
        const boundaryTie: BoundaryTie = {
          prize: prize.key,
          places: left,
          rank: head.rank,
          score: head.score,
          entries: cell.map((placing) => placing.entryId),
          lotNeeded: standing.lotNeeded.some((group) => group.rank === head.rank),
        }
        return { awards, notAwarded, boundaryTie, undecided: prizes.slice(index).map(({ key }) => key) }
      }
      if (!fits && choice === 'none') {
        notAwarded.push({ prize: prize.key, count: left, why: 'tieLeftOut' })
        break
      }
      const state = fits ? 'given' : 'shared'
      const reason = fits ? '' : (choices.reasons?.[prize.key] ?? '')
      awards.push(...cell.map(({ entryId }) => ({ prize: prize.key, entryId, state, reason }) as const))
      left -= cell.length
      next += 1
    }
  }
  return { awards, notAwarded, boundaryTie: null, undecided: [] }
}

export type AwardChange =
  | { kind: 'withhold'; entryId: string; reason: string }
  | { kind: 'restore'; entryId: string; reason: string }
  /** Đồng giải, or a prize beyond the proposal. Replaces a lower award of the same entry. */
  | { kind: 'share' | 'add'; entryId: string; prize: string; reason: string }

/**
 * The awards after one change by the committee: it may withhold, share or add with a reason, never reorder. An
 * entry may not come out below one that it ranks above unless its own award is withheld, entries of one rank are
 * treated alike, and no award goes below its floor. What is withheld does not move down.
 * Problems: award/reason-needed, award/not-ranked, award/below-floor, award/would-reorder, record/not-found.
 */
export const decideAwardChange = (
  prizes: readonly Prize[],
  standing: Pick<Standing, 'placings'>,
  awards: readonly Award[],
  change: AwardChange,
): Result<Award[]> => {
  const reason = change.reason.trim()
  if (reason === '') return fail({ code: 'award/reason-needed' })
  const placing = standing.placings.find(({ entryId }) => entryId === change.entryId)
  if (!placing) return fail({ code: 'award/not-ranked' })
  const current = awards.find(({ entryId }) => entryId === change.entryId)
  const others = awards.filter((award) => award !== current)

  const changed = (): Result<Award> => {
    switch (change.kind) {
      case 'withhold':
        return current && current.state !== 'withheld'
          ? ok({ ...current, state: 'withheld', reason })
          : fail({ code: 'record/not-found' })
      case 'restore':
        return current?.state === 'withheld'
          ? ok({ ...current, state: 'given', reason })
          : fail({ code: 'record/not-found' })
      case 'share':
      case 'add': {
        const prize = prizes.find(({ key }) => key === change.prize)
        if (!prize) return fail({ code: 'record/not-found' })
        if (!reaches(prize, placing)) {
          return fail({ code: 'award/below-floor', floor: prize.floor ?? '0', value: placing.score })
        }
        const state = change.kind === 'share' ? 'shared' : 'added'
        return ok({ prize: prize.key, entryId: change.entryId, state, reason })
      }
    }
  }
  const award = changed()
  if (!award.ok) return award
  const after = [...others, award.value]
  const wrong = reordering(prizes, standing.placings, after)
  return wrong ? fail({ code: 'award/would-reorder', ...wrong }) : ok(inOrder(standing.placings, after))
}

const inOrder = (placings: readonly Placing[], awards: readonly Award[]): Award[] => {
  const position = new Map(placings.map(({ entryId }, index) => [entryId, index]))
  return awards.toSorted((a, b) => (position.get(a.entryId) ?? 0) - (position.get(b.entryId) ?? 0))
}

const EXCUSED: readonly (Award['state'] | undefined)[] = ['withheld', 'revoked']

/** A prize that its entry has: neither withheld nor taken back. */
export const isWon = ({ state }: Pick<Award, 'state'>): boolean => !EXCUSED.includes(state)

/** A pair whose prizes contradict their ranks; undefined when there is none. What is not won excuses its entry. */
export const reordering = (
  prizes: readonly Prize[],
  placings: readonly Placing[],
  awards: readonly Award[],
): { above: string; below: string } | undefined => {
  const tier = new Map(prizes.map(({ key }, index) => [key, index]))
  const of = new Map(awards.map((award) => [award.entryId, award]))
  let worst: { entryId: string; tier: number } | undefined
  for (const cell of byRank(placings)) {
    const standingIn = cell.filter(({ entryId }) => !EXCUSED.includes(of.get(entryId)?.state))
    const tiers = standingIn.map(({ entryId }) => ({
      entryId,
      tier: tier.get(of.get(entryId)?.prize ?? '') ?? prizes.length,
    }))
    const [head] = tiers
    for (const mine of tiers) {
      if (worst && mine.tier < worst.tier) return { above: worst.entryId, below: mine.entryId }
      if (head && mine.tier !== head.tier) return { above: head.entryId, below: mine.entryId }
    }
    if (head && (!worst || head.tier > worst.tier)) worst = head
  }
  return undefined
}
