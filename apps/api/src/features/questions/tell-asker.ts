import { question, questionContact, type Tx } from '@xk/db'
import { MOST_ATTEMPTS, retryAfter } from '@xk/domain/notice'
import { mailTexts } from '@xk/i18n'
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { failureOf } from '../mail/send-due-mail.ts'
import { publicPathOf } from './store.ts'

const CLAIM_MS = 3 * 60_000
const AT_ONCE = 50

/** A question of the public has its answer: whoever left an address for that is to be told. In its transaction. */
export const markForTelling = async (tx: Tx, questionId: string, now: Date): Promise<void> => {
  await tx
    .update(questionContact)
    .set({ mailDueAt: now })
    .where(and(eq(questionContact.questionId, questionId), isNotNull(questionContact.email)))
}

const claim = (deps: Deps) =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const until = new Date(now.getTime() + CLAIM_MS)
    const due = await tx
      .select({ contact: questionContact, question })
      .from(questionContact)
      .innerJoin(question, eq(question.id, questionContact.questionId))
      .where(
        and(
          isNotNull(questionContact.email),
          lte(questionContact.mailDueAt, now),
          eq(question.state, 'answered'),
          or(isNull(questionContact.mailClaimedUntil), lt(questionContact.mailClaimedUntil, now)),
        ),
      )
      .orderBy(asc(questionContact.mailDueAt))
      .limit(AT_ONCE)
      .for('update', { of: questionContact, skipLocked: true })
    const ids = due.map(({ contact }) => contact.questionId)
    if (ids.length > 0)
      await tx
        .update(questionContact)
        .set({ mailClaimedUntil: until })
        .where(inArray(questionContact.questionId, ids))
    return due.map((it) => ({ ...it, until }))
  })

/**
 * Holds on to a mail whose turn has come. False where the claim ran out while others were sent and another process
 * took it, and where the address or the answer was taken back meanwhile.
 */
const isStillDue = async (deps: Deps, questionId: string, until: Date): Promise<boolean> => {
  const { db } = deps.database
  const answered = db.select({ id: question.id }).from(question).where(eq(question.state, 'answered'))
  const held = await db
    .update(questionContact)
    .set({ mailClaimedUntil: new Date(deps.now().getTime() + CLAIM_MS) })
    .where(
      and(
        eq(questionContact.questionId, questionId),
        isNotNull(questionContact.email),
        eq(questionContact.mailClaimedUntil, until),
        inArray(questionContact.questionId, answered),
      ),
    )
    .returning({ id: questionContact.questionId })
  return held.length > 0
}

/**
 * Mails those who asked and left an address that there is an answer; answers how many. The address is for this one
 * mail: it is erased when the mail has gone or can't go. Several processes may run it.
 */
export const tellAskers = async (deps: Deps): Promise<number> => {
  const { mailer } = deps
  if (!mailer) return 0
  const { db } = deps.database
  let sent = 0
  for (const { contact, question: of, until } of await claim(deps)) {
    if (!(await isStillDue(deps, of.id, until))) continue
    const url = `${deps.config.publicUrl}${await publicPathOf(db, of)}`
    const done = { email: null, mailDueAt: null, mailClaimedUntil: null }
    let after: Partial<typeof questionContact.$inferInsert> = done
    try {
      await mailer.send({
        to: contact.email ?? '',
        ...mailTexts.answered(of.title, url),
        messageId: `<answer-${of.id}@${new URL(deps.config.publicUrl).hostname}>`,
      })
      sent += 1
    } catch (error) {
      const attempts = contact.mailAttempts + 1
      const over = failureOf(error).forGood || attempts >= MOST_ATTEMPTS
      const again = new Date(deps.now().getTime() + retryAfter(attempts))
      if (!over) after = { mailAttempts: attempts, mailDueAt: again, mailClaimedUntil: null }
    }
    await db.update(questionContact).set(after).where(eq(questionContact.questionId, of.id))
  }
  return sent
}
