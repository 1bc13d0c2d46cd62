import type { saveCeremonySchema } from '@xk/contract'
import { ceremony } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findEditionFor } from '../publication/context.ts'
import { putOff } from './hour.ts'
import { tellHolders, tellInvited } from './invite-units.ts'
import { findCeremony, findReleaseHour } from './store.ts'

/**
 * Sets hour and place of the ceremony. A second tab never overwrites the first. Once the release is signed for its
 * hour, the ceremony can only be put off, and brought back as far as that hour while it lies ahead, with a reason that
 * stays on its page; everything that waits for it goes with it. Units that have a letter hear of another hour or place.
 */
export const saveCeremony = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof saveCeremonySchema>,
) =>
  runCommand(deps, actor, 'ceremony.edit', input, async (tx, record) => {
    const { editionId, baseVersion, reason, ...set } = input
    const found = await findEditionFor(tx, actor.viewer, 'ceremony.edit', editionId, { lock: true })
    if (!found.ok) return found
    const row = await findCeremony(tx, editionId, { lock: true })
    if ((row?.version ?? 0) !== baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row?.version ?? 0 })
    const at = new Date(set.at)
    const replyBy = set.replyBy === null ? null : new Date(set.replyBy)
    if (replyBy && replyBy > at)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/replyBy', code: 'afterCeremony' }],
      })
    const now = deps.now()
    const hour = await findReleaseHour(tx, editionId)
    const before = row?.at ?? hour?.publishAt
    const isMoved = before?.getTime() !== at.getTime()
    const isTold = (row?.tellHours ?? 0) !== set.tellHours
    const moves = row?.moves ?? []
    const isPutOff = before !== undefined && isMoved && hour?.releasedAt != null
    if (hour?.releasedAt && (isMoved || isTold)) {
      if (isTold || hour.publishAt <= now || at <= now || at < new Date(hour.signedFor))
        return fail({ code: 'ceremony/release-signed' as const, publishAt: hour.publishAt.toISOString() })
      if (reason === '')
        return fail({
          code: 'input/invalid' as const,
          issues: [{ pointer: '/reason', code: 'ceremony/reasonNeeded' }],
        })
      await putOff(tx, editionId, { at, tellHours: set.tellHours, now })
    }
    const values = {
      ...set,
      at,
      replyBy,
      version: baseVersion + 1,
      setBy: actor.viewer.accountId,
      setAt: now,
      moves: isPutOff
        ? [
            ...moves,
            {
              from: before.toISOString(),
              to: at.toISOString(),
              reason,
              by: actor.viewer.accountId,
              at: now.toISOString(),
            },
          ]
        : moves,
    }
    if (row) await tx.update(ceremony).set(values).where(eq(ceremony.editionId, editionId))
    else await tx.insert(ceremony).values({ editionId, ...values })
    if (row && (isMoved || row.place !== set.place)) await tellInvited(deps, tx, found.value, at)
    // Two people signed for the hour before: those who answer for it hear that it is another one.
    if (isPutOff)
      await tellHolders(deps, tx, found.value, { from: before, to: at, by: actor.viewer.accountId })
    record({
      kind: 'ceremony',
      payload: {
        step: isPutOff ? 'putOff' : 'set',
        editionId,
        at: at.toISOString(),
        tellHours: set.tellHours,
        ...(isPutOff ? { from: before.toISOString(), reason } : {}),
      },
    })
    return ok(answer({ version: values.version }))
  })
