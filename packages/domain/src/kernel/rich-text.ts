import type { Block, Leaf, RichText } from './rich-text-schema.ts'
import { countWords, nfc } from './text.ts'

export interface BlackOut {
  leaf: number
  start: number
  end: number
}

export const leafText = (leaf: Leaf): string => leaf.map((run) => run.text).join('')

/** All leaves in reading order. */
export const leavesOf = (doc: RichText): Leaf[] =>
  doc.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [block.runs]
      case 'list':
        return block.items
      case 'table':
        return block.rows.flat()
    }
  })

const mapLeaves = (doc: RichText, change: (leaf: Leaf, index: number) => Leaf): RichText => {
  let index = 0
  const next = (leaf: Leaf) => change(leaf, index++)
  return doc.map((block): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, runs: next(block.runs) }
      case 'list':
        return { ...block, items: block.items.map(next) }
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map(next)) }
    }
  })
}

/** Every black-out becomes this one token, whatever it hid: its length must tell nothing. */
export const BLACK_OUT_TOKEN = '\u2588\u2588\u2588\u2588\u2588'

/** The text with each black-out replaced by {@link BLACK_OUT_TOKEN}; overlapping ones are merged. */
export const applyBlackOuts = (doc: RichText, blackOuts: readonly BlackOut[]): RichText =>
  mapLeaves(doc, (leaf, index) => {
    const spans = mergeSpans(blackOuts.filter((b) => b.leaf === index))
    if (spans.length === 0) return leaf
    const out: Leaf = []
    let offset = 0
    for (const run of leaf) {
      let from = 0
      for (const span of spans) {
        const start = span.start - offset
        const end = span.end - offset
        if (end <= 0 || start >= run.text.length) continue
        if (start > from) out.push({ ...run, text: run.text.slice(from, start) })
        if (start >= 0) out.push({ text: BLACK_OUT_TOKEN })
        from = Math.min(end, run.text.length)
      }
      if (from < run.text.length) out.push({ ...run, text: run.text.slice(from) })
      offset += run.text.length
    }
    return out
  })

const mergeSpans = (spans: readonly BlackOut[]): { start: number; end: number }[] => {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) merged.push({ start, end })
  }
  return merged
}

export const plainText = (doc: RichText): string => leavesOf(doc).map(leafText).join('\n')
export const countWordsIn = (doc: RichText): number => countWords(plainText(doc))

/** Paragraphs from plain text: one per non-empty line. */
export const fromPlainText = (text: string): RichText =>
  nfc(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', runs: [{ text: line }] }))
