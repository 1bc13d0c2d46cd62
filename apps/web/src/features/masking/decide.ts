import type { DocumentMarks, FieldMarks, MaskingBody } from '@xk/contract'

/** A stretch of one leaf. */
export interface TextSpan {
  leaf: number
  start: number
  end: number
}
export type Decision = 'open' | 'out' | 'keep'

/** A place in a text to be decided on: found by the machine, or chosen by the secretary. */
export interface Spot extends TextSpan {
  id: string
  decision: Decision
  /** Chosen by hand: pressed again it is gone. */
  free: boolean
}

export const idOf = ({ leaf, start, end }: TextSpan): string => `${leaf}:${start}:${end}`
const same = (a: TextSpan) => (b: TextSpan) => a.leaf === b.leaf && a.start === b.start && a.end === b.end
const plain = ({ leaf, start, end }: TextSpan): TextSpan => ({ leaf, start, end })
const covers = (inner: TextSpan) => (outer: TextSpan) =>
  outer.leaf === inner.leaf && outer.start <= inner.start && outer.end >= inner.end

/** Every place of a text with what was decided about it, finds first. */
export const spotsOf = (marks: FieldMarks, found: readonly TextSpan[]): Spot[] => {
  const decided = found.map((span): Spot => {
    const decision = marks.out.some(covers(span)) ? 'out' : marks.keep.some(same(span)) ? 'keep' : 'open'
    return { ...plain(span), id: idOf(span), decision, free: false }
  })
  const free = marks.out
    .filter((span) => !found.some(same(span)))
    .map((span): Spot => ({ ...plain(span), id: idOf(span), decision: 'out', free: true }))
  // A stretch chosen by hand stands for the finds within it.
  const shown = decided.filter((spot) => !free.some(covers(spot)))
  return [...shown, ...free].toSorted((a, b) => a.leaf - b.leaf || a.start - b.start)
}

/** The marks after a press on a place: to be seen → blacked out → left as it is → blacked out; a free one goes. */
export const press = <M extends FieldMarks>(marks: M, spot: Spot): M => {
  const without = (spans: readonly TextSpan[]) => spans.filter((it) => !same(spot)(it))
  if (spot.decision === 'out') {
    return {
      ...marks,
      out: without(marks.out),
      keep: spot.free ? marks.keep : [...without(marks.keep), plain(spot)],
    }
  }
  return { ...marks, out: [...without(marks.out), plain(spot)], keep: without(marks.keep) }
}

/** The marks with further stretches blacked out. */
export const cover = <M extends FieldMarks>(marks: M, spans: readonly TextSpan[]): M => {
  const fresh = spans.map(plain).filter((span) => span.end > span.start && !marks.out.some(covers(span)))
  return fresh.length === 0 ? marks : { ...marks, out: [...marks.out, ...fresh] }
}

/** Where a phrase stands in the leaves of a text, whatever its case; matches don't overlap. */
export const findPhrase = (leaves: readonly string[], phrase: string): TextSpan[] => {
  const wanted = phrase.trim().normalize('NFC').toLowerCase()
  if (wanted === '') return []
  return leaves.flatMap((text, leaf) => {
    const haystack = text.toLowerCase()
    // A letter whose small form is longer would shift what follows: such a leaf is left to the hand.
    if (haystack.length !== text.length) return []
    const found: TextSpan[] = []
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
      found.push({ leaf, start: at, end: at + wanted.length })
    }
    return found
  })
}

export type Box = DocumentMarks['boxes'][number]

const EPSILON = 1e-6
const sameBox = (a: Box) => (b: Box) =>
  a.page === b.page && (['x', 'y', 'w', 'h'] as const).every((side) => Math.abs(a[side] - b[side]) < EPSILON)
const plainBox = ({ page, x, y, w, h }: Box): Box => ({ page, x, y, w, h })

/** Least side of a box, so that it can still be seen and pressed. */
const LEAST = 0.008
const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most)

/** The box inside the page, never vanishing. */
export const fitted = ({ page, x, y, w, h }: Box): Box => {
  const width = Math.min(1, Math.max(LEAST, w))
  const height = Math.min(1, Math.max(LEAST, h))
  return { page, x: clamp(x, 1 - width), y: clamp(y, 1 - height), w: width, h: height }
}

/** The box between two corners, whichever was first. */
export const boxBetween = (page: number, a: { x: number; y: number }, b: { x: number; y: number }): Box =>
  fitted({
    page,
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    w: Math.abs(a.x - b.x),
    h: Math.abs(a.y - b.y),
  })

export const addBox = (marks: DocumentMarks, box: Box): DocumentMarks => ({
  ...marks,
  boxes: marks.boxes.some(sameBox(box)) ? marks.boxes : [...marks.boxes, plainBox(box)],
  keptBoxes: marks.keptBoxes.filter((it) => !sameBox(box)(it)),
})
export const removeBox = (marks: DocumentMarks, box: Box, proposed: readonly Box[]): DocumentMarks => ({
  ...marks,
  boxes: marks.boxes.filter((it) => !sameBox(box)(it)),
  keptBoxes: proposed.some(sameBox(box)) ? [...marks.keptBoxes, plainBox(box)] : marks.keptBoxes,
})
export const changeBox = (marks: DocumentMarks, from: Box, to: Box): DocumentMarks => ({
  ...marks,
  boxes: marks.boxes.map((it) => (sameBox(from)(it) ? fitted(to) : it)),
})
export const onEveryPage = (marks: DocumentMarks, box: Box, pages: number): DocumentMarks =>
  Array.from({ length: pages }, (_, i) => ({ ...box, page: i + 1 })).reduce(addBox, marks)

/** Proposals that are neither painted nor declined. */
export const openProposals = <P extends Box>(marks: DocumentMarks, proposed: readonly P[]): P[] =>
  proposed.filter((box) => !marks.boxes.some(sameBox(box)) && !marks.keptBoxes.some(sameBox(box)))

const NO_FIELD_MARKS: FieldMarks = { out: [], keep: [] }
export const fieldMarks = (body: MaskingBody, key: string): FieldMarks => body.fields[key] ?? NO_FIELD_MARKS
