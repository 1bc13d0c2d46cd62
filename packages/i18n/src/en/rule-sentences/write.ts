import { parseRational } from '@xk/domain/kernel'
import { writeDecimal } from '../number.ts'
import { plural } from '../plural.ts'

export const num = (wire: string): string => {
  const value = parseRational(wire)
  return value ? writeDecimal(value, 3, true) : wire
}
export const percent = (wire: string): string => {
  const value = parseRational(wire)
  return value ? writeDecimal({ n: value.n * 100n, d: value.d }, 2, true) : wire
}
export const listed = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`
export const sentence = (text: string) =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
export const megabytes = (bytes: number) => String(Math.round(bytes / (1024 * 1024)))

export const duration = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [
    minutes > 0 ? plural(minutes, 'minute') : '',
    rest > 0 || minutes === 0 ? plural(rest, 'second') : '',
  ]
    .filter(Boolean)
    .join(' ')
}
