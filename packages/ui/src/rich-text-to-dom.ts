import type { Block, Inline } from './rich-text-blocks.ts'

type Maker = Pick<Document, 'createElement' | 'createTextNode'>

/** Bold and italic runs into an element; text is only ever set as text. */
export const appendRuns = (doc: Maker, parent: Element, runs: readonly Inline[]): void => {
  for (const run of runs) {
    let node: Node = doc.createTextNode(run.text)
    for (const tag of [run.italic ? 'em' : '', run.bold ? 'strong' : ''].filter(Boolean)) {
      const wrap = doc.createElement(tag)
      wrap.append(node)
      node = wrap
    }
    parent.append(node)
  }
  // An empty editable block has no height and takes no caret without it.
  if (runs.length === 0) parent.append(doc.createElement('br'))
}

const elementOf = (doc: Maker, block: Block): Element => {
  const leaf = (tag: string, runs: readonly Inline[]) => {
    const element = doc.createElement(tag)
    appendRuns(doc, element, runs)
    return element
  }
  const branch = (tag: string, children: readonly Element[]) => {
    const element = doc.createElement(tag)
    element.append(...children)
    return element
  }
  switch (block.type) {
    case 'paragraph':
      return leaf('p', block.runs)
    case 'heading':
      return leaf(`h${Math.min(3, Math.max(1, block.level))}`, block.runs)
    case 'list':
      return branch(
        block.ordered ? 'ol' : 'ul',
        block.items.map((item) => leaf('li', item)),
      )
    case 'table':
      return branch('table', [
        branch(
          'tbody',
          block.rows.map((row) =>
            branch(
              'tr',
              row.map((cell) => leaf('td', cell)),
            ),
          ),
        ),
      ])
    default:
      return block satisfies never
  }
}

/** Fills an element with structured text, and with one empty paragraph when there is none. */
export const domFromBlocks = (doc: Maker, root: Element, blocks: readonly Block[]): void => {
  const shown: readonly Block[] = blocks.length > 0 ? blocks : [{ type: 'paragraph', runs: [] }]
  root.replaceChildren(...shown.map((block) => elementOf(doc, block)))
}
