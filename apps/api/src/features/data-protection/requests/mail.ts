import { hashToken, seal, unseal } from '@xk/auth'
import { dataRequest, dataRequestMail, type Tx } from '@xk/db'
import { MOST_ATTEMPTS, retryAfter } from '@xk/domain/notice'
import { mailTexts } from '@xk/i18n'
import { and, asc, eq, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { failureOf } from '../../mail/send-due-mail.ts'

const CLAIM_MS = 3 * 60_000
const AT_ONCE = 20

export type RequestMailKind =
  | 'confirm'
  | 'answered'
  | 'extended'
  | 'closed'
  // To the person at their own address: what was done in their name.
  | 'restricted'
  | 'lifted'
  | 'consentTaken'

/** What only the receiver may know: kept sealed until it has gone. */
interface Sealed {
  to: string
  url: string
  /** What is told: a reason, an answer, an outcome. */
  text: string
}

/** Puts a mail to whoever asked into the queue, in the transaction of what it tells. */
export const queueMail = async (
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  tx: Tx,
  mail: { requestId: string; kind: RequestMailKind; to: string; url: string; text?: string; token?: string },
): Promise<void> => {
  const sealed: Sealed = { to: mail.to, url: mail.url, text: mail.text ?? '' }
  await tx.insert(dataRequestMail).values({
    id: deps.newId(),
    requestId: mail.requestId,
    kind: mail.kind,
    sealed: seal(deps.keys.sealKey, JSON.stringify(sealed)),
    tokenHash: mail.token ? hashToken(mail.token) : null,
    dueAt: deps.now(),
  })
}

const claim = (deps: Deps) =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const due = await tx
      .select({ mail: dataRequestMail, kind: dataRequest.kind })
      .from(dataRequestMail)
      .innerJoin(dataRequest, eq(dataRequest.id, dataRequestMail.requestId))
      .where(
        and(
          lte(dataRequestMail.dueAt, now),
          or(isNull(dataRequestMail.claimedUntil), lt(dataRequestMail.claimedUntil, now)),
        ),
      )
      .orderBy(asc(dataRequestMail.dueAt))
      .limit(AT_ONCE)
      .for('update', { of: dataRequestMail, skipLocked: true })
    const ids = due.map(({ mail }) => mail.id)
    if (ids.length > 0)
      await tx
        .update(dataRequestMail)
        .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
        .where(inArray(dataRequestMail.id, ids))
    return due
  })

/** Mails those who asked about their data; answers how many went. Several processes may run it. */
export const sendRequestMails = async (deps: Deps): Promise<number> => {
  const { mailer } = deps
  if (!mailer) return 0
  let sent = 0
  for (const { mail, kind } of await claim(deps)) {
    const done = { dueAt: null, claimedUntil: null, sealed: null }
    let after: Partial<typeof dataRequestMail.$inferInsert> = done
    try {
      const { to, url, text } = JSON.parse(unseal(deps.keys.sealKey, mail.sealed ?? '')) as Sealed
      await mailer.send({
        to,
        ...mailTexts.dataRequest(mail.kind, kind, { url, text }),
        messageId: `<data-request-${mail.id}@${new URL(deps.config.publicUrl).hostname}>`,
      })
      after = { ...done, sentAt: deps.now() }
      sent += 1
    } catch (error) {
      const attempts = mail.attempts + 1
      const over = failureOf(error).forGood || attempts >= MOST_ATTEMPTS
      const again = new Date(deps.now().getTime() + retryAfter(attempts))
      if (!over) after = { attempts, dueAt: again, claimedUntil: null }
    }
    await deps.database.db.update(dataRequestMail).set(after).where(eq(dataRequestMail.id, mail.id))
  }
  return sent
}
