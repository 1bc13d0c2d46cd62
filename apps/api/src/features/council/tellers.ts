import { councilMember } from '@xk/db'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { withAccount } from './appoint.ts'
import { changeCouncil, onlyPresiding } from './change.ts'
import type { CouncilContext } from './context.ts'
import { giveOffice, mayPlace, takeOffice } from './grants.ts'

type Place = 'head' | 'member'

const headTaken = (it: CouncilContext, place: Place | null, personId: string): Problem | undefined =>
  place === 'head' &&
  it.members.some((one) => one.state !== 'ended' && one.teller === 'head' && one.personId !== personId)
    ? { code: 'council/office-taken', office: 'headTeller' }
    : undefined

/**
 * Makes a member one of the tellers, or takes that from them; who only counts and counts no more leaves. A council
 * elects them in its meeting, so that it may change them there between two rounds.
 */
export const electTeller = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string; teller: Place | null },
) =>
  changeCouncil(deps, actor, 'council.electTellers', input, async (tx, it, record) => {
    const member = it.members.find(({ id, state }) => id === input.memberId && state !== 'ended')
    if (!member) return fail(notFound)
    const refused = onlyPresiding(it) ?? headTaken(it, input.teller, member.personId)
    if (refused) return fail(refused)
    const placed = input.teller ? await mayPlace(deps, tx, actor, member.accountId) : ok(true)
    if (!placed.ok) return placed
    const leaves = input.teller === null && member.state === 'beside'
    await tx
      .update(councilMember)
      .set({ teller: input.teller, ...(leaves ? { state: 'ended' as const } : {}) })
      .where(eq(councilMember.id, member.id))
    if (member.accountId) {
      const office = { accountId: member.accountId, role: 'teller' as const, editionId: it.editionId }
      if (input.teller) await giveOffice(deps, tx, actor, office)
      else await takeOffice(deps, tx, office)
    }
    record({
      kind: 'appoint',
      payload: { stageId: it.stageId, councilMemberId: member.id, teller: input.teller },
    })
    return ok(answer({ memberId: member.id }))
  })

/** Somebody from outside the council who counts its votes: no seat, no vote, and never a nominee. */
export const addTeller = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; personId: string; teller: Place },
) =>
  changeCouncil(deps, actor, 'council.electTellers', input, async (tx, it, record) => {
    const someone = await withAccount(deps, tx, it.editionId, input.personId)
    if (!someone) return fail(notFound)
    if (someone.nominated) return fail({ code: 'council/not-eligible', reason: 'nominee' })
    const known = it.members.find(({ personId }) => personId === input.personId)
    if (known && known.state !== 'ended') return fail({ code: 'council/not-eligible', reason: 'seated' })
    const refused = onlyPresiding(it) ?? headTaken(it, input.teller, input.personId)
    if (refused) return fail(refused)
    const placed = await mayPlace(deps, tx, actor, someone.accountId)
    if (!placed.ok) return placed
    const place = { office: 'member' as const, teller: input.teller, state: 'beside' as const }
    const [row] = await tx
      .insert(councilMember)
      .values({
        id: deps.newId(),
        stageId: it.stageId,
        personId: input.personId,
        ...place,
        ordinal: it.members.length + 1,
      })
      .onConflictDoUpdate({
        target: [councilMember.stageId, councilMember.personId],
        set: { ...place, attendance: null, absenceReason: null },
      })
      .returning({ id: councilMember.id })
    const memberId = row?.id ?? ''
    const office = { accountId: someone.accountId, role: 'teller' as const, editionId: it.editionId }
    await giveOffice(deps, tx, actor, office)
    record({
      kind: 'appoint',
      payload: { stageId: it.stageId, councilMemberId: memberId, teller: input.teller, beside: true },
    })
    return ok(answer({ memberId }))
  })
