import {
  account,
  assignment,
  dataRequest,
  entry,
  grantInForce,
  officeGrant,
  panelMember,
  question,
  screening,
  stage,
  type Tx,
} from '@xk/db'
import { deadlineFor } from '@xk/domain/edition'
import { nextDueOf } from '@xk/domain/privacy'
import { and, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import { listHandlers } from '../data-protection/store.ts'
import { notOnPaper } from '../paper-sheets/store.ts'
import type { LoadedEdition } from '../editions/load.ts'
import { listAnswerers } from '../questions/store.ts'
import { listUnitsWithEntries } from '../screening/not-submitted.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Something to remind people of. Its key names the deadline too: one that moved is reminded of anew. */
export interface Reminder {
  key: string
  kind: string
  accountIds: string[]
  facts: Record<string, string | number | boolean>
}

/** 3 or 1 when so many days or fewer are left, else undefined. */
const daysLeft = (at: Date | undefined, now: Date): 1 | 3 | undefined => {
  const left = (at?.getTime() ?? 0) - now.getTime()
  if (left <= 0 || left > 3 * DAY) return undefined
  return left <= DAY ? 1 : 3
}

const officersByUnit = async (tx: Tx, unitIds: readonly string[], now: Date) => {
  const rows =
    unitIds.length === 0
      ? []
      : await tx
          .select({ unitId: officeGrant.scopeId, accountId: officeGrant.accountId })
          .from(officeGrant)
          .where(
            and(
              eq(officeGrant.role, 'officer'),
              inArray(officeGrant.scopeId, [...unitIds]),
              grantInForce(now),
            ),
          )
  return (unitId: string) => rows.filter((row) => row.unitId === unitId).map((row) => row.accountId)
}

/** Units that have handed nothing in, three days and one day before their deadline. */
export const deadlineReminders = async (tx: Tx, it: LoadedEdition, now: Date): Promise<Reminder[]> => {
  if (it.edition.state !== 'open') return []
  const units = (await listUnitsWithEntries(tx, it.edition.id, vietnamDay(now))).flatMap((row) => {
    const at = deadlineFor(it.schedule, 'closesAt', row.unitId)
    const days = row.handedIn === 0 ? daysLeft(at, now) : undefined
    return at && days ? [{ unitId: row.unitId, at, days }] : []
  })
  const officersOf = await officersByUnit(
    tx,
    units.map(({ unitId }) => unitId),
    now,
  )
  return units.map(({ unitId, at, days }) => ({
    key: `deadline${days} ${it.edition.id} ${unitId} ${at.toISOString()}`,
    kind: `reminder.deadline${days}`,
    accountIds: officersOf(unitId),
    facts: { editionTitle: it.edition.title, due: at.toISOString() },
  }))
}

/** Returned entries whose supplement is due within a day. */
export const supplementReminders = async (tx: Tx, it: LoadedEdition, now: Date): Promise<Reminder[]> => {
  const rows = await tx
    .selectDistinctOn([screening.entryId], {
      entryId: entry.id,
      unitId: entry.unitId,
      due: screening.due,
      result: screening.result,
    })
    .from(screening)
    .innerJoin(entry, eq(entry.id, screening.entryId))
    .where(and(eq(entry.editionId, it.edition.id), eq(entry.state, 'returned')))
    .orderBy(screening.entryId, desc(screening.at))
  const due = rows.flatMap((row) =>
    row.result === 'returned' && row.due && daysLeft(row.due, now) === 1 ? [{ ...row, at: row.due }] : [],
  )
  const officersOf = await officersByUnit(
    tx,
    due.map(({ unitId }) => unitId),
    now,
  )
  return due.map(({ entryId, unitId, at }) => ({
    key: `supplement ${entryId} ${at.toISOString()}`,
    kind: 'reminder.supplement',
    accountIds: officersOf(unitId),
    facts: { entryId, editionTitle: it.edition.title, due: at.toISOString() },
  }))
}

/** Judges with sheets to hand in, three days and one day before judging ends. No word of which works they are. */
export const judgingReminders = async (tx: Tx, it: LoadedEdition, now: Date): Promise<Reminder[]> => {
  const at = deadlineFor(it.schedule, 'judgingUntil', null)
  const days = it.edition.state === 'judging' ? daysLeft(at, now) : undefined
  if (!at || !days) return []
  const open = await tx
    .select({ accountId: account.id, stageId: stage.id, open: sql<number>`count(*)::int` })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stage, eq(stage.id, panelMember.stageId))
    .innerJoin(account, eq(account.personId, panelMember.personId))
    .where(
      and(
        eq(stage.editionId, it.edition.id),
        eq(stage.state, 'running'),
        eq(panelMember.state, 'active'),
        eq(assignment.state, 'open'),
        notOnPaper,
      ),
    )
    .groupBy(account.id, stage.id)
  return open.map(({ accountId, stageId, open: sheets }) => ({
    key: `judging${days} ${stageId} ${accountId} ${at.toISOString()}`,
    kind: `reminder.judging${days}`,
    accountIds: [accountId],
    facts: { editionTitle: it.edition.title, open: sheets, due: at.toISOString() },
  }))
}

/** Questions due within a day, and those that have become late: whoever answers; the secretariat of what is late. */
export const questionReminders = async (tx: Tx, now: Date): Promise<Reminder[]> => {
  const rows = await tx
    .select({ id: question.id, unitId: question.unitId, dueAt: question.dueAt })
    .from(question)
    .where(
      and(
        eq(question.state, 'waiting'),
        lte(question.dueAt, new Date(now.getTime() + DAY)),
        // What has been late for long stands in the lists; it is not told again to whoever comes new.
        gt(question.dueAt, new Date(now.getTime() - 7 * DAY)),
      ),
    )
    .orderBy(question.dueAt)
    .limit(500)
  const unitIds = rows.flatMap(({ unitId }) => (unitId ? [unitId] : []))
  const officersOf = await officersByUnit(tx, unitIds, now)
  const office = rows.length > 0 ? await listAnswerers(tx, now) : []
  return rows.flatMap(({ id, unitId, dueAt }): Reminder[] => {
    const overdue = dueAt <= now
    const key = `question ${id} ${overdue ? 'late' : 'soon'} ${dueAt.toISOString()}`
    const facts = { questionId: id, overdue, due: dueAt.toISOString() }
    const toOffice = { key: `${key} office`, kind: 'reminder.questionOffice', accountIds: office, facts }
    if (!unitId) return [toOffice]
    const toUnit = { key, kind: 'reminder.questionUnit', accountIds: officersOf(unitId), facts }
    return overdue ? [toUnit, toOffice] : [toUnit]
  })
}

/** Requests about personal data whose term ends within a day, and those past it: everybody who works on them. */
export const dataRequestReminders = async (tx: Tx, now: Date): Promise<Reminder[]> => {
  const rows = await tx
    .select()
    .from(dataRequest)
    .where(inArray(dataRequest.state, ['waiting', 'answered']))
    .limit(500)
  const due = rows.flatMap((row) => {
    const at = nextDueOf(row)
    return at && at.getTime() <= now.getTime() + DAY ? [{ id: row.id, state: row.state, at }] : []
  })
  if (due.length === 0) return []
  const accountIds = await listHandlers(tx, now)
  return due.map(({ id, state, at }) => {
    const overdue = at <= now
    return {
      key: `dataRequest ${id} ${state} ${overdue ? 'late' : 'soon'} ${at.toISOString()}`,
      kind: 'reminder.dataRequest',
      accountIds,
      facts: { requestId: id, overdue, due: at.toISOString() },
    }
  })
}
