import { bandOf, type Criterion, maxSteps, stepsOf } from '@xk/domain/ruleset'
import { fromWire } from '@xk/domain/kernel'

/** Works 20 and 21 are equal in everything at the cut of twenty: both go on. */
const level = (number: number) => (number === 20 ? 19 : number)
/** Around the cut all judges agree, so that the tie there is exact. */
const isAtCut = (number: number) => number >= 15 && number <= 25

/** Works that divide their judges by more than twenty points until they confer. */
export const DIVIDED = [4, 40, 70] as const

const CAPS = { novelty: 60, effect: 60, feasibility: 50, scalability: 20, presentation: 10 } as const
const SHARES = { novelty: 0.3, effect: 0.3, feasibility: 0.25, scalability: 0.1 } as const

/**
 * Marks in half points for the work of this number: better works get more, judges differ by a point or two in
 * Tính mới. `harsh` takes twenty-five points off.
 */
export const marksFor = (number: number, judge: number, harsh = false): Record<string, number> => {
  const lost = 8 + level(number)
  const off = Object.fromEntries(
    Object.entries(SHARES).map(([key, share]) => [key, Math.floor(lost * share)]),
  )
  const rest = lost - Object.values(off).reduce((sum, n) => sum + n, 0)
  const mood = isAtCut(number) ? 0 : ((judge + number) % 3) - 1
  const marks: Record<string, number> = {
    novelty: CAPS.novelty - (off['novelty'] ?? 0) + 2 * mood,
    effect: CAPS.effect - (off['effect'] ?? 0),
    feasibility: CAPS.feasibility - (off['feasibility'] ?? 0),
    scalability: CAPS.scalability - (off['scalability'] ?? 0),
    presentation: CAPS.presentation - Math.min(rest, 9),
  }
  if (!harsh) return marks
  for (const [key, points] of [
    ['novelty', 18],
    ['effect', 20],
    ['feasibility', 12],
  ] as const)
    marks[key] = Math.max(0, (marks[key] ?? 0) - points)
  return marks
}

/** Keys that give this mark on a criterion: its band by digit, then the arrows from the band's middle. */
export const keysFor = (criterion: Criterion, steps: number): string[] => {
  const band = bandOf(criterion, steps)
  const at = criterion.bands.findIndex(({ key }) => key === band?.key)
  if (!band || at < 0) return []
  const from = stepsOf(criterion, fromWire(band.from)) ?? 0
  const to = stepsOf(criterion, fromWire(band.to)) ?? maxSteps(criterion)
  const moves = steps - (from + Math.ceil((to - from) / 2))
  const arrow = moves > 0 ? 'ArrowUp' : 'ArrowDown'
  return [String(at + 1), ...Array.from({ length: Math.abs(moves) }, () => arrow)]
}

/** A comment where the sheet asks for one. */
export const commentFor = (criterion: Criterion, steps: number): string =>
  bandOf(criterion, steps)?.commentRequired ? 'Số liệu còn ít, cần nêu rõ nguồn và cách tính.' : ''

export const OVERALL =
  'Bài nêu rõ thực trạng, giải pháp có thể làm ngay; nên bổ sung số liệu trước và sau khi áp dụng.'
