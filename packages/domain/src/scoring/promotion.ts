import { compare, fromWire } from '../kernel/index.ts'
import type { Cut } from '../ruleset/index.ts'
import { splitEqual } from './tie-break.ts'
import type { Placing, Standing, Wire } from './types.ts'

/** Why an entry goes on: it has a place by its score, or the rules' way with a tie at the last place gave it one. */
export const GOES_ON = ['withinPlaces', 'tieAllIn', 'byTieBreak', 'byLot'] as const
/** Why it does not. `lotNeeded`: only a lot can say, and it has not been drawn. */
const STAYS = ['belowFloor', 'beyondPlaces', 'tieLeftOut', 'behindInTie', 'notScored', 'lotNeeded'] as const
export type PromotionReason = (typeof GOES_ON)[number] | (typeof STAYS)[number]

export interface PromotionLine {
  entryId: string
  /** Null where there is no score. */
  rank: number | null
  score: Wire | null
  goesOn: boolean
  why: PromotionReason
}

/** More entries with the score of the last place than places left for them. */
export interface CutTie {
  score: Wire
  places: number
  entries: string[]
}

export interface Promotion {
  /** Every entry of the stage, in the order of the standing; those without a score last. */
  lines: PromotionLine[]
  tie: CutTie | null
  /** Equals in everything that the rules compare, between whom a lot must be drawn first; empty: none. */
  lotNeeded: string[]
}

type Verdict = Pick<PromotionLine, 'goesOn' | 'why'>
const on = (why: PromotionReason): Verdict => ({ goesOn: true, why })
const out = (why: PromotionReason): Verdict => ({ goesOn: false, why })

/** The tied ones from the best down by the chain that ranked them; whom it leaves equal, by lot. */
const partByChain = (
  tied: readonly Placing[],
  places: number,
  lots: Readonly<Record<string, number>>,
): { verdicts: Map<string, Verdict>; lotNeeded: string[] } => {
  const verdicts = new Map<string, Verdict>()
  let left = places
  for (const cell of splitEqual(tied, (a, b) => a.rank === b.rank)) {
    const ids = cell.map(({ entryId }) => entryId)
    if (cell.length <= left || left <= 0) {
      for (const id of ids) verdicts.set(id, left > 0 ? on('byTieBreak') : out('behindInTie'))
    } else if (ids.every((id) => lots[id] !== undefined)) {
      const drawn = ids.toSorted((a, b) => (lots[a] ?? 0) - (lots[b] ?? 0))
      drawn.forEach((id, i) => verdicts.set(id, i < left ? on('byLot') : out('behindInTie')))
    } else {
      for (const id of ids) verdicts.set(id, out('lotNeeded'))
      return { verdicts: close(verdicts, tied), lotNeeded: ids }
    }
    left -= cell.length
  }
  return { verdicts, lotNeeded: [] }
}

const close = (verdicts: Map<string, Verdict>, tied: readonly Placing[]) => {
  for (const { entryId } of tied) if (!verdicts.has(entryId)) verdicts.set(entryId, out('behindInTie'))
  return verdicts
}

const settleTie = (
  cut: Cut,
  tied: readonly Placing[],
  places: number,
  lots: Readonly<Record<string, number>>,
): ReturnType<typeof partByChain> => {
  if (cut.ties === 'tieBreakChain') return partByChain(tied, places, lots)
  const verdict = cut.ties === 'allIn' ? on('tieAllIn') : out('tieLeftOut')
  return { verdicts: new Map(tied.map(({ entryId }) => [entryId, verdict])), lotNeeded: [] }
}

/**
 * Who goes on to the next stage: the best as far as the places go, of those who reach the floor. Entries with the
 * score of the last place are never told apart but as the rules say: all go on, none does, or the tie-break chain
 * and then a lot part them. Only equal scores make a tie at the cut ("các bài bằng điểm với bài thứ 20 đều được
 * vào chung khảo"). Pure; depends on the standing, the cut and the lots only.
 */
export const decidePromotion = (
  standing: Pick<Standing, 'placings' | 'unranked'>,
  cut: Cut,
  lots: Readonly<Record<string, number>> = {},
): Promotion => {
  const { placings, unranked } = standing
  const floor = cut.floor === null ? null : fromWire(cut.floor)
  const reached = placings.filter(({ score }) => floor === null || compare(fromWire(score), floor) >= 0)
  const places = Math.min(cut.quota ?? reached.length, reached.length)
  const last = reached[places - 1]
  const atCut = last ? reached.filter(({ score }) => score === last.score) : []
  const above = last ? reached.findIndex(({ score }) => score === last.score) : 0
  const isTie = above + atCut.length > places
  const settled = isTie
    ? settleTie(cut, atCut, places - above, lots)
    : { verdicts: new Map(atCut.map(({ entryId }) => [entryId, on('withinPlaces')])), lotNeeded: [] }

  const verdictOf = (placing: Placing, index: number): Verdict =>
    index >= reached.length
      ? out('belowFloor')
      : (settled.verdicts.get(placing.entryId) ?? (index < above ? on('withinPlaces') : out('beyondPlaces')))
  return {
    lines: [
      ...placings.map((placing, index) => ({
        entryId: placing.entryId,
        rank: placing.rank,
        score: placing.score,
        ...verdictOf(placing, index),
      })),
      ...unranked.map(({ entryId }) => ({ entryId, rank: null, score: null, ...out('notScored') })),
    ],
    tie:
      isTie && last
        ? { score: last.score, places: places - above, entries: atCut.map(({ entryId }) => entryId) }
        : null,
    lotNeeded: settled.lotNeeded,
  }
}
