import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalBytes } from '../kernel/index.ts'
import { hashLeaf, merkleRoot } from '../publication/merkle.ts'
import type { Mark, RoundCount } from './types.ts'

/** A whole ballot as it is kept: its marks in the order of the round's candidates. Never published. */
export interface KeptBallot {
  serial: string
  signature: string
  marks: readonly string[]
}

const rootOf = (leaves: readonly unknown[]): string =>
  bytesToHex(merkleRoot(leaves.map((leaf) => hashLeaf(canonicalBytes(leaf)))))

/**
 * Merkle root (RFC 6962) of the whole ballots, sorted by serial, each with the round's secret salt: it binds them
 * without giving them away. Without the salt, ballots of a small round could be guessed from it and the totals.
 */
export const ballotsRoot = (ballots: readonly KeptBallot[], salt: string): string =>
  rootOf(
    ballots
      .map(({ serial, marks }) => ({ serial, marks, salt }))
      .toSorted((a, b) => (a.serial < b.serial ? -1 : 1)),
  )

/** What is published of a closed round besides its rules: all of it lies under the root that the ledger holds. */
export interface PublishedRound {
  /** Null for a round wholly on paper. */
  publicKey: string | null
  /** Root of the whole ballots; null for a round wholly on paper. */
  ballotsRoot: string | null
  /** Of every ballot, sorted by serial: that each was issued by this round, and how many there are. */
  serials: readonly { serial: string; signature: string }[]
  /** Each candidate's marks by themselves, in the order of {@link MARKS}; null where voters are too few. */
  marks: readonly { candidate: string; marks: readonly Mark[] }[] | null
  count: RoundCount
}

/** The root of a round: one leaf each for key and ballots, serial, candidate, and the count. */
export const roundRoot = ({ publicKey, ballotsRoot: whole, serials, marks, count }: PublishedRound): string =>
  rootOf([
    { publicKey, ballotsRoot: whole },
    ...serials.map(({ serial, signature }) => ({ serial, signature })),
    ...(marks ?? []).map((it) => ({ candidate: it.candidate, marks: it.marks })),
    { count },
  ])
