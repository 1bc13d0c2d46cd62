import { richTextSchema } from '@xk/domain/kernel'
import type { Block, Leaf, RichText } from '@xk/domain/kernel'
import type { ListFacts, ParagraphPiece, Piece } from './docx-pieces.ts'

type ListPiece = ParagraphPiece & { list: ListFacts }
const MAX_BLOCKS = 5000
const MAX_LINES = 2000
const MAX_RUNS = 2000
const MAX_RUN_LENGTH = 50_000

/**
 * Makes the structured format out of what a docx shows; undefined when it holds more blocks than the
 * format takes. Bullets, and numbers that simply count from 1, become lists; any other numbering ("2.1.",
 * "b)", a list going on after a paragraph) is written out, so that what judges read as number 4 is 4.
 */
export const assembleRichText = (pieces: readonly Piece[]): RichText | undefined => {
  const blocks: Block[] = []
  let items: ListPiece[] = []
  const flush = () => {
    blocks.push(...listBlocks(items))
    items = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'paragraph' && piece.list && !piece.heading) items.push({ ...piece, list: piece.list })
    else {
      flush()
      blocks.push(...otherBlocks(piece))
    }
  }
  flush()
  if (blocks.length > MAX_BLOCKS) return undefined
  return richTextSchema.parse(blocks)
}

const otherBlocks = (piece: Piece): Block[] => {
  if (piece.kind === 'table')
    return chunks(piece.rows, MAX_LINES).map((rows) => ({
      type: 'table',
      rows: rows.map((row) => row.map(tidy)),
    }))
  const runs = tidy(piece.list ? labelled(piece.list.label, piece.runs) : piece.runs)
  if (!piece.heading) return [{ type: 'paragraph', runs }]
  return [{ type: 'heading', level: Math.min(piece.heading, 3), runs }]
}

/** Items below the top level go into their parent's item, each on a line of its own. */
const listBlocks = (pieces: readonly ListPiece[]): Block[] => {
  const top = Math.min(...pieces.map((piece) => piece.list.level))
  const heads = pieces.filter((piece) => piece.list.level === top)
  const bullets = heads.every((piece) => piece.list.bullet)
  const counted = heads.every((piece, i) => piece.list.plain && piece.list.count === i + 1)
  const startsAtTop = pieces[0]?.list?.level === top
  if (!startsAtTop || (!bullets && (!counted || heads.length < 2)))
    return pieces.map((piece) => ({ type: 'paragraph', runs: tidy(labelled(piece.list.label, piece.runs)) }))
  const items: Leaf[] = []
  for (const piece of pieces) {
    if (piece.list.level === top) items.push(piece.runs)
    else items.push([...items.pop()!, { text: '\n' }, ...labelled(piece.list.label, piece.runs)])
  }
  return chunks(items.map(tidy), MAX_LINES).map((some) => ({ type: 'list', ordered: !bullets, items: some }))
}

const labelled = (label: string, runs: Leaf): Leaf => [{ text: `${label || '–'} ` }, ...runs]

/** NFC, neighbours of one format joined, no white space at either end, within the format's limits. */
const tidy = (leaf: Leaf): Leaf => {
  const joined: Leaf = []
  const simple = leaf.length > MAX_RUNS ? [{ text: leaf.map((run) => run.text).join('') }] : leaf
  for (const run of simple) {
    const last = joined.at(-1)
    if (last && !last.bold === !run.bold && !last.italic === !run.italic) last.text += run.text
    else joined.push({ ...run })
  }
  const first = joined.at(0)
  if (first) first.text = first.text.trimStart()
  const end = joined.at(-1)
  if (end) end.text = end.text.trimEnd()
  return joined
    .flatMap((run) => splitText(storable(run.text)).map((text) => ({ ...run, text })))
    .filter((run) => run.text !== '')
}

const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().normalize('NFC')

const splitText = (text: string): string[] =>
  text.length <= MAX_RUN_LENGTH
    ? [text]
    : chunks(Array.from(text), MAX_RUN_LENGTH / 2).map((some) => some.join(''))

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
