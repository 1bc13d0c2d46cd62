import {
  award,
  edition,
  entry,
  question,
  replicationUnit,
  revision,
  stage,
  stageEntry,
  type Tx,
  work,
  workCommendation,
  workContent,
} from '@xk/db'
import { type CountedWork, summarizeWorks, type WorkSummary } from '@xk/domain/work'
import { and, asc, eq, gte, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import type { Period } from './period.ts'

/** A line of the list of works that goes with a report. */
export interface ReportedWork {
  workId: string
  title: string
  kind: string
  state: CountedWork['state']
  goal: string
  achieved: string
  commended: boolean
}

/** What the system knows of a unit in a period; frozen as it is when a report is handed in. */
export interface UnitFigures {
  works: WorkSummary
  lines: ReportedWork[]
  /** Entries handed in, by edition. */
  entries: { editionTitle: string; count: number }[]
  /** Prizes of published results, by edition. */
  prizes: { editionTitle: string; count: number }[]
  /** Exemplars honoured (gương) in published results. */
  exemplars: number
  questions: { answered: number; waiting: number }
  /** Models that the unit tries out or took over. */
  replications: { pilot: number; adopter: number }
}

const withUnit = (value: string, unit: string) =>
  value.trim() ? [value.trim(), unit.trim()].filter(Boolean).join(' ') : ''

const isCommended = sql<boolean>`exists (select 1 from ${workCommendation} c where c.work_id = ${work.id}
  and c.withdrawn_by is null)`

/** Works of these years, of one unit or of all, as reports count them. One query. */
export const listCounted = (tx: Tx, years: readonly number[], unitId?: string) =>
  tx
    .select({
      workId: work.id,
      unitId: work.unitId,
      sort: work.sort,
      kind: work.kind,
      state: work.state,
      body: workContent.body,
      commended: isCommended,
    })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .where(
      and(
        inArray(work.year, [...years]),
        ne(work.state, 'draft'),
        unitId ? eq(work.unitId, unitId) : undefined,
      ),
    )
    .orderBy(asc(work.registeredAt), asc(work.id))
export type CountedRow = Awaited<ReturnType<typeof listCounted>>[number]

export const countedOf = ({ body, ...row }: CountedRow): CountedWork => ({
  ...row,
  title: body.title,
  figures: body.report.figures,
})

const RELEASED = sql`exists (select 1 from release p where p.edition_id = ${edition.id} and p.released_at is not null)`

const countEntries = (tx: Tx, unitId: string, { from, to }: Period) =>
  tx
    .select({ editionTitle: edition.title, count: sql<number>`count(distinct ${entry.id})::int` })
    .from(entry)
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .innerJoin(revision, eq(revision.entryId, entry.id))
    .where(
      and(
        eq(entry.unitId, unitId),
        ne(entry.state, 'withdrawn'),
        gte(revision.submittedAt, from),
        lt(revision.submittedAt, to),
      ),
    )
    .groupBy(edition.id, edition.title)
    .orderBy(edition.title)

const countPrizes = (tx: Tx, unitId: string, { from, to }: Period) =>
  tx
    .select({
      editionTitle: edition.title,
      programme: edition.programme,
      count: sql<number>`count(*)::int`,
    })
    .from(award)
    .innerJoin(stageEntry, eq(stageEntry.id, award.stageEntryId))
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .innerJoin(stage, eq(stage.id, award.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(
      and(
        eq(entry.unitId, unitId),
        inArray(award.state, ['given', 'shared', 'added']),
        RELEASED,
        sql`exists (select 1 from release p where p.edition_id = ${edition.id}
          and p.publish_at >= ${from.toISOString()} and p.publish_at < ${to.toISOString()})`,
      ),
    )
    .groupBy(edition.id, edition.title, edition.programme)
    .orderBy(edition.title)

const countQuestions = async (tx: Tx, unitId: string, { from, to }: Period) => {
  const [row] = await tx
    .select({
      answered: sql<number>`(count(*) filter (where ${isNotNull(question.answeredAt)}
        and ${question.answeredAt} >= ${from.toISOString()} and ${question.answeredAt} < ${to.toISOString()}))::int`,
      waiting: sql<number>`(count(*) filter (where ${question.state} = 'waiting'))::int`,
    })
    .from(question)
    .where(eq(question.unitId, unitId))
  return row ?? { answered: 0, waiting: 0 }
}

const countReplications = async (tx: Tx, unitId: string) => {
  const rows = await tx
    .select({ part: replicationUnit.part, n: sql<number>`count(*)::int` })
    .from(replicationUnit)
    .where(and(eq(replicationUnit.unitId, unitId), eq(replicationUnit.state, 'taken')))
    .groupBy(replicationUnit.part)
  const of = (part: string) => rows.find((row) => row.part === part)?.n ?? 0
  return { pilot: of('pilot'), adopter: of('adopter') }
}

/** What a plan or report of a unit is filled with, as things stand now. Five queries. */
export const unitFigures = async (tx: Tx, unitId: string, period: Period): Promise<UnitFigures> => {
  const [rows, entries, won, questions, replications] = await Promise.all([
    listCounted(tx, [period.year], unitId),
    countEntries(tx, unitId, period),
    countPrizes(tx, unitId, period),
    countQuestions(tx, unitId, period),
    countReplications(tx, unitId),
  ])
  const shown = rows.filter(({ state }) => state !== 'cancelled' && state !== 'refused')
  return {
    works: summarizeWorks(rows.map(countedOf)),
    lines: shown.map(({ workId, kind, state, body, commended }) => ({
      workId,
      title: body.title,
      kind,
      state,
      goal: withUnit(body.goal.value, body.goal.unit),
      achieved: withUnit(body.report.achieved, body.goal.unit),
      commended,
    })),
    entries,
    prizes: won
      .filter(({ programme }) => programme !== 'exemplarSelection')
      .map(({ editionTitle, count }) => ({ editionTitle, count })),
    exemplars: won
      .filter(({ programme }) => programme === 'exemplarSelection')
      .reduce((sum, { count }) => sum + count, 0),
    questions,
    replications,
  }
}
