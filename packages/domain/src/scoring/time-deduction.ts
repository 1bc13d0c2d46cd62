import { fromWire, toWire } from '../kernel/index.ts'
import type { Segment } from '../ruleset/index.ts'
import type { TimeOutcome } from './types.ts'

/** Whether a segment's score depends on how long it took. */
export const needsTime = (segment: Segment): boolean =>
  segment.seconds !== null && segment.timeDeductions.length > 0

/**
 * Points off for being over the maximum or under the minimum time. A deviation shorter than the tolerance costs
 * nothing; else the first row that reaches it counts (inclusive).
 */
export const timeOutcome = (segment: Segment, elapsedSeconds: number): TimeOutcome => {
  const { min = null, max = null } = segment.seconds ?? {}
  const over = max === null ? 0 : Math.max(0, elapsedSeconds - max)
  const under = min === null ? 0 : Math.max(0, min - elapsedSeconds)
  const deviation = Math.max(over, under)
  if (deviation === 0 || deviation < segment.toleranceSeconds)
    return { elapsedSeconds, deviation, points: '0/1' }
  const row = segment.timeDeductions.find((r) => r.upToSeconds === null || deviation <= r.upToSeconds)
  return { elapsedSeconds, deviation, points: row ? wire(row.points) : '0/1' }
}

const wire = (points: string | null) => points && toWire(fromWire(points))
