import {
  accessLink,
  account,
  officeGrant,
  personIdentity,
  secondFactor,
  twoPersonRequest,
  type Tx,
} from '@xk/db'
import { compareText, fail, fold, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  FOUR_EYES_ROLES,
  type Role,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { and, desc, eq, gt, inArray, isNull, like, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { listSeaters, listVotersOutOfReach } from './voter-links.ts'

interface AccountLine {
  accountId: string
  personId: string
  fullName: string
  login: string | null
  position: string | null
  phone: string | null
  email: string | null
  state: 'invited' | 'active' | 'suspended'
  hasSecondFactor: boolean
  roles: readonly Role[]
  /** End of the link that still works, if one was issued. */
  linkUntil: string | null
  /** A recovery that waits for a second person. */
  recoveryId: string | null
  allowed: readonly Command[]
}

const accountView = view<AccountLine>()({
  accountId: 'internal',
  personId: 'internal',
  fullName: 'internal',
  login: 'internal',
  position: 'internal',
  phone: 'internal',
  email: 'internal',
  state: 'internal',
  hasSecondFactor: 'internal',
  roles: 'internal',
  linkUntil: 'internal',
  recoveryId: 'internal',
  allowed: 'internal',
})

const SHOWN = 300

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Everything about these accounts besides the rows themselves, in three statements. */
const findCompanions = async (tx: Tx, ids: string[], now: Date) => {
  if (ids.length === 0) return { grants: [], links: [], recoveries: [] }
  const grants = await tx
    .selectDistinct({
      accountId: officeGrant.accountId,
      role: officeGrant.role,
      inForce: sql<boolean>`${officeGrant.approvedAt} is not null and ${officeGrant.from} <= ${now.toISOString()}::timestamptz`,
    })
    .from(officeGrant)
    .where(
      and(
        inArray(officeGrant.accountId, ids),
        isNull(officeGrant.revokedAt),
        or(isNull(officeGrant.to), gt(officeGrant.to, now)),
      ),
    )
  const links = await tx
    .select({ accountId: accessLink.accountId, expiresAt: accessLink.expiresAt })
    .from(accessLink)
    .where(and(inArray(accessLink.accountId, ids), isNull(accessLink.usedAt), isNull(accessLink.replacedAt)))
  const recoveries = await tx
    .select()
    .from(twoPersonRequest)
    .where(
      and(
        eq(twoPersonRequest.kind, 'account.recover'),
        eq(twoPersonRequest.state, 'waiting'),
        inArray(twoPersonRequest.subjectId, ids),
      ),
    )
  return { grants, links, recoveries }
}

/** Accounts by name, login or contact, without regard to marks; the first 300 in order of given names. */
export const listAccounts = async (deps: Deps, viewer: Viewer, query: { q?: string | undefined }) => {
  const denied = denialOf('account.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const folded = fold((query.q ?? '').trim())
  const rows = await db
    .select({
      accountId: account.id,
      personId: account.personId,
      login: account.login,
      state: account.state,
      createdAt: account.createdAt,
      fullName: personIdentity.fullName,
      sortKey: personIdentity.sortKey,
      position: personIdentity.position,
      phone: personIdentity.phone,
      email: personIdentity.email,
      factorConfirmedAt: secondFactor.confirmedAt,
    })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
    .where(folded ? like(personIdentity.folded, `%${escapeLike(folded)}%`) : undefined)
    .orderBy(desc(account.createdAt))
    .limit(SHOWN + 1)
  const shown = rows.slice(0, SHOWN).toSorted((a, b) => compareText(a.sortKey, b.sortKey))
  const ids = shown.map((row) => row.accountId)
  const { grants, links, recoveries } = await findCompanions(db, ids, now)
  const outOfReach = await listVotersOutOfReach(db, ids, viewer.accountId, now)
  const seaters = await listSeaters(db, ids)
  const accounts = shown.map((row) => {
    const recovery = recoveries.find((it) => it.subjectId === row.accountId)
    const own = row.accountId === viewer.accountId
    const preparedBy = recovery
      ? [recovery.requestedBy, row.accountId, ...(seaters.get(row.accountId) ?? [])]
      : []
    const held = grants.filter((it) => it.accountId === row.accountId)
    const roles = [...new Set(held.filter(({ inForce }) => inForce).map((it) => it.role as Role))]
    // A link alone never opens the account behind a four-eyes office, held or asked for, nor a voter's (issueLinks).
    const linkable =
      !held.some(({ role }) => FOUR_EYES_ROLES.includes(role as Role)) && !outOfReach.has(row.accountId)
    const recoverable = row.state === 'active' || (row.state === 'invited' && !linkable)
    const among: Command[] = own ? [] : ['account.suspend', 'account.resume', 'person.erase.request']
    if (linkable && !own) among.push('account.reissueLink')
    if (recovery) among.push('account.recover.approve', 'account.recover.refuse')
    else if (!own && recoverable) among.push('account.recover.request')
    const mine = allowedCommands(viewer, { preparedBy }, among)
    const link = links.find((it) => it.accountId === row.accountId && it.expiresAt > now)
    return accountView.redact(
      {
        accountId: row.accountId,
        personId: row.personId,
        fullName: row.fullName,
        login: row.login,
        position: row.position,
        phone: row.phone,
        email: row.email,
        state: row.state,
        hasSecondFactor: row.factorConfirmedAt !== null,
        roles,
        linkUntil: link?.expiresAt.toISOString() ?? null,
        recoveryId: recovery?.id ?? null,
        allowed: mine,
      },
      EVERYTHING,
    ) as Sendable<AccountLine>
  })
  return ok(
    answer({
      accounts,
      more: rows.length > SHOWN,
      allowed: allowedCommands(viewer, {}, ['account.invite']),
    }),
  )
}
