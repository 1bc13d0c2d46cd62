import type { saveIncidentSchema } from '@xk/contract'
import { dataIncident, dataIncidentPerson, person, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { reportDueAt, reportState, type ReportState } from '@xk/domain/privacy'
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { type Actor, runCommand } from '../../../http/command.ts'
import { namesOf } from '../../accounts/store.ts'

type Row = typeof dataIncident.$inferSelect

interface IncidentLine {
  id: string
  title: string
  foundAt: string
  reportDueAt: string
  report: ReportState
  state: 'open' | 'closed'
  affected: number
}
const lineView = view<IncidentLine>()({
  id: 'internal',
  title: 'internal',
  foundAt: 'internal',
  reportDueAt: 'internal',
  report: 'internal',
  state: 'internal',
  affected: 'internal',
})
const lineOf = (row: Row, now: Date): IncidentLine => ({
  id: row.id,
  title: row.title,
  foundAt: row.foundAt.toISOString(),
  reportDueAt: row.reportDueAt.toISOString(),
  report: reportState(row, now),
  state: row.state,
  affected: row.affected,
})

interface AffectedPerson {
  personId: string | null
  name: string
  unit: string
}
interface IncidentPage extends IncidentLine {
  version: number
  happenedAt: string | null
  what: string
  categories: string
  measures: string
  reportedAt: string | null
  reportedTo: string
  noReportReason: string
  toldAt: string | null
  toldHow: string
  conclusion: string | null
  createdBy: string | null
  changedBy: string | null
  changedAt: string
  closedBy: string | null
  closedAt: string | null
  people: readonly Sendable<AffectedPerson>[]
  allowed: readonly Command[]
}
const pageView = view<IncidentPage>()({
  ...lineView.audiences,
  version: 'internal',
  happenedAt: 'internal',
  what: 'internal',
  categories: 'internal',
  measures: 'internal',
  reportedAt: 'internal',
  reportedTo: 'internal',
  noReportReason: 'internal',
  toldAt: 'internal',
  toldHow: 'internal',
  conclusion: 'internal',
  createdBy: 'internal',
  changedBy: 'internal',
  changedAt: 'internal',
  closedBy: 'internal',
  closedAt: 'internal',
  people: 'internal',
  allowed: 'internal',
})

/** The log: open ones first, the latest found on top. */
export const listIncidents = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('incident.view', viewer, {})
  if (denied) return fail(denied)
  const rows = await deps.database.db
    .select()
    .from(dataIncident)
    .orderBy(desc(dataIncident.state), desc(dataIncident.foundAt))
  const now = deps.now()
  return ok(
    answer({
      incidents: rows.map((row) => lineView.redact(lineOf(row, now), EVERYTHING) as Sendable<IncidentLine>),
      allowed: allowedCommands(viewer, {}, ['incident.record']),
    }),
  )
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** One incident with whom it concerns; to look at, to print, to export. */
export const readIncident = async (deps: Deps, viewer: Viewer, id: string) => {
  const denied = denialOf('incident.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [row] = await db.select().from(dataIncident).where(eq(dataIncident.id, id))
  if (!row) return fail(notFound)
  const people = await db
    .select()
    .from(dataIncidentPerson)
    .where(eq(dataIncidentPerson.incidentId, id))
    .orderBy(asc(dataIncidentPerson.ordinal))
  const names = await namesOf(db, [row.createdBy, row.changedBy, row.closedBy])
  return ok(
    pageView.redact(
      {
        ...lineOf(row, deps.now()),
        version: row.version,
        happenedAt: iso(row.happenedAt),
        what: row.what,
        categories: row.categories,
        measures: row.measures,
        reportedAt: iso(row.reportedAt),
        reportedTo: row.reportedTo ?? '',
        noReportReason: row.noReportReason ?? '',
        toldAt: iso(row.toldAt),
        toldHow: row.toldHow ?? '',
        conclusion: row.conclusion,
        createdBy: names.get(row.createdBy) ?? null,
        changedBy: names.get(row.changedBy) ?? null,
        changedAt: row.changedAt.toISOString(),
        closedBy: names.get(row.closedBy ?? '') ?? null,
        closedAt: iso(row.closedAt),
        people: people.map(({ personId, name, unit }) => answer({ personId, name, unit })),
        allowed:
          row.state === 'open' ? allowedCommands(viewer, {}, ['incident.record', 'incident.close']) : [],
      },
      EVERYTHING,
    ) as Sendable<IncidentPage>,
  )
}

const lock = async (tx: Tx, id: string) =>
  (await tx.select().from(dataIncident).where(eq(dataIncident.id, id)).for('update'))[0]
/** What has happened when it is written down. */
const TIMES = ['foundAt', 'happenedAt', 'reportedAt', 'toldAt'] as const
const at = (text: string | null) => (text ? new Date(text) : null)

/** Writes an incident down, or what became known of it since. The 72 hours run from when it was found. */
export const saveIncident = (deps: Deps, actor: Actor, input: z.infer<typeof saveIncidentSchema>) =>
  runCommand(deps, actor, 'incident.record', input, async (tx, record) => {
    const denied = denialOf('incident.record', actor.viewer, {})
    if (denied) return fail(denied)
    const before = input.id ? await lock(tx, input.id) : undefined
    if (input.id && !before) return fail(notFound)
    if (before && before.state !== 'open')
      return fail({ code: 'record/in-wrong-state' as const, state: before.state })
    if (before && before.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: before.version })
    const now = deps.now()
    // A report that is only planned stops no clock.
    const early = TIMES.filter((key) => (at(input[key]) ?? now) > now)
    if (early.length > 0)
      return fail({
        code: 'input/invalid' as const,
        issues: early.map((key) => ({ pointer: `/${key}`, code: 'inFuture' })),
      })
    const foundAt = new Date(input.foundAt)
    if (input.reportedAt && !input.reportedTo)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/reportedTo', code: 'needed' }] })
    const known = input.people.flatMap(({ personId }) => personId ?? [])
    const there = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(inArray(person.id, known), isNull(person.erasedAt)))
    if (there.length !== new Set(known).size) return fail(notFound)
    const by = actor.viewer.accountId
    const row = {
      title: input.title,
      foundAt,
      happenedAt: at(input.happenedAt),
      reportDueAt: reportDueAt(foundAt),
      what: input.what,
      categories: input.categories,
      measures: input.measures,
      // Those listed are the least.
      affected: Math.max(input.affected, input.people.length),
      reportedAt: at(input.reportedAt),
      reportedTo: input.reportedTo || null,
      noReportReason: input.noReportReason || null,
      toldAt: at(input.toldAt),
      toldHow: input.toldHow || null,
      version: (before?.version ?? 0) + 1,
      changedBy: by,
      changedAt: now,
    }
    const id = input.id ?? deps.newId()
    if (before) await tx.update(dataIncident).set(row).where(eq(dataIncident.id, id))
    else await tx.insert(dataIncident).values({ id, state: 'open', createdBy: by, createdAt: now, ...row })
    await tx.delete(dataIncidentPerson).where(eq(dataIncidentPerson.incidentId, id))
    if (input.people.length > 0)
      await tx
        .insert(dataIncidentPerson)
        .values(input.people.map((it, ordinal) => ({ id: deps.newId(), incidentId: id, ordinal, ...it })))
    record({
      kind: 'incident',
      payload: {
        incidentId: id,
        step: before ? 'changed' : 'recorded',
        foundAt: row.foundAt.toISOString(),
        reportedAt: iso(row.reportedAt),
        affected: row.affected,
      },
    })
    return ok(answer({ id, version: row.version }))
  })

/** Ends it with a conclusion; what was reported, or why nothing had to be, must stand first. */
export const closeIncident = (
  deps: Deps,
  actor: Actor,
  input: { id: string; baseVersion: number; conclusion: string },
) =>
  runCommand(deps, actor, 'incident.close', input, async (tx, record) => {
    const denied = denialOf('incident.close', actor.viewer, {})
    if (denied) return fail(denied)
    const row = await lock(tx, input.id)
    if (!row) return fail(notFound)
    if (row.state !== 'open') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if (row.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row.version })
    if (!row.reportedAt && !row.noReportReason)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/reportedAt', code: 'reportFirst' }],
      })
    await tx
      .update(dataIncident)
      .set({
        state: 'closed',
        conclusion: input.conclusion,
        closedBy: actor.viewer.accountId,
        closedAt: deps.now(),
        version: row.version + 1,
      })
      .where(eq(dataIncident.id, row.id))
    record({ kind: 'incident', payload: { incidentId: row.id, step: 'closed' } })
    return ok(answer({ id: row.id, state: 'closed' as const }))
  })
