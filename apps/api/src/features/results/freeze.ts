import { approval, assignment, award, edition, stage, stageEntry, standing, twoPersonRequest } from '@xk/db'
import type { freezeSchema } from '@xk/contract'
import { transitEdition, transitStage } from '@xk/domain/edition'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Tx } from '@xk/db'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { StageContext } from '../panel/store.ts'
import { awardState, frozenDigest, frozenResult, listAwardDecisions, seenDigest } from './award-state.ts'
import { awardRows } from './award-rows.ts'
import { type Blocker, blockersOf } from './blockers.ts'
import { lockStageFor, seesWholeStage } from './context.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'
import { findFrozen } from './frozen.ts'

const refusalOf = (blockers: readonly Blocker[]) => {
  const count = (code: Blocker['code']) => blockers.find((it) => it.code === code)?.count ?? 0
  if (count('gapsOpen') > 0) return { code: 'result/gaps-unresolved' as const, count: count('gapsOpen') }
  if (count('sheetsMissing') > 0)
    return { code: 'result/sheets-missing' as const, count: count('sheetsMissing') }
  return { code: 'result/undecided' as const, issues: [...blockers] }
}

const setStates = async (tx: Tx, it: StageContext, to: { edition: string; stage: string }): Promise<void> => {
  await tx.update(edition).set({ state: to.edition }).where(eq(edition.id, it.editionId))
  await tx.update(stage).set({ state: to.stage }).where(eq(stage.id, it.stageId))
}

/**
 * Declares the standing and the awards by blind code: from here on nothing changes them, and their digest is in
 * the ledger before anybody's name is known. Only what was on screen is frozen (`digest`), and only when nothing
 * is open: gaps, sheets, marks, lots, ties at a prize.
 */
export const freezeStanding = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof freezeSchema>,
) =>
  runCommand(deps, actor, 'standing.freeze', input, async (tx, record) => {
    const found = await lockStageFor(tx, actor.viewer, 'standing.freeze', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const next = transitStage(it.stageState as 'running', 'freeze', it.facts)
    if (!next.ok) return next
    const editionNext = transitEdition(it.editionState as 'judging', 'freeze', it.facts)
    if (!editionNext.ok) return editionNext
    const whole = await seesWholeStage(tx, actor.viewer, it.stageId)
    if (!whole.ok) return whole
    // Nobody reopens or hands in a sheet between reading and declaring.
    await tx
      .select({ id: assignment.id })
      .from(assignment)
      .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
      .where(eq(stageEntry.stageId, it.stageId))
      .for('update', { of: assignment })
    const ranked = rankStage(it, await loadStageInputs(tx, it.stageId))
    const rows = await listAwardDecisions(tx, it.stageId)
    const state = awardState(it.prizes, ranked.standing, rows)
    const blockers = blockersOf(ranked, state)
    if (blockers.length > 0) return fail(refusalOf(blockers))
    const result = frozenResult(ranked, state)
    const digest = frozenDigest(result)
    const before = await findFrozen(tx, it.stageId)
    const n = (before?.n ?? 0) + 1
    if (seenDigest(ranked.standing, state) !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: n })
    const standingId = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(standing).values({
      id: standingId,
      stageId: it.stageId,
      n,
      rulesetVersion: it.rulesetVersion,
      inputsDigest: ranked.standing.inputsDigest,
      derivation: result,
      digest,
      frozenAt: deps.now(),
      frozenBy: by,
    })
    const given = awardRows(deps, by, it.stageId, result, rows)
    if (given.length > 0) await tx.insert(award).values(given)
    await setStates(tx, it, { edition: editionNext.value, stage: next.value })
    record({
      kind: 'freeze',
      payload: {
        stageId: it.stageId,
        standingId,
        n,
        digest,
        inputsDigest: ranked.standing.inputsDigest,
        rulesetVersion: it.rulesetVersion,
      },
    })
    return ok(answer({ n, digest }))
  })

/**
 * Goes back to judging for a fault found before the names are known, with a reason. The frozen standing stays in
 * the record beside the next one.
 */
export const resumeJudging = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  runCommand(deps, actor, 'standing.resume', input, async (tx, record) => {
    const found = await lockStageFor(tx, actor.viewer, 'standing.resume', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const next = transitStage(it.stageState as 'frozen', 'resume', it.facts)
    if (!next.ok) return next
    const editionNext = transitEdition(it.editionState as 'frozen', 'resumeJudging', it.facts)
    if (!editionNext.ok) return editionNext
    const [forward] = await tx
      .select({ id: approval.id })
      .from(approval)
      .where(and(eq(approval.editionId, it.editionId), inArray(approval.state, ['waiting', 'approved'])))
    if (forward) return fail({ code: 'record/in-wrong-state' as const, state: 'putForward' })
    const frozen = await findFrozen(tx, it.stageId)
    if (frozen) await tx.update(standing).set({ reason: input.reason }).where(eq(standing.id, frozen.id))
    await tx.delete(award).where(eq(award.stageId, it.stageId))
    await tx
      .update(twoPersonRequest)
      .set({ state: 'withdrawn', decidedAt: deps.now() })
      .where(
        and(
          eq(twoPersonRequest.kind, 'unmask'),
          eq(twoPersonRequest.subjectId, it.stageId),
          eq(twoPersonRequest.state, 'waiting'),
        ),
      )
    await setStates(tx, it, { edition: editionNext.value, stage: next.value })
    record({
      kind: 'resume',
      payload: { stageId: it.stageId, standingId: frozen?.id ?? null, reason: input.reason },
    })
    return ok(answer({ resumed: true as const }))
  })
