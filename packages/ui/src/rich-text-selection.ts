import type { Span } from './rich-text-blocks.ts'

/** Characters of `leaf` before a boundary point. */
const offsetIn = (leaf: Element, node: Node, offset: number): number => {
  const before = document.createRange()
  before.setStart(leaf, 0)
  before.setEnd(node, offset)
  return before.toString().length
}

/** What is selected inside a {@link RichTextView}, as spans of its leaves; empty when nothing is. */
export const selectedSpans = (root: Element): Span[] => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  return [...root.querySelectorAll('[data-leaf]')]
    .filter((leaf) => range.intersectsNode(leaf))
    .map((leaf) => ({
      leaf: Number(leaf.getAttribute('data-leaf')),
      start: leaf.contains(range.startContainer)
        ? offsetIn(leaf, range.startContainer, range.startOffset)
        : 0,
      end: leaf.contains(range.endContainer)
        ? offsetIn(leaf, range.endContainer, range.endOffset)
        : (leaf.textContent?.length ?? 0),
    }))
    .filter((span) => span.end > span.start)
}
