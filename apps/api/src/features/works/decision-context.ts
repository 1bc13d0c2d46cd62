import {
  type Tx,
  unitPeriod,
  work,
  workCommendation,
  workContent,
  workDecision,
  workDecisionItem,
} from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import type { Facts } from '@xk/domain/policy'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { handsIn, thingOf } from '../hands/hands.ts'

export type WorkDecisionRow = typeof workDecision.$inferSelect

export interface DecisionItem {
  workId: string
  title: string
  unitName: string
}

/** Works as a decision lists them: with the name that their unit has on a day. One query. */
export const itemsOf = async (tx: Tx, workIds: readonly string[], day: string) => {
  if (workIds.length === 0) return []
  const rows = await tx
    .select({
      workId: work.id,
      unitId: work.unitId,
      state: work.state,
      title: sql<string>`${workContent.body} ->> 'title'`,
      unitName: sql<string>`coalesce((select up.name from ${unitPeriod} up where up.unit_id = ${work.unitId}
        and up."from" <= ${day} order by up."from" desc limit 1), '')`,
      commendedBy: sql<string | null>`(select c.decision_id from ${workCommendation} c
        where c.work_id = ${work.id} and c.withdrawn_by is null)`,
    })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .where(inArray(work.id, [...workIds]))
  // In the order in which they were put on the list.
  return workIds.flatMap((id) => rows.find(({ workId }) => workId === id) ?? [])
}

const listItems = (tx: Tx, decisionId: string) =>
  tx
    .select({
      workId: workDecisionItem.workId,
      title: workDecisionItem.title,
      unitName: workDecisionItem.unitName,
    })
    .from(workDecisionItem)
    .where(eq(workDecisionItem.decisionId, decisionId))
    .orderBy(asc(workDecisionItem.ordinal))

export interface DecisionContext {
  decision: WorkDecisionRow
  items: DecisionItem[]
  facts: Facts
}

/** A decision with its list; everybody who wrote at it can't approve it. */
export const loadDecision = async (
  tx: Tx,
  decisionId: string,
  options: { lock?: boolean } = {},
): Promise<DecisionContext | undefined> => {
  const query = tx.select().from(workDecision).where(eq(workDecision.id, decisionId))
  const [decision] = options.lock ? await query.for('update') : await query
  if (!decision) return undefined
  const hands = await handsIn(tx, [thingOf.workDecision(decisionId)])
  return {
    decision,
    items: await listItems(tx, decisionId),
    facts: { preparedBy: [decision.preparedBy, ...hands] },
  }
}

/** What an approval stands for: number, day, words and list; the record keeps it, the paper shows it. */
export const decisionDigest = ({ decision, items }: Pick<DecisionContext, 'decision' | 'items'>): string =>
  digestOf({
    kind: decision.kind,
    number: decision.number,
    signedOn: decision.signedOn,
    supersedes: decision.supersedes,
    text: decision.text,
    items,
  })

/** Works of a decision whose commendation by it stands. */
export const standingOf = (tx: Tx, decisionId: string) =>
  tx
    .select({ workId: workCommendation.workId })
    .from(workCommendation)
    .where(and(eq(workCommendation.decisionId, decisionId), isNull(workCommendation.withdrawnBy)))
