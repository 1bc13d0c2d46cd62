import { hashToken } from '@xk/auth'
import type {
  AskPage,
  FollowPage,
  PublicQuestion,
  PublicUnit,
  QuestionPage,
  QuestionsPage,
} from '@xk/contract'
import { edition, question, type Tx, unitPeriod } from '@xk/db'
import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { readPublicEdition } from '../editions/read-rules.ts'
import { holdsOn, listUnitsAt } from '../organisation/store.ts'
import { countQuestions } from './list-questions.ts'
import { matching, questionSettings } from './store.ts'

const PAGE = 20

const answered = (tx: Tx, where: SQL | undefined, day: string) =>
  tx
    .select({ question, unitName: unitPeriod.name })
    .from(question)
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, question.unitId), holdsOn(day)))
    .where(and(eq(question.state, 'answered'), where))
    .orderBy(desc(question.answeredAt), desc(question.id))

/** What may be read of an answered question: never who asked, nor when. */
const publicOf = (row: Awaited<ReturnType<typeof answered>>[number]): PublicQuestion => {
  const { id, sort, title, body, answer, answeredAt } = row.question
  return {
    id,
    sort,
    title,
    body,
    answer: answer ?? '',
    answeredAt: answeredAt?.toISOString() ?? '',
    unit: row.unitName,
  }
}

/** Answered questions about an edition, for its page. */
export const questionsOfEdition = async (tx: Tx, editionId: string, day: string): Promise<PublicQuestion[]> =>
  (await answered(tx, eq(question.editionId, editionId), day).limit(200)).map(publicOf)

const unitsOf = async (tx: Tx, day: string): Promise<PublicUnit[]> =>
  (await listUnitsAt(tx, day))
    .toSorted((a, b) => a.ordinal - b.ordinal || a.name.localeCompare(b.name, 'vi'))
    .map(({ unitId, name, clusterName }) => ({ id: unitId, name, cluster: clusterName }))

/** The portal's list, searched without regard to marks; five queries. */
export const questionsPage = async (
  deps: Deps,
  input: { q: string; unit: string; nth: number },
): Promise<QuestionsPage> => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const units = await unitsOf(db, day)
  const unit = units.some(({ id }) => id === input.unit) ? input.unit : ''
  const where = and(
    unit ? eq(question.unitId, unit) : isNotNull(question.unitId),
    ...matching(input.q.slice(0, 100)),
  )
  const [rows, [total], counts, settings] = await Promise.all([
    answered(db, where, day)
      .limit(PAGE)
      .offset((input.nth - 1) * PAGE),
    db
      .select({ n: sql<number>`count(*)::int` })
      .from(question)
      .where(and(eq(question.state, 'answered'), where)),
    countQuestions(db, now, isNotNull(question.unitId)),
    questionSettings(db, now),
  ])
  return {
    page: 'questions',
    organiser: settings.organiser,
    q: input.q,
    unit,
    units,
    nth: input.nth,
    items: rows.map(publicOf),
    total: total?.n ?? 0,
    pages: Math.max(1, Math.ceil((total?.n ?? 0) / PAGE)),
    answered: counts.answered,
    waiting: counts.waiting,
  }
}

/** The form to ask on the portal, or about an edition that is open to all eyes. */
export const askPage = async (deps: Deps, slug?: string): Promise<AskPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const settings = await questionSettings(db, now)
  const base = {
    page: 'ask' as const,
    organiser: settings.organiser,
    contactDays: settings.contactDays,
    mail: deps.mailer !== undefined,
  }
  if (slug === undefined)
    return {
      ...base,
      edition: null,
      units: await unitsOf(db, vietnamDay(now)),
      workingDays: settings.days.portal,
    }
  const found = await readPublicEdition(deps, slug)
  if (!found.ok) return undefined
  const { title } = found.value.edition
  return { ...base, edition: { slug, title }, units: [], workingDays: settings.days.contest }
}

export const questionPage = async (deps: Deps, id: string): Promise<QuestionPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const [row] = await answered(db, and(eq(question.id, id), isNotNull(question.unitId)), vietnamDay(now))
  if (!row) return undefined
  return {
    page: 'question',
    organiser: (await questionSettings(db, now)).organiser,
    item: publicOf(row),
  }
}

/** A question by the code that whoever asked was given. */
export const followPage = async (deps: Deps, code: string): Promise<FollowPage | undefined> => {
  const { db } = deps.database
  const now = deps.now()
  const [row] = await db
    .select({ question, unitName: unitPeriod.name, editionTitle: edition.title })
    .from(question)
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, question.unitId), holdsOn(vietnamDay(now))))
    .leftJoin(edition, eq(edition.id, question.editionId))
    .where(eq(question.codeHash, hashToken(code)))
  if (!row) return undefined
  const { title, body, state, reason, askedAt, dueAt, answer, answeredAt } = row.question
  const isAnswered = state === 'answered'
  return {
    page: 'follow',
    organiser: (await questionSettings(db, now)).organiser,
    title,
    body,
    state,
    reason,
    unit: row.unitName,
    edition: row.editionTitle,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    overdue: state === 'waiting' && dueAt < now,
    answer: isAnswered ? answer : null,
    answeredAt: isAnswered ? (answeredAt?.toISOString() ?? null) : null,
  }
}
