import { deviceOf, type OpenSession } from '@xk/auth'
import { session as sessionTable, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

interface SignedInDevice {
  /** Hash of the session id: enough to revoke it, not to use it. */
  hash: string
  browser: string | null
  system: string | null
  current: boolean
  since: string
  lastSeen: string
}

const deviceView = view<SignedInDevice>()({
  hash: 'identity',
  browser: 'identity',
  system: 'identity',
  current: 'identity',
  since: 'identity',
  lastSeen: 'identity',
})

const listOwnSessions = (tx: Tx, accountId: string) =>
  tx
    .select()
    .from(sessionTable)
    .where(and(eq(sessionTable.accountId, accountId), gt(sessionTable.expiresAt, new Date())))
    .orderBy(desc(sessionTable.lastSeenAt))

/** Where I am signed in, the latest first. */
export const listDevices = async (deps: Deps, viewer: Viewer, session: OpenSession | undefined) => {
  const denied = denialOf('session.list', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const rows = await listOwnSessions(deps.database.db, viewer.accountId)
  const devices = rows.map((row) =>
    deviceView.redact(
      {
        hash: row.idHash,
        ...deviceOf(row.userAgent),
        current: row.idHash === session?.idHash,
        since: row.createdAt.toISOString(),
        lastSeen: row.lastSeenAt.toISOString(),
      },
      OWN,
    ),
  )
  return ok(answer({ devices: devices as Sendable<SignedInDevice>[] }))
}

/** Signs one device out. Another person's session answers as if it did not exist. */
export const revokeDevice = async (deps: Deps, viewer: Viewer, hash: string) => {
  const { db } = deps.database
  const [found] = await db
    .select({ accountId: sessionTable.accountId })
    .from(sessionTable)
    .where(eq(sessionTable.idHash, hash))
  if (!found) return fail(notFound)
  const denied = denialOf('session.revoke', viewer, { ownerAccountId: found.accountId })
  if (denied) return fail(notFound)
  await deps.sessions.revoke(hash)
  return ok(answer({ revoked: true as const }))
}
