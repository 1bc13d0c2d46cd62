import { uiWords } from './ui-words.ts'

const said = uiWords.remaining
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "còn 2 ngày 3 giờ", "còn 3 giờ 12 phút", under an hour "còn 12:05", then "đã hết hạn". `ms`: milliseconds left. */
export const formatRemaining = (ms: number): string => {
  if (ms <= 0) return said.over
  const [days, hours, minutes] = [
    Math.floor(ms / DAY),
    Math.floor((ms % DAY) / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
  ]
  if (days > 0) return said.days(days, hours)
  if (hours > 0) return said.hours(hours, minutes)
  return said.clock(`${minutes}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, '0')}`)
}

const THRESHOLDS: readonly (readonly [number, string])[] = [
  [0, said.said.over],
  [MINUTE, said.said.minutes(1)],
  [5 * MINUTE, said.said.minutes(5)],
  [10 * MINUTE, said.said.minutes(10)],
  [30 * MINUTE, said.said.minutes(30)],
  [HOUR, said.said.hour],
  [DAY, said.said.day],
]

/** What to say aloud when the time left fell from `before` to `now`: only when a threshold was passed. */
export const passedThreshold = (before: number, now: number): string | undefined =>
  THRESHOLDS.find(([at]) => before > at && now <= at)?.[1]
