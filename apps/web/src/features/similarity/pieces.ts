import type { MarkedSection } from './load.ts'

type Mark = NonNullable<MarkedSection['marks']>[number]
interface Piece {
  text: string
  mark: Mark | undefined
}

/** A text cut where marks begin and end. */
export const piecesOf = (text: string, marks: readonly Mark[]): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), mark: undefined })
    pieces.push({ text: text.slice(mark.start, mark.end), mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: undefined })
  return pieces
}
