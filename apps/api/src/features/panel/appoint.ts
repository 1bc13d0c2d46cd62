import { account, entry, entryPerson, panelMember, person } from '@xk/db'
import type { z } from 'zod'
import type { appointSchema } from '@xk/contract'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { deriveConflicts, findScoringStage, hasHandledRenditions, holdsDecidingOffice } from './store.ts'

/**
 * Appoints a person to a stage's panel, with their fields of expertise. Author, masker and approver of the
 * edition can't judge in it (design.md §5.3). Their conflicts with its entries are derived at once. A person
 * without an account gets one, to be invited.
 */
export const appointMember = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof appointSchema>,
): Promise<Result<Sendable<{ memberId: string }>>> =>
  runCommand(deps, actor, 'panel.appoint', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('panel.appoint', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    const [someone] = await tx
      .select({ id: person.id, accountId: account.id })
      .from(person)
      .leftJoin(account, eq(account.personId, person.id))
      .where(and(eq(person.id, input.personId), isNull(person.erasedAt)))
    if (!someone) return fail(notFound)
    const [authored] = await tx
      .select({ id: entry.id })
      .from(entryPerson)
      .innerJoin(entry, and(eq(entry.id, entryPerson.entryId), eq(entry.editionId, stage.editionId)))
      .where(eq(entryPerson.personId, input.personId))
      .limit(1)
    if (authored) return fail({ code: 'panel/not-eligible', reason: 'author' })
    if (await hasHandledRenditions(tx, stage.editionId, input.personId)) {
      return fail({ code: 'panel/not-eligible', reason: 'masker' })
    }
    const now = deps.now()
    if (await holdsDecidingOffice(tx, stage.editionId, input.personId, now)) {
      return fail({ code: 'panel/not-eligible', reason: 'office' })
    }
    if (!someone.accountId) {
      await tx
        .insert(account)
        .values({ id: deps.newId(), personId: someone.id, state: 'invited', createdAt: now })
    }
    const memberId = deps.newId()
    const [row] = await tx
      .insert(panelMember)
      .values({
        id: memberId,
        stageId: stage.stageId,
        personId: input.personId,
        expertise: input.expertise,
        chair: input.chair,
        state: 'active',
        appointedBy: actor.viewer.accountId,
        appointedAt: now,
      })
      .onConflictDoUpdate({
        target: [panelMember.stageId, panelMember.personId],
        set: { state: 'active', expertise: input.expertise, chair: input.chair },
      })
      .returning({ id: panelMember.id })
    await deriveConflicts(tx, stage.stageId, now)
    record({
      kind: 'appoint',
      payload: { stageId: stage.stageId, memberId: row?.id ?? memberId, chair: input.chair },
    })
    return ok(answer({ memberId: row?.id ?? memberId }))
  })
