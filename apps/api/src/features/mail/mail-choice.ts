import { account, mailChoice, personIdentity } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import type { MailMode } from '@xk/domain/notice'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/** How I want mail, and where it would go. */
export const readMailChoice = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('mail.choose', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const [row] = await deps.database.db
    .select({ mode: mailChoice.mode, email: personIdentity.email })
    .from(account)
    .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .leftJoin(mailChoice, eq(mailChoice.accountId, account.id))
    .where(eq(account.id, viewer.accountId))
  return ok(
    answer({
      mode: row?.mode ?? ('digest' as const),
      email: row?.email ?? null,
      on: deps.mailer !== undefined,
    }),
  )
}

export const chooseMail = async (deps: Deps, viewer: Viewer, mode: MailMode) => {
  const denied = denialOf('mail.choose', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const changedAt = deps.now()
  await deps.database.db
    .insert(mailChoice)
    .values({ accountId: viewer.accountId, mode, changedAt })
    .onConflictDoUpdate({ target: mailChoice.accountId, set: { mode, changedAt } })
  return ok(answer({ mode }))
}
