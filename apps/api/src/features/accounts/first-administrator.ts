import { tokenFrom, hashToken } from '@xk/auth'
import { accessLink, account, officeGrant, person, personIdentity } from '@xk/db'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * On a system where no administrator has taken up their account yet: a fresh one-time link to become the first.
 * The account is made once; every start prints a new link and the older ones stop working.
 */
export const firstAdministratorLink = (deps: Deps): Promise<string | undefined> =>
  deps.database.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7012019)`)
    const [ready] = await tx
      .select({ id: account.id })
      .from(account)
      .innerJoin(officeGrant, eq(officeGrant.accountId, account.id))
      .where(and(eq(officeGrant.role, 'administrator'), eq(account.state, 'active')))
      .limit(1)
    if (ready) return undefined
    const now = deps.now()
    const [waiting] = await tx
      .select({ accountId: accessLink.accountId })
      .from(accessLink)
      .where(eq(accessLink.purpose, 'firstAdministrator'))
      .limit(1)
    const accountId = waiting?.accountId ?? deps.newId()
    if (!waiting) {
      const personId = deps.newId()
      await tx.insert(person).values({ id: personId, createdAt: now })
      await tx
        .insert(personIdentity)
        .values({ personId, fullName: 'Quản trị viên', folded: 'quan tri vien', sortKey: 'viên trị Quản' })
      await tx.insert(account).values({ id: accountId, personId, state: 'invited', createdAt: now })
      await tx.insert(officeGrant).values({
        id: deps.newId(),
        accountId,
        role: 'administrator',
        scopeKind: 'global',
        from: now,
        approvedAt: now,
      })
    }
    await tx
      .update(accessLink)
      .set({ replacedAt: now })
      .where(
        and(
          eq(accessLink.purpose, 'firstAdministrator'),
          isNull(accessLink.replacedAt),
          isNull(accessLink.usedAt),
        ),
      )
    const token = tokenFrom(deps.randomBytes(32))
    await tx.insert(accessLink).values({
      id: deps.newId(),
      hash: hashToken(token),
      accountId,
      purpose: 'firstAdministrator',
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    })
    return `${deps.config.publicUrl}/moi/${token}`
  })
