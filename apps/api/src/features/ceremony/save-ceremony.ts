import type { saveCeremonySchema } from '@xk/contract'
import { ceremony } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findEditionFor } from '../publication/context.ts'
import { findCeremony, findReleaseHour } from './store.ts'

/**
 * Sets hour and place of the ceremony. A second tab never overwrites the first. Once the release is signed for an
 * hour, the ceremony's hour and when the honoured are told stay as they are.
 */
export const saveCeremony = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof saveCeremonySchema>,
) =>
  runCommand(deps, actor, 'ceremony.edit', input, async (tx, record) => {
    const { editionId, baseVersion, ...set } = input
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
    const hour = await findReleaseHour(tx, editionId)
    const moved = !row || row.at.getTime() !== at.getTime() || row.tellHours !== set.tellHours
    if (moved && hour?.releasedAt)
      return fail({ code: 'ceremony/release-signed' as const, publishAt: hour.publishAt.toISOString() })
    const values = {
      ...set,
      at,
      replyBy,
      version: baseVersion + 1,
      setBy: actor.viewer.accountId,
      setAt: deps.now(),
    }
    if (row) await tx.update(ceremony).set(values).where(eq(ceremony.editionId, editionId))
    else await tx.insert(ceremony).values({ editionId, ...values })
    record({
      kind: 'ceremony',
      payload: { step: 'set', editionId, at: at.toISOString(), tellHours: set.tellHours },
    })
    return ok(answer({ version: values.version }))
  })
