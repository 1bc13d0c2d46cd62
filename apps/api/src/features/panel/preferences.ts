import { assignment, bid, bidClosing, panelMember, stageEntry, type Tx } from '@xk/db'
import type { Pair } from '@xk/domain/assignment'
import { and, eq, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

/** How much a judge is wanted for a work: of its field, asked for it, would rather not, scored it before. */
const WEIGHT = { expert: 1, want: 2, avoid: -4, earlier: -8 } as const

export type Wish = 'want' | 'avoid'
export interface Reasons {
  expert: boolean
  wish: Wish | null
  /** Scored the work in an earlier stage. */
  earlier: boolean
}

const keyOf = (pair: Pair) => `${pair.entryId} ${pair.judgeId}`

export const listBids = (tx: Tx, stageId: string) =>
  tx
    .select({ judgeId: bid.memberId, entryId: bid.stageEntryId, wish: bid.wish })
    .from(bid)
    .innerJoin(stageEntry, eq(stageEntry.id, bid.stageEntryId))
    .where(eq(stageEntry.stageId, stageId))

export const findBidClosing = async (tx: Tx, stageId: string) =>
  (await tx.select().from(bidClosing).where(eq(bidClosing.stageId, stageId)))[0]

/**
 * Members of this stage's panel with the works that they handed in a sheet for in another stage; with `read`, also
 * those that they were only ever given to read.
 */
export const listEarlierPairs = (
  tx: Tx,
  stageId: string,
  { read = false }: { read?: boolean } = {},
): Promise<Pair[]> => {
  const [elsewhere, before] = [alias(stageEntry, 'elsewhere'), alias(panelMember, 'before')]
  return tx
    .selectDistinct({ entryId: stageEntry.id, judgeId: panelMember.id })
    .from(stageEntry)
    .innerJoin(elsewhere, and(eq(elsewhere.entryId, stageEntry.entryId), ne(elsewhere.id, stageEntry.id)))
    .innerJoin(
      assignment,
      and(
        eq(assignment.stageEntryId, elsewhere.id),
        read ? undefined : sql`${assignment.state} = 'handedIn'`,
      ),
    )
    .innerJoin(before, eq(before.id, assignment.memberId))
    .innerJoin(panelMember, and(eq(panelMember.personId, before.personId), eq(panelMember.stageId, stageId)))
    .where(eq(stageEntry.stageId, stageId))
}

interface Known {
  entries: readonly { id: string; field: string | null }[]
  judges: readonly { id: string; expertise: readonly string[] }[]
  bids: readonly (Pair & { wish: Wish })[]
  earlier: readonly Pair[]
}

/** What speaks for and against a pair, and all pairs of which something does, with their worth. */
export const weighPairs = ({ entries, judges, bids, earlier }: Known) => {
  const wishes = new Map(bids.map((it) => [keyOf(it), it.wish]))
  const seen = new Set(earlier.map(keyOf))
  const home = new Map(judges.map(({ id, expertise }) => [id, new Set(expertise)]))
  const fields = new Map(entries.map(({ id, field }) => [id, field]))
  const reasonsOf = (pair: Pair): Reasons => {
    const field = fields.get(pair.entryId) ?? null
    return {
      expert: field !== null && (home.get(pair.judgeId)?.has(field) ?? false),
      wish: wishes.get(keyOf(pair)) ?? null,
      earlier: seen.has(keyOf(pair)),
    }
  }
  const preferences = entries.flatMap(({ id: entryId }) =>
    judges.flatMap(({ id: judgeId }) => {
      const { expert, wish, earlier: before } = reasonsOf({ entryId, judgeId })
      const value = (expert ? WEIGHT.expert : 0) + (wish ? WEIGHT[wish] : 0) + (before ? WEIGHT.earlier : 0)
      return value === 0 ? [] : [{ entryId, judgeId, value }]
    }),
  )
  return { reasonsOf, preferences }
}
