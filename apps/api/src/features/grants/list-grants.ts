import { compareText, fail, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  FOUR_EYES_ROLES,
  type Role,
  ROLES,
  type ScopeKind,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { listGrants, scopeFacts, scopeNames } from './store.ts'

interface GrantLine {
  id: string
  accountId: string
  fullName: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string | null
  scopeName: string | null
  since: string
  waiting: boolean
  /** Made by one person alone, the one time that this is possible. */
  alone: boolean
  requestedBy: string | null
  approvedBy: string | null
  reason: string | null
  taken: boolean
  hasSecondFactor: boolean
  fourEyes: boolean
  allowed: readonly Command[]
}

const grantView = view<GrantLine>()({
  id: 'internal',
  accountId: 'internal',
  fullName: 'internal',
  role: 'internal',
  scopeKind: 'internal',
  scopeId: 'internal',
  scopeName: 'internal',
  since: 'internal',
  waiting: 'internal',
  alone: 'internal',
  requestedBy: 'internal',
  approvedBy: 'internal',
  reason: 'internal',
  taken: 'internal',
  hasSecondFactor: 'internal',
  fourEyes: 'internal',
  allowed: 'internal',
})

const DECISIONS = ['grant.approve', 'grant.refuse', 'grant.revoke', 'grant.end'] as const

/** Who holds which office since when, and what waits for a second person; offices in their order, then names. */
export const listOfficeHolders = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('grant.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const { rows, reasonOf } = await listGrants(db, now)
  const scopes = await scopeNames(
    db,
    rows.map(({ grant }) => grant),
    vietnamDay(now),
  )
  const names = await namesOf(
    db,
    rows.flatMap(({ grant }) => [grant.requestedBy, grant.approvedBy]),
  )
  const ordered = rows.toSorted(
    (a, b) =>
      ROLES.indexOf(a.grant.role as Role) - ROLES.indexOf(b.grant.role as Role) ||
      compareText(a.sortKey ?? '', b.sortKey ?? ''),
  )
  const grants = ordered.map(({ grant, ...holder }) => {
    const role = grant.role as Role
    const fourEyes = FOUR_EYES_ROLES.includes(role)
    const waiting = grant.approvedAt === null
    const facts = {
      ...scopeFacts(grant),
      preparedBy: [grant.accountId, ...(grant.requestedBy ? [grant.requestedBy] : [])],
    }
    const allowed = allowedCommands(viewer, facts, DECISIONS).filter((command) =>
      waiting
        ? command === 'grant.approve' || command === 'grant.refuse'
        : command === (fourEyes ? 'grant.revoke' : 'grant.end'),
    )
    return grantView.redact(
      {
        id: grant.id,
        accountId: grant.accountId,
        fullName: holder.fullName ?? '',
        role,
        scopeKind: grant.scopeKind,
        scopeId: grant.scopeId,
        scopeName: grant.scopeId === null ? null : (scopes.get(grant.scopeId) ?? null),
        since: grant.from.toISOString(),
        waiting,
        alone: fourEyes && grant.requestedBy !== null && grant.requestedBy === grant.approvedBy,
        requestedBy: names.get(grant.requestedBy ?? '') ?? null,
        approvedBy: names.get(grant.approvedBy ?? '') ?? null,
        reason: reasonOf.get(grant.id) ?? null,
        taken: holder.state === 'active',
        hasSecondFactor: holder.factorConfirmedAt !== null,
        fourEyes,
        allowed,
      },
      EVERYTHING,
    )
  })
  return ok(
    answer({
      grants: grants as Sendable<GrantLine>[],
      allowed: allowedCommands(viewer, {}, ['grant.request', 'account.invite']),
    }),
  )
}
