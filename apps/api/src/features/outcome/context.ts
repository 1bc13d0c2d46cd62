import { edition, stage, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Facts, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import { areMinutesClosed, findSeatFacts } from '../council/seat.ts'
import { type CouncilContext, findCouncilStage } from '../panel/store.ts'

interface CouncilFor {
  it: CouncilContext
  facts: Facts
}

/**
 * A council's stage for someone who may issue this command there. With `lock`, edition and stage are held until the
 * transaction ends: changes of an outcome queue up here. `preparedBy`: who may not take the second step.
 */
export const findCouncilFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageId: string,
  of: { lock?: boolean; preparedBy?: readonly string[] } = {},
): Promise<Result<CouncilFor>> => {
  if (of.lock)
    await tx
      .select({ id: stage.id })
      .from(stage)
      .innerJoin(edition, eq(edition.id, stage.editionId))
      .where(eq(stage.id, stageId))
      .for('update')
  const it = await findCouncilStage(tx, stageId)
  const facts: Facts = it
    ? {
        editionId: it.editionId,
        ...(await findSeatFacts(tx, stageId, viewer.personId)),
        preparedBy: of.preparedBy ?? [],
      }
    : {}
  const denied = denialOf(command, viewer, facts)
  if (denied) return fail(denied)
  return it ? ok({ it, facts }) : fail(notFound)
}

/** As {@link findCouncilFor}, of a council whose outcome is not declared yet. */
export const lockOpenCouncil = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageId: string,
  preparedBy: readonly string[] = [],
): Promise<Result<CouncilFor>> => {
  const found = await findCouncilFor(tx, viewer, command, stageId, { lock: true, preparedBy })
  if (!found.ok) return found
  const { editionState } = found.value.it
  return editionState === 'council' ? found : fail({ code: 'record/in-wrong-state', state: editionState })
}

/** As {@link lockOpenCouncil}, while its minutes are open: what was signed stays what was resolved. */
export const lockOpenMeeting = async (
  ...it: Parameters<typeof lockOpenCouncil>
): Promise<Result<CouncilFor>> => {
  const found = await lockOpenCouncil(...it)
  const [tx, , , stageId] = it
  return found.ok && (await areMinutesClosed(tx, stageId))
    ? fail({ code: 'record/in-wrong-state', state: 'minutesClosed' })
    : found
}
