import { hashToken } from '@xk/auth'
import { accessLink, type Tx } from '@xk/db'
import { fail, ok, type Problem, type ProblemOf, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { maskedName } from '../people/identity.ts'
import type { LinkPurpose } from './issue-link.ts'
import { findProfile } from './store.ts'

type Link = typeof accessLink.$inferSelect
type Unusable = ProblemOf<'access/link-unusable'>

/** What taking up a link of each purpose asks for. */
export const LINK_NEEDS: Record<LinkPurpose, { login: boolean; password: boolean; fullName: boolean }> = {
  invitation: { login: true, password: true, fullName: false },
  firstAdministrator: { login: true, password: true, fullName: true },
  signIn: { login: false, password: false, fullName: false },
  recovery: { login: false, password: true, fullName: false },
  passwordReset: { login: false, password: true, fullName: false },
}

/** Why a link can't be taken up now; undefined when it can. */
export const linkProblem = (link: Link | undefined, now: Date): Unusable | undefined => {
  const unusable = (reason: Unusable['reason']): Unusable => ({ code: 'access/link-unusable', reason })
  if (!link) return unusable('unknown')
  if (link.usedAt) return unusable('used')
  if (link.replacedAt) return unusable('replaced')
  return link.expiresAt <= now ? unusable('expired') : undefined
}

/** Only links that don't exist count against an address: a whole office may open its own at once. */
const blockedByGuessing = async (deps: Deps, address: string): Promise<Problem | undefined> => {
  const state = await deps.throttles.link.get(address)
  if (!(state instanceof RateLimiterRes) || state.remainingPoints > 0) return undefined
  return { code: 'access/too-many-attempts', retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) }
}

const refuseLink = async (deps: Deps, address: string, problem: Unusable): Promise<Problem> => {
  const tooMany = problem.reason === 'unknown' ? await throttled(deps.throttles.link, address) : undefined
  return tooMany ?? problem
}

/**
 * What somebody without an account reads or does through a link: nothing where their address guessed too often, and a
 * guess is counted where `work` finds no such link (access/link-unusable).
 */
export const throughLink = async <T>(
  deps: Deps,
  address: string,
  work: () => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> => {
  const blocked = await blockedByGuessing(deps, address)
  if (blocked) return fail(blocked)
  const done = await work()
  return done.ok || done.problem.code !== 'access/link-unusable'
    ? done
    : fail(await refuseLink(deps, address, done.problem))
}

/**
 * What a link is for and whose it is, masked. Reading it consumes nothing: chat programs open every link to
 * make a preview of it (design.md §5.13).
 */
export const readLink = async (deps: Deps, token: string, address: string) => {
  const found = await throughLink(deps, address, () => findUsableLink(deps, deps.database.db, token))
  if (!found.ok) return found
  const { link, profile } = found.value
  return ok(
    answer({
      purpose: link.purpose,
      name: link.purpose === 'firstAdministrator' ? null : maskedName(profile.fullName),
      needs: answer(LINK_NEEDS[link.purpose]),
      expiresAt: link.expiresAt.toISOString(),
    }),
  )
}

const findUsableLink = async (deps: Deps, tx: Tx, token: string) => {
  const [link] = await tx
    .select()
    .from(accessLink)
    .where(eq(accessLink.hash, hashToken(token)))
  const problem = linkProblem(link, deps.now())
  const profile = link && !problem ? await findProfile(tx, link.accountId) : undefined
  if (problem) return fail(problem)
  if (!link || !profile || profile.state === 'suspended')
    return fail({ code: 'access/link-unusable', reason: 'replaced' } satisfies Unusable)
  return ok({ link, profile }) satisfies Result<unknown>
}
