import { account, entry, entryPerson, entryUnit, membership, type Tx } from '@xk/db'
import type { Facts } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'

/**
 * What decides who may handle the request of this person: their own account, and the units that they belong to or
 * stand in a dossier of. Of nobody known yet: nothing.
 */
export const handlingFacts = async (tx: Tx, personId: string | null): Promise<Facts> => {
  if (!personId) return {}
  const own = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))
  const units = await tx
    .select({ id: membership.unitId })
    .from(membership)
    .where(and(eq(membership.personId, personId), isNull(membership.to)))
    .union(
      tx
        .select({ id: entry.unitId })
        .from(entryPerson)
        .innerJoin(entry, eq(entry.id, entryPerson.entryId))
        .where(eq(entryPerson.personId, personId)),
    )
    .union(
      tx
        .select({ id: entryUnit.unitId })
        .from(entryPerson)
        .innerJoin(entryUnit, eq(entryUnit.entryId, entryPerson.entryId))
        .where(eq(entryPerson.personId, personId)),
    )
  return { preparedBy: own.map(({ id }) => id), unitIds: units.map(({ id }) => id) }
}
