import type { SessionStore } from '@xk/auth'
import type { Grant, Role } from '@xk/domain/policy'
import { and, eq, lt, Param, sql } from 'drizzle-orm'
import { grantInForce } from './grant-in-force.ts'
import { account, officeGrant, secondFactor, session } from './schema/index.ts'
import type { Db } from './server/connect.ts'
import { statement } from './statement.ts'

/** A session, its account and the grants in force, a row for each grant. */
const findSession = statement((tx) =>
  tx
    .select({
      session,
      personId: account.personId,
      state: account.state,
      factorConfirmedAt: secondFactor.confirmedAt,
      role: officeGrant.role,
      scopeKind: officeGrant.scopeKind,
      scopeId: officeGrant.scopeId,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
    .leftJoin(
      officeGrant,
      and(
        eq(officeGrant.accountId, account.id),
        grantInForce(new Param(sql.placeholder('now'), officeGrant.from)),
      ),
    )
    .where(eq(session.idHash, sql.placeholder('idHash')))
    .prepare('session'),
)

/** The session store that auth asks for, over the session table. */
export const createSessionStore = (db: Db, now: () => Date): SessionStore => {
  return {
    find: async (idHash) => {
      const rows = await findSession(db, { idHash, now: now() })
      const [first] = rows
      if (!first) return undefined
      const grants = rows.flatMap((row): Grant[] =>
        row.role && row.scopeKind
          ? [{ role: row.role as Role, scopeKind: row.scopeKind, scopeId: row.scopeId }]
          : [],
      )
      return {
        session: first.session,
        holder: {
          personId: first.personId,
          isActive: first.state === 'active',
          hasSecondFactor: first.factorConfirmedAt !== null,
          grants,
        },
      }
    },
    listOf: (accountId) => db.select().from(session).where(eq(session.accountId, accountId)),
    create: async (row) => void (await db.insert(session).values(row)),
    extend: async (idHash, expiresAt) =>
      void (await db.update(session).set({ expiresAt, lastSeenAt: now() }).where(eq(session.idHash, idHash))),
    remove: async (idHash) => void (await db.delete(session).where(eq(session.idHash, idHash))),
    removeAllOf: async (accountId) => void (await db.delete(session).where(eq(session.accountId, accountId))),
    removeExpired: async () => void (await db.delete(session).where(lt(session.expiresAt, now()))),
  }
}
