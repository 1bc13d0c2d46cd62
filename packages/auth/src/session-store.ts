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

/** Implemented by the database (db/session-store); auth only defines what it needs. */
export interface SessionStore {
  find: (idHash: string) => Promise<StoredSession | undefined>
  listOf: (accountId: string) => Promise<StoredSession[]>
  create: (session: StoredSession) => Promise<void>
  extend: (idHash: string, expiresAt: Date) => Promise<void>
  remove: (idHash: string) => Promise<void>
  removeAllOf: (accountId: string) => Promise<void>
  removeExpired: () => Promise<void>
}
