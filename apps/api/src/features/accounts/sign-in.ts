import { verifyPassword } from '@xk/auth'
import { fail, ok, type Problem, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { findAccountByLogin, loginKey } from './store.ts'

interface SignIn {
  login: string
  password: string
  userAgent: string
  address: string
}

/**
 * Opens a session for a login and password; the cookie to set. The answer for an unknown login and for a wrong
 * password is the same, in words and in time. Attempts are limited per login and per address.
 */
export const signIn = async (deps: Deps, input: SignIn): Promise<Result<{ cookie: string }, Problem>> => {
  const tooMany =
    (await throttled(deps.throttles.signInAddress, input.address)) ??
    (await throttled(deps.throttles.signIn, loginKey(input.login)))
  if (tooMany) return fail(tooMany)
  const account = await findAccountByLogin(deps.database.db, input.login)
  const matches = await verifyPassword(account?.passwordHash, input.password)
  if (!account || !matches || account.state !== 'active') return fail({ code: 'access/sign-in-failed' })
  await deps.throttles.signIn.delete(loginKey(input.login))
  const { cookie } = await deps.sessions.open(account.id, {
    userAgent: input.userAgent.slice(0, 200),
    secondFactor: false,
    confirmedAt: deps.now(),
  })
  return ok({ cookie })
}
