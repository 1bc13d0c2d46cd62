import { paperSheet } from '@xk/db'
import type { openPaperSchema } from '@xk/contract'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { isBegun, lockPaperTarget } from './target.ts'

/**
 * A judge's signed sheet has come on paper: from now on it is locked on their screen. Refused where they have handed
 * in on screen; a draft that they have begun gives way only when that is said, and is kept.
 */
export const openPaper = (
  deps: Deps,
  actor: Actor,
  input: { assignmentId: string } & z.infer<typeof openPaperSchema>,
) =>
  runCommand(deps, actor, 'paperSheet.open', input, async (tx, record) => {
    const found = await lockPaperTarget(tx, actor.viewer, 'paperSheet.open', input.assignmentId)
    if (!found.ok) return found
    const { it, paper, sheets } = found.value
    if (paper?.state === 'open') return fail({ code: 'record/in-wrong-state' as const, state: 'open' })
    if (sheets.live && sheets.live.state !== 'draft')
      return fail({ code: 'sheet/already-handed-in' as const })
    if (!it.member.undertakenAt) return fail({ code: 'panel/undertaking-needed' as const })
    const receivedAt = new Date(input.receivedAt)
    const now = deps.now()
    if (receivedAt > now)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/receivedAt', code: 'future' }] })
    if (sheets.live && isBegun(sheets.live.body) && !input.keepDraft)
      return fail({ code: 'paper/draft-begun' as const })
    const id = deps.newId()
    const { assignmentId } = input
    await tx.insert(paperSheet).values({
      id,
      assignmentId,
      state: 'open',
      receivedAt,
      openedBy: actor.viewer.accountId,
      openedAt: now,
    })
    record({
      kind: 'paperSheet',
      payload: { step: 'opened', assignmentId, paperSheetId: id, receivedAt: receivedAt.toISOString() },
    })
    return ok(answer({ opened: true as const }))
  })
