import { edition, escalation, submissionMemo, type Tx } from '@xk/db'
import { type EscalationState, transitEscalation } from '@xk/domain/escalation'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { takeApproval } from './memos.ts'
import { findMemoFor, saveLineState } from './store.ts'

/**
 * Titles that were taken back leave every list on which they were introduced, in the transaction that takes them
 * back; leads and secretariat are told, for what was sent has to be called back by a letter. A memo that was approved
 * and not sent is a draft again, since its list is another one.
 */
export const withdrawRevoked = async (
  deps: Deps,
  tx: Tx,
  it: { stageEntryIds: readonly string[]; reason: string },
): Promise<LedgerEvent[]> => {
  if (it.stageEntryIds.length === 0) return []
  const rows = await tx
    .select({ line: escalation, memo: submissionMemo, title: edition.title })
    .from(escalation)
    .innerJoin(submissionMemo, eq(submissionMemo.id, escalation.memoId))
    .innerJoin(edition, eq(edition.id, escalation.editionId))
    .where(and(inArray(escalation.stageEntryId, [...it.stageEntryIds])))
  const out = rows.filter(({ line }) => transitEscalation(line.state as EscalationState, 'revoke').ok)
  if (out.length === 0) return []
  const now = deps.now()
  await saveLineState(
    tx,
    out.map(({ line }) => line.id),
    { state: 'withdrawn', at: now, reason: it.reason },
  )
  for (const memoId of new Set(
    out.filter(({ memo }) => memo.state === 'approved').map(({ memo }) => memo.id),
  ))
    await takeApproval(tx, memoId)
  const holders = await listHolders(tx, ['lead', 'deputy', 'secretary'], now)
  const [first] = out
  await notify(deps, tx, holders, 'escalation.withdrawn', {
    editionId: first?.line.editionId ?? null,
    editionTitle: first?.title ?? null,
    count: out.length,
    sent: out.some(({ memo }) => memo.state === 'sent'),
  })
  return out.map(({ line }) => ({
    kind: 'introduce',
    payload: { step: 'withdrawn', escalationId: line.id, memoId: line.memoId, why: 'revoked' },
  }))
}

/**
 * A secretary takes one off a list that was sent, by whatever letter: consent ended, an error was found. Whom a higher
 * level recognised only its own paper takes out again (recordAnswer, takenBack).
 */
export const withdrawLine = (deps: Deps, actor: Actor, input: { escalationId: string; reason: string }) =>
  runCommand(deps, actor, 'escalation.prepare', { withdraw: input }, async (tx, record) => {
    const [row] = await tx.select().from(escalation).where(eq(escalation.id, input.escalationId))
    const memoId = row?.memoId ?? input.escalationId
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', memoId, { lock: true })
    if (!found.ok) return found
    const line = found.value.lines.find(({ id }) => id === input.escalationId)
    if (!line || found.value.memo.state !== 'sent')
      return fail({ code: 'record/in-wrong-state', state: found.value.memo.state })
    const next = transitEscalation(line.state, 'withdraw')
    if (!next.ok) return next
    await saveLineState(tx, [line.id], { state: next.value, at: deps.now(), reason: input.reason })
    record({
      kind: 'introduce',
      payload: { step: 'withdrawn', escalationId: line.id, memoId, why: 'letter', reason: input.reason },
    })
    return ok(answer({ state: next.value }))
  })
