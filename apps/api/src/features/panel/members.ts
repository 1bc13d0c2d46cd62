import { account, assignment, panelMember, person, personIdentity } from '@xk/db'
import { fail, fold, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, view, type Viewer } from '@xk/domain/policy'
import { and, eq, isNull, like, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findMember, findScoringStage } from './store.ts'

const candidateView = view<{
  personId: string
  fullName: string
  position: string | null
  unitName: string | null
}>()({
  personId: 'internal',
  fullName: 'internal',
  position: 'internal',
  unitName: 'internal',
})

/** People whose name contains the words, without diacritics; at most twenty. */
export const searchCandidates = async (deps: Deps, viewer: Viewer, stageId: string, words: string) => {
  const tx = deps.database.db
  const stage = await findScoringStage(tx, stageId)
  const denied = denialOf('panel.appoint', viewer, stage ? { editionId: stage.editionId } : {})
  if (denied) return fail(denied)
  const pattern = `%${fold(words).replace(/[%_\\]/g, '\\$&')}%`
  const rows = await tx
    .select({
      personId: person.id,
      fullName: personIdentity.fullName,
      position: personIdentity.position,
      unitName: sql<
        string | null
      >`(select up.name from membership m join unit_period up on up.unit_id = m.unit_id
        where m.person_id = ${person.id} order by m."from" desc, up."from" desc limit 1)`,
    })
    .from(person)
    .innerJoin(personIdentity, eq(personIdentity.personId, person.id))
    .leftJoin(account, eq(account.personId, person.id))
    .where(and(like(personIdentity.folded, pattern), isNull(person.erasedAt)))
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`)
    .limit(20)
  return ok(answer({ candidates: rows.map((row) => candidateView.redact(row, EVERYTHING)) }))
}

/** Fields of expertise: what automatic assignment goes by. */
export const changeExpertise = (deps: Deps, actor: Actor, input: { memberId: string; expertise: string[] }) =>
  runCommand(deps, actor, 'panel.appoint', input, async (tx, record) => {
    const member = await findMember(tx, input.memberId)
    const stage = member && (await findScoringStage(tx, member.stageId))
    const denied = denialOf('panel.appoint', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!member) return fail(notFound)
    await tx.update(panelMember).set({ expertise: input.expertise }).where(eq(panelMember.id, member.id))
    record({ kind: 'appoint', payload: { memberId: member.id, expertise: input.expertise } })
    return ok(answer({ memberId: member.id }))
  })

/** A judge leaves the panel: what was handed in stays and counts, open assignments go back to be assigned anew. */
export const withdrawMember = (deps: Deps, actor: Actor, input: { memberId: string; reason: string }) =>
  runCommand(deps, actor, 'panel.appoint', input, async (tx, record) => {
    const member = await findMember(tx, input.memberId)
    const stage = member && (await findScoringStage(tx, member.stageId))
    const denied = denialOf('panel.appoint', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!member) return fail(notFound)
    await tx.update(panelMember).set({ state: 'withdrawn' }).where(eq(panelMember.id, member.id))
    await tx
      .update(assignment)
      .set({ state: 'withdrawn' })
      .where(and(eq(assignment.memberId, member.id), eq(assignment.state, 'open')))
    record({ kind: 'appoint', payload: { memberId: member.id, withdrawn: true, reason: input.reason } })
    return ok(answer({ memberId: member.id }))
  })
