import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * A small piece of work that makes stuffing dear and a single question cheap: a number that, hashed with the
 * challenge, begins with so many zero bits (Hashcash, Back 2002). On average 2^bits hashes.
 */
export const PUZZLE_BITS = 16

const zeroBits = (hash: Uint8Array): number => {
  let bits = 0
  for (const byte of hash) {
    if (byte === 0) {
      bits += 8
      continue
    }
    return bits + Math.clz32(byte) - 24
  }
  return bits
}

export const solvesPuzzle = (challenge: string, answer: number, bits: number): boolean =>
  zeroBits(sha256(utf8ToBytes(`${challenge}:${answer}`))) >= bits

/** Tries `count` numbers from `from` on: the answer, or undefined when it is not among them. */
export const searchPuzzle = (
  challenge: string,
  bits: number,
  from: number,
  count: number,
): number | undefined => {
  for (let answer = from; answer < from + count; answer++)
    if (solvesPuzzle(challenge, answer, bits)) return answer
  return undefined
}
