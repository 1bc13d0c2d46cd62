import type { RoundCount } from '@xk/domain/ballot'
import { answer, type Sendable } from '@xk/domain/policy'
import type { RollRow, RoundRow } from './context.ts'
import { voidDigest } from './void-round.ts'

/** A round without anything of who cast what. `returned`: a number only, and none before casting. */
export const roundLine = (row: RoundRow, returned: number, onRoll: boolean) =>
  answer({
    id: row.id,
    n: row.n,
    kind: row.kind,
    way: row.way,
    state: row.state,
    candidates: row.candidates,
    seats: row.seats,
    members: row.members,
    present: row.present,
    issued: row.issued,
    returned,
    publicKey: row.publicKey,
    root: row.root,
    /** Plain figures by candidate. */
    count: row.count as Sendable<RoundCount> | null,
    reason: row.reason,
    /** Somebody asked for it to be void: what a second person confirms. */
    voidAsked: row.voidAskedBy !== null && row.state !== 'void' ? voidDigest(row) : null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    /** The reader has a line on its roll. */
    onRoll,
  })

/** A member's own line: what the browser needs to go on with the ballot, also on another device. */
export const ownLine = (own: RollRow) =>
  answer({
    memberId: own.memberId,
    channel: own.channel,
    issued: own.issued,
    warned: own.warned,
    confirmed: own.confirmed,
    struck: own.struck,
    sealed: own.sealed,
    blinded: own.blinded,
    blindSignature: own.blindSignature,
  })
