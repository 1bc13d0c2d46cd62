import { formatDecimal, parseRational } from '@xk/domain/kernel'

/** An exact number as it is written in a sentence; what can't be read stays as it is. */
export const num = (wire: string): string => {
  const value = parseRational(wire)
  return value ? formatDecimal(value, 3, true) : wire
}
export const percent = (wire: string): string => {
  const value = parseRational(wire)
  return value ? formatDecimal({ n: value.n * 100n, d: value.d }, 2, true) : wire
}
export const listed = (parts: readonly string[], last = 'và'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`
export const sentence = (text: string) =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
export const megabytes = (bytes: number) => String(Math.round(bytes / (1024 * 1024)))

/** "1 phút 30 giây" */
export const duration = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${minutes} phút` : '', rest > 0 || minutes === 0 ? `${rest} giây` : '']
    .filter(Boolean)
    .join(' ')
}
