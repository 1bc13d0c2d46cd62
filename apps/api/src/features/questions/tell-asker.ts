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
        .set({ mailClaimedUntil: new Date(now.getTime() + CLAIM_MS) })
        .where(inArray(questionContact.questionId, ids))
    return due
  })

/**
 * Mails those who asked and left an address that there is an answer; answers how many. The address is for this one
 * mail: it is erased when the mail has gone or can't go. Several processes may run it.
 */
export const tellAskers = async (deps: Deps): Promise<number> => {
  const { mailer } = deps
  if (!mailer) return 0
  const { db } = deps.database
  let sent = 0
  for (const { contact, question: of } of await claim(deps)) {
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
