import {
  edition,
  entry,
  question,
  replicationUnit,
  revision,
  type Tx,
  work,
  workCommendation,
  workContent,
  workStep,
} from '@xk/db'
import { type CountedWork, stateAfter, summarizeWorks, type WorkAct, type WorkSummary } from '@xk/domain/work'
import type { Amount } from '@xk/i18n'
import { and, asc, eq, gte, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { asPublished } from '../honours/list-honours.ts'
import { listCarriedOn } from '../organisation/store.ts'
import { publishedNow } from '../publication/published-now.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import type { Period } from './period.ts'

/** A line of the list of works that goes with a report. */
export interface ReportedWork {
  workId: string
  title: string
  kind: string
  state: CountedWork['state']
  /** As it was typed; one text in what was handed in before the parts were kept. */
  goal: Amount | string
  /** In the goal's unit; '': nothing yet. */
  achieved: string
  commended: boolean
}

/** What of a period the system knows beside works, of a unit or of the whole bloc. */
export interface Done {
  /** Entries handed in, by edition. */
  entries: { editionTitle: string; count: number }[]
  /** Prizes of published results, by edition. */
  prizes: { editionTitle: string; count: number }[]
  /** Exemplars honoured (gương) in published results. */
  exemplars: number
  questions: { answered: number; waiting: number }
  /** Models that were begun to be tried out, or taken over. */
  replications: { pilot: number; adopter: number }
}

/** What the system knows of a unit in a period; frozen as it is when a report is handed in. */
export interface UnitFigures extends Done {
  works: WorkSummary
  lines: ReportedWork[]
}

type Span = Pick<Period, 'from' | 'to'>

/** Goal and what was reached of it, with what they count. */
export const amountsOf = ({ goal, achieved }: Pick<ReportedWork, 'goal' | 'achieved'>) => {
  const { value, unit } = typeof goal === 'string' ? { value: goal, unit: '' } : goal
  const of = (typed: string): Amount => ({ value: typed, unit: typed.trim() ? unit : '' })
  return { goal: of(value), achieved: of(achieved) }
}

const isCommended = sql<boolean>`exists (select 1 from ${workCommendation} c where c.work_id = ${work.id}
  and c.withdrawn_by is null)`
const wasCommendedBefore = (at: Date) => sql<boolean>`exists (select 1 from ${workCommendation} c
  join work_decision d on d.id = c.decision_id where c.work_id = ${work.id} and c.withdrawn_by is null
  and d.approved_at < ${at.toISOString()})`

/** Works of these years, of some units or of all, as reports count them now. One query. */
export const listCounted = (tx: Tx, years: readonly number[], unitIds?: readonly string[], before?: Date) =>
  tx
    .select({
      workId: work.id,
      unitId: work.unitId,
      sort: work.sort,
      kind: work.kind,
      state: work.state,
      body: workContent.body,
      commended: before ? wasCommendedBefore(before) : isCommended,
    })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .where(
      and(
        inArray(work.year, [...years]),
        ne(work.state, 'draft'),
        unitIds ? inArray(work.unitId, [...unitIds]) : undefined,
      ),
    )
    .orderBy(asc(work.registeredAt), asc(work.id))
export type CountedRow = Awaited<ReturnType<typeof listCounted>>[number]

/** The same of some units as they stood at an instant, by what had been done with each. Two queries. */
const listCountedBefore = async (
  tx: Tx,
  year: number,
  unitIds: readonly string[],
  before: Date,
): Promise<CountedRow[]> => {
  const rows = await listCounted(tx, [year], unitIds, before)
  const steps = await tx
    .select({ workId: workStep.workId, act: workStep.act })
    .from(workStep)
    .where(
      and(
        inArray(
          workStep.workId,
          rows.map(({ workId }) => workId),
        ),
        lt(workStep.at, before),
      ),
    )
    .orderBy(asc(workStep.at), asc(workStep.id))
  return rows.flatMap((row) => {
    const acts = steps.filter(({ workId }) => workId === row.workId).map(({ act }) => act as WorkAct)
    const state = stateAfter(acts)
    return state === 'draft' ? [] : [{ ...row, state }]
  })
}

/** What was achieved is known from the report on. */
const REPORTED: readonly CountedWork['state'][] = ['reported', 'returned', 'accepted']

export const countedOf = ({ body, ...row }: CountedRow): CountedWork => ({
  ...row,
  title: body.title,
  figures: body.report.figures,
})

const countEntries = (tx: Tx, { from, to }: Span, unitIds?: readonly string[]) =>
  tx
    .select({ editionTitle: edition.title, count: sql<number>`count(distinct ${entry.id})::int` })
    .from(entry)
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .innerJoin(revision, and(eq(revision.entryId, entry.id), eq(revision.n, 1)))
    .where(
      and(
        unitIds ? inArray(entry.unitId, [...unitIds]) : undefined,
        ne(entry.state, 'withdrawn'),
        gte(revision.submittedAt, from),
        lt(revision.submittedAt, to),
      ),
    )
    .groupBy(edition.id, edition.title)
    .orderBy(edition.title)

interface Won {
  editionId: string
  editionTitle: string
  programme: string
  releaseN: number
  stageId: string
  stageEntryId: string
  [key: string]: unknown
}

/**
 * Prizes of some units or of all, in the period in which their result was published first: a correction of another year counts
 * nothing anew, and what waits for its hour is not there.
 */
const listWon = async (
  tx: Tx,
  { from, to }: Span,
  now: Date,
  unitIds?: readonly string[],
): Promise<Won[]> => {
  const rows = await tx.execute<Won>(sql`
    with out as (
      select edition_id, min(publish_at) as first_at, max(n) as n from release
      where ${publishedNow(now)} group by edition_id)
    select ed.id as "editionId", ed.title as "editionTitle", ed.programme, out.n as "releaseN",
      st.id as "stageId", se.id as "stageEntryId"
    from award a
      join stage_entry se on se.id = a.stage_entry_id
      join entry en on en.id = se.entry_id
      join stage st on st.id = a.stage_id
      join edition ed on ed.id = st.edition_id
      join out on out.edition_id = ed.id
    where ${unitIds ? inArray(sql`en.unit_id`, [...unitIds]) : sql`true`} and a.state in ('given', 'shared', 'added')
      and out.first_at >= ${from.toISOString()} and out.first_at < ${to.toISOString()}
    order by ed.title, ed.id, se.id`)
  return asPublished(tx, rows)
}

const countByEdition = (won: readonly Won[]) => {
  const counts = new Map<string, { editionTitle: string; count: number }>()
  for (const { editionId, editionTitle } of won)
    counts.set(editionId, { editionTitle, count: (counts.get(editionId)?.count ?? 0) + 1 })
  return [...counts.values()]
}

const countQuestions = async (tx: Tx, { from, to }: Span, unitIds?: readonly string[]) => {
  const [row] = await tx
    .select({
      answered: sql<number>`(count(*) filter (where ${isNotNull(question.answeredAt)}
        and ${question.answeredAt} >= ${from.toISOString()} and ${question.answeredAt} < ${to.toISOString()}))::int`,
      waiting: sql<number>`(count(*) filter (where ${question.state} = 'waiting'))::int`,
    })
    .from(question)
    .where(unitIds ? inArray(question.unitId, [...unitIds]) : isNotNull(question.unitId))
  return row ?? { answered: 0, waiting: 0 }
}

const partsOf = (rows: readonly { part: string; n: number }[]) => {
  const of = (part: string) => rows.find((row) => row.part === part)?.n ?? 0
  return { pilot: of('pilot'), adopter: of('adopter') }
}

/** Models that units, or one of them, began to try out or took over in a period: each in the one in which it was taken. */
const countReplications = async (tx: Tx, { from, to }: Span, unitIds?: readonly string[]) =>
  partsOf(
    await tx
      .select({ part: replicationUnit.part, n: sql<number>`count(*)::int` })
      .from(replicationUnit)
      .where(
        and(
          eq(replicationUnit.state, 'taken'),
          gte(replicationUnit.at, from),
          lt(replicationUnit.at, to),
          unitIds ? inArray(replicationUnit.unitId, [...unitIds]) : undefined,
        ),
      )
      .groupBy(replicationUnit.part),
  )

/** All of it but works, of some units or of the bloc: nothing that waits for its hour. The same number of queries always. */
export const countDone = async (
  tx: Tx,
  span: Span,
  now: Date,
  unitIds?: readonly string[],
): Promise<Done> => {
  const [entries, won, questions, replications] = await Promise.all([
    countEntries(tx, span, unitIds),
    listWon(tx, span, now, unitIds),
    countQuestions(tx, span, unitIds),
    countReplications(tx, span, unitIds),
  ])
  const isExemplar = ({ programme }: Won) => programme === 'exemplarSelection'
  return {
    entries,
    prizes: countByEdition(won.filter((it) => !isExemplar(it))),
    exemplars: won.filter(isExemplar).length,
    questions,
    replications,
  }
}

/**
 * What a plan or report of a unit is filled with, units that went into it by the end of its time included; nothing that
 * waits for its hour. The same number of queries always.
 */
export const unitFigures = async (
  tx: Tx,
  unitId: string,
  period: Period,
  now: Date,
): Promise<UnitFigures> => {
  const { year, worksBefore } = period
  const lastDay = vietnamDay(new Date(Math.min(now.getTime(), period.to.getTime() - 1)))
  const unitIds = [unitId, ...(await listCarriedOn(tx, [unitId], lastDay))]
  const [rows, done] = await Promise.all([
    worksBefore ? listCountedBefore(tx, year, unitIds, worksBefore) : listCounted(tx, [year], unitIds),
    countDone(tx, period, now, unitIds),
  ])
  const shown = rows.filter(({ state }) => state !== 'cancelled' && state !== 'refused')
  return {
    works: summarizeWorks(rows.map(countedOf)),
    lines: shown.map(({ workId, kind, state, body, commended }) => ({
      workId,
      title: body.title,
      kind,
      state,
      goal: body.goal,
      achieved: REPORTED.includes(state) ? body.report.achieved.trim() : '',
      commended,
    })),
    ...done,
  }
}
