import type { Block, Inline } from './rich-text-view.tsx'

/** DOM ↔ structured text. Only paragraphs, headings, lists, tables, bold and italic survive; the rest is dropped. */

const BLOCK = /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|TBODY|THEAD|TR|TD|TH|BLOCKQUOTE|SECTION|ARTICLE|PRE)$/
const DROPPED = /^(STYLE|SCRIPT|META|LINK|TITLE|XML|O:P|HEAD|TEMPLATE|IMG|SVG|OBJECT)$/

interface Style {
  bold: boolean
  italic: boolean
}

const styleOf = (el: Element, outer: Style): Style => {
  const css = (el as HTMLElement).style
  const weight = css?.fontWeight
  return {
    bold: /^(B|STRONG)$/.test(el.tagName)
      ? weight !== 'normal'
      : weight
        ? weight === 'bold' || Number(weight) >= 600
        : outer.bold,
    italic: /^(I|EM)$/.test(el.tagName) || css?.fontStyle === 'italic' || outer.italic,
  }
}

const push = (runs: Inline[], text: string, style: Style) => {
  if (text === '') return
  const last = runs.at(-1)
  if (last && Boolean(last.bold) === style.bold && Boolean(last.italic) === style.italic) last.text += text
  else runs.push({ text, ...(style.bold ? { bold: true } : {}), ...(style.italic ? { italic: true } : {}) })
}

const collect = (node: Node, style: Style, runs: Inline[]) => {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) push(runs, (child.textContent ?? '').replace(/[\t\n\r ]+/g, ' '), style)
    else if (child.nodeType === 1) {
      const el = child as Element
      if (el.tagName === 'BR') push(runs, ' ', style)
      else if (!DROPPED.test(el.tagName)) collect(el, styleOf(el, style), runs)
    }
  }
}

const tidy = (runs: Inline[]): Inline[] => {
  const out = runs.map((run) => ({ ...run, text: run.text.normalize('NFC').replaceAll('\u00a0', ' ') }))
  if (out[0]) out[0].text = out[0].text.trimStart()
  const last = out.at(-1)
  if (last) last.text = last.text.trimEnd()
  return out.filter((run) => run.text !== '')
}

const inlineOf = (el: Node, style: Style): Inline[] => {
  const runs: Inline[] = []
  collect(el, style, runs)
  return tidy(runs)
}

/** Structured text of an editor's or clipboard's element. Empty paragraphs are dropped. */
export const blocksFromDom = (root: Node): Block[] => {
  const blocks: Block[] = []
  const plain: Style = { bold: false, italic: false }
  let loose: Inline[] = []
  const flush = () => {
    const runs = tidy(loose)
    if (runs.length > 0) blocks.push({ type: 'paragraph', runs })
    loose = []
  }
  const walk = (node: Node, style: Style) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) push(loose, (child.textContent ?? '').replace(/[\t\n\r ]+/g, ' '), style)
      if (child.nodeType !== 1) continue
      const el = child as Element
      const tag = el.tagName
      if (DROPPED.test(tag)) continue
      const inner = styleOf(el, style)
      if (tag === 'BR') flush()
      else if (tag === 'UL' || tag === 'OL') {
        flush()
        const items = [...el.querySelectorAll('li')]
          .map((li) => inlineOf(li, plain))
          .filter((runs) => runs.length > 0)
        if (items.length > 0) blocks.push({ type: 'list', ordered: tag === 'OL', items })
      } else if (tag === 'TABLE') {
        flush()
        const rows = [...el.querySelectorAll('tr')]
          .map((tr) => [...tr.querySelectorAll('td,th')].map((td) => inlineOf(td, plain)))
          .filter((row) => row.length > 0)
        if (rows.length > 0) blocks.push({ type: 'table', rows })
      } else if (/^H[1-6]$/.test(tag)) {
        flush()
        const runs = inlineOf(el, plain)
        if (runs.length > 0) blocks.push({ type: 'heading', level: Math.min(3, Number(tag[1])), runs })
      } else if (BLOCK.test(tag)) {
        flush()
        walk(el, inner)
        flush()
      } else {
        walk(el, inner)
      }
    }
  }
  walk(root, plain)
  flush()
  return blocks
}

const inlineTo = (doc: Document, parent: Element, runs: readonly Inline[]) => {
  for (const run of runs) {
    let node: Node = doc.createTextNode(run.text)
    for (const tag of [run.italic ? 'em' : '', run.bold ? 'strong' : ''].filter(Boolean)) {
      const wrap = doc.createElement(tag)
      wrap.append(node)
      node = wrap
    }
    parent.append(node)
  }
  if (runs.length === 0) parent.append(doc.createElement('br'))
}

/** Fills an element with structured text; text is only ever set as text. */
export const domFromBlocks = (doc: Document, root: Element, blocks: readonly Block[]) => {
  const make = (tag: string, runs: readonly Inline[], parent: Element) => {
    const el = doc.createElement(tag)
    inlineTo(doc, el, runs)
    parent.append(el)
  }
  root.replaceChildren()
  for (const block of blocks) {
    if (block.type === 'paragraph') make('p', block.runs, root)
    else if (block.type === 'heading') make(`h${Math.min(3, Math.max(1, block.level))}`, block.runs, root)
    else if (block.type === 'list') {
      const list = doc.createElement(block.ordered ? 'ol' : 'ul')
      for (const item of block.items) make('li', item, list)
      root.append(list)
    } else {
      const table = doc.createElement('table')
      const body = doc.createElement('tbody')
      for (const row of block.rows) {
        const tr = doc.createElement('tr')
        for (const cell of row) make('td', cell, tr)
        body.append(tr)
      }
      table.append(body)
      root.append(table)
    }
  }
  if (blocks.length === 0) make('p', [], root)
}
