import type { WorkListQuery } from '@xk/contract'
import { cluster, type Tx, unitPeriod, work, workCommendation, workContent } from '@xk/db'
import { compareText, fail, fold, ok, type Result } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, may, type Viewer } from '@xk/domain/policy'
import { WORK_STATES, type WorkState } from '@xk/domain/work'
import { and, asc, desc, eq, ilike, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { holdsOn, listClusters, listUnitsAt } from '../organisation/store.ts'
import { dueLine, kindLabels, kindLines, workSettingsAt } from './settings.ts'
import { audiencesOfWork, lineView, named } from './views.ts'

export const PAGE = 50

const isCommended = sql<boolean>`exists (select 1 from ${workCommendation} c where c.work_id = ${work.id}
  and c.withdrawn_by is null)`

/** Works with the unit that they are of as it is called on a day; of one that left, its last name. */
export const rowsOf = (tx: Tx, day: string) =>
  tx
    .select({
      work,
      body: workContent.body,
      unitName: sql<string>`coalesce(${unitPeriod.name}, (select up.name from ${unitPeriod} up
        where up.unit_id = ${work.unitId} order by up."from" desc limit 1), '')`,
      clusterId: unitPeriod.clusterId,
      clusterName: cluster.name,
      commended: isCommended,
      due: sql<string | null>`(select s.due from work_step s where s.work_id = ${work.id} and s.act = 'return'
        order by s.at desc limit 1)`,
    })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, work.unitId), holdsOn(day)))
    .leftJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .$dynamic()
export type ListedWork = Awaited<ReturnType<typeof rowsOf>>[number]

/** `carriedOnBy`: units that carry on the one whose work it is. */
export const workLine = (row: ListedWork, viewer: Viewer, carriedOnBy: readonly string[] = []) => {
  const { work: it, body } = row
  return lineView.redact(
    {
      id: it.id,
      title: body.title,
      unitId: it.unitId,
      unitName: row.unitName,
      clusterName: row.clusterName,
      sort: it.sort,
      kind: it.kind,
      state: it.state,
      year: it.year,
      to: body.to,
      goal: body.goal,
      achieved: body.report.achieved.trim(),
      responsible: body.responsible.fullName,
      commended: row.commended,
      fromIdea: it.entryId !== null,
      replicated: it.replicationId !== null,
      due: it.state === 'returned' ? row.due : null,
      savedAt: it.savedAt.toISOString(),
    },
    audiencesOfWork(viewer, {
      unitIds: [it.unitId, ...carriedOnBy],
      ...(row.clusterId ? { clusterIds: [row.clusterId] } : {}),
    }),
  )
}

const words = (q: string): SQL[] =>
  fold(q)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12)
    .map((word) => ilike(workContent.folded, `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`))

/** What a viewer's list is confined to: all of the bloc, or the own clusters. */
export const clustersSeen = (viewer: Viewer): Result<string[] | undefined> => {
  if (may('work.list', viewer, {})) return ok(undefined)
  const own = viewer.grants.flatMap((it) => (it.role === 'clusterLead' && it.scopeId ? [it.scopeId] : []))
  const denied = denialOf('work.list', viewer, { clusterIds: own })
  return denied ? fail(denied) : ok(own)
}

const filterOf = (input: Omit<WorkListQuery, 'state' | 'sort' | 'page'>, confined: string[] | undefined) =>
  and(
    ne(work.state, 'draft'),
    confined && inArray(unitPeriod.clusterId, confined),
    input.unit ? eq(work.unitId, input.unit) : undefined,
    input.cluster ? eq(unitPeriod.clusterId, input.cluster) : undefined,
    input.kind ? eq(work.kind, input.kind) : undefined,
    input.year ? eq(work.year, input.year) : undefined,
    input.commended === 'yes' ? isCommended : undefined,
    input.commended === 'no' ? sql`not ${isCommended}` : undefined,
    ...words(input.q ?? ''),
  )

const ORDERS: Record<WorkListQuery['sort'], SQL[]> = {
  recent: [desc(sql`coalesce(${work.reportedAt}, ${work.registeredAt})`)],
  title: [sql`${workContent.body} ->> 'title' collate "vi-x-icu"`],
  unit: [sql`${unitPeriod.name} collate "vi-x-icu"`],
  due: [sql`nullif(${workContent.body} ->> 'to', '')`],
}

const countStates = async (tx: Tx, day: string, where: SQL | undefined) => {
  const rows = await tx
    .select({ state: work.state, n: sql<number>`count(*)::int` })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, work.unitId), holdsOn(day)))
    .where(where)
    .groupBy(work.state)
  const of = (state: WorkState) => rows.find((row) => row.state === state)?.n ?? 0
  return WORK_STATES.filter((state) => state !== 'draft').map((state) => answer({ state, n: of(state) }))
}

/** Works of the bloc, or of a cluster lead's clusters, a page of them at a time. A constant number of queries. */
export const listWorks = async (deps: Deps, viewer: Viewer, input: WorkListQuery) => {
  const confined = clustersSeen(viewer)
  if (!confined.ok) return confined
  const { db } = deps.database
  const day = vietnamDay(deps.now())
  const base = filterOf(input, confined.value)
  const where = input.state ? and(base, eq(work.state, input.state)) : base
  const [rows, states, settings, labels, units, clusters, years] = await Promise.all([
    rowsOf(db, day)
      .where(where)
      .orderBy(...ORDERS[input.sort], asc(work.id))
      .limit(PAGE)
      .offset((input.page - 1) * PAGE),
    countStates(db, day, base),
    workSettingsAt(db, day),
    kindLabels(db),
    listUnitsAt(db, day),
    listClusters(db),
    db.selectDistinct({ year: work.year }).from(work).orderBy(desc(work.year)),
  ])
  const total = states.filter(({ state }) => !input.state || state === input.state)
  const all = total.reduce((sum, { n }) => sum + n, 0)
  const isSeen = (clusterId: string) => !confined.value || confined.value.includes(clusterId)
  return ok(
    answer({
      today: day,
      works: rows.map((row) => workLine(row, viewer)),
      states,
      total: all,
      page: input.page,
      pages: Math.max(1, Math.ceil(all / PAGE)),
      kinds: kindLines([...labels].map(([key, label]) => ({ key, label }))),
      offered: kindLines(settings.kinds),
      dues: dueLine(settings.dues),
      units: units
        .filter(({ clusterId }) => isSeen(clusterId))
        .toSorted((a, b) => compareText(a.name, b.name))
        .map((it) => named(it.unitId, it.name)),
      clusters: clusters.filter(({ id }) => isSeen(id)).map((it) => named(it.id, it.name)),
      years: years.map(({ year }) => year),
      allowed: allowedCommands(viewer, {}, [
        'work.create',
        'work.settings',
        'work.review',
        'workDecision.view',
        'workDecision.prepare',
        'replication.manage',
      ]),
    }),
  )
}

const MAX_EXPORT = 20_000
/** Everything that a list shows, for a sheet. */
export const listForExport = async (deps: Deps, viewer: Viewer, input: WorkListQuery) => {
  const confined = clustersSeen(viewer)
  if (!confined.ok) return confined
  const { db } = deps.database
  const where = and(filterOf(input, confined.value), input.state ? eq(work.state, input.state) : undefined)
  const rows = await rowsOf(db, vietnamDay(deps.now()))
    .where(where)
    .orderBy(...ORDERS[input.sort], asc(work.id))
    .limit(MAX_EXPORT)
  const labels = await kindLabels(db)
  return ok({ rows, labels })
}
