import { account, passwordReset, personIdentity, secondFactor, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { putLinkInOutbox } from '../mail/put-in-outbox.ts'
import { issueLink } from './issue-link.ts'
import { listFourEyesAccounts, loginKey } from './store.ts'

/** A request that nobody came to answer is nobody's wish any more. */
const STALE_MS = 15 * 60 * 1000
const AT_ONCE = 50
/** One mailbox may be several people's: a unit's own. */
const MOST_ACCOUNTS = 3

/** Whether there is a mail server, so that a link can be sent at all. */
export const readForgottenPassword = (deps: Deps) => answer({ on: deps.mailer !== undefined })

/**
 * Somebody who forgot their password. Only noted: a job looks whether such an account exists and mails a link, so
 * that the answer is the same, in words and in time, whether it does or not. Limited per login and per address.
 */
export const askForNewPassword = async (deps: Deps, input: { login: string; address: string }) => {
  if (!deps.mailer) return fail({ code: 'record/in-wrong-state' as const, state: 'noMailServer' })
  const login = loginKey(input.login)
  const tooMany =
    (await throttled(deps.throttles.passwordResetAddress, input.address)) ??
    (await throttled(deps.throttles.passwordReset, login))
  if (tooMany) return fail(tooMany)
  await deps.database.db.insert(passwordReset).values({ id: deps.newId(), login, askedAt: deps.now() })
  return ok(answer({ asked: true as const }))
}

/** Accounts in use with this login or this mail address, and that have an address to send to. */
const listMeant = (tx: Tx, login: string) =>
  tx
    .select({ accountId: account.id, factorAt: secondFactor.confirmedAt, email: personIdentity.email })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
    .where(
      and(
        eq(account.state, 'active'),
        sql`coalesce(${personIdentity.email}, '') <> ''`,
        or(eq(account.login, login), sql`lower(${personIdentity.email}) = ${login}`),
      ),
    )
    .orderBy(asc(account.createdAt), asc(account.id))
    .limit(MOST_ACCOUNTS)

/**
 * Mails links to those who asked; answers how many. An office that takes two people to open stays behind its second
 * factor: without one, a mailbox alone would open it, so nothing is sent and two people recover the account instead.
 */
export const sendNewPasswordLinks = (deps: Deps): Promise<number> =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const asked = await tx
      .select()
      .from(passwordReset)
      .orderBy(asc(passwordReset.askedAt))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    if (asked.length === 0) return 0
    await tx.delete(passwordReset).where(
      inArray(
        passwordReset.id,
        asked.map(({ id }) => id),
      ),
    )
    const wishes = asked.filter(({ askedAt }) => now.getTime() - askedAt.getTime() < STALE_MS)
    let sent = 0
    for (const login of new Set(wishes.map((it) => it.login))) {
      const meant = await listMeant(tx, login)
      const ids = meant.map(({ accountId }) => accountId)
      const needTwo = await listFourEyesAccounts(tx, ids, now)
      for (const { accountId, factorAt, email } of meant) {
        if (needTwo.has(accountId) && factorAt === null) continue
        const purpose = 'passwordReset' as const
        const link = await issueLink(deps, tx, { accountId, purpose, createdBy: null, mailTo: email ?? '' })
        await putLinkInOutbox(deps, tx, { accountId, purpose, ...link })
        sent += 1
      }
    }
    return sent
  })
