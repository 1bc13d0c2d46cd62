import { membership, personIdentity, unitPeriod } from '@xk/db'
import { fail, fold, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, ilike, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'

interface FoundPerson {
  id: string
  fullName: string
  birthYear: number | null
  unit: string | null
}
const foundView = view<FoundPerson>()({
  id: 'internal',
  fullName: 'internal',
  birthYear: 'internal',
  unit: 'internal',
})

/** People in the system by name, for the request's person; two words at least, so that nobody leafs through all. */
export const findPeople = async (deps: Deps, viewer: Viewer, q: string) => {
  const denied = denialOf('dataRequest.handle', viewer, {})
  if (denied) return fail(denied)
  const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length < 2) return ok(answer({ people: [] as Sendable<FoundPerson>[] }))
  const rows = await deps.database.db
    .selectDistinctOn([personIdentity.sortKey, personIdentity.personId], {
      id: personIdentity.personId,
      fullName: personIdentity.fullName,
      birthYear: sql<
        number | null
      >`coalesce(extract(year from ${personIdentity.birthDate})::int, ${personIdentity.birthYear})`,
      unit: unitPeriod.name,
    })
    .from(personIdentity)
    .leftJoin(membership, and(eq(membership.personId, personIdentity.personId), isNull(membership.to)))
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, membership.unitId), isNull(unitPeriod.to)))
    .where(
      and(
        ...words.map((word) =>
          ilike(personIdentity.folded, `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
        ),
      ),
    )
    .orderBy(asc(personIdentity.sortKey), asc(personIdentity.personId), desc(membership.from))
    .limit(20)
  return ok(
    answer({
      people: rows.map((row) => foundView.redact(row, EVERYTHING) as Sendable<FoundPerson>),
    }),
  )
}
