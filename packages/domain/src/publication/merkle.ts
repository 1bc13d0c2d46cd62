import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { sameBytes } from './bytes.ts'

/** A Merkle tree over a list that only grows, hashed as RFC 6962 §2.1 says. All hashes are 32 bytes. */
export type Hash = Uint8Array

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const hashLeaf = (bytes: Uint8Array): Hash => sha256(concatBytes(LEAF, bytes))
export const hashChildren = (left: Hash, right: Hash): Hash => sha256(concatBytes(NODE, left, right))
export const EMPTY_ROOT: Hash = sha256(new Uint8Array())

/** The largest power of two below n, for n > 1: where RFC 6962 splits a tree. */
const splitOf = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Root over `leaves[from, to)`, which are leaf hashes. */
const rangeRoot = (leaves: readonly Hash[], from: number, to: number): Hash => {
  const size = to - from
  if (size === 0) return EMPTY_ROOT
  const first = leaves[from]
  if (size === 1) {
    if (!first) throw new RangeError(`no leaf ${from}`)
    return first
  }
  const split = from + splitOf(size)
  return hashChildren(rangeRoot(leaves, from, split), rangeRoot(leaves, split, to))
}

/** Root over leaf hashes ({@link hashLeaf}). */
export const merkleRoot = (leaves: readonly Hash[]): Hash => rangeRoot(leaves, 0, leaves.length)

/**
 * The sibling hashes from leaf `index` up to the root (RFC 6962 §2.1.1), for the tree of the first `size` leaves.
 * Throws RangeError when there is no such leaf.
 */
export const inclusionProof = (leaves: readonly Hash[], index: number, size = leaves.length): Hash[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size || size > leaves.length) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  }
  const path = (from: number, to: number): Hash[] => {
    if (to - from === 1) return []
    const split = from + splitOf(to - from)
    return index < split
      ? [...path(from, split), rangeRoot(leaves, split, to)]
      : [...path(split, to), rangeRoot(leaves, from, split)]
  }
  return path(0, size)
}

/**
 * What shows that the tree of `size` leaves only added to that of `oldSize` (RFC 6962 §2.1.2). Empty for equal
 * sizes and for an empty old tree. Throws RangeError on sizes that don't fit.
 */
export const consistencyProof = (leaves: readonly Hash[], oldSize: number, size = leaves.length): Hash[] => {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size || size > leaves.length) {
    throw new RangeError(`no tree of ${oldSize} within one of ${size}`)
  }
  if (oldSize === 0 || oldSize === size) return []
  const walk = (from: number, to: number, known: boolean): Hash[] => {
    if (to === oldSize) return known ? [] : [rangeRoot(leaves, from, to)]
    const split = from + splitOf(to - from)
    return oldSize <= split
      ? [...walk(from, split, known), rangeRoot(leaves, split, to)]
      : [...walk(split, to, false), rangeRoot(leaves, from, split)]
  }
  return walk(0, size, true)
}

const isSize = (n: number) => Number.isSafeInteger(n) && n >= 0
const isOdd = (n: number) => n % 2 === 1
const half = (n: number) => Math.floor(n / 2)

interface InclusionClaim {
  leaf: Hash
  /** Position from 0. */
  index: number
  size: number
  proof: readonly Hash[]
  root: Hash
}

/** Whether the leaf is at that position under the root (RFC 9162 §2.1.3.2, same hashes as RFC 6962). */
export const verifyInclusion = ({ leaf, index, size, proof, root }: InclusionClaim): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = hashChildren(sibling, hash)
      while (!isOdd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else hash = hashChildren(hash, sibling)
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

interface ConsistencyClaim {
  oldSize: number
  oldRoot: Hash
  size: number
  root: Hash
  proof: readonly Hash[]
}

/** Whether the new tree begins with the old one (RFC 9162 §2.1.4.2). Every tree begins with the empty one. */
export const verifyConsistency = ({ oldSize, oldRoot, size, root, proof }: ConsistencyClaim): boolean => {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size) return false
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, EMPTY_ROOT)
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root)
  let node = oldSize - 1
  let last = size - 1
  while (isOdd(node)) {
    node = half(node)
    last = half(last)
  }
  // A full left subtree is the old root itself and is not sent.
  const [seed, ...rest] = node === 0 ? [oldRoot, ...proof] : proof
  if (!seed) return false
  let before = seed
  let after = seed
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      before = hashChildren(sibling, before)
      after = hashChildren(sibling, after)
      while (!isOdd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else after = hashChildren(after, sibling)
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(before, oldRoot) && sameBytes(after, root)
}
