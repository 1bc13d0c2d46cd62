import { hashPassword, isWeakPassword, MIN_PASSWORD_LENGTH } from '@xk/auth'
import { accessLink, account, personIdentity, type Tx } from '@xk/db'
import { fail, type InputIssue, ok, type Problem, type Result } from '@xk/domain/kernel'
import { and, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { appendToLedger } from '../../ledger.ts'
import { nameColumns } from '../people/identity.ts'
import { endAccess } from './end-access.ts'
import { listChairsOver } from './issue-links.ts'
import { notify } from './notices.ts'
import { LINK_NEEDS, linkProblem, throughLink } from './read-link.ts'
import { findLink, findProfile, loginKey } from './store.ts'

export interface TakeUp {
  token: string
  login?: string | undefined
  password?: string | undefined
  fullName?: string | undefined
  userAgent: string
  address: string
}

class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * Takes a link up, which uses it: sets what its purpose asks for and opens a session. A link opens no second
 * factor and counts as no fresh confirmation of identity, unless a password was set with it. Fails with
 * access/link-unusable, access/password-weak, account/login-taken or input/invalid; then the link stays usable.
 */
export const takeUpLink = (deps: Deps, input: TakeUp): Promise<Result<{ cookie: string }>> =>
  throughLink(deps, input.address, async () => {
    try {
      const taken = await deps.database.db.transaction((tx) => useLink(deps, tx, input))
      const { cookie } = await deps.sessions.open(taken.accountId, {
        userAgent: input.userAgent.slice(0, 200),
        secondFactor: false,
        confirmedAt: taken.passwordSet ? deps.now() : null,
      })
      return ok({ cookie })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return fail(error.problem)
    }
  })

const useLink = async (deps: Deps, tx: Tx, input: TakeUp) => {
  const now = deps.now()
  const link = await findLink(tx, input.token)
  const unusable = linkProblem(link, now)
  if (unusable) throw new Refused(unusable)
  const profile = link && (await findProfile(tx, link.accountId))
  if (!link || !profile || profile.state === 'suspended')
    throw new Refused({ code: 'access/link-unusable', reason: 'replaced' })

  const needs = LINK_NEEDS[link.purpose]
  const issues: InputIssue[] = (['fullName', 'login', 'password'] as const).flatMap((field) =>
    needs[field] && !input[field] ? [{ pointer: `/${field}`, code: 'required' }] : [],
  )
  if (issues.length > 0) throw new Refused({ code: 'input/invalid', issues })

  if (needs.login && input.login) await setLogin(tx, link.accountId, loginKey(input.login))
  if (needs.password && input.password) {
    const login = input.login ? loginKey(input.login) : (profile.login ?? '')
    if (isWeakPassword(input.password, login))
      throw new Refused({ code: 'access/password-weak', minLength: MIN_PASSWORD_LENGTH })
    await tx
      .update(account)
      .set({ passwordHash: await hashPassword(input.password), state: 'active' })
      .where(eq(account.id, link.accountId))
  }
  if (needs.fullName && input.fullName) {
    await tx
      .update(personIdentity)
      .set(nameColumns(input.fullName))
      .where(eq(personIdentity.personId, profile.personId))
  }
  await tx.update(accessLink).set({ usedAt: now }).where(eq(accessLink.id, link.id))
  if (link.purpose === 'passwordReset') await shutOthersOut(deps, tx, profile)
  return { accountId: link.accountId, passwordSet: needs.password }
}

/** Whoever was in is out; the owner and, where they judge, the chairs of their panels are told, and it is on record. */
const shutOthersOut = async (deps: Deps, tx: Tx, it: { accountId: string; personId: string }) => {
  const { accountId, personId } = it
  await endAccess(tx, accountId, deps.now())
  await notify(deps, tx, [accountId, ...(await listChairsOver(tx, personId))], 'password.reset', {
    accountId,
  })
  await appendToLedger(deps, tx, accountId, [
    { kind: 'recover', payload: { step: 'passwordReset', accountId } },
  ])
}

const setLogin = async (tx: Tx, accountId: string, login: string) => {
  const [other] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.login, login), ne(account.id, accountId)))
  if (other) throw new Refused({ code: 'account/login-taken' })
  try {
    await tx.update(account).set({ login }).where(eq(account.id, accountId))
  } catch (error) {
    // Two people chose the same name in the same moment: the constraint decides.
    if ((error as { cause?: { code?: string } }).cause?.code === '23505')
      throw new Refused({ code: 'account/login-taken' })
    throw error
  }
}
