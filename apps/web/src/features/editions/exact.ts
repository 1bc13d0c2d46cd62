import { parseRational } from '@xk/domain/kernel'
import { writeDecimal } from '@xk/i18n'

/** An exact number of the rules as people read it; what can't be read stays as it is. */
export const exact = (text: string): string => {
  const value = parseRational(text)
  return value ? writeDecimal(value, 3, true) : text
}
