import type { closeNoticeSchema } from '@xk/contract'
import { publicNotice } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findNotice, listObjectionsTo } from './store.ts'

/** Takes a notice down once its time is over and every objection has its ruling; its minutes can then be printed. */
export const closeNotice = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof closeNoticeSchema>,
) =>
  runCommand(deps, actor, 'publicNotice.close', input, async (tx, record) => {
    const now = deps.now()
    const row = await findNotice(tx, input.id, { lock: true })
    const facts = row ? { editionId: row.editionId } : {}
    const denied = denialOf('publicNotice.close', actor.viewer, facts)
    if (denied || !row) return fail(denied ?? notFound)
    if (row.closedAt) return fail({ code: 'record/in-wrong-state' as const, state: 'closed' })
    if (now < row.closesAt)
      return fail({ code: 'publicNotice/still-up' as const, closesAt: row.closesAt.toISOString() })
    const objections = await listObjectionsTo(tx, [row.id])
    const open = objections.filter(({ state }) => state === 'open').length
    if (open > 0) return fail({ code: 'publicNotice/objections-open' as const, count: open })
    await tx
      .update(publicNotice)
      .set({ closedAt: now, closedBy: actor.viewer.accountId, conclusion: input.conclusion })
      .where(eq(publicNotice.id, row.id))
    record({
      kind: 'publicNotice',
      payload: {
        step: 'closed',
        editionId: row.editionId,
        noticeId: row.id,
        objections: objections.length,
        conclusion: input.conclusion,
      },
    })
    return ok(answer({ closedAt: now.toISOString() }))
  })
