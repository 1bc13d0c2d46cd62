import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { digestOf } from '../kernel/index.ts'

/** Bytes that the seed gives: SHA-256 of "seed:0", "seed:1", … one after the other, read as 32-bit numbers. */
const numbersFrom = (seed: string): (() => number) => {
  let block = new DataView(new ArrayBuffer(0))
  let counter = 0
  let offset = 0
  return () => {
    if (offset + 4 > block.byteLength) {
      block = new DataView(sha256(utf8ToBytes(`${seed}:${counter++}`)).buffer)
      offset = 0
    }
    offset += 4
    return block.getUint32(offset - 4)
  }
}

/**
 * Whole numbers from 0 to below n, as a seed gives them, one after the other; numbers that would favour some are
 * thrown away.
 */
export const numbersBelow = (seed: string): ((n: number) => number) => {
  const next = numbersFrom(seed)
  return (n) => {
    const limit = 2 ** 32 - (2 ** 32 % n)
    let number = next()
    while (number >= limit) number = next()
    return number % n
  }
}

/** What is published before a draw, so that the list can't be changed after it. */
export const drawListDigest = (list: readonly string[]): string => digestOf(list.toSorted())

/**
 * The order that a seed draws (bốc thăm), which anyone can repeat: the list sorted by code units, then
 * Fisher–Yates from the end, with numbers that would favour someone thrown away. Never for secrets such as blind
 * codes: who knows the seed knows the order (design.md §5.12).
 */
export const drawOrder = (list: readonly string[], seed: string): string[] => {
  const order = list.toSorted()
  const below = numbersBelow(seed)
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const [a, b] = [order[i], order[j]]
    if (a === undefined || b === undefined) throw new Error('draw out of range')
    order[i] = b
    order[j] = a
  }
  return order
}

/** Positions in a draw, 1 first: what the ranking takes as its lots. */
export const lotsOf = (order: readonly string[]): Record<string, number> =>
  Object.fromEntries(order.map((id, index) => [id, index + 1]))
