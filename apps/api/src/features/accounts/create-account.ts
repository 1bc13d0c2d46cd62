import { account, membership, officeGrant, person, personIdentity, type Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import { nameColumns } from '../people/identity.ts'

interface NewPerson {
  fullName: string
  phone?: string | null | undefined
  email?: string | null | undefined
  position?: string | null | undefined
  /** Makes them the unit's officer: a member of it from this day, with the office. */
  officerOf?: { unitId: string; from: string; by: string }
}

/** Who leads a unit is a superior of its members: the conflict of a judge is derived from it (domain.md). */
const leadsUnit = (position: string | null | undefined): number =>
  /^bí thư/i.test((position ?? '').normalize('NFC')) ? 1 : 0

/** People with invited accounts, in as many statements for one as for a thousand; account ids in the order given. */
export const createAccounts = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  people: readonly NewPerson[],
): Promise<string[]> => {
  if (people.length === 0) return []
  const now = deps.now()
  const made = people.map((each) => ({ each, personId: deps.newId(), accountId: deps.newId() }))
  await tx.insert(person).values(made.map(({ personId }) => ({ id: personId, createdAt: now })))
  await tx.insert(personIdentity).values(
    made.map(({ personId, each }) => ({
      personId,
      ...nameColumns(each.fullName),
      phone: each.phone ?? null,
      email: each.email ?? null,
      position: each.position ?? null,
    })),
  )
  await tx.insert(account).values(
    made.map(({ personId, accountId }) => ({
      id: accountId,
      personId,
      state: 'invited' as const,
      createdAt: now,
    })),
  )
  const officers = made.flatMap(({ each, ...ids }) =>
    each.officerOf ? [{ ...each.officerOf, ...ids, position: each.position ?? null }] : [],
  )
  if (officers.length > 0) {
    await tx.insert(membership).values(
      officers.map(({ personId, unitId, position, from }) => ({
        id: deps.newId(),
        personId,
        unitId,
        position,
        leads: leadsUnit(position),
        from,
      })),
    )
    await tx.insert(officeGrant).values(
      officers.map(({ accountId, unitId, by }) => ({
        id: deps.newId(),
        accountId,
        role: 'officer',
        scopeKind: 'unit' as const,
        scopeId: unitId,
        from: now,
        requestedBy: by,
        approvedBy: by,
        approvedAt: now,
      })),
    )
  }
  return made.map(({ accountId }) => accountId)
}
