import { account, grantInForce, officeGrant, secondFactor, type Tx, unitPeriod } from '@xk/db'
import { currentDates } from '@xk/domain/edition'
import {
  READINESS_OFFICES,
  type ReadinessFacts as OfficeFacts,
  type ReadinessIssue,
  readinessIssues,
  type ReadinessOffice,
} from '@xk/domain/ruleset'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import { listPublishedNotices } from '../data-protection/store.ts'
import { holdsOn } from '../organisation/store.ts'

import type { LoadedEdition } from './load.ts'
import { rulesIn } from './stored-rules.ts'

/** What readiness asks of the world: offices and units, and which versions of the privacy notice are published. */
export type ReadinessFacts = OfficeFacts & { notices: ReadonlySet<string> }

/** People and units as they are now, for any number of editions: three queries. */
export const loadReadinessFacts = async (
  tx: Tx,
  now: Date,
): Promise<(editionId: string) => ReadinessFacts> => {
  const grants = await tx
    .select({
      accountId: officeGrant.accountId,
      role: officeGrant.role,
      scopeKind: officeGrant.scopeKind,
      scopeId: officeGrant.scopeId,
      factor: secondFactor.confirmedAt,
    })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .leftJoin(secondFactor, eq(secondFactor.accountId, officeGrant.accountId))
    .where(and(inArray(officeGrant.role, [...READINESS_OFFICES, 'judge']), grantInForce(now)))
  const [units] = await tx
    .select({
      active: sql<number>`count(*)::int`,
      withOfficer: sql<number>`(count(*) filter (where exists (
        select 1 from office_grant g where g.role = 'officer' and g.scope_id = ${unitPeriod.unitId}
        and g.approved_at is not null and g.revoked_at is null and (g."to" is null or g."to" > ${now.toISOString()}::timestamptz))))::int`,
    })
    .from(unitPeriod)
    .where(holdsOn(vietnamDay(now)))
  const notices = new Set((await listPublishedNotices(tx)).map(({ version }) => version))
  const active = units?.active ?? 0
  return (editionId) => {
    const holders = (role: string) => {
      const mine = grants.filter(
        (it) => it.role === role && (it.scopeKind === 'global' || it.scopeId === editionId),
      )
      return new Map(mine.map((it) => [it.accountId, it.factor !== null]))
    }
    const office = (role: ReadinessOffice) => {
      const found = [...holders(role).values()]
      return { people: found.length, withSecondFactor: found.filter(Boolean).length }
    }
    return {
      notices,
      offices: {
        lead: office('lead'),
        deputy: office('deputy'),
        secretary: office('secretary'),
        panelChair: office('panelChair'),
      },
      judges: holders('judge').size,
      activeUnits: active,
      unitsWithoutOfficer: active - (units?.withOfficer ?? 0),
    }
  }
}

/** What stands between an edition's draft and its opening, now: a deadline that has passed blocks too. */
export const openingIssues = (
  { draft, schedule }: LoadedEdition,
  facts: ReadinessFacts,
  now: Date,
): ReadinessIssue[] => {
  if (!draft) return []
  const closes = currentDates(schedule).closesAt
  const past: ReadinessIssue[] =
    closes && closes <= now ? [{ code: 'date/past', facts: { key: 'closesAt' }, blocking: true }] : []
  const rules = rulesIn(draft)
  const named = [...new Set(rules.entry.consents.map(({ noticeVersion }) => noticeVersion))]
  const unread: ReadinessIssue[] = named
    .filter((version) => !facts.notices.has(version))
    .map((version) => ({ code: 'consent/noticeUnpublished', facts: { version }, blocking: false }))
  return [...past, ...readinessIssues(rules, schedule, facts), ...unread]
}
