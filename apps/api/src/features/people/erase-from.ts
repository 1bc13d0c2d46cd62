import { hidingNames, tidyLine } from '@xk/domain/kernel'

/** What of a person may stand in stored content. */
export interface Erasable {
  fullName: string
  phone: string | null
  email: string | null
}

export const TOMBSTONE = '[đã xóa]'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Fields of a person's record that say who or how to reach; role and share stay, for the decision. */
const KEPT = new Set(['id', 'role', 'share', 'representative', 'unitId', 'consents', 'ordinal'])

/**
 * Content without a person: their own record (known by the name, whatever its key) keeps only what the decision
 * rests on, and every mention of name, phone or mail in any text becomes a tombstone.
 */
export const eraseFrom = (value: unknown, who: Erasable): unknown => {
  const ways = [who.phone, who.email].flatMap((text) => (text ? [escaped(text)] : []))
  const reached = ways.length > 0 ? new RegExp(ways.join('|'), 'giu') : undefined
  // A name as whole words: "Lê An" is not in "Lê Anh", nor "Đoàn Thanh" in "Đoàn thanh niên". Of one word it is also a
  // word: only the record itself can be known by it.
  const unnamed = hidingNames([who.fullName], TOMBSTONE)
  const erased = (text: string) => {
    const left = unnamed(text)
    return reached ? left.replace(reached, TOMBSTONE) : left
  }
  const isTheirs = (record: Record<string, unknown>) =>
    typeof record['fullName'] === 'string' &&
    tidyLine(record['fullName']).toLocaleLowerCase('vi') === who.fullName.toLocaleLowerCase('vi')
  const walk = (it: unknown): unknown => {
    if (typeof it === 'string') return erased(it)
    if (Array.isArray(it)) return it.map(walk)
    if (!isRecord(it)) return it
    const theirs = isTheirs(it)
    return Object.fromEntries(
      Object.entries(it).map(([key, inner]) => {
        if (!theirs || KEPT.has(key)) return [key, walk(inner)]
        return [key, key === 'fullName' ? TOMBSTONE : key === 'position' ? '' : null]
      }),
    )
  }
  return walk(value)
}
