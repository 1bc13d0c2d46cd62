import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { toHex } from './bytes.ts'
import {
  consistencyProof,
  EMPTY_ROOT,
  hashLeaf,
  inclusionProof,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
import { appendLeaf, emptyTree, rootOf } from './tree-state.ts'

/** The reference leaves and roots that implementations of RFC 6962 are tested with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = LEAVES.map((hex) => hashLeaf(hexToBytes(hex)))
const hexes = (hashes: Uint8Array[]) => hashes.map(toHex)

describe('reference vectors', () => {
  it('has the known root for the empty tree and for each of the first eight leaves', () => {
    expect(toHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(LEAVES.map((_, n) => toHex(merkleRoot(leaves.slice(0, n + 1))))).toEqual(ROOTS)
    let tree = emptyTree
    const grown = leaves.map((leaf) => {
      tree = appendLeaf(tree, leaf)
      return toHex(rootOf(tree))
    })
    expect(grown).toEqual(ROOTS)
  })

  it('has the known inclusion proofs', () => {
    expect(hexes(inclusionProof(leaves, 0, 1))).toEqual([])
    expect(hexes(inclusionProof(leaves, 0, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hexes(inclusionProof(leaves, 5, 8))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hexes(inclusionProof(leaves, 2, 3))).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ])
  })

  it('has the known consistency proofs', () => {
    expect(hexes(consistencyProof(leaves, 1, 1))).toEqual([])
    expect(hexes(consistencyProof(leaves, 1, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hexes(consistencyProof(leaves, 6, 8))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hexes(consistencyProof(leaves, 2, 5))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })
})

const tree = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, i) => hashLeaf(utf8ToBytes(`leaf ${i}`))))
const flip = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, i) => (i === at % bytes.length ? byte ^ 1 : byte))

describe('any tree', () => {
  it('grows to the same root as it is built', () => {
    fc.assert(
      fc.property(tree, (all) => {
        expect(rootOf(all.reduce(appendLeaf, emptyTree))).toEqual(merkleRoot(all))
      }),
    )
  })

  it('proves each leaf where it is, and nowhere else', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (all, pick, other) => {
        const index = pick % all.length
        const proof = inclusionProof(all, index)
        const root = merkleRoot(all)
        const leaf = all[index] ?? EMPTY_ROOT
        const claim = { leaf, index, size: all.length, proof, root }
        expect(verifyInclusion(claim)).toBe(true)
        const elsewhere = other % (all.length + 3)
        if (elsewhere !== index) expect(verifyInclusion({ ...claim, index: elsewhere })).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: flip(leaf, other) })).toBe(false)
        expect(verifyInclusion({ ...claim, root: flip(root, other) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
        if (proof.length > 0) {
          const spoilt = proof.map((hash, i) => (i === other % proof.length ? flip(hash, other) : hash))
          expect(verifyInclusion({ ...claim, proof: spoilt })).toBe(false)
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        }
      }),
    )
  })

  it('proves that it begins with each earlier tree, and with no other', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (all, pick, at) => {
        const oldSize = pick % (all.length + 1)
        const proof = consistencyProof(all, oldSize)
        const [oldRoot, root] = [merkleRoot(all.slice(0, oldSize)), merkleRoot(all)]
        const claim = { oldSize, oldRoot, size: all.length, root, proof }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, oldRoot: flip(oldRoot, at) })).toBe(false)
        if (oldSize > 0) expect(verifyConsistency({ ...claim, root: flip(root, at) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, root] })).toBe(false)
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false)
      }),
    )
  })

  it('refuses positions and sizes that do not exist', () => {
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 9)).toThrow(RangeError)
    const claim = { leaf: EMPTY_ROOT, index: 0.5, size: 2, proof: [], root: EMPTY_ROOT }
    expect(verifyInclusion(claim)).toBe(false)
    expect(verifyInclusion({ ...claim, index: 0, size: Number.MAX_SAFE_INTEGER + 1 })).toBe(false)
  })
})
