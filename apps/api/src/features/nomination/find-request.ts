import { hashToken } from '@xk/auth'
import { consentRequest, type Tx } from '@xk/db'
import { consentIdentity, type EntryPerson } from '@xk/domain/entry'
import { fail, ok, type Problem, type ProblemOf, type Result } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { blockedByGuessing, refuseLink } from '../accounts/read-link.ts'
import { type DossierContext, loadDossier } from './context.ts'
import type { ConsentRequestRow } from './store.ts'

type Unusable = ProblemOf<'access/link-unusable'>
const unusable = (reason: Unusable['reason']): Unusable => ({ code: 'access/link-unusable', reason })

export interface FoundRequest {
  request: ConsentRequestRow
  context: DossierContext
  /** The person in the dossier as it stands; undefined where somebody else is written there since. */
  person: EntryPerson | undefined
  index: number
}

/**
 * The asking behind a link. Opening it consumes nothing. An unanswered one ends with its day, when a newer one took its
 * place, and when the dossier is about somebody else by now; an answered one opens to look and to take back.
 */
export const findRequest = async (
  deps: Deps,
  tx: Tx,
  token: string,
  options: { lock?: boolean } = {},
): Promise<Result<FoundRequest, Unusable>> => {
  const query = tx
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.tokenHash, hashToken(token)))
  const [request] = options.lock ? await query.for('update') : await query
  if (!request) return fail(unusable('unknown'))
  if (request.replacedAt) return fail(unusable('replaced'))
  const answered = request.answeredAt !== null
  if (!answered && request.expiresAt && request.expiresAt <= deps.now()) return fail(unusable('expired'))
  const context = await loadDossier(deps, tx, request.entryId, options)
  if (!context) return fail(unusable('unknown'))
  const index = context.body.people.findIndex(({ id }) => id === request.bodyPersonId)
  const written = context.body.people[index]
  const person =
    written && request.identityDigest === consentIdentity(written, request.id) ? written : undefined
  const closed = context.moment.state === 'withdrawn' || context.moment.state === 'refused'
  if (!answered && (!person || closed)) return fail(unusable('replaced'))
  return ok({ request, context, person, index })
}

/** The same for a visitor: guesses are counted by address, known links are not. */
export const openRequest = async (
  deps: Deps,
  token: string,
  address: string,
): Promise<Result<FoundRequest, Problem>> => {
  const blocked = await blockedByGuessing(deps, address)
  if (blocked) return fail(blocked)
  const found = await findRequest(deps, deps.database.db, token)
  return found.ok ? found : fail(await refuseLink(deps, address, found.problem))
}
