import type { Block, Inline } from './rich-text-blocks.ts'

/**
 * An editor's or a clipboard's tree → structured text. Paragraphs, headings, lists, tables, bold and italic survive;
 * all other dress is dropped, its text is not. Takes the little of a DOM that it needs.
 */
export interface TreeNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<TreeNode>
}

const BLOCKS =
  /^(P|DIV|LI|TD|TH|TR|TBODY|THEAD|TFOOT|CAPTION|BLOCKQUOTE|SECTION|ARTICLE|ASIDE|HEADER|FOOTER|MAIN|PRE|DL|DT|DD|FIGURE|FIGCAPTION|CENTER|FORM)$/
const DROPPED = /^(STYLE|SCRIPT|META|LINK|TITLE|XML|HEAD|TEMPLATE|OBJECT|DEL|NOSCRIPT)$/
/** Word's own marks: a list item's written number, hidden text, comments. */
const HIDDEN = /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-element:\s*comment/i

interface Style {
  bold: boolean
  italic: boolean
}
const PLAIN: Style = { bold: false, italic: false }

const attribute = (node: TreeNode, name: string): string =>
  (node as TreeNode & Partial<Element>).getAttribute?.(name) ?? ''
const isElement = (node: TreeNode) => node.nodeType === 1
const isList = (node: TreeNode) => node.nodeName === 'UL' || node.nodeName === 'OL'
const isDropped = (node: TreeNode) => DROPPED.test(node.nodeName) || HIDDEN.test(attribute(node, 'style'))

const styleOf = (node: TreeNode, outer: Style): Style => {
  const css = attribute(node, 'style')
  const weight = /font-weight:\s*(\w+)/i.exec(css)?.[1]
  const slant = /font-style:\s*(\w+)/i.exec(css)?.[1]
  return {
    bold: weight
      ? /^bold/i.test(weight) || Number(weight) >= 600
      : outer.bold || /^(B|STRONG)$/.test(node.nodeName),
    italic: slant ? /^(italic|oblique)$/i.test(slant) : outer.italic || /^(I|EM)$/.test(node.nodeName),
  }
}

const push = (runs: Inline[], text: string, style: Style) => {
  const last = runs.at(-1)
  const flat = text
    .toWellFormed()
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
  const kept = last?.text.endsWith(' ') ? flat.replace(/^ /, '') : flat
  if (kept === '') return
  if (last && Boolean(last.bold) === style.bold && Boolean(last.italic) === style.italic) last.text += kept
  else
    runs.push({
      text: kept,
      ...(style.bold ? { bold: true } : {}),
      ...(style.italic ? { italic: true } : {}),
    })
}

const tidy = (runs: readonly Inline[]): Inline[] => {
  const out = runs.map((run) => ({ ...run, text: run.text.normalize('NFC') }))
  while (out[0] && (out[0].text = out[0].text.trimStart()) === '') out.shift()
  for (let last = out.at(-1); last && (last.text = last.text.trimEnd()) === ''; last = out.at(-1)) out.pop()
  return out
}

/** All text under a node as one leaf; blocks inside are parted by a space. Lists inside are handed to `nested`. */
const collect = (node: TreeNode, style: Style, runs: Inline[], nested?: TreeNode[]): void => {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) push(runs, child.nodeValue ?? '', style)
    if (!isElement(child) || isDropped(child)) continue
    if (nested && isList(child)) nested.push(child)
    else {
      const parted = child.nodeName === 'BR' || isList(child) || BLOCKS.test(child.nodeName)
      if (parted) push(runs, ' ', style)
      collect(child, styleOf(child, style), runs, nested)
      if (parted) push(runs, ' ', style)
    }
  }
}
const leafOf = (node: TreeNode, nested?: TreeNode[]): Inline[] => {
  const runs: Inline[] = []
  if (node.nodeType === 3) push(runs, node.nodeValue ?? '', PLAIN)
  else if (isElement(node) && !isDropped(node)) collect(node, PLAIN, runs, nested)
  return tidy(runs)
}
const hasWords = (node: TreeNode): boolean => leafOf(node).length > 0

