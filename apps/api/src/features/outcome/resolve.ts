import type { resolutionSchema } from '@xk/contract'
import { councilResolution, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { lockOpenMeeting } from './context.ts'
import { loadCouncil, type LoadedCouncil } from './load-council.ts'
import { findWaiting, grantWaiting, putDown, requestDigest } from './requests.ts'

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && new Set([...a, ...b]).size === a.length

/** What the council may resolve now: among equals at the last seat, or to hold no further ballot. */
const answersNext = (
  { outcome: { next } }: LoadedCouncil,
  { among, chosen }: Pick<z.infer<typeof resolutionSchema>, 'among' | 'chosen'>,
): boolean => {
  if (next === null || !sameSet(among, next.candidates)) return false
  if (next.what === 'ballot') return next.kind === 'further' && chosen.length === 0
  const known = chosen.every((id) => among.includes(id))
  return known && chosen.length === next.seats && new Set(chosen).size === chosen.length
}

const findResolution = async (tx: Tx, id: string) =>
  (await tx.select().from(councilResolution).where(eq(councilResolution.id, id)).for('update'))[0]

/**
 * The chair or the council's secretary writes down what the council resolved where votes leave candidates equal, or
 * that it holds no further ballot. It counts once another person who was there has countersigned it.
 */
export const typeResolution = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof resolutionSchema>,
) =>
  runCommand(deps, actor, 'resolution.type', input, async (tx, record) => {
    const found = await lockOpenMeeting(tx, actor.viewer, 'resolution.type', input.stageId)
    if (!found.ok) return found
    const { it } = found.value
    const loaded = await loadCouncil(tx, it)
    if (loaded.resolutions.some((row) => row.countersignedAt === null))
      return fail({ code: 'outcome/resolution-waits' as const })
    if (!answersNext(loaded, input)) return fail({ code: 'outcome/nothing-to-resolve' as const })
    const { among, chosen, reason } = input
    const id = deps.newId()
    await tx.insert(councilResolution).values({
      id,
      stageId: it.stageId,
      among: [...among].toSorted(),
      chosen,
      reason,
      by: actor.viewer.accountId,
      at: deps.now(),
    })
    record({ kind: 'councilResolution', payload: { stageId: it.stageId, id, among, chosen, reason } })
    return ok(answer({ id }))
  })

/** Another person who was there confirms what was written down. */
export const countersignResolution = (deps: Deps, actor: Actor, input: { id: string }) =>
  runCommand(deps, actor, 'resolution.countersign', input, async (tx, record) => {
    const row = await findResolution(tx, input.id)
    if (!row) return fail(denialOf('resolution.countersign', actor.viewer, {}) ?? notFound)
    const found = await lockOpenMeeting(tx, actor.viewer, 'resolution.countersign', row.stageId, [row.by])
    if (!found.ok) return found
    if (row.withdrawnAt || row.countersignedAt)
      return fail({
        code: 'record/in-wrong-state' as const,
        state: row.withdrawnAt ? 'withdrawn' : 'countersigned',
      })
    const by = actor.viewer.accountId
    await tx
      .update(councilResolution)
      .set({ countersignedBy: by, countersignedAt: deps.now() })
      .where(eq(councilResolution.id, row.id))
    record({
      kind: 'councilResolution',
      payload: { stageId: row.stageId, id: row.id, countersigned: true },
    })
    return ok(answer({ countersigned: true as const }))
  })

const saidOf = (withdrawn: boolean) => answer({ withdrawn })

/**
 * Takes back what was written down wrongly, before the outcome is declared; it stays in the record. What a second
 * person has countersigned is only asked back here: another confirms that too (confirmWithdrawal).
 */
export const withdrawResolution = (deps: Deps, actor: Actor, input: { id: string; reason: string }) =>
  runCommand(deps, actor, 'resolution.takeBack', input, async (tx, record) => {
    const row = await findResolution(tx, input.id)
    if (!row) return fail(denialOf('resolution.takeBack', actor.viewer, {}) ?? notFound)
    const found = await lockOpenMeeting(tx, actor.viewer, 'resolution.takeBack', row.stageId)
    if (!found.ok) return found
    if (row.withdrawnAt) return fail({ code: 'record/in-wrong-state' as const, state: 'withdrawn' })
    const about = { stageId: row.stageId, id: row.id, reason: input.reason }
    if (row.countersignedAt) {
      const { editionId } = found.value.it
      await putDown(deps, tx, actor, {
        kind: 'councilResolutionBack',
        editionId,
        subjectId: row.id,
        payload: {},
        reason: input.reason,
      })
      record({ kind: 'councilResolution', payload: { ...about, step: 'askedBack' } })
      return ok(saidOf(false))
    }
    await markWithdrawn(deps, tx, row.id)
    record({ kind: 'councilResolution', payload: { ...about, withdrawn: true } })
    return ok(saidOf(true))
  })

/** The second of two takes a countersigned resolution back, for exactly the reason that was on screen. */
export const confirmWithdrawal = (deps: Deps, actor: Actor, input: { id: string; digest: string }) =>
  runCommand(deps, actor, 'resolution.takeBack.agree', input, async (tx, record) => {
    const row = await findResolution(tx, input.id)
    if (!row) return fail(denialOf('resolution.takeBack.agree', actor.viewer, {}) ?? notFound)
    const asked = await findWaiting(tx, 'councilResolutionBack', row.id)
    const found = await lockOpenMeeting(
      tx,
      actor.viewer,
      'resolution.takeBack.agree',
      row.stageId,
      asked ? [asked.requestedBy] : [],
    )
    if (!found.ok) return found
    if (!asked || row.withdrawnAt)
      return fail({
        code: 'record/in-wrong-state' as const,
        state: row.withdrawnAt ? 'withdrawn' : 'notAsked',
      })
    if (requestDigest(asked) !== input.digest)
      return fail({ code: 'record/stale-version' as const, current: 0 })
    await grantWaiting(deps, tx, actor, asked.id)
    await markWithdrawn(deps, tx, row.id)
    record({
      kind: 'councilResolution',
      payload: {
        stageId: row.stageId,
        id: row.id,
        withdrawn: true,
        reason: asked.reason,
        askedBy: asked.requestedBy,
      },
    })
    return ok(answer({ withdrawn: true as const }))
  })

const markWithdrawn = (deps: Deps, tx: Tx, id: string) =>
  tx.update(councilResolution).set({ withdrawnAt: deps.now() }).where(eq(councilResolution.id, id))
