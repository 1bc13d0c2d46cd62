import { twoPersonRequest, type Tx } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'

/** Steps on a council's outcome that wait for a second person: declaring it, and taking back what two people made. */
type OutcomeStep = 'councilOutcome' | 'councilOutcomeBack' | 'councilResolutionBack'
export type OutcomeRequest = typeof twoPersonRequest.$inferSelect

const isWaiting = (kind: OutcomeStep, subjectId: string) =>
  and(
    eq(twoPersonRequest.kind, kind),
    eq(twoPersonRequest.subjectId, subjectId),
    eq(twoPersonRequest.state, 'waiting'),
  )

export const findWaiting = async (
  tx: Tx,
  kind: OutcomeStep,
  subjectId: string,
): Promise<OutcomeRequest | undefined> =>
  (await tx.select().from(twoPersonRequest).where(isWaiting(kind, subjectId)))[0]

/** All that wait about these things: one query. */
export const listWaiting = (tx: Tx, subjectIds: readonly string[]): Promise<OutcomeRequest[]> =>
  tx
    .select()
    .from(twoPersonRequest)
    .where(
      and(
        inArray(twoPersonRequest.kind, ['councilOutcome', 'councilOutcomeBack', 'councilResolutionBack']),
        inArray(twoPersonRequest.subjectId, [...subjectIds]),
        eq(twoPersonRequest.state, 'waiting'),
      ),
    )

export const dropWaiting = (deps: Deps, tx: Tx, kind: OutcomeStep, subjectId: string) =>
  tx
    .update(twoPersonRequest)
    .set({ state: 'withdrawn', decidedAt: deps.now() })
    .where(isWaiting(kind, subjectId))

/** The first of two. Replaces what waited of its kind before. */
export const putDown = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  it: { kind: OutcomeStep; editionId: string; subjectId: string; payload: object; reason: string },
) => {
  await dropWaiting(deps, tx, it.kind, it.subjectId)
  await tx.insert(twoPersonRequest).values({
    id: deps.newId(),
    ...it,
    requestedBy: actor.viewer.accountId,
    requestedAt: deps.now(),
    state: 'waiting',
  })
}

/** The second of two agreed. */
export const grantWaiting = (deps: Deps, tx: Tx, actor: Actor, id: string) =>
  tx
    .update(twoPersonRequest)
    .set({ state: 'granted', decidedBy: actor.viewer.accountId, decidedAt: deps.now() })
    .where(eq(twoPersonRequest.id, id))

/** Names one request with the reason that stands in it: who confirms says which one was on screen. */
export const requestDigest = ({ id, reason }: Pick<OutcomeRequest, 'id' | 'reason'>): string =>
  digestOf({ id, reason })