/** Items of a list, those of lists inside after the item they hang on: our lists have one level. */
const itemsOf = (list: TreeNode): Inline[][] =>
  [...list.childNodes].flatMap((child) => {
    if (isList(child)) return itemsOf(child)
    const nested: TreeNode[] = []
    const own = leafOf(child, nested)
    return [...(own.length > 0 ? [own] : []), ...nested.flatMap(itemsOf)]
  })

const isCell = (node: TreeNode) => node.nodeName === 'TD' || node.nodeName === 'TH'

/** Rows as their cells. What stands in a table without a row or cell of its own (bad trees) becomes one. */
const rowsOf = (table: TreeNode): TreeNode[][] =>
  [...table.childNodes].flatMap((child) => {
    if (child.nodeName === 'TR') return [[...child.childNodes].filter((it) => isCell(it) || hasWords(it))]
    if (/^(TBODY|THEAD|TFOOT)$/.test(child.nodeName)) return rowsOf(child)
    return hasWords(child) ? [[child]] : []
  })
const cellsOf = (row: readonly TreeNode[]): Inline[][] =>
  row.flatMap((cell) => {
    const span = Math.min(50, Number(attribute(cell, 'colspan')) || 1)
    return [leafOf(cell), ...Array.from({ length: span - 1 }, (): Inline[] => [])]
  })

/** Word writes list items as paragraphs; what kind, only their written number tells. */
const isWordItem = (node: TreeNode) => /mso-list:\s*l\d/i.test(attribute(node, 'style'))
const writtenNumber = (node: TreeNode): string =>
  [...node.childNodes]
    .map((child) => {
      if (!isElement(child)) return ''
      if (!/mso-list:\s*ignore/i.test(attribute(child, 'style'))) return writtenNumber(child)
      const runs: Inline[] = []
      collect(child, PLAIN, runs)
      return runs.map((run) => run.text).join('')
    })
    .join('')

/** Structured text of a tree. Empty paragraphs are dropped. */
export const blocksFromDom = (root: TreeNode): Block[] => {
  const blocks: Block[] = []
  let loose: Inline[] = []
  let wordList: { ordered: boolean; items: Inline[][] } | undefined
  const add = (block: Block) => {
    wordList = undefined
    blocks.push(block)
  }
  const flush = () => {
    const runs = tidy(loose)
    loose = []
    if (runs.length > 0) add({ type: 'paragraph', runs })
  }
  const addWordItem = (node: TreeNode) => {
    const ordered = /^[\s(]*[\p{L}\d]+[.)]/u.test(writtenNumber(node))
    const item = leafOf(node)
    if (item.length === 0) return
    if (wordList?.ordered === ordered) wordList.items.push(item)
    else {
      const list: Block = { type: 'list', ordered, items: [item] }
      add(list)
      wordList = list
    }
  }
  const addTable = (node: TreeNode) => {
    const rows = rowsOf(node)
    const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined
    // A table of one cell is a frame around text.
    if (only && isCell(only)) return walk(only, PLAIN)
    const cells = rows.map(cellsOf).filter((row) => row.length > 0)
    if (cells.length > 0) add({ type: 'table', rows: cells })
  }
  const enter = (node: TreeNode, style: Style): void => {
    const name = node.nodeName
    if (name === 'BR' || name === 'HR') return flush()
    const level = /^H([1-6])$/.exec(name)?.[1]
    const isBlock = level || isList(node) || name === 'TABLE' || BLOCKS.test(name)
    if (!isBlock) return walk(node, styleOf(node, style))
    flush()
    if (isWordItem(node)) addWordItem(node)
    else if (level) {
      const runs = leafOf(node)
      if (runs.length > 0) add({ type: 'heading', level: Math.min(3, Number(level)), runs })
    } else if (isList(node)) {
      const items = itemsOf(node)
      if (items.length > 0) add({ type: 'list', ordered: name === 'OL', items })
    } else if (name === 'TABLE') addTable(node)
    else walk(node, styleOf(node, style))
    flush()
  }
  const walk = (node: TreeNode, style: Style): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) push(loose, child.nodeValue ?? '', style)
      else if (isElement(child) && !isDropped(child)) enter(child, style)
    }
  }
  walk(root, PLAIN)
  flush()
  return blocks
}
