import { rendition, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Command } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { loadMasking, type MaskingContext } from './context.ts'
import { forgetSourcePages } from './source-file.ts'
import { supersede } from './store.ts'

interface ApproveRendition {
  stageEntryId: string
  renditionId: string
}

/** The prepared rendition that was on the screen, held until the transaction ends. */
const loadPrepared = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  command: Command,
  input: ApproveRendition,
): Promise<Result<MaskingContext>> => {
  const loaded = await loadMasking(tx, actor.viewer, command, input.stageEntryId, deps.now(), { lock: true })
  if (!loaded.ok) return loaded
  const { current } = loaded.value
  if (!current) return fail(notFound)
  // Another copy was made meanwhile: what was not seen is not approved.
  if (current.id !== input.renditionId || current.state !== 'prepared') {
    return fail({ code: 'record/in-wrong-state', state: current.state })
  }
  return loaded
}

const approve = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  input: ApproveRendition,
  record: (event: LedgerEvent) => void,
): Promise<Result<MaskingContext>> => {
  const loaded = await loadPrepared(deps, tx, actor, 'rendition.approve', input)
  if (!loaded.ok) return loaded
  await supersede(tx, input.stageEntryId, ['approved'])
  await tx
    .update(rendition)
    .set({ state: 'approved', approvedBy: actor.viewer.accountId, approvedAt: deps.now() })
    .where(eq(rendition.id, input.renditionId))
  const { stageId } = loaded.value.it
  record({ kind: 'approve', payload: { what: 'rendition', stageId, ...input } })
  return loaded
}

const forgetPages = async (deps: Deps, contexts: readonly MaskingContext[]) => {
  for (const { files } of contexts) for (const file of files) await forgetSourcePages(deps, file.fileId)
}

/** Another secretary releases a prepared rendition to judges; an earlier approved one is superseded. */
export const approveRendition = async (deps: Deps, actor: Actor, input: ApproveRendition) => {
  const approved: MaskingContext[] = []
  const result = await runCommand(deps, actor, 'rendition.approve', input, async (tx, record) => {
    const one = await approve(deps, tx, actor, input, record)
    if (!one.ok) return one
    approved.push(one.value)
    return ok(answer({ state: 'approved' }))
  })
  if (result.ok) await forgetPages(deps, approved)
  return result
}

/** All of these or none, in a stage that is not blind: there is nothing in them to look for. */
export const approveRenditions = async (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; pairs: readonly ApproveRendition[] },
) => {
  const approved: MaskingContext[] = []
  const result = await runCommand(deps, actor, 'rendition.approve', input, async (tx, record) => {
    for (const pair of input.pairs) {
      const one = await approve(deps, tx, actor, pair, record)
      if (!one.ok) return one
      const { it, stage } = one.value
      if (it.stageId !== input.stageId) return fail(notFound)
      if (stage.scoring.blind) return fail({ code: 'record/in-wrong-state' as const, state: 'blind' })
      approved.push(one.value)
    }
    return ok(answer({ approved: approved.length }))
  })
  if (result.ok) await forgetPages(deps, approved)
  return result
}

/** Another secretary found something: back to the one who masks, with the reason. */
export const sendBackRendition = (deps: Deps, actor: Actor, input: ApproveRendition & { reason: string }) =>
  runCommand(deps, actor, 'rendition.sendBack', input, async (tx, record) => {
    const loaded = await loadPrepared(deps, tx, actor, 'rendition.sendBack', input)
    if (!loaded.ok) return loaded
    const { renditionId, stageEntryId, reason } = input
    await tx.update(rendition).set({ state: 'sentBack', reason }).where(eq(rendition.id, renditionId))
    const { stageId } = loaded.value.it
    record({ kind: 'mask', payload: { act: 'sendBack', stageId, stageEntryId, renditionId, reason } })
    return ok(answer({ state: 'sentBack' }))
  })
