import { twoPersonRequest, type Tx } from '@xk/db'
import { and, eq, inArray } from 'drizzle-orm'
import { handsIn, thingOf } from '../hands/hands.ts'

export const AMENDMENT = 'ruleset.amend'

type AmendmentRequest = Omit<typeof twoPersonRequest.$inferSelect, 'payload'> & {
  payload: { digest: string }
}

/** Amendments put forward that wait for a lead, by the id of their ruleset version. */
export const findAmendmentRequest = async (
  tx: Tx,
  rulesetId: string,
): Promise<AmendmentRequest | undefined> => {
  const [row] = await tx
    .select()
    .from(twoPersonRequest)
    .where(
      and(
        eq(twoPersonRequest.kind, AMENDMENT),
        eq(twoPersonRequest.subjectId, rulesetId),
        inArray(twoPersonRequest.state, ['waiting']),
      ),
    )
  return row as AmendmentRequest | undefined
}

/** Everybody who wrote at an amendment or put it forward: none of them approves it. */
export const writersOf = async (tx: Tx, waiting: AmendmentRequest | undefined): Promise<string[]> =>
  waiting?.subjectId
    ? [waiting.requestedBy, ...(await handsIn(tx, [thingOf.amendment(waiting.subjectId)]))]
    : []
