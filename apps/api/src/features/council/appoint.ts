import { account, councilMember, person, type Tx } from '@xk/db'
import type { CouncilOffice } from '@xk/domain/council'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { changeCouncil } from './change.ts'
import { type CouncilContext, isNominated } from './context.ts'
import { giveOffice, mayPlace, takeOffice } from './grants.ts'
import { writeInterests } from './interests.ts'

/** A person with their account; whoever has none gets one, to be invited. Undefined for an unknown or erased one. */
export const withAccount = async (deps: Deps, tx: Tx, editionId: string, personId: string) => {
  const [someone] = await tx
    .select({
      id: person.id,
      accountId: account.id,
      nominated: isNominated(editionId, personId),
    })
    .from(person)
    .leftJoin(account, eq(account.personId, person.id))
    .where(and(eq(person.id, personId), isNull(person.erasedAt)))
  if (!someone) return undefined
  if (someone.accountId) return { ...someone, accountId: someone.accountId }
  const accountId = deps.newId()
  await tx.insert(account).values({ id: accountId, personId, state: 'invited', createdAt: deps.now() })
  return { ...someone, accountId }
}

const seated = ({ members }: CouncilContext) => members.filter(({ state }) => state === 'appointed')

const chairTaken = (it: CouncilContext, office: CouncilOffice, personId: string): Problem | undefined =>
  office === 'chair' && seated(it).some((one) => one.office === 'chair' && one.personId !== personId)
    ? { code: 'council/office-taken', office: 'chair' }
    : undefined

/**
 * Appoints a person to a council, with their office in it. Who stands in a dossier of the edition can't sit; other
 * ties (unit, superior, who handed it in) are interests, whose effect the rules say. Gives the councillor's office, so
 * that nobody appoints whom they invited (mayPlace). Not once the meeting is open.
 */
export const appointCouncillor = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; personId: string; office: CouncilOffice },
) =>
  changeCouncil(
    deps,
    actor,
    'council.appoint',
    input,
    async (tx, it, record) => {
      const { stageId, editionId, council: rules } = it
      const someone = await withAccount(deps, tx, editionId, input.personId)
      if (!someone) return fail(notFound)
      if (someone.nominated) return fail({ code: 'council/not-eligible', reason: 'nominee' })
      const placed = await mayPlace(deps, tx, actor, someone.accountId)
      if (!placed.ok) return placed
      const known = it.members.find(({ personId }) => personId === input.personId)
      if (known?.state === 'appointed') return fail({ code: 'council/not-eligible', reason: 'seated' })
      const taken = chairTaken(it, input.office, input.personId)
      if (taken) return fail(taken)
      if (seated(it).length >= rules.size.max) return fail({ code: 'council/full', max: rules.size.max })
      const [row] = await tx
        .insert(councilMember)
        .values({
          id: deps.newId(),
          stageId,
          personId: input.personId,
          office: input.office,
          state: 'appointed',
          ordinal: it.members.length + 1,
        })
        .onConflictDoUpdate({
          target: [councilMember.stageId, councilMember.personId],
          set: {
            state: 'appointed',
            office: input.office,
            attendance: null,
            absenceReason: null,
            teller: sql`case when ${councilMember.state} = 'beside' then ${councilMember.teller} end`,
          },
        })
        .returning({ id: councilMember.id })
      const memberId = row?.id ?? ''
      await giveOffice(deps, tx, actor, { accountId: someone.accountId, role: 'councillor', editionId })
      await writeInterests(tx, stageId, deps.now())
      record({ kind: 'appoint', payload: { stageId, councilMemberId: memberId, office: input.office } })
      return ok(answer({ memberId }))
    },
    { beforeMeeting: true },
  )

/** Gives a member another office in the council, before its meeting. */
export const changeOffice = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string; office: CouncilOffice },
) =>
  changeCouncil(
    deps,
    actor,
    'council.appoint',
    input,
    async (tx, it, record) => {
      const member = seated(it).find(({ id }) => id === input.memberId)
      if (!member) return fail(notFound)
      const taken = chairTaken(it, input.office, member.personId)
      if (taken) return fail(taken)
      const placed = await mayPlace(deps, tx, actor, member.accountId)
      if (!placed.ok) return placed
      await tx.update(councilMember).set({ office: input.office }).where(eq(councilMember.id, member.id))
      record({
        kind: 'appoint',
        payload: { stageId: it.stageId, councilMemberId: member.id, office: input.office },
      })
      return ok(answer({ memberId: member.id }))
    },
    { beforeMeeting: true },
  )

/** A member or teller leaves the council before its meeting, with a reason. Who is missing from it is absent on the roll. */
export const endMember = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string; reason: string },
) =>
  changeCouncil(
    deps,
    actor,
    'council.appoint',
    input,
    async (tx, it, record) => {
      const member = it.members.find(({ id, state }) => id === input.memberId && state !== 'ended')
      if (!member) return fail(notFound)
      await tx
        .update(councilMember)
        .set({ state: 'ended', attendance: null, absenceReason: null })
        .where(eq(councilMember.id, member.id))
      if (member.accountId)
        for (const role of ['councillor', 'teller'] as const)
          await takeOffice(deps, tx, { accountId: member.accountId, role, editionId: it.editionId })
      record({
        kind: 'dismiss',
        payload: { stageId: it.stageId, councilMemberId: member.id, reason: input.reason },
      })
      return ok(answer({ memberId: member.id }))
    },
    { beforeMeeting: true },
  )
