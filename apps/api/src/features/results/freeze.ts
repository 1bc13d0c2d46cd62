import { assignment, stageEntry, twoPersonRequest } from '@xk/db'
import type { freezeSchema } from '@xk/contract'
import { transitEdition, transitStage } from '@xk/domain/edition'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { awardState, frozenResult, listAwardDecisions, seenDigest } from './award-state.ts'
import { type Blocker, blockersOf } from './blockers.ts'
import { lockStageFor, seesWholeStage } from './context.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'
import {
  findStandingToTakeBack,
  keepStanding,
  nextNumber,
  setStates,
  takeStandingBack,
} from './record-standing.ts'

const refusalOf = (blockers: readonly Blocker[]) => {
  const count = (code: Blocker['code']) => blockers.find((it) => it.code === code)?.count ?? 0
  if (count('gapsOpen') > 0) return { code: 'result/gaps-unresolved' as const, count: count('gapsOpen') }
  if (count('sheetsMissing') > 0)
    return { code: 'result/sheets-missing' as const, count: count('sheetsMissing') }
  return { code: 'result/undecided' as const, issues: [...blockers] }
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
    const n = await nextNumber(tx, it.stageId)
    if (seenDigest(ranked.standing, state) !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: n })
    const kept = await keepStanding(deps, tx, actor.viewer.accountId, it, {
      n,
      inputsDigest: ranked.standing.inputsDigest,
      result,
      decisions: rows,
    })
    await setStates(tx, it, { edition: editionNext.value, stage: next.value })
    record({ kind: 'freeze', payload: kept })
    return ok(answer({ n, digest: kept.digest }))
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
    const declared = await findStandingToTakeBack(tx, it)
    if (!declared.ok) return declared
    await takeStandingBack(tx, it.stageId, declared.value, input.reason)
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
      payload: { stageId: it.stageId, standingId: declared.value?.id ?? null, reason: input.reason },
    })
    return ok(answer({ resumed: true as const }))
  })
