import type { SessionStore } from '@xk/auth'
import { eq, lt } from 'drizzle-orm'
import { session } from './schema/index.ts'
import type { Db } from './server/connect.ts'

/** The session store that auth asks for, over the session table. */
export const createSessionStore = (db: Db, now: () => Date): SessionStore => ({
  find: async (idHash) => (await db.select().from(session).where(eq(session.idHash, idHash)))[0],
  listOf: (accountId) => db.select().from(session).where(eq(session.accountId, accountId)),
  create: async (row) => void (await db.insert(session).values(row)),
  extend: async (idHash, expiresAt) =>
    void (await db.update(session).set({ expiresAt, lastSeenAt: now() }).where(eq(session.idHash, idHash))),
  remove: async (idHash) => void (await db.delete(session).where(eq(session.idHash, idHash))),
  removeAllOf: async (accountId) => void (await db.delete(session).where(eq(session.accountId, accountId))),
  removeExpired: async () => void (await db.delete(session).where(lt(session.expiresAt, now()))),
})
