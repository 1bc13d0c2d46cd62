import {
  accessLink,
  account,
  cluster,
  grantInForce,
  officeGrant,
  personIdentity,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { compareText, fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listFourEyesAccounts } from './store.ts'

interface InvitationLine {
  accountId: string
  fullName: string
  unitId: string
  unitName: string
  clusterId: string
  clusterName: string
  state: 'invited' | 'active' | 'suspended'
  /** End of the invitation that still works; null when none was issued or it ran out. */
  linkUntil: string | null
  /** Holds an office behind which a link takes two people (issueLinks). */
  needsTwo: boolean
}

const invitationView = view<InvitationLine>()({
  accountId: 'internal',
  fullName: 'internal',
  unitId: 'internal',
  unitName: 'internal',
  clusterId: 'internal',
  clusterName: 'internal',
  state: 'internal',
  linkUntil: 'internal',
  needsTwo: 'internal',
})

const listOfficers = (tx: Tx, day: string, now: Date) =>
  tx
    .select({
      accountId: account.id,
      fullName: personIdentity.fullName,
      state: account.state,
      unitId: unitPeriod.unitId,
      unitName: unitPeriod.name,
      clusterId: cluster.id,
      clusterName: cluster.name,
      ordinal: cluster.ordinal,
    })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .innerJoin(
      unitPeriod,
      and(
        eq(unitPeriod.unitId, officeGrant.scopeId),
        lte(unitPeriod.from, day),
        or(isNull(unitPeriod.to), gt(unitPeriod.to, day)),
      ),
    )
    .innerJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .where(and(eq(officeGrant.role, 'officer'), grantInForce(now)))

/** Every officer with the state of their invitation, by cluster, unit and name. Link secrets are not in it. */
export const listInvitations = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('account.reissueLink', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const rows = await listOfficers(db, vietnamDay(now), now)
  const ids = rows.map((row) => row.accountId)
  const links =
    ids.length === 0
      ? []
      : await db
          .select({ accountId: accessLink.accountId, expiresAt: accessLink.expiresAt })
          .from(accessLink)
          .where(
            and(
              inArray(accessLink.accountId, ids),
              isNull(accessLink.usedAt),
              isNull(accessLink.replacedAt),
              gt(accessLink.expiresAt, now),
            ),
          )
  const fourEyes = await listFourEyesAccounts(db, ids, now)
  const until = new Map(links.map((link) => [link.accountId, link.expiresAt.toISOString()]))
  const officers = rows
    .toSorted(
      (a, b) =>
        a.ordinal - b.ordinal || compareText(a.unitName, b.unitName) || compareText(a.fullName, b.fullName),
    )
    .map((row) =>
      invitationView.redact(
        {
          ...row,
          linkUntil: until.get(row.accountId) ?? null,
          needsTwo: fourEyes.has(row.accountId),
        },
        EVERYTHING,
      ),
    )
  return ok(answer({ officers: officers as Sendable<InvitationLine>[] }))
}
