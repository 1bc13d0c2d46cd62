import { objectiveMark, stageEntry, type Tx } from '@xk/db'
import type { objectiveMarkSchema } from '@xk/contract'
import { fail, notFound, ok, parseRational, toWire } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { checkObjectiveMark, timeOutcome } from '@xk/domain/scoring'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { lockRunningStage } from './context.ts'

export const findStageEntry = async (tx: Tx, stageId: string, id: string) =>
  (
    await tx
      .select({ id: stageEntry.id, blindCode: stageEntry.blindCode })
      .from(stageEntry)
      .where(and(eq(stageEntry.id, id), eq(stageEntry.stageId, stageId), ne(stageEntry.state, 'withdrawn')))
  )[0]

const latestMark = async (tx: Tx, stageEntryId: string, segment: string) =>
  (
    await tx
      .select()
      .from(objectiveMark)
      .where(and(eq(objectiveMark.stageEntryId, stageEntryId), eq(objectiveMark.segment, segment)))
      .orderBy(desc(objectiveMark.n))
      .limit(1)
  )[0]

/**
 * Types points or the time of one segment. The first version counts at once; a correction is a further version
 * with a reason and counts when another person has countersigned it. Answers with the deduction that the time costs.
 */
export const typeObjectiveMark = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof objectiveMarkSchema>,
) =>
  runCommand(deps, actor, 'objectiveMark.type', input, async (tx, record) => {
    const found = await lockRunningStage(tx, actor.viewer, 'objectiveMark.type', input.stageId)
    if (!found.ok) return found
    const segment = found.value.scoring.segments.find(({ key }) => key === input.segment)
    const target = await findStageEntry(tx, input.stageId, input.stageEntryId)
    if (!segment || !target) return fail(notFound)
    const points = input.points === null ? null : parseRational(input.points)
    const { elapsedSeconds } = input
    const issues = checkObjectiveMark(segment, { points, elapsedSeconds })
    if (segment.mode === 'judged' && elapsedSeconds === null)
      issues.push({ pointer: '/elapsedSeconds', code: 'mark/missing' })
    const before = await latestMark(tx, input.stageEntryId, input.segment)
    if ((before?.n ?? 0) !== input.baseN)
      return fail({ code: 'record/stale-version' as const, current: before?.n ?? 0 })
    if (before && input.reason === null) issues.push({ pointer: '/reason', code: 'required' })
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const row = {
      id: deps.newId(),
      stageEntryId: input.stageEntryId,
      segment: input.segment,
      n: input.baseN + 1,
      points: points ? toWire(points) : null,
      elapsedSeconds,
      by: actor.viewer.accountId,
      at: deps.now(),
      reason: input.reason,
    }
    await tx.insert(objectiveMark).values(row)
    const { id, stageEntryId, n, reason } = row
    record({
      kind: 'objectiveMark',
      payload: {
        markId: id,
        stageEntryId,
        segment: row.segment,
        n,
        points: row.points,
        elapsedSeconds,
        reason,
      },
    })
    const deduction = elapsedSeconds === null ? '0/1' : timeOutcome(segment, elapsedSeconds).points
    return ok(answer({ id, n, deduction, waiting: n > 1 }))
  })

/** Another person than the one who typed it signs a correction: from then on it counts. */
export const countersignMark = (deps: Deps, actor: Actor, input: { markId: string }) =>
  runCommand(deps, actor, 'objectiveMark.countersign', input, async (tx, record) => {
    const [row] = await tx
      .select({ mark: objectiveMark, stageId: stageEntry.stageId })
      .from(objectiveMark)
      .innerJoin(stageEntry, eq(stageEntry.id, objectiveMark.stageEntryId))
      .where(eq(objectiveMark.id, input.markId))
    if (!row) return fail(notFound)
    const found = await lockRunningStage(tx, actor.viewer, 'objectiveMark.countersign', row.stageId)
    if (!found.ok) return found
    if (row.mark.by === actor.viewer.accountId) return fail({ code: 'access/second-person-needed' as const })
    const latest = await latestMark(tx, row.mark.stageEntryId, row.mark.segment)
    if (latest?.id !== row.mark.id || latest.n === 1 || latest.countersignedBy !== null)
      return fail({ code: 'record/in-wrong-state' as const, state: 'settled' })
    await tx
      .update(objectiveMark)
      .set({ countersignedBy: actor.viewer.accountId })
      .where(eq(objectiveMark.id, row.mark.id))
    record({ kind: 'objectiveMark', payload: { markId: row.mark.id, countersigned: true } })
    return ok(answer({ id: row.mark.id, countersigned: true as const }))
  })
