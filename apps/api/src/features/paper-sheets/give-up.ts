import { paperSheet } from '@xk/db'
import { ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { lockOpenPaper } from './target.ts'

/** The paper is not typed after all, with a reason: what was typed of it stays put aside, the screen is the judge's again. */
export const giveUpPaper = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'paperSheet.giveUp', input, async (tx, record) => {
    const found = await lockOpenPaper(tx, actor.viewer, 'paperSheet.giveUp', input.assignmentId)
    if (!found.ok) return found
    const { paper } = found.value
    const { assignmentId, reason } = input
    await tx.update(paperSheet).set({ state: 'givenUp', reason }).where(eq(paperSheet.id, paper.id))
    record({ kind: 'paperSheet', payload: { step: 'givenUp', assignmentId, paperSheetId: paper.id, reason } })
    return ok(answer({ givenUp: true as const }))
  })
