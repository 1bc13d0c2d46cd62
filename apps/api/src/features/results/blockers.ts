import type { AwardState } from './award-state.ts'
import { isInForce, type RankedStage } from './load-stage-inputs.ts'

export interface Blocker {
  code:
    | 'gapsOpen'
    | 'sheetsMissing'
    | 'marksMissing'
    | 'correctionsWaiting'
    | 'lotsNeeded'
    | 'boundaryTie'
    | 'decisionsInvalid'
    | 'nothingToRank'
  count: number
}

/** Everything that must be settled before a standing can be frozen; empty: nothing. Pure. */
export const blockersOf = (it: RankedStage, awards: AwardState): Blocker[] => {
  const missing = it.standing.scores.flatMap((score) => score.missing)
  const latest = new Map(it.typed.map((mark) => [`${mark.stageEntryId} ${mark.segment}`, mark]))
  const counts: Record<Blocker['code'], number> = {
    gapsOpen: it.standing.unranked.filter(({ state }) => state === 'gapOpen').length,
    sheetsMissing: missing.reduce(
      (sum, part) =>
        part.what === 'sheets' ? sum + Math.max(part.pending, part.needed - part.handedIn) : sum,
      0,
    ),
    marksMissing: missing.filter(({ what }) => what !== 'sheets').length,
    correctionsWaiting: [...latest.values()].filter((mark) => !isInForce(mark)).length,
    lotsNeeded:
      it.standing.lotNeeded.filter((group) => decidesPrize(group.entries, awards)).length +
      (it.promotion && it.promotion.lotNeeded.length > 0 ? 1 : 0),
    boundaryTie: awards.proposal.boundaryTie ? 1 : 0,
    decisionsInvalid: awards.invalid.length,
    nothingToRank: it.standing.placings.length === 0 ? 1 : 0,
  }
  return (Object.keys(counts) as Blocker['code'][]).flatMap((code) =>
    counts[code] > 0 ? [{ code, count: counts[code] }] : [],
  )
}

/**
 * A lot is needed where the rules want one and it makes a difference to a prize: equals who all win the same, or
 * all nothing, share their rank ("vẫn bằng thì đồng giải, không bốc thăm").
 */
const decidesPrize = (entries: readonly string[], awards: AwardState): boolean => {
  const prizes = new Set(
    entries.map((id) => awards.awards.find(({ entryId }) => entryId === id)?.prize ?? ''),
  )
  const tied = awards.proposal.boundaryTie?.entries ?? []
  return prizes.size > 1 || entries.some((id) => tied.includes(id))
}
