import { person, personIdentity } from '@xk/db'
import { fail, fold, notFound, ok } from '@xk/domain/kernel'
import { answer, EVERYTHING, may, view, type Viewer } from '@xk/domain/policy'
import { and, eq, isNull, like, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { findCouncil, isNominated } from './context.ts'

const foundView = view<{
  personId: string
  fullName: string
  position: string | null
  unitName: string | null
  nominated: boolean
}>()({
  personId: 'internal',
  fullName: 'internal',
  position: 'internal',
  unitName: 'internal',
  nominated: 'internal',
})

/** People whose name contains the words, without diacritics; at most twenty. Nominees are named as such. */
export const searchPeople = async (deps: Deps, viewer: Viewer, stageId: string, words: string) => {
  const { db } = deps.database
  const it = await findCouncil(db, viewer, stageId)
  if (!it || !(may('council.appoint', viewer, it.facts) || may('council.electTellers', viewer, it.facts)))
    return fail(notFound)
  const pattern = `%${fold(words).replace(/[%_\\]/g, '\\$&')}%`
  const rows = await db
    .select({
      personId: person.id,
      fullName: personIdentity.fullName,
      position: personIdentity.position,
      unitName: sql<
        string | null
      >`(select up.name from membership m join unit_period up on up.unit_id = m.unit_id
        where m.person_id = ${person.id} order by m."from" desc, up."from" desc limit 1)`,
      nominated: isNominated(it.editionId, sql`${person.id}`),
    })
    .from(person)
    .innerJoin(personIdentity, eq(personIdentity.personId, person.id))
    .where(and(like(personIdentity.folded, pattern), isNull(person.erasedAt)))
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`)
    .limit(20)
  return ok(answer({ people: rows.map((row) => foundView.redact(row, EVERYTHING)) }))
}
