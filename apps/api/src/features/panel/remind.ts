import { account, assignment, notice, panelMember, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { findJudgingEnd } from '../desk/store.ts'
import { notOnPaper } from '../paper-sheets/store.ts'
import { findScoringStage } from './store.ts'

/** Judges who still have open works, with the account that can be told: one query. */
const listLate = (tx: Tx, stageId: string) =>
  tx
    .select({ accountId: account.id, open: sql<number>`count(*)::int` })
    .from(assignment)
    .innerJoin(
      panelMember,
      and(
        eq(panelMember.id, assignment.memberId),
        eq(panelMember.stageId, stageId),
        eq(panelMember.state, 'active'),
      ),
    )
    .innerJoin(account, and(eq(account.personId, panelMember.personId), ne(account.state, 'suspended')))
    .where(and(eq(assignment.state, 'open'), notOnPaper))
    .groupBy(account.id)

const QUIET_HOURS = 12

/** Reminds the judges of a stage who have not handed in everything, at most once in twelve hours each. */
export const remindJudges = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  runCommand(deps, actor, 'reminder.send', input, async (tx) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('reminder.send', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    if (stage.stageState !== 'running')
      return fail({ code: 'record/in-wrong-state' as const, state: stage.stageState })
    const late = await listLate(tx, input.stageId)
    const since = new Date(deps.now().getTime() - QUIET_HOURS * 3_600_000)
    const told = new Set(
      late.length === 0
        ? []
        : (
            await tx
              .select({ accountId: notice.accountId })
              .from(notice)
              .where(
                and(
                  eq(notice.kind, 'judging.reminder'),
                  gt(notice.at, since),
                  inArray(
                    notice.accountId,
                    late.map(({ accountId }) => accountId),
                  ),
                  sql`${notice.facts}->>'stageId' = ${input.stageId}`,
                ),
              )
          ).map(({ accountId }) => accountId),
    )
    const end = await findJudgingEnd(tx, stage.stageId)
    const due = late.filter(({ accountId }) => !told.has(accountId))
    for (const { accountId, open } of due)
      await notify(deps, tx, [accountId], 'judging.reminder', {
        stageId: input.stageId,
        editionTitle: stage.editionTitle,
        open,
        until: end?.toISOString() ?? null,
      })
    return ok(answer({ reminded: due.length, alreadyToday: told.size }))
  })
