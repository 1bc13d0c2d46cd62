/** A stretch of text that both have, or only the one before or after. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Cells of the comparison table: 2,000 changed words against 2,000, some milliseconds. */
const MOST_CELLS = 4_000_000

type Tokens = readonly string[]

/** Words with the space behind them, so that joining gives the text back. */
const words = (text: string): Tokens => text.match(/\s*\S+\s*|\s+/g) ?? []
const lines = (text: string): Tokens => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const collect = (parts: DiffPart[], kind: DiffPart['kind'], text: string) => {
  if (text === '') return
  const last = parts.at(-1)
  if (last?.kind === kind) last.text += text
  else parts.push({ kind, text })
}

/** Longest common subsequence by the classic table, from the end, so that walking it goes forward. */
const table = (a: Tokens, b: Tokens): { width: number; lengths: Uint16Array } => {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  return { width, lengths }
}

const walk = (a: Tokens, b: Tokens, parts: DiffPart[]) => {
  const { width, lengths } = table(a, b)
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      collect(parts, 'same', a[i] ?? '')
      i += 1
      j += 1
    } else if (
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      collect(parts, 'removed', a[i] ?? '')
      i += 1
    } else {
      collect(parts, 'added', b[j] ?? '')
      j += 1
    }
  }
}

const sharedStart = (a: Tokens, b: Tokens): number => {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

const compare = (a: Tokens, b: Tokens): DiffPart[] | undefined => {
  const start = sharedStart(a, b)
  const end = sharedStart(a.slice(start).reverse(), b.slice(start).reverse())
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length * right.length > MOST_CELLS) return undefined
  const parts: DiffPart[] = []
  collect(parts, 'same', a.slice(0, start).join(''))
  walk(left, right, parts)
  collect(parts, 'same', end > 0 ? a.slice(-end).join('') : '')
  return parts
}

/**
 * What changed between two texts, word by word; line by line where so many words changed that comparing them all
 * would take long, and as a whole beyond that. The parts that are not `added` make up the text before, those that
 * are not `removed` the text after.
 */
export const diffWords = (before: string, after: string): DiffPart[] => {
  const parts = compare(words(before), words(after)) ?? compare(lines(before), lines(after))
  if (parts) return parts
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
}
