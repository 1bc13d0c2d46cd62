import { fold, tidyLine } from '@xk/domain/kernel'

/** The stored forms of a person's name: as written, for search, and for the order of given names. */
export const nameColumns = (name: string) => {
  const fullName = tidyLine(name)
  return { fullName, folded: fold(fullName), sortKey: fullName.split(' ').toReversed().join(' ') }
}

/** Enough for its owner to recognise it, not for a stranger to know it: "Mai Thành Đạt" → "M. T. Đạt". */
export const maskedName = (fullName: string): string => {
  const words = fullName.split(' ')
  const given = words.pop() ?? ''
  return [...words.map((word) => `${Array.from(word)[0] ?? ''}.`), given].join(' ')
}
