import { council, councilMember, type Tx } from '@xk/db'
import type { CouncilOffice } from '@xk/domain/council'
import type { Facts } from '@xk/domain/policy'
import { and, eq, ne } from 'drizzle-orm'
import type { MemberRow } from './members-store.ts'

const PRESIDING: readonly CouncilOffice[] = ['chair', 'deputyChair', 'secretary']

type Seat = Pick<MemberRow, 'office' | 'teller' | 'state' | 'attendance'>

/** What somebody's seat, or place among the tellers, says to the policy. */
export const factsOfSeat = (
  own: Seat | undefined,
): Required<Pick<Facts, 'onCouncil' | 'attends' | 'presides' | 'counts'>> => ({
  onCouncil: own !== undefined,
  attends: own?.attendance === 'present' || own?.attendance === 'online',
  presides: own?.state === 'appointed' && PRESIDING.includes(own.office),
  counts: own !== undefined && own.teller !== null,
})

/** The same for a stage whose council is not loaded. */
export const findSeatFacts = async (tx: Tx, stageId: string, personId: string) => {
  const [own] = await tx
    .select({
      office: councilMember.office,
      teller: councilMember.teller,
      state: councilMember.state,
      attendance: councilMember.attendance,
    })
    .from(councilMember)
    .where(
      and(
        eq(councilMember.stageId, stageId),
        eq(councilMember.personId, personId),
        ne(councilMember.state, 'ended'),
      ),
    )
  return factsOfSeat(own)
}

/** Whether both minutes of a stage's council are closed. */
export const areMinutesClosed = async (tx: Tx, stageId: string): Promise<boolean> => {
  const [row] = await tx
    .select({ closedAt: council.closedAt })
    .from(council)
    .where(eq(council.stageId, stageId))
  return row?.closedAt != null
}
