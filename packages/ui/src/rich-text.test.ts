import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Block, type Highlight, type Inline, piecesOf, plainText } from './rich-text-blocks.ts'
import { blocksFromDom } from './rich-text-from-dom.ts'
import { domFromBlocks } from './rich-text-to-dom.ts'
import { FakeNode, fakeDocument, h } from './testing-tree.ts'

const paragraph = (...runs: Inline[]): Block => ({ type: 'paragraph', runs })
const read = (...children: (string | FakeNode)[]) => blocksFromDom(h('div', ...children))

const word = fc.constantFrom('Đoàn', 'khối', 'hòa', 'ủy', '1.240', '38%', '<b>', '&amp;', '“tủ”', '🏆')
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
/** Runs as the reader gives them: neighbours differ in dress, no blank at either end. */
const leaf: fc.Arbitrary<Inline[]> = fc
  .array(fc.tuple(text, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((parts) => {
    const runs: Inline[] = []
    for (const [words, bold, italic] of parts) {
      const last = runs.at(-1)
      if (last && Boolean(last.bold) === bold && Boolean(last.italic) === italic) last.text += words
      else runs.push({ text: words, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) })
    }
    return runs
  })
const block: fc.Arbitrary<Block> = fc.oneof(
  leaf.map((runs): Block => ({ type: 'paragraph', runs })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), leaf)
    .map(([level, runs]): Block => ({ type: 'heading', level, runs })),
  fc
    .tuple(fc.boolean(), fc.array(leaf, { minLength: 1, maxLength: 4 }))
    .map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  fc
    .array(fc.array(fc.oneof(leaf, fc.constant<Inline[]>([])), { minLength: 2, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((rows): Block => ({ type: 'table', rows })),
)

test('what is written into the field is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const root = new FakeNode('div')
      domFromBlocks(fakeDocument, root as unknown as Element, blocks)
      expect(blocksFromDom(root)).toEqual(blocks)
    }),
  )
})

test('whatever the tree, none of its words is lost or doubled', () => {
  const tags = fc.constantFrom(
    'p',
    'div',
    'b',
    'span',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'h2',
    'a',
    'blockquote',
  )
  const { node } = fc.letrec<{ node: FakeNode; leaf: FakeNode }>((tie) => ({
    leaf: word.map((w) => new FakeNode('#text', ` ${w} `)),
    node: fc.oneof(
      { maxDepth: 5 },
      tie('leaf'),
      fc.tuple(tags, fc.array(tie('node'), { maxLength: 4 })).map(([tag, children]) => h(tag, ...children)),
    ),
  }))
  const wordsOf = (tree: FakeNode): string[] =>
    tree.nodeType === 3 ? [(tree.nodeValue ?? '').trim()] : tree.childNodes.flatMap(wordsOf)
  fc.assert(
    fc.property(node, (tree) => {
      const found = plainText(blocksFromDom(h('div', tree)))
      expect(found.split(/\s+/).filter(Boolean).toSorted()).toEqual(wordsOf(tree).toSorted())
    }),
    { numRuns: 500 },
  )
})

describe('the editor’s own tree', () => {
  it('reads loose text, lines in div and breaks as paragraphs', () => {
    expect(read('một', h('div', 'hai'), h('div', h('br')), h('p', 'ba', h('br'), 'bốn'))).toEqual(
      ['một', 'hai', 'ba', 'bốn'].map((text) => paragraph({ text })),
    )
  })
  it('joins what looks the same, and keeps one blank between words', () => {
    expect(read(h('p', ' Đoàn \n', h('b', ' Khối\u00a0'), h('strong', ' Dân'), h('i', '\tChính ')))).toEqual([
      paragraph({ text: 'Đoàn ' }, { text: 'Khối Dân', bold: true }, { text: ' Chính', italic: true }),
    ])
  })
  it('writes Vietnamese in one normal form', () => {
    expect(read(h('p', 'phố'.normalize('NFD')))).toEqual([paragraph({ text: 'phố' })])
  })
  it('reads dress from styles, and a weight of normal as none (as some editors wrap everything in b)', () => {
    expect(
      read(
        h(
          'b',
          '@font-weight:normal',
          h('p', 'thường ', h('span', '@font-weight:700;font-style:italic', 'đậm')),
        ),
      ),
    ).toEqual([paragraph({ text: 'thường ' }, { text: 'đậm', bold: true, italic: true })])
  })
  it('puts the items of a list inside a list after the item they hang on', () => {
    expect(
      read(h('ul', h('li', 'một', h('ol', h('li', 'hai'))), h('li', h('p', 'ba'), h('p', 'bốn')))),
    ).toEqual([
      { type: 'list', ordered: false, items: [[{ text: 'một' }], [{ text: 'hai' }], [{ text: 'ba bốn' }]] },
    ])
  })
})

