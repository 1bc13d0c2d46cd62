import type { TreeNode } from './rich-text-from-dom.ts'

/** As much of a DOM as structured text is read from and written to: no browser is needed to test either way. */
export class FakeNode implements TreeNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  childNodes: FakeNode[] = []
  readonly attributes: Readonly<Record<string, string>>

  constructor(name: string, text: string | null = null, attributes: Readonly<Record<string, string>> = {}) {
    this.nodeType = text === null ? 1 : 3
    this.nodeName = name.toUpperCase()
    this.nodeValue = text
    this.attributes = attributes
  }
  getAttribute(name: string): string | null {
    return this.attributes[name] ?? null
  }
  append(...children: FakeNode[]): void {
    this.childNodes.push(...children)
  }
  replaceChildren(...children: FakeNode[]): void {
    this.childNodes = children
  }
}

/** h('p', 'text', h('b', 'bold')); a string beginning with @ is the style attribute. */
export const h = (tag: string, ...children: (string | FakeNode)[]): FakeNode => {
  const style = children.find((child) => typeof child === 'string' && child.startsWith('@'))
  const node = new FakeNode(tag, null, typeof style === 'string' ? { style: style.slice(1) } : {})
  node.append(
    ...children
      .filter((child) => child !== style)
      .map((child) => (typeof child === 'string' ? new FakeNode('#text', child) : child)),
  )
  return node
}

export const fakeDocument = {
  createElement: (tag: string) => new FakeNode(tag),
  createTextNode: (text: string) => new FakeNode('#text', text),
} as unknown as Pick<Document, 'createElement' | 'createTextNode'>
