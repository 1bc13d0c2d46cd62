import { councilInterest, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { changeCouncil, onlyPresiding } from './change.ts'

const isCandidate = async (tx: Tx, stageId: string, stageEntryId: string) =>
  (
    await tx
      .select({ id: stageEntry.id })
      .from(stageEntry)
      .where(
        and(
          eq(stageEntry.id, stageEntryId),
          eq(stageEntry.stageId, stageId),
          ne(stageEntry.state, 'withdrawn'),
        ),
      )
  ).length > 0

const saveInterest = (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  it: { memberId: string; stageEntryId: string; reason: string; source: 'declared' | 'recorded' },
) =>
  tx
    .insert(councilInterest)
    .values({ ...it, by: actor.viewer.accountId, at: deps.now() })
    .onConflictDoUpdate({
      target: [councilInterest.memberId, councilInterest.stageEntryId, councilInterest.source],
      set: { reason: it.reason, by: actor.viewer.accountId, at: deps.now() },
    })

/**
 * A tie that the roster doesn't know, written down for a member: it says so wherever it is read and stands beside the
 * member's own words. By the secretary until the meeting is open, where the member may still answer; then only by
 * whoever presides.
 */
export const recordInterest = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string; stageEntryId: string; reason: string },
) =>
  changeCouncil(deps, actor, 'council.recordInterest', input, async (tx, it, record) => {
    const refused = onlyPresiding(it)
    if (refused) return fail(refused)
    const member = it.members.find(({ id, state }) => id === input.memberId && state === 'appointed')
    if (!member || !(await isCandidate(tx, it.stageId, input.stageEntryId))) return fail(notFound)
    const { memberId, stageEntryId, reason } = input
    await saveInterest(deps, tx, actor, { memberId, stageEntryId, reason, source: 'recorded' })
    record({
      kind: 'conflict',
      payload: { stageId: it.stageId, councilMemberId: memberId, stageEntryId, source: 'recorded' },
    })
    return ok(answer({ saved: true }))
  })

/** A member's own word that they are tied to a candidate. */
export const declareInterest = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; stageEntryId: string; reason: string },
) =>
  changeCouncil(deps, actor, 'council.declareInterest', input, async (tx, it, record) => {
    const { own } = it
    const { stageEntryId, reason } = input
    if (own?.state !== 'appointed' || !(await isCandidate(tx, it.stageId, stageEntryId)))
      return fail(notFound)
    await saveInterest(deps, tx, actor, { memberId: own.id, stageEntryId, reason, source: 'declared' })
    record({
      kind: 'conflict',
      payload: { stageId: it.stageId, councilMemberId: own.id, stageEntryId, source: 'declared' },
    })
    return ok(answer({ saved: true }))
  })

/** Another command than declaring, for one id can't mean both. */
const withdrawn = <T extends object>(input: T) => ({ takeBack: true, ...input })

/**
 * Takes one's own tie back before ballots are out, also what somebody else recorded: the ledger holds both, and whoever
 * presides may record it again. What follows from the roster stays.
 */
export const takeBackInterest = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; stageEntryId: string },
) =>
  changeCouncil(deps, actor, 'council.declareInterest', withdrawn(input), async (tx, it, record) => {
    const { own } = it
    if (own?.state !== 'appointed') return fail(notFound)
    const gone = await tx
      .delete(councilInterest)
      .where(
        and(
          eq(councilInterest.memberId, own.id),
          eq(councilInterest.stageEntryId, input.stageEntryId),
          inArray(councilInterest.source, ['declared', 'recorded']),
        ),
      )
      .returning({ memberId: councilInterest.memberId })
    if (gone.length === 0) return fail(notFound)
    record({
      kind: 'conflict',
      payload: {
        stageId: it.stageId,
        councilMemberId: own.id,
        stageEntryId: input.stageEntryId,
        takenBack: true,
      },
    })
    return ok(answer({ saved: true }))
  })
