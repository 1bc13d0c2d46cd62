import type { decideRemarkSchema } from '@xk/contract'
import { remark, stage, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { REMARK_KEY } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { freshCode } from '../masking/begin-masking.ts'
import { deriveConflicts } from '../panel/store.ts'
import { carryRenditions } from '../results/promotion-store.ts'
import { findAppealFor } from './answer-appeal.ts'
import { findRemark, findRemarkable, type Remarkable } from './remark-context.ts'

/** Where works of a stage are marked anew: it has a panel and a desk of its own, under the same rules. */
const ensureRemarkStage = async (deps: Deps, tx: Tx, { stage: of }: Remarkable): Promise<string> => {
  // Held: two that are accepted at once share one.
  const [last] = await tx.select({ ord: stage.ord }).from(stage).where(eq(stage.id, of.stageId)).for('update')
  const [known] = await tx.select({ id: stage.id }).from(stage).where(eq(stage.remarkOf, of.stageId))
  if (known) return known.id
  const id = deps.newId()
  await tx.insert(stage).values({
    id,
    editionId: of.editionId,
    key: `${REMARK_KEY}${of.own.key}`,
    ord: last?.ord ?? 0,
    kind: 'remark',
    state: 'running',
    remarkOf: of.stageId,
  })
  return id
}

/** A new place for the work, with a code that no entry has in either stage and the same approved copy. */
const placeAnew = async (deps: Deps, tx: Tx, it: Remarkable): Promise<string> => {
  const stageId = await ensureRemarkStage(deps, tx, it)
  const [original] = await tx.select().from(stageEntry).where(eq(stageEntry.id, it.stageEntryId))
  if (!original) throw new Error('no stage entry')
  const taken = await tx
    .select({ code: stageEntry.blindCode })
    .from(stageEntry)
    .innerJoin(stage, eq(stage.id, stageEntry.stageId))
    .where(eq(stage.editionId, it.stage.editionId))
  const codes = new Set(taken.map(({ code }) => code))
  const id = deps.newId()
  await tx.insert(stageEntry).values({
    id,
    stageId,
    entryId: original.entryId,
    revisionId: original.revisionId,
    blindCode: freshCode(deps, codes, it.stage.scoring.blindCodeDigits),
    state: 'active',
  })
  await carryRenditions(tx, deps.newId, new Map([[it.stageEntryId, id]]))
  await deriveConflicts(tx, stageId, deps.now())
  return id
}

/**
 * The secretariat decides on a wish for marking anew (phúc khảo): refused with a reason, or accepted, after which the
 * work lies under a new code before another panel. Once per appeal; whoever sat on the panel decides none.
 */
export const decideRemark = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof decideRemarkSchema>,
) =>
  runCommand(deps, actor, 'remark.decide', input, async (tx, record) => {
    const now = deps.now()
    const found = await findAppealFor(tx, actor.viewer, 'remark.decide', input.id, now, { lock: true })
    if (!found.ok) return found
    const { row, context } = found.value
    if (!row.wantsRemark) return fail(notFound)
    const known = await findRemark(tx, row.id)
    if (row.state !== 'open' || known)
      return fail({ code: 'record/in-wrong-state' as const, state: known?.state ?? row.state })
    const place = input.accepts ? await findRemarkable(tx, context.rules, row.entryId) : undefined
    if (input.accepts && !place) return fail({ code: 'appeal/no-remark' as const })
    const remarkEntryId = place ? await placeAnew(deps, tx, place) : null
    const state = input.accepts ? ('accepted' as const) : ('refused' as const)
    await tx.insert(remark).values({
      appealId: row.id,
      state,
      reason: input.reason,
      stageEntryId: place?.stageEntryId ?? null,
      remarkEntryId,
      decidedBy: actor.viewer.accountId,
      decidedAt: now,
    })
    await notify(deps, tx, [row.filedBy], `remark.${state}`, {
      editionId: row.editionId,
      editionTitle: context.edition.title,
      receiptCode: row.receiptCode,
      entryId: row.entryId,
    })
    record({
      kind: 'appeal',
      payload: {
        editionId: row.editionId,
        receiptCode: row.receiptCode,
        remark: state,
        remarkEntryId,
        reason: input.reason,
      },
    })
    return ok(answer({ state }))
  })
