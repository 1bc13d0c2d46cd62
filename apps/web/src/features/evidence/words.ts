import { formatNumber } from '@xk/ui'

/** At most one decimal, as points and ranks are read: 78,5. */
export const short = (value: number): string => formatNumber(Math.round(value * 10) / 10)
/** Two decimals: coefficients and logits. */
export const fine = (value: number): string => formatNumber(value, 2).replace(/^-(0,00)$/, '$1')
/** With its sign: +1,5 or −0,8. */
export const signed = (value: number): string => {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded))}`
}
export const percent = (share: number): string => `${formatNumber(Math.round(share * 100))} %`

/** Where to write numbers under a scale: its ends and a round number of steps between. */
export const ticksBetween = (min: number, max: number): { at: number; label: string }[] => {
  const rough = (max - min) / 4
  const power = 10 ** Math.floor(Math.log10(rough || 1))
  const step = [1, 2, 5, 10].map((n) => n * power).find((it) => it >= rough) ?? 10 * power
  const ticks: { at: number; label: string }[] = []
  for (let at = Math.ceil(min / step) * step; at <= max + 1e-9; at += step)
    ticks.push({ at, label: formatNumber(Math.round(at * 100) / 100) })
  return ticks
}

/** The range that values lie in, with a little room at both ends. */
export const rangeOf = (values: readonly number[], within?: { min?: number; max?: number }) => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = Math.max((most - least) * 0.06, 0.5)
  return {
    min: Math.max(within?.min ?? Number.NEGATIVE_INFINITY, least - room),
    max: Math.min(within?.max ?? Number.POSITIVE_INFINITY, most + room),
  }
}
