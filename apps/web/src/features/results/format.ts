import { writeDecimal } from '@xk/i18n'
import { fromWire, readDecimal, toWire } from '@xk/domain/kernel'

/** An exact number as people read it: "173/2" → "86,5". Rounded for the eye only. */
export const points = (wire: string | null | undefined): string =>
  wire ? writeDecimal(fromWire(wire), 2, true) : '–'

/** The same for a column: each with as many decimals as the longest needs, so that they compare at a glance. */
export const pointsAlike = (
  wires: readonly (string | null | undefined)[],
): ((wire: string | null | undefined) => string) => {
  const decimals = Math.max(0, ...wires.map((wire) => /[.,](\d+)$/.exec(points(wire))?.[1]?.length ?? 0))
  return (wire) => (wire ? writeDecimal(fromWire(wire), decimals) : '–')
}

/** Elapsed seconds as a clock shows them: 290 → "4:50". */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** A typed time in seconds; undefined for what is none. */
export const readClock = (typed: string): number | undefined => {
  const parts = /^(\d{1,4})[:.'’](\d{2})$/.exec(typed.trim())
  if (!parts) return undefined
  const seconds = Number(parts[2])
  return seconds < 60 ? Number(parts[1]) * 60 + seconds : undefined
}

/** Typed points as a fraction; undefined for what is no number. */
export const readPoints = (typed: string): string | undefined => {
  const reading = readDecimal(typed)
  return reading.kind === 'value' ? toWire(reading.value) : undefined
}
