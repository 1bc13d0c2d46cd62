import type { Verdict } from '@xk/contract'
import { similarityDecision, similarityPair } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findPair, listDecisions, pairKey } from './store.ts'

/**
 * Records what the secretariat found about two entries: the same, not the same, or the same and allowed with a
 * reason. It decides nothing about the entries themselves: that is screening's. Earlier decisions stay.
 */
export const decidePair = (
  deps: Deps,
  actor: Actor,
  input: { pairId: string; verdict: Verdict; reason: string; seen: number },
) =>
  runCommand(deps, actor, 'similarity.decide', input, async (tx, record) => {
    await tx
      .select({ id: similarityPair.id })
      .from(similarityPair)
      .where(eq(similarityPair.id, input.pairId))
      .for('update')
    const pair = await findPair(tx, input.pairId)
    const denied = denialOf('similarity.decide', actor.viewer, pair ? { editionId: pair.editionId } : {})
    if (denied || !pair) return fail(denied ?? notFound)
    const before = (await listDecisions(tx, [pair.editionId])).filter((it) => pairKey(it) === pairKey(pair))
    if (before.length !== input.seen) return fail({ code: 'record/stale-version', current: before.length })
    const { editionId, entryA, entryB, revisionA, revisionB } = pair
    const { verdict, reason } = input
    const about = { editionId, entryA, entryB, revisionA, revisionB }
    const n = before.length + 1
    await tx.insert(similarityDecision).values({
      ...about,
      id: deps.newId(),
      n,
      verdict,
      reason,
      by: actor.viewer.accountId,
      at: deps.now(),
    })
    record({ kind: 'similarity', payload: { ...about, n, verdict, reason } })
    return ok(answer({ seen: n }))
  })
