import type { prepareInvitationsSchema, sendInvitationsSchema } from '@xk/contract'
import { ceremonyInvitation, type edition, type Tx } from '@xk/db'
import { fail, type InputIssue, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listUnitsOn } from '../entries/store.ts'
import { listHolders } from '../grants/store.ts'
import { findUnderEmbargo } from './context.ts'
import { findCeremony, listInvitations } from './store.ts'

/**
 * Makes letters for units: the honoured ones, and others whom the bloc invites, so that a letter alone tells nobody
 * who is honoured. Numbers follow the order chosen; who has a letter keeps it.
 */
export const prepareInvitations = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof prepareInvitationsSchema>,
) =>
  runCommand(deps, actor, 'invitation.send', input, async (tx) => {
    const now = deps.now()
    const day = vietnamDay(now)
    const { editionId } = input
    const found = await findUnderEmbargo(tx, actor.viewer, 'invitation.send', editionId, day)
    if (!found.ok) return found
    const held = await findCeremony(tx, editionId)
    if (!held) return fail({ code: 'ceremony/not-set' as const })
    if (held.at <= now) return fail({ code: 'ceremony/over' as const })
    const known = await listUnitsOn(tx, input.unitIds, day)
    const issues: InputIssue[] = input.unitIds.flatMap((id, i) =>
      known.some((unit) => unit.id === id) ? [] : [{ pointer: `/unitIds/${i}`, code: 'unknownUnit' }],
    )
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const before = await listInvitations(tx, editionId)
    const fresh = [...new Set(input.unitIds)].filter((id) => !before.some(({ unitId }) => unitId === id))
    const from = Math.max(0, ...before.map(({ n }) => n))
    if (fresh.length > 0)
      await tx.insert(ceremonyInvitation).values(
        fresh.map((unitId, i) => ({
          id: deps.newId(),
          editionId,
          unitId,
          n: from + i + 1,
          preparedBy: actor.viewer.accountId,
          preparedAt: now,
        })),
      )
    return ok(answer({ made: fresh.length }))
  })

/** Sends letters to the officers of their units, in the app and by mail; nothing of a result is in them. */
export const sendInvitations = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof sendInvitationsSchema>,
) =>
  runCommand(deps, actor, 'invitation.send', input, async (tx, record) => {
    const now = deps.now()
    const { editionId } = input
    const found = await findUnderEmbargo(tx, actor.viewer, 'invitation.send', editionId, vietnamDay(now))
    if (!found.ok) return found
    const held = await findCeremony(tx, editionId)
    if (!held) return fail({ code: 'ceremony/not-set' as const })
    if (held.at <= now) return fail({ code: 'ceremony/over' as const })
    const rows = (await listInvitations(tx, editionId)).filter(
      ({ id, sentAt }) => input.ids.includes(id) && sentAt === null,
    )
    if (rows.length === 0) return fail({ code: 'record/in-wrong-state' as const, state: 'sent' })
    const ids = rows.map(({ id }) => id)
    await tx
      .update(ceremonyInvitation)
      .set({ sentAt: now, sentBy: actor.viewer.accountId })
      .where(inArray(ceremonyInvitation.id, ids))
    const officers = await listOfficers(
      tx,
      rows.map(({ unitId }) => unitId),
    )
    await notify(deps, tx, officers, 'invitation.sent', {
      editionTitle: found.value.edition.title,
      at: held.at.toISOString(),
    })
    record({
      kind: 'ceremony',
      payload: { step: 'invited', editionId, units: rows.map(({ unitId }) => unitId) },
    })
    return ok(answer({ sent: rows.length }))
  })

/** A result that was signed for one hour comes out at another: everybody with a hand in releases is told. */
export const tellHolders = async (
  deps: Deps,
  tx: Tx,
  of: Pick<typeof edition.$inferSelect, 'id' | 'title'>,
  moved: { from: Date; to: Date; by: string },
): Promise<void> => {
  const holders = await listHolders(tx, ['lead', 'deputy', 'secretary'], deps.now())
  await notify(deps, tx, holders, 'ceremony.putOff', {
    editionId: of.id,
    editionTitle: of.title,
    from: moved.from.toISOString(),
    at: moved.to.toISOString(),
    by: moved.by,
  })
}

/** Hour or place changed: officers of units whose letters are out look at them again. */
export const tellInvited = async (
  deps: Deps,
  tx: Tx,
  of: Pick<typeof edition.$inferSelect, 'id' | 'title'>,
  at: Date,
): Promise<void> => {
  const sent = (await listInvitations(tx, of.id)).filter(({ sentAt }) => sentAt !== null)
  if (sent.length === 0) return
  const officers = await listOfficers(
    tx,
    sent.map(({ unitId }) => unitId),
  )
  await notify(deps, tx, officers, 'invitation.changed', { editionTitle: of.title, at: at.toISOString() })
}
