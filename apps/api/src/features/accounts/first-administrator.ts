import { tokenFrom, hashToken } from '@xk/auth'
import { accessLink, account, officeGrant, person, personIdentity, type Tx } from '@xk/db'
import { and, eq, gt, gte, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * On a system where no administrator has taken up their account yet: a fresh one-time link to become the first.
 * The account is made once; every new link makes the older ones stop working.
 */
export const firstAdministratorLink = async (deps: Deps): Promise<string | undefined> => {
  const link = await freshLink(deps, undefined)
  return link === 'printedBeside' ? undefined : link
}

/**
 * The same for a server that started at this moment: every start prints a new link, but of several that start
 * beside each other only the first. The others would take away the link that somebody is just opening.
 */
export const linkAtStart = (deps: Deps, startedAt: Date): Promise<string | 'printedBeside' | undefined> =>
  freshLink(deps, startedAt)

const freshLink = (deps: Deps, startedAt: Date | undefined): Promise<string | 'printedBeside' | undefined> =>
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
    if (startedAt && (await isUsableSince(tx, startedAt, now))) return 'printedBeside'
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

/** A link that still opens was made at or after this moment: by a server that was not there before. */
const isUsableSince = async (tx: Tx, moment: Date, now: Date): Promise<boolean> => {
  const usable = await tx.$count(
    accessLink,
    and(
      eq(accessLink.purpose, 'firstAdministrator'),
      isNull(accessLink.replacedAt),
      isNull(accessLink.usedAt),
      gte(accessLink.createdAt, moment),
      gt(accessLink.expiresAt, now),
    ),
  )
  return usable > 0
}
