import { searchPuzzle } from '@xk/domain/question'

/** Numbers tried before the page gets its turn: a few milliseconds on an old telephone. */
const CHUNK = 300
/** Chunks in one turn, as long as they stay below a frame. */
const TURN_MS = 12

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

/**
 * Solves a puzzle a little at a time, so that the page stays usable. `onProgress` gets the share of the expected
 * work that is done, 0 to 0.99: how long it takes is a matter of luck.
 */
export const solvePuzzle = async (
  challenge: string,
  bits: number,
  onProgress: (share: number) => void,
): Promise<number> => {
  const expected = 2 ** bits
  for (let from = 0; ; ) {
    const begun = performance.now()
    while (performance.now() - begun < TURN_MS) {
      const found = searchPuzzle(challenge, bits, from, CHUNK)
      if (found !== undefined) return found
      from += CHUNK
    }
    onProgress(Math.min(0.99, 1 - Math.exp(-from / expected)))
    await nextTurn()
  }
}
