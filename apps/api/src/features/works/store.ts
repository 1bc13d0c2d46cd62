import { type Tx, unitPeriod, work, workCommendation, workDecision } from '@xk/db'
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'

interface AcceptedWork {
  workId: string
  unitId: string
  /** Where the unit belonged on the day of acceptance; null where no period of it covers that day. */
  clusterId: string | null
  /** ISO day. */
  acceptedOn: string
  /** The account that accepted it. */
  decidedBy: string | null
}

/** Works that count for the target of a term, each with the day that it counts from. One query. */
export const listAcceptedWorks = async (tx: Tx, termId: string): Promise<AcceptedWork[]> => {
  const rows = await tx
    .select({
      workId: work.id,
      unitId: work.unitId,
      clusterId: unitPeriod.clusterId,
      acceptedOn: work.acceptedOn,
      decidedBy: work.decidedBy,
    })
    .from(work)
    .leftJoin(
      unitPeriod,
      and(
        eq(unitPeriod.unitId, work.unitId),
        lte(unitPeriod.from, work.acceptedOn),
        or(isNull(unitPeriod.to), gt(unitPeriod.to, work.acceptedOn)),
      ),
    )
    .where(and(eq(work.termId, termId), eq(work.state, 'accepted')))
    .orderBy(asc(work.acceptedOn), asc(work.id))
  return rows.flatMap(({ acceptedOn, ...row }) => (acceptedOn ? [{ ...row, acceptedOn }] : []))
}

interface CommendedWork {
  workId: string
  unitId: string
  /** Where the unit belonged on the day of the decision. */
  clusterId: string | null
  /** signedOn: ISO day. */
  decision: { id: string; number: string; signedOn: string }
}

/** Distinct works that a decision in force commends in a term; what was withdrawn is not there. One query. */
export const listCommendedWorks = (tx: Tx, termId: string): Promise<CommendedWork[]> =>
  tx
    .select({
      workId: workCommendation.workId,
      unitId: work.unitId,
      clusterId: unitPeriod.clusterId,
      decision: { id: workDecision.id, number: workDecision.number, signedOn: workDecision.signedOn },
    })
    .from(workCommendation)
    .innerJoin(work, eq(work.id, workCommendation.workId))
    .innerJoin(workDecision, eq(workDecision.id, workCommendation.decisionId))
    .leftJoin(
      unitPeriod,
      and(
        eq(unitPeriod.unitId, work.unitId),
        lte(unitPeriod.from, workDecision.signedOn),
        or(isNull(unitPeriod.to), gt(unitPeriod.to, workDecision.signedOn)),
      ),
    )
    .where(and(eq(workCommendation.termId, termId), isNull(workCommendation.withdrawnBy)))
    .orderBy(asc(workDecision.signedOn), asc(workCommendation.workId))
