import type { ruleObjectionSchema } from '@xk/contract'
import { entry, objection, screening, stage, stageEntry, type Tx } from '@xk/db'
import { DECLARED_STATES, transitEntry } from '@xk/domain/edition'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { rulingFacts } from './ruling-facts.ts'
import { findObjection, listAnswersTo } from './store.ts'

/**
 * Rules on an objection, with what was looked into and why: the dossier stays, is no longer considered, or goes to
 * the council with it. By another person than who objected or answered, of
 * neither unit (rulingFacts). Both units are told.
 */
export const ruleObjection = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof ruleObjectionSchema>,
) =>
  runCommand(deps, actor, 'objection.rule', input, async (tx, record) => {
    const now = deps.now()
    const row = await findObjection(tx, input.id, { lock: true })
    const facts = row && (await rulingFacts(tx, [row], await listAnswersTo(tx, [row.id]))).get(row.id)
    const denied = denialOf('objection.rule', actor.viewer, facts ?? {})
    const context = row && (await loadEntryContext(tx, row.entryId, now, { lock: true }))
    if (denied || !row || !context) return fail(denied ?? notFound)
    if (row.state !== 'open') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const { ruling, minutes, reason } = input
    const by = actor.viewer.accountId
    if (ruling === 'refused') {
      const refused = await strike(deps, tx, context, { reason, by })
      if (refused) return fail(refused)
    }
    await tx
      .update(objection)
      .set({ state: 'ruled', ruling, minutes, reason, ruledBy: by, ruledAt: now })
      .where(eq(objection.id, row.id))
    const told = [...(await listOfficers(tx, context.entry.unitIds)), row.filedBy]
    await notify(deps, tx, told, 'objection.ruled', {
      editionId: row.editionId,
      editionTitle: context.edition.title,
      ruling,
    })
    record({
      kind: 'objection',
      payload: {
        step: 'ruled',
        editionId: row.editionId,
        entryId: row.entryId,
        receiptCode: row.receiptCode,
        ruling,
        reason,
      },
    })
    return ok(answer({ ruling }))
  })

/** Takes a dossier out of the selection, unless a declared standing counts it already. */
const strike = async (
  deps: Deps,
  tx: Tx,
  { entry: of, moment }: EntryContext,
  it: { reason: string; by: string },
): Promise<Problem | undefined> => {
  // A second objection against a dossier that is out already changes nothing.
  if (moment.state === 'refused') return undefined
  const next = transitEntry(moment.state, 'strike')
  if (!next.ok) return next.problem
  const [declared] = await tx
    .select({ id: stageEntry.id })
    .from(stageEntry)
    .innerJoin(stage, eq(stage.id, stageEntry.stageId))
    .where(
      and(
        eq(stageEntry.entryId, of.id),
        ne(stageEntry.state, 'withdrawn'),
        inArray(stage.state, [...DECLARED_STATES]),
      ),
    )
    .limit(1)
  if (declared) return { code: 'objection/standing-declared' }
  const [last] = await tx
    .select()
    .from(screening)
    .where(and(eq(screening.entryId, of.id), eq(screening.result, 'accepted')))
    .orderBy(desc(screening.at))
    .limit(1)
  await tx.update(entry).set({ state: next.value }).where(eq(entry.id, of.id))
  // The unit reads the reason where it reads all others.
  if (last)
    await tx.insert(screening).values({
      ...last,
      id: deps.newId(),
      result: 'refused',
      items: [],
      reason: it.reason,
      due: null,
      by: it.by,
      at: deps.now(),
    })
  return undefined
}
