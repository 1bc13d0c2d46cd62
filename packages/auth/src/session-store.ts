import type { Grant } from '@xk/domain/policy'

/** A session as it is stored: under the SHA-256 of its id, never the id itself. */
export interface StoredSession {
  idHash: string
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string
  secondFactor: boolean
  confirmedAt: Date | null
}

/** Whose session it is, and what they hold now. */
export interface SessionHolder {
  personId: string
  /** False for an account that is invited or suspended. */
  isActive: boolean
  hasSecondFactor: boolean
  /** The grants in force at this moment. */
  grants: Grant[]
}

/** Implemented by the database (db/session-store); auth only defines what it needs. */
export interface SessionStore {
  /** A session with its holder, in one statement: every request that is signed in begins with it. */
  find: (idHash: string) => Promise<{ session: StoredSession; holder: SessionHolder } | undefined>
  listOf: (accountId: string) => Promise<StoredSession[]>
  create: (session: StoredSession) => Promise<void>
  extend: (idHash: string, expiresAt: Date) => Promise<void>
  remove: (idHash: string) => Promise<void>
  removeAllOf: (accountId: string) => Promise<void>
  removeExpired: () => Promise<void>
}
