import { unseal } from '@xk/auth'
import { account, mailChoice, outbox, personIdentity, type Tx } from '@xk/db'
import { type MailMode, MOST_ATTEMPTS, retryAfter } from '@xk/domain/notice'
import { and, asc, eq, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { composeMail, type MailLine } from './compose-mail.ts'
import type { Mailer } from './mailer.ts'

type Row = typeof outbox.$inferSelect
const MINUTE = 60_000
/** Longer than a mail server may keep us waiting; after it another process tries. */
const CLAIM_MS = 3 * MINUTE
/** News of last week is no news: what waited for a mail server that long goes unsent. */
const TOO_OLD_MS = 7 * 24 * 60 * MINUTE
const AT_ONCE = 400

const listDue = (tx: Tx, now: Date) =>
  tx
    .select({ line: outbox, mode: mailChoice.mode, email: personIdentity.email })
    .from(outbox)
    .innerJoin(account, eq(account.id, outbox.accountId))
    .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .leftJoin(mailChoice, eq(mailChoice.accountId, outbox.accountId))
    .where(
      and(
        eq(outbox.state, 'waiting'),
        or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now)),
        // Who wants every one at once waits for no day-part, only for the next try after a failure.
        or(lte(outbox.dueAt, now), and(eq(mailChoice.mode, 'atOnce'), eq(outbox.attempts, 0))),
      ),
    )
    .orderBy(asc(outbox.accountId), asc(outbox.createdAt))
    .limit(AT_ONCE)
    .for('update', { of: outbox, skipLocked: true })

/** Why a line is not to be sent at all. */
const whyNot = (
  it: { line: Row; mode: MailMode | null; email: string | null },
  now: Date,
): string | undefined => {
  if (now.getTime() - it.line.createdAt.getTime() > TOO_OLD_MS) return 'tooOld'
  if (!it.email) return 'noAddress'
  return it.mode === 'none' && !it.line.kind.startsWith('link.') ? 'declined' : undefined
}

interface Claimed {
  mailId: string
  email: string
  lines: Row[]
  claimedUntil: Date
}

/** Takes what is due, one mail per person, so that no other process sends it; drops what is not to be sent. */
const claim = async (deps: Deps): Promise<Claimed[]> =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const due = await listDue(tx, now)
    const claimedUntil = new Date(now.getTime() + CLAIM_MS)
    const mails = new Map<string, Claimed>()
    for (const it of due) {
      const why = whyNot(it, now)
      if (why) {
        await tx.update(outbox).set({ state: 'dropped', why, sealed: null }).where(eq(outbox.id, it.line.id))
        continue
      }
      // A link is a mail of its own; a repeated try keeps the mail that it was.
      const key = it.line.mailId ?? (it.line.sealed ? it.line.id : it.line.accountId)
      const mail = mails.get(key) ?? {
        mailId: it.line.mailId ?? deps.newId(),
        email: it.email ?? '',
        lines: [],
        claimedUntil,
      }
      mail.lines.push(it.line)
      mails.set(key, mail)
    }
    for (const { mailId, lines } of mails.values())
      await tx
        .update(outbox)
        .set({ mailId, claimedUntil })
        .where(
          inArray(
            outbox.id,
            lines.map(({ id }) => id),
          ),
        )
    return [...mails.values()]
  })

const lineOf = (deps: Deps, row: Row): MailLine => ({
  kind: row.kind,
  facts: row.facts as MailLine['facts'],
  url: row.sealed ? unseal(deps.keys.sealKey, row.sealed) : undefined,
})

/** What a failed try was, in a word: the server's reply code or the network's, never text that may hold an address. */
export const failureOf = (error: unknown): { why: string; forGood: boolean } => {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') return { why: `smtp ${responseCode}`, forGood: responseCode >= 500 }
  return { why: typeof code === 'string' && /^[A-Z]{2,20}$/.test(code) ? code : 'unknown', forGood: false }
}

const sendOne = async (deps: Deps, mailer: Mailer, { mailId, email, lines }: Claimed): Promise<boolean> => {
  const { db } = deps.database
  const ids = lines.map(({ id }) => id)
  const { publicUrl } = deps.config
  try {
    await mailer.send({
      to: email,
      ...composeMail(
        lines.map((row) => lineOf(deps, row)),
        { publicUrl },
      ),
      messageId: `<${mailId}@${new URL(publicUrl).hostname}>`,
      settingsUrl: `${publicUrl}/tai-khoan/thong-bao`,
    })
  } catch (error) {
    const attempts = Math.max(...lines.map((line) => line.attempts)) + 1
    const { why, forGood } = failureOf(error)
    const over = forGood || attempts >= MOST_ATTEMPTS
    await db
      .update(outbox)
      .set({
        attempts,
        why,
        claimedUntil: null,
        ...(over
          ? {
              state: 'failed' as const,
              sealed: null,
            }
          : { dueAt: new Date(deps.now().getTime() + retryAfter(attempts)) }),
      })
      .where(inArray(outbox.id, ids))
    return false
  }
  await db
    .update(outbox)
    .set({ state: 'sent', sentAt: deps.now(), sealed: null, why: null, claimedUntil: null })
    .where(inArray(outbox.id, ids))
  return true
}

/**
 * Holds on to a mail whose turn has come. False where the claim ran out while others were being sent, and another
 * process took it.
 */
const isStillMine = async (deps: Deps, { lines, claimedUntil }: Claimed): Promise<boolean> => {
  const ids = lines.map(({ id }) => id)
  const held = await deps.database.db
    .update(outbox)
    .set({ claimedUntil: new Date(deps.now().getTime() + CLAIM_MS) })
    .where(and(inArray(outbox.id, ids), eq(outbox.state, 'waiting'), eq(outbox.claimedUntil, claimedUntil)))
    .returning({ id: outbox.id })
  return held.length === ids.length
}

/**
 * Sends what is due, grouped into one mail per person; answers how many mails went out. Several processes may run
 * it: each line is claimed by one. A crash after sending and before noting it sends that mail once more under the
 * same Message-ID. Without a mail server nothing is sent and the outbox waits.
 */
export const sendDueMail = async (deps: Deps): Promise<number> => {
  if (!deps.mailer) return 0
  let sent = 0
  for (const mail of await claim(deps))
    if ((await isStillMine(deps, mail)) && (await sendOne(deps, deps.mailer, mail))) sent += 1
  return sent
}