describe('from Word', () => {
  const item = (number: string, words: string) =>
    h('p', '@mso-list:l0 level1 lfo1', h('span', '@mso-list:Ignore', number, h('span', '\u00a0')), words)
  it('makes lists of its numbered paragraphs, a new one where the kind changes', () => {
    expect(
      read(item('1.', 'một'), item('2.', 'hai'), item('·', 'chấm'), h('p', 'xen'), item('a)', 'chữ')),
    ).toEqual([
      { type: 'list', ordered: true, items: [[{ text: 'một' }], [{ text: 'hai' }]] },
      { type: 'list', ordered: false, items: [[{ text: 'chấm' }]] },
      paragraph({ text: 'xen' }),
      { type: 'list', ordered: true, items: [[{ text: 'chữ' }]] },
    ])
  })
  it('drops styles, scripts, deleted and hidden text', () => {
    expect(
      read(
        h('style', 'p{}'),
        h('p', 'giữ', h('del', 'bỏ'), h('span', '@display:none', 'ẩn')),
        h('script', 'x()'),
      ),
    ).toEqual([paragraph({ text: 'giữ' })])
  })
  it('keeps columns together when cells are joined, and takes the frame of one cell away', () => {
    const row = (...cells: FakeNode[]) => h('tr', ...cells)
    const wide = new FakeNode('td', null, { colspan: '2' })
    wide.append(new FakeNode('#text', 'cả hai'))
    expect(
      read(h('table', h('tbody', row(wide), row(h('td', 'a'), h('th', h('p', 'b'), h('p', 'c')))))),
    ).toEqual([
      {
        type: 'table',
        rows: [
          [[{ text: 'cả hai' }], []],
          [[{ text: 'a' }], [{ text: 'b c' }]],
        ],
      },
    ])
    expect(read(h('table', row(h('td', h('p', 'một'), h('p', 'hai')))))).toEqual([
      paragraph({ text: 'một' }),
      paragraph({ text: 'hai' }),
    ])
  })
})

describe('highlights', () => {
  const mark = (start: number, end: number, id = 'a'): Highlight => ({
    leaf: 0,
    start,
    end,
    id,
    state: 'open',
    label: '',
  })
  const cut = (runs: Inline[], ...marks: Highlight[]) =>
    piecesOf(runs, marks).map((piece) => [piece.text, piece.highlight?.id ?? '', Boolean(piece.bold)])

  it('are cut out of runs and across them', () => {
    expect(cut([{ text: 'Sở Tài ' }, { text: 'chính', bold: true }, { text: ' nộp' }], mark(3, 12))).toEqual([
      ['Sở ', '', false],
      ['Tài ', 'a', false],
      ['chính', 'a', true],
      [' nộp', '', false],
    ])
  })
  it('hold where they begin first when two overlap; an empty one marks nothing', () => {
    expect(cut([{ text: 'abcdef' }], mark(2, 5, 'b'), mark(0, 3, 'a'), mark(4, 4, 'c'))).toEqual([
      ['ab', 'a', false],
      ['c', 'a', false],
      ['de', 'b', false],
      ['f', '', false],
    ])
  })
  it('lose no text wherever they are', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => mark(Math.min(a, b), Math.max(a, b)))
    fc.assert(
      fc.property(leaf, fc.array(span), (runs, marks) => {
        const whole = (parts: Inline[]) => parts.map((part) => part.text).join('')
        expect(whole(piecesOf(runs, marks))).toBe(whole(runs))
      }),
    )
  })
})
