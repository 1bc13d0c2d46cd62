import { hand, type Tx } from '@xk/db'
import { and, eq, inArray, isNull } from 'drizzle-orm'

/**
 * What people prepare and another approves. Everybody who had a hand in it is remembered, for the last writer alone
 * would let the first approve what is mostly theirs (design.md §5.9).
 */
export const thingOf = {
  decision: (decisionId: string) => `decision:${decisionId}`,
  /** The n-th release of an edition, however often it is prepared anew before it is signed. */
  release: (editionId: string, n: number) => `release:${editionId}:${n}`,
  masking: (stageEntryId: string) => `masking:${stageEntryId}`,
  amendment: (rulesetId: string) => `amendment:${rulesetId}`,
  work: (workId: string) => `work:${workId}`,
  workDecision: (decisionId: string) => `workDecision:${decisionId}`,
  blocReport: (reportId: string) => `blocReport:${reportId}`,
  teamPrizes: (stageId: string) => `teamPrizes:${stageId}`,
  privacyNotice: (noticeId: string) => `privacyNotice:${noticeId}`,
  memo: (memoId: string) => `memo:${memoId}`,
  exemplar: (entryId: string) => `exemplar:${entryId}`,
}

/** Call in the transaction that saves what they did. */
export const addHand = async (tx: Tx, thing: string, accountId: string, at: Date): Promise<void> => {
  await tx
    .insert(hand)
    .values({ thing, accountId, at })
    .onConflictDoUpdate({ target: [hand.thing, hand.accountId], set: { at, undoneAt: null } })
}

/** Accounts that had a hand in it as it stands. */
export const handsIn = async (tx: Tx, things: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .selectDistinct({ accountId: hand.accountId })
    .from(hand)
    .where(and(inArray(hand.thing, [...things]), isNull(hand.undoneAt)))
  return rows.map(({ accountId }) => accountId)
}

/** The same of several things at once, by thing. */
export const handsByThing = async (tx: Tx, things: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await tx
    .selectDistinct({ thing: hand.thing, accountId: hand.accountId })
    .from(hand)
    .where(and(inArray(hand.thing, [...things]), isNull(hand.undoneAt)))
  return new Map(
    things.map((thing) => [
      thing,
      rows.filter((row) => row.thing === thing).map(({ accountId }) => accountId),
    ]),
  )
}

/** It is begun anew from nothing: nobody's work is in it any more. That they had a hand in it stays known. */
export const undoHands = async (tx: Tx, thing: string, at: Date): Promise<void> => {
  await tx
    .update(hand)
    .set({ undoneAt: at })
    .where(and(eq(hand.thing, thing), isNull(hand.undoneAt)))
}
