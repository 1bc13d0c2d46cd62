import { EMPTY_ROOT, type Hash, hashChildren } from './merkle.ts'

/**
 * A tree as the roots of its full subtrees, largest first: one per set bit of `size`. Enough to append and to
 * know the root without any of the older leaves.
 */
export interface TreeState {
  readonly size: number
  readonly peaks: readonly Hash[]
}

export const emptyTree: TreeState = { size: 0, peaks: [] }

/** The tree with one more leaf hash; O(log n). */
export const appendLeaf = (tree: TreeState, leaf: Hash): TreeState => {
  const peaks = [...tree.peaks]
  let hash = leaf
  for (let rest = tree.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = peaks.pop()
    if (!left) throw new Error('a tree state whose peaks do not fit its size')
    hash = hashChildren(left, hash)
  }
  return { size: tree.size + 1, peaks: [...peaks, hash] }
}

export const rootOf = (tree: TreeState): Hash => {
  const last = tree.peaks.at(-1)
  return last
    ? tree.peaks.slice(0, -1).reduceRight((right, left) => hashChildren(left, right), last)
    : EMPTY_ROOT
}
