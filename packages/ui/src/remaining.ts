const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "còn 2 ngày 3 giờ", "còn 3 giờ 12 phút", under an hour "còn 12:05", then "đã hết hạn". `ms`: milliseconds left. */
export const formatRemaining = (ms: number): string => {
  if (ms <= 0) return 'đã hết hạn'
  const [days, hours, minutes] = [
    Math.floor(ms / DAY),
    Math.floor((ms % DAY) / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
  ]
  if (days > 0) return `còn ${days} ngày${hours ? ` ${hours} giờ` : ''}`
  if (hours > 0) return `còn ${hours} giờ${minutes ? ` ${minutes} phút` : ''}`
  return `còn ${minutes}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, '0')}`
}

const THRESHOLDS: readonly (readonly [number, string])[] = [
  [0, 'Đã hết hạn'],
  [MINUTE, 'Còn 1 phút'],
  [5 * MINUTE, 'Còn 5 phút'],
  [10 * MINUTE, 'Còn 10 phút'],
  [30 * MINUTE, 'Còn 30 phút'],
  [HOUR, 'Còn 1 giờ'],
  [DAY, 'Còn 1 ngày'],
]

/** What to say aloud when the time left fell from `before` to `now`: only when a threshold was passed. */
export const passedThreshold = (before: number, now: number): string | undefined =>
  THRESHOLDS.find(([at]) => before > at && now <= at)?.[1]
