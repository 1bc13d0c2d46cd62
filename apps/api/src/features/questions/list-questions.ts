import type { questionListSchema } from '@xk/contract'
import { cluster, edition, question, questionContact, type Tx, unitPeriod } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, may, view, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Audience } from '@xk/domain/ruleset'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEditions } from '../editions/load.ts'
import { holdsOn, listUnitsAt } from '../organisation/store.ts'
import { matching } from './store.ts'
import { type QuestionLine, questionView } from './views.ts'

const PAGE = 50
const OFFICE: ReadonlySet<Audience> = new Set(['public', 'internal'])

const rowsOf = (tx: Tx, where: SQL | undefined, day: string) =>
  tx
    .select({
      question,
      unitName: unitPeriod.name,
      clusterName: cluster.name,
      editionTitle: edition.title,
      name: questionContact.name,
      contact: questionContact.contact,
    })
    .from(question)
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, question.unitId), holdsOn(day)))
    .leftJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .leftJoin(edition, eq(edition.id, question.editionId))
    .leftJoin(questionContact, eq(questionContact.questionId, question.id))
    .where(where)
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const lineOf = (row: Row, viewer: Viewer, now: Date): QuestionLine => {
  const it = row.question
  const facts = it.unitId ? { unitIds: [it.unitId] } : {}
  const commands = it.unitId ? (['question.answerUnit'] as const) : (['question.answerEdition'] as const)
  return {
    id: it.id,
    sort: it.sort,
    title: it.title,
    body: it.body,
    state: it.state,
    version: it.version,
    editionId: it.editionId,
    unitId: it.unitId,
    answer: it.answer,
    reason: it.reason,
    askedAt: it.askedAt.toISOString(),
    dueAt: it.dueAt.toISOString(),
    overdue: it.state === 'waiting' && it.dueAt < now,
    answeredAt: it.answeredAt?.toISOString() ?? null,
    about: row.editionTitle ?? row.unitName ?? '',
    clusterName: row.clusterName,
    contact: [row.name, row.contact].filter(Boolean).join(', ') || null,
    allowed: [...commands, 'question.moderate' as const].filter((command) => may(command, viewer, facts)),
  }
}

const showing = (show: z.infer<typeof questionListSchema>['show'], now: Date): SQL | undefined => {
  switch (show) {
    case 'waiting':
    case 'answered':
    case 'hidden':
      return eq(question.state, show)
    case 'overdue':
      return and(eq(question.state, 'waiting'), lt(question.dueAt, now))
    case 'all':
      return undefined
  }
}

const countView = view<{ waiting: number; overdue: number; answered: number; hidden: number }>()({
  waiting: 'public',
  overdue: 'public',
  answered: 'public',
  hidden: 'public',
})

/** Numbers by state, of all questions or of those that `where` picks. */
export const countQuestions = async (tx: Tx, now: Date, where?: SQL) => {
  const of = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`
  const [row] = await tx
    .select({
      waiting: of(sql`${question.state} = 'waiting'`),
      overdue: of(sql`${question.state} = 'waiting' and ${question.dueAt} < ${now.toISOString()}`),
      answered: of(sql`${question.state} = 'answered'`),
      hidden: of(sql`${question.state} = 'hidden'`),
    })
    .from(question)
    .where(where)
  return row ?? { waiting: 0, overdue: 0, answered: 0, hidden: 0 }
}

/** Everything that was asked, for the secretariat: what waits longest comes first. Five queries. */
export const listQuestions = async (
  deps: Deps,
  viewer: Viewer,
  input: z.infer<typeof questionListSchema>,
) => {
  const denied = denialOf('question.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const about =
    input.about === 'editions'
      ? isNotNull(question.editionId)
      : input.about === 'units'
        ? isNotNull(question.unitId)
        : undefined
  const where = and(showing(input.show, now), about, ...matching(input.q ?? ''))
  const isWaiting = input.show === 'waiting' || input.show === 'overdue'
  const [rows, [total], counts, units] = await Promise.all([
    rowsOf(db, where, vietnamDay(now))
      .orderBy(isWaiting ? asc(question.dueAt) : desc(question.askedAt), asc(question.id))
      .limit(PAGE)
      .offset((input.page - 1) * PAGE),
    db.select({ n: sql<number>`count(*)::int` }).from(question).where(where),
    countQuestions(db, now),
    listUnitsAt(db, vietnamDay(now)),
  ])
  return ok(
    answer({
      serverNow: now.toISOString(),
      counts: countView.redact(counts, OFFICE),
      total: total?.n ?? 0,
      page: input.page,
      pages: Math.max(1, Math.ceil((total?.n ?? 0) / PAGE)),
      questions: rows.map((row) => questionView.redact(lineOf(row, viewer, now), EVERYTHING)),
      units: units.map((it) => unitView.redact({ id: it.unitId, name: it.name }, OFFICE)),
    }),
  )
}

const unitView = view<{ id: string; name: string }>()({ id: 'public', name: 'public' })
const editionView = view<{ id: string; title: string; slug: string }>()({
  id: 'public',
  title: 'public',
  slug: 'public',
})

/** What was asked of an officer's units, and what they asked of the organisers themselves. */
export const listOfficerQuestions = async (deps: Deps, viewer: Viewer) => {
  const unitIds = viewer.grants.flatMap((grant) =>
    grant.role === 'officer' && grant.scopeId ? [grant.scopeId] : [],
  )
  const denied = denialOf('question.viewUnit', viewer, { unitIds })
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const ofUnits = and(
    inArray(question.unitId, unitIds),
    or(eq(question.state, 'waiting'), isNull(question.hiddenFrom)),
  )
  const ofMine = eq(question.askedBy, viewer.accountId)
  const [asked, mine, units, editions] = await Promise.all([
    rowsOf(db, ofUnits, day).orderBy(sql`${question.state} <> 'waiting'`, asc(question.dueAt)).limit(200),
    rowsOf(db, ofMine, day).orderBy(desc(question.askedAt)).limit(200),
    listUnitsAt(db, day),
    loadEditions(db),
  ])
  const lines = (rows: Row[]) => rows.map((row) => questionView.redact(lineOf(row, viewer, now), OFFICE))
  return ok(
    answer({
      serverNow: now.toISOString(),
      asked: lines(asked),
      mine: lines(mine),
      units: units
        .filter(({ unitId }) => unitIds.includes(unitId))
        .map((it) => unitView.redact({ id: it.unitId, name: it.name }, OFFICE)),
      editions: editions
        .filter(({ frozen, edition: { state } }) => frozen && state !== 'cancelled')
        .map(({ edition: { id, title, slug } }) => editionView.redact({ id, title, slug }, OFFICE)),
    }),
  )
}
