import { account, grantInForce, officeGrant } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { findScoringStage } from '../panel/store.ts'
import { deskFacts } from './facts.ts'
import { findDeskItem, findLiveSheet } from './store.ts'

/** A judge asks the panel's chair to give a handed-in sheet back, and says why; the chair decides. */
export const askReopening = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'scoreSheet.askReopen', input, async (tx) => {
    const item = await findDeskItem(tx, input.assignmentId)
    const denied = denialOf('scoreSheet.askReopen', actor.viewer, deskFacts(actor.viewer, item))
    if (denied) return fail(denied)
    const stage = item && (await findScoringStage(tx, item.stageId))
    const live = await findLiveSheet(tx, input.assignmentId)
    if (!item || !stage) return fail(notFound)
    if (live?.state !== 'handedIn' || stage.stageState !== 'running')
      return fail({ code: 'record/in-wrong-state' as const, state: live?.state ?? stage.stageState })
    const chairs = await tx
      .select({ accountId: account.id })
      .from(officeGrant)
      .innerJoin(account, eq(account.id, officeGrant.accountId))
      .where(
        and(
          eq(officeGrant.role, 'panelChair'),
          or(eq(officeGrant.scopeKind, 'global'), eq(officeGrant.scopeId, stage.editionId)),
          grantInForce(deps.now()),
        ),
      )
    await notify(
      deps,
      tx,
      chairs.map(({ accountId }) => accountId),
      'sheet.reopenAsked',
      {
        stageId: item.stageId,
        editionTitle: stage.editionTitle,
        blindCode: item.blindCode,
        by: actor.viewer.accountId,
        reason: input.reason,
      },
    )
    return ok(answer({ asked: chairs.length > 0 }))
  })
