import {
  account,
  cluster,
  edition,
  grantInForce,
  officeGrant,
  panelMember,
  personIdentity,
  secondFactor,
  stage,
  twoPersonRequest,
  type Tx,
  unitPeriod,
} from '@xk/db'
import type { Role, ScopeKind } from '@xk/domain/policy'
import { and, eq, gt, inArray, isNull, lte, notInArray, or } from 'drizzle-orm'

export type GrantRow = typeof officeGrant.$inferSelect

/** Held until the transaction ends: two approvals at once can't both find it waiting. */
export const findGrantForUpdate = async (tx: Tx, id: string) =>
  (await tx.select().from(officeGrant).where(eq(officeGrant.id, id)).for('update'))[0]

/** Accounts that hold this office, or one of these, anywhere now, each once: who is told. One query. */
export const listHolders = async (tx: Tx, role: Role | readonly Role[], now: Date): Promise<string[]> => {
  const rows = await tx
    .selectDistinct({ accountId: officeGrant.accountId })
    .from(officeGrant)
    .where(and(inArray(officeGrant.role, [role].flat()), grantInForce(now)))
  return rows.map((row) => row.accountId)
}

/** Grants in force and those that wait, with their holders; constant number of queries. */
export const listGrants = async (tx: Tx, now: Date) => {
  const rows = await tx
    .select({
      grant: officeGrant,
      fullName: personIdentity.fullName,
      sortKey: personIdentity.sortKey,
      state: account.state,
      factorConfirmedAt: secondFactor.confirmedAt,
    })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
    .where(and(isNull(officeGrant.revokedAt), or(isNull(officeGrant.to), gt(officeGrant.to, now))))
  const reasons = await tx
    .select({ subjectId: twoPersonRequest.subjectId, reason: twoPersonRequest.reason })
    .from(twoPersonRequest)
    .where(and(eq(twoPersonRequest.kind, 'grant'), eq(twoPersonRequest.state, 'waiting')))
  return { rows, reasonOf: new Map(reasons.map((row) => [row.subjectId, row.reason])) }
}

interface Scope {
  scopeKind: ScopeKind
  scopeId: string | null
}

/** Names of the things that grants are for, by id. */
export const scopeNames = async (tx: Tx, scopes: readonly Scope[], day: string) => {
  const ids = (kind: ScopeKind) => [
    ...new Set(scopes.flatMap((s) => (s.scopeKind === kind && s.scopeId ? [s.scopeId] : []))),
  ]
  const names = new Map<string, string>()
  const [units, clusters, editions] = [ids('unit'), ids('cluster'), ids('edition')]
  if (units.length > 0) {
    const rows = await tx
      .select({ id: unitPeriod.unitId, name: unitPeriod.name })
      .from(unitPeriod)
      .where(
        and(
          inArray(unitPeriod.unitId, units),
          lte(unitPeriod.from, day),
          or(isNull(unitPeriod.to), gt(unitPeriod.to, day)),
        ),
      )
    for (const row of rows) names.set(row.id, row.name)
  }
  if (clusters.length > 0) {
    const rows = await tx
      .select({ id: cluster.id, name: cluster.name })
      .from(cluster)
      .where(inArray(cluster.id, clusters))
    for (const row of rows) names.set(row.id, row.name)
  }
  if (editions.length > 0) {
    const rows = await tx
      .select({ id: edition.id, title: edition.title })
      .from(edition)
      .where(inArray(edition.id, editions))
    for (const row of rows) names.set(row.id, row.title)
  }
  return names
}

/** What a grant is about, as the policy asks for it. */
export const scopeFacts = ({ scopeKind, scopeId }: Scope) => {
  if (scopeId === null) return {}
  if (scopeKind === 'edition') return { editionId: scopeId }
  if (scopeKind === 'cluster') return { clusterIds: [scopeId] }
  return { unitIds: [scopeId] }
}

/** Offices that read entries with their names or approve results: never together with judging them. */
const READS_NAMES: readonly Role[] = ['lead', 'deputy', 'secretary']

/** Does this grant's holder judge in an edition that the office would reach and whose result is not out yet? */
export const wouldJudgeOwnOffice = async (
  tx: Tx,
  grant: { accountId: string; role: Role } & Scope,
): Promise<boolean> => {
  if (!READS_NAMES.includes(grant.role)) return false
  const [seat] = await tx
    .select({ id: panelMember.id })
    .from(panelMember)
    .innerJoin(account, and(eq(account.personId, panelMember.personId), eq(account.id, grant.accountId)))
    .innerJoin(stage, eq(stage.id, panelMember.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(
      and(
        eq(panelMember.state, 'active'),
        notInArray(edition.state, ['released', 'cancelled']),
        grant.scopeKind === 'edition' && grant.scopeId !== null ? eq(edition.id, grant.scopeId) : undefined,
      ),
    )
    .limit(1)
  return seat !== undefined
}
