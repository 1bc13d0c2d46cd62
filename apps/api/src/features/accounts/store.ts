import { hashToken } from '@xk/auth'
import {
  accessLink,
  account,
  officeGrant,
  personIdentity,
  secondFactor,
  twoPersonRequest,
  type Tx,
} from '@xk/db'
import { fold } from '@xk/domain/kernel'
import { readPhone } from '@xk/domain/organisation'
import { FOUR_EYES_ROLES, type Role } from '@xk/domain/policy'
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'

/** Logins are compared without marks, case or outer space; a phone number in any way of writing it. */
export const loginKey = (login: string): string => {
  const phone = readPhone(login)
  return phone.kind === 'phone' ? phone.phone : fold(login.trim())
}

export const findAccountByLogin = async (tx: Tx, login: string) =>
  (
    await tx
      .select()
      .from(account)
      .where(eq(account.login, loginKey(login)))
  )[0]

/** An account with its person's name and whether a second factor stands; missing when it was erased. */
export const findProfile = async (tx: Tx, accountId: string) =>
  (
    await tx
      .select({
        accountId: account.id,
        personId: account.personId,
        state: account.state,
        fullName: personIdentity.fullName,
        login: account.login,
        passwordHash: account.passwordHash,
        factorConfirmedAt: secondFactor.confirmedAt,
      })
      .from(account)
      .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
      .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
      .where(eq(account.id, accountId))
  )[0]

/** For taking it up: held until the transaction ends, so that a link works once. */
export const findLink = async (tx: Tx, token: string) =>
  (
    await tx
      .select()
      .from(accessLink)
      .where(eq(accessLink.hash, hashToken(token)))
      .for('update')
  )[0]

/**
 * Which of these accounts hold an office that only two people can grant or reset, or were put forward for one: what
 * opens such an account opens the office.
 */
export const listFourEyesAccounts = (tx: Tx, accountIds: readonly string[], now: Date) =>
  listHolders(tx, accountIds, FOUR_EYES_ROLES, now)

/** Of these accounts those that hold, or were put forward for, one of these offices: one query. */
export const listHolders = async (
  tx: Tx,
  accountIds: readonly string[],
  roles: readonly Role[],
  now: Date,
): Promise<Set<string>> => {
  if (accountIds.length === 0) return new Set()
  const found = await tx
    .selectDistinct({ accountId: officeGrant.accountId })
    .from(officeGrant)
    .where(
      and(
        inArray(officeGrant.accountId, [...accountIds]),
        inArray(officeGrant.role, [...roles]),
        isNull(officeGrant.revokedAt),
        or(isNull(officeGrant.to), gt(officeGrant.to, now)),
      ),
    )
  return new Set(found.map(({ accountId }) => accountId))
}

/** A step of two people that waits for the second, held until the transaction ends. */
export const findWaitingRequest = async (tx: Tx, id: string, kind: string) =>
  (
    await tx
      .select()
      .from(twoPersonRequest)
      .where(
        and(
          eq(twoPersonRequest.id, id),
          eq(twoPersonRequest.kind, kind),
          eq(twoPersonRequest.state, 'waiting'),
        ),
      )
      .for('update')
  )[0]

/** Names by account, for lists that show who did what; erased people are missing. */
export const namesOf = async (tx: Tx, accountIds: readonly (string | null)[]) => {
  const ids = [...new Set(accountIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx
    .select({ id: account.id, fullName: personIdentity.fullName })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(inArray(account.id, ids))
  return new Map(rows.map((row) => [row.id, row.fullName]))
}
