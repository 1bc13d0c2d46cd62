import { hashToken } from '@xk/auth'
import { consentRequest, nomineeCorrection, type Tx } from '@xk/db'
import { type Assurance, consentIdentity, type EntryPerson, isSurer } from '@xk/domain/entry'
import { fail, ok, type Problem, type ProblemOf, type Result } from '@xk/domain/kernel'
import type { Asker } from '@xk/domain/policy'
import { and, eq, gt, like, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throughLink } from '../accounts/read-link.ts'
import { type DossierContext, loadDossier } from './context.ts'
import { assuranceOf, type ConsentRequestRow } from './store.ts'

type Unusable = ProblemOf<'access/link-unusable'>
const unusable = (reason: Unusable['reason']): Unusable => ({ code: 'access/link-unusable', reason })

export interface FoundRequest {
  request: ConsentRequestRow
  context: DossierContext
  /**
   * The person in the dossier as it stands. Undefined once the link has ended: whoever holds it then is shown nothing of
   * the dossier, nor what was objected to it.
   */
  person: EntryPerson | undefined
  index: number
  /** How sure it is that who opens the link now is the person. */
  way: Assurance
  /** Why an answered link takes no answer any more: it shows what was said, and takes it back. */
  ended: LinkEnd | null
}

/** What somebody hears who would do more through an ended link than look at what was said and take it back. */
export const linkEnded = ({ ended }: Pick<FoundRequest, 'ended'>): ProblemOf<'consent/link-ended'> => ({
  code: 'consent/link-ended',
  reason: ended ?? 'moved',
})

/**
 * expired: its day is over. newer: a later answer that is at least as sure took its place. surer: they answered signed
 * in, and whoever opens it now is not. closed: it is over with the dossier. correcting: the name or birth that they put
 * right is not in the dossier yet. moved: somebody else is written there.
 */
type LinkEnd = ProblemOf<'consent/link-ended'>['reason']

/**
 * The asking behind a link. Opening it consumes nothing. An unanswered one ends with its day, when a newer one took its
 * place, and when the dossier is about somebody else by now; an answered one opens for ever to look and to take back.
 * What a link still opens is decided here alone: `person` is there, or only what was said is.
 */
export const findRequest = async (
  deps: Deps,
  tx: Tx,
  token: string,
  options: { lock?: boolean; asker?: Asker } = {},
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
  const stands =
    written && request.identityDigest === consentIdentity(written, request.id) ? written : undefined
  const closed = context.moment.state === 'withdrawn' || context.moment.state === 'refused'
  if (!answered && (!stands || closed)) return fail(unusable('replaced'))
  const way = isOwn(options.asker, request) ? 'self' : request.assurance
  const ended = answered ? await endOf(deps, tx, { request, way, closed, here: stands !== undefined }) : null
  return ok({ request, context, person: ended ? undefined : stands, index, way, ended })
}

/** Signed in as the person themselves: whose hands the link went through does not matter then. */
const isOwn = (asker: Asker | undefined, { personId }: ConsentRequestRow) =>
  asker !== undefined && asker !== 'anonymous' && asker.personId === personId

const endOf = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  it: { request: ConsentRequestRow; way: Assurance; closed: boolean; here: boolean },
): Promise<LinkEnd | null> => {
  const { request, way } = it
  if (!it.here) return (await isCorrecting(tx, request)) ? 'correcting' : 'moved'
  if (it.closed) return 'closed'
  if (request.expiresAt && request.expiresAt <= deps.now()) return 'expired'
  if (isSurer(assuranceOf(request), way)) return 'surer'
  const later = await tx
    .select()
    .from(consentRequest)
    .where(
      and(
        eq(consentRequest.entryId, request.entryId),
        eq(consentRequest.personId, request.personId),
        ne(consentRequest.id, request.id),
        gt(consentRequest.answeredAt, request.answeredAt ?? request.issuedAt),
      ),
    )
  return later.some((one) => !isSurer(way, assuranceOf(one))) ? 'newer' : null
}

const isCorrecting = async (tx: Tx, request: ConsentRequestRow) =>
  (await tx.$count(
    nomineeCorrection,
    and(
      eq(nomineeCorrection.requestId, request.id),
      eq(nomineeCorrection.state, 'open'),
      like(nomineeCorrection.pointer, '/people/%'),
    ),
  )) > 0

/** The same for a visitor: guesses are counted by address, known links are not. */
export const openRequest = (
  deps: Deps,
  { token, address, asker }: { token: string; address: string; asker: Asker },
): Promise<Result<FoundRequest, Problem>> =>
  throughLink(deps, address, () => findRequest(deps, deps.database.db, token, { asker }))
