import { accessLink, account, personIdentity, secondFactor, type Tx } from '@xk/db'
import { hashToken } from '@xk/auth'
import { fold } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'

/** Logins are compared without marks, case or outer space. */
export const loginKey = (login: string): string => fold(login.trim())

export const findAccountByLogin = async (tx: Tx, login: string) =>
  (await tx.select().from(account).where(eq(account.login, loginKey(login))))[0]

export const findProfile = async (tx: Tx, accountId: string) =>
  (
    await tx
      .select({ fullName: personIdentity.fullName, login: account.login, factorConfirmedAt: secondFactor.confirmedAt })
      .from(account)
      .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
      .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
      .where(eq(account.id, accountId))
  )[0]

export const findLink = async (tx: Tx, token: string) =>
  (await tx.select().from(accessLink).where(eq(accessLink.hash, hashToken(token))).for('update'))[0]
