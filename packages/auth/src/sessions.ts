import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { SessionHolder, SessionStore, StoredSession } from './session-store.ts'
import { hashToken } from './tokens.ts'

interface SessionAttributes {
  userAgent: string
  secondFactor: boolean
  confirmedAt: Date | null
}
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, SessionHolder>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: SessionHolder
  }
}

/**
 * Lucia's adapter over our store. Lucia keeps session ids raw; here only their hash reaches the database. The
 * session handed back carries the raw id again, or renewal and deletion would hash twice.
 */
const hashingAdapter = (store: SessionStore, now: () => Date): Adapter => {
  const asLucia = (stored: StoredSession, id: string): DatabaseSession => ({
    id,
    userId: stored.accountId,
    expiresAt: stored.expiresAt,
    attributes: {
      userAgent: stored.userAgent,
      secondFactor: stored.secondFactor,
      confirmedAt: stored.confirmedAt,
    },
  })
  return {
    getSessionAndUser: async (id) => {
      const found = await store.find(hashToken(id))
      if (!found) return [null, null]
      const user: DatabaseUser = { id: found.session.accountId, attributes: found.holder }
      return [asLucia(found.session, id), user]
    },
    getUserSessions: async (accountId) => (await store.listOf(accountId)).map((s) => asLucia(s, s.idHash)),
    setSession: (session) =>
      store.create({
        idHash: hashToken(session.id),
        accountId: session.userId,
        createdAt: now(),
        lastSeenAt: now(),
        expiresAt: session.expiresAt,
        ...session.attributes,
      }),
    updateSessionExpiration: (id, expiresAt) => store.extend(hashToken(id), expiresAt),
    deleteSession: (id) => store.remove(hashToken(id)),
    deleteUserSessions: (accountId) => store.removeAllOf(accountId),
    deleteExpiredSessions: () => store.removeExpired(),
  }
}

export interface OpenSession {
  id: string
  idHash: string
  accountId: string
  secondFactor: boolean
  confirmedAt: Date | null
  holder: SessionHolder
  /** Set when the cookie must be sent again with a later end. */
  renewed: boolean
}

export interface Sessions {
  open: (accountId: string, attributes: SessionAttributes) => Promise<{ id: string; cookie: string }>
  /** The session of a cookie header, if it stands. */
  read: (cookieHeader: string) => Promise<OpenSession | undefined>
  close: (id: string) => Promise<void>
  /** By hash: what the list of devices knows. */
  revoke: (idHash: string) => Promise<void>
  cookieFor: (id: string) => string
  blankCookie: () => string
}

/** `secure`: send the cookie over https only; off for plain http on a local network. */
export const createSessions = (
  store: SessionStore,
  options: { secure: boolean; now: () => Date },
): Sessions => {
  const lucia = new Lucia(hashingAdapter(store, options.now), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: 'xk_session', attributes: { secure: options.secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (holder) => holder,
  })
  return {
    open: async (accountId, attributes) => {
      const session = await lucia.createSession(accountId, attributes)
      return { id: session.id, cookie: lucia.createSessionCookie(session.id).serialize() }
    },
    read: async (header) => {
      const id = lucia.readSessionCookie(header)
      if (!id) return undefined
      const { session, user } = await lucia.validateSession(id)
      if (!session) return undefined
      const { secondFactor, confirmedAt } = session
      const { personId, isActive, hasSecondFactor, grants } = user
      return {
        id,
        idHash: hashToken(id),
        accountId: session.userId,
        secondFactor,
        confirmedAt,
        holder: { personId, isActive, hasSecondFactor, grants },
        renewed: session.fresh,
      }
    },
    close: (id) => lucia.invalidateSession(id),
    revoke: (idHash) => store.remove(idHash),
    cookieFor: (id) => lucia.createSessionCookie(id).serialize(),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  }
}
