import { resultWords as w } from '@xk/i18n'
import type { Decided } from '@xk/domain/scoring'
import { points } from './format.ts'

const valuesOf = (decided: Decided): [mine: string, theirs: string, label: string] => {
  switch (decided.by) {
    case 'score':
    case 'previousStage':
      return [points(decided.mine), points(decided.theirs), '']
    case 'criterion':
    case 'segment':
      return [points(decided.mine), points(decided.theirs), decided.label]
    case 'lot':
      return [String(decided.mine), String(decided.theirs), '']
    default:
      return ['', '', '']
  }
}

/** What put a place above the next one, in words: "bằng điểm, hơn ở Hiệu quả 25,5 > 24". */
const whyWords = (decided: Decided): string => w.standing.decided[decided.by]?.(...valuesOf(decided)) ?? ''

/** One line on why a place stands where it does; once frozen, a lot that made no difference is a shared rank. */
export const placeWords = (decided: Decided, next: string, frozen: boolean): string => {
  const words = frozen && decided.by === 'lotNeeded' ? whyWords({ by: 'shared' }) : whyWords(decided)
  return decided.by === 'shared' || decided.by === 'lotNeeded'
    ? w.standing.sameAs(next, words)
    : w.standing.over(next, words)
}

/** What still stands before the freeze, in words. */
export const blockerWords = (code: string, count: number): string => {
  const words = w.blockers[code]
  return typeof words === 'function' ? words(count) : (words ?? code)
}
