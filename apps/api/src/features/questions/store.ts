import { account, edition, grantInForce, officeGrant, question, questionContact, type Tx } from '@xk/db'
import { dueAfterWorkingDays, fold } from '@xk/domain/kernel'
import { and, eq, ilike, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import { daysOffIn, settingsAt } from '../organisation/settings.ts'

type QuestionRow = typeof question.$inferSelect

const DEFAULT_DAYS = { contest: 2, portal: 5, contact: 90 }
const DAY = 24 * 60 * 60 * 1000

const numberOf = (setting: string | undefined, usual: number) => {
  const n = Number(setting)
  return Number.isInteger(n) && n > 0 && n <= 60 * 12 ? n : usual
}

/** What the bloc has set about questions on a day: working days to answer in, days that a contact is kept. */
export const questionSettings = async (tx: Tx, now: Date) => {
  const settings = await settingsAt(tx, vietnamDay(now))
  const off = daysOffIn(settings)
  const days = {
    contest: numberOf(settings.contestAnswerDays, DEFAULT_DAYS.contest),
    portal: numberOf(settings.portalAnswerDays, DEFAULT_DAYS.portal),
  }
  const contactDays = numberOf(settings.questionContactDays, DEFAULT_DAYS.contact)
  return {
    organiser: settings.blocName ?? null,
    days,
    contactDays,
    dueAt: (sort: 'contest' | 'portal') => dueAfterWorkingDays(now, days[sort], off),
    contactUntil: () => new Date(now.getTime() + contactDays * DAY),
  }
}

export const foldedOf = (it: { title: string; body: string; answer?: string | null }): string =>
  fold([it.title, it.body, it.answer ?? ''].join('\n'))

/** Every word of a search stands somewhere in what is published, marks and case aside. */
export const matching = (q: string): SQL[] =>
  fold(q)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12)
    .map((word) => ilike(question.folded, `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`))

/** Officers in office of units, or secretaries when none are named: who is told of a question. */
export const listAnswerers = async (tx: Tx, now: Date, unitIds?: readonly string[]): Promise<string[]> => {
  const whose = unitIds
    ? and(eq(officeGrant.role, 'officer'), inArray(officeGrant.scopeId, [...unitIds]))
    : and(eq(officeGrant.role, 'secretary'), eq(officeGrant.scopeKind, 'global'))
  const rows = await tx
    .selectDistinct({ id: account.id })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .where(and(whose, grantInForce(now)))
  return rows.map(({ id }) => id)
}

/** A question held until the transaction ends. */
export const lockQuestion = async (tx: Tx, id: string): Promise<QuestionRow | undefined> =>
  (await tx.select().from(question).where(eq(question.id, id)).for('update'))[0]

/** Where everybody reads an answered question: its own page on the portal, else the edition's. */
export const publicPathOf = async (tx: Tx, { id, editionId }: QuestionRow): Promise<string> => {
  if (!editionId) return `/hoi-dap/cau/${id}`
  const [of] = await tx.select({ slug: edition.slug }).from(edition).where(eq(edition.id, editionId))
  return `/cuoc-thi/${of?.slug ?? ''}`
}

/** Contacts whose time is over go; how many went. */
export const eraseOldContacts = async (tx: Tx, now: Date): Promise<number> => {
  const gone = await tx
    .delete(questionContact)
    .where(lt(questionContact.eraseAt, now))
    .returning({ id: questionContact.questionId })
  await tx.execute(sql`delete from spent_puzzle where expires_at < ${now.toISOString()}`)
  return gone.length
}
