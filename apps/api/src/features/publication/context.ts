import { edition, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { CouncilContext, StageContext } from '../panel/store.ts'
import { findApproval, findDecidingStage, resultDigest, type TeamAwards } from '../results/approval.ts'
import { listApproved } from '../corrections/store.ts'
import { findFrozen, findFrozenAt, type FrozenStanding } from '../results/frozen.ts'
import { listTeamAwards } from '../results/team-prizes.ts'

/** A result that the lead has approved: what decision, certificates and release are made from. */
export interface ApprovedResult {
  edition: typeof edition.$inferSelect
  stage: StageContext | CouncilContext
  frozen: FrozenStanding
  team: TeamAwards
  /** Of standing, awards and unit prizes, as the lead approved them. */
  digest: string
}

/** An edition for someone who may issue this command there; else why not. With `lock`, held for the transaction. */
export const findEditionFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  id: string,
  it: { preparedBy?: readonly string[]; lock?: boolean } = {},
): Promise<Result<typeof edition.$inferSelect>> => {
  const found = tx.select().from(edition).where(eq(edition.id, id))
  const [row] = await (it.lock ? found.for('update') : found)
  const denied = denialOf(command, viewer, row ? { editionId: id, preparedBy: it.preparedBy ?? [] } : {})
  if (denied) return fail(denied)
  return row ? ok(row) : fail(notFound)
}

/**
 * The result that the decision on the awards is about: as it was before the first correction. What was decided and
 * printed once doesn't change with what is corrected later.
 */
export const findDecidedResult = async (
  tx: Tx,
  row: typeof edition.$inferSelect,
): Promise<ApprovedResult | undefined> => {
  const now = await findApprovedResult(tx, row)
  const [first] = now ? await listApproved(tx, row.id) : []
  if (!now || !first) return now
  const { before } = first.outcome
  const n = before.standings.find(({ stageId }) => stageId === now.stage.stageId)?.n
  const frozen = n === undefined ? undefined : await findFrozenAt(tx, now.stage.stageId, n)
  return frozen && { ...now, frozen, team: before.team, digest: resultDigest(frozen, before.team) }
}

/** Undefined until the lead has approved the result, and when what was approved is no longer what stands. */
export const findApprovedResult = async (
  tx: Tx,
  row: typeof edition.$inferSelect,
): Promise<ApprovedResult | undefined> => {
  const stage = await findDecidingStage(tx, row.id)
  const frozen = stage && (await findFrozen(tx, stage.stageId))
  if (!stage || !frozen) return undefined
  const approval = await findApproval(tx, row.id)
  const team = await listTeamAwards(tx, stage.stageId)
  const digest = resultDigest(frozen, team)
  if (approval?.state !== 'approved' || approval.digest !== digest) return undefined
  return { edition: row, stage, frozen, team, digest }
}
