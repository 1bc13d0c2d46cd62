import { account, consent, type Tx } from '@xk/db'
import type { EntryState } from '@xk/domain/edition'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { appendToLedger } from '../../ledger.ts'
import { notify } from '../accounts/notices.ts'
import { throughLink } from '../accounts/read-link.ts'
import { PROCESSING } from '../data-protection/store.ts'
import { listHolders } from '../grants/store.ts'
import { listHonours } from '../honours/list-honours.ts'
import { tellOfficers } from './answer-consent.ts'
import { type DossierContext, loadDossier } from './context.ts'
import { findRequest } from './find-request.ts'

/** Ends what stands of a person's consent to one purpose; how many rows. */
const endConsent = async (
  deps: Deps,
  tx: Tx,
  it: { entryId: string | null; personId: string; purpose: string },
): Promise<number> =>
  (
    await tx
      .update(consent)
      .set({ withdrawnAt: deps.now() })
      .where(
        and(
          it.entryId === null ? isNull(consent.entryId) : eq(consent.entryId, it.entryId),
          eq(consent.personId, it.personId),
          eq(consent.purpose, it.purpose),
          isNull(consent.withdrawnAt),
        ),
      )
      .returning({ id: consent.id })
  ).length

/**
 * Of somebody who is shown already: the gallery is empty of them at once, but what was sent to the press is out of the
 * system's reach. The secretariat hears of it, to ask for it back.
 */
const tellOfShown = async (deps: Deps, tx: Tx, it: { entryId: string | null; purpose: string }) => {
  if (it.entryId === null || it.purpose === PROCESSING) return
  const now = deps.now()
  const [honour] = await listHonours(tx, now, { entryIds: [it.entryId] })
  if (!honour) return
  await notify(deps, tx, await listHolders(tx, 'secretary', now), 'consent.withdrawnShown', {
    editionId: honour.editionId,
    editionTitle: honour.editionTitle,
    purpose: it.purpose,
  })
}

const DECIDED_ABOUT: readonly EntryState[] = ['submitted', 'late', 'returned', 'accepted']

/**
 * Without this consent nobody who decides reads the dossier any more (isRestricted); the secretariat hears of it, to
 * ask the person, or to have the dossier taken off the list.
 */
const tellOfClosed = async (
  deps: Deps,
  tx: Tx,
  context: DossierContext | undefined,
  it: { entryId: string | null; purpose: string },
) => {
  const { state } = context?.edition ?? {}
  if (it.purpose !== PROCESSING || !context || state === 'decided' || state === 'released') return
  // Of a dossier that nobody decides about its unit hears alone.
  if (!DECIDED_ABOUT.includes(context.entry.state)) return
  await notify(deps, tx, await listHolders(tx, 'secretary', deps.now()), 'consent.withdrawnProcessing', {
    entryId: context.entry.id,
    editionId: context.edition.id,
    editionTitle: context.edition.title,
  })
}

/** Whoever is to hear that a consent was taken back: the unit, and the secretariat where it has to act. */
const tellOfWithdrawn = async (
  deps: Deps,
  tx: Tx,
  context: DossierContext | undefined,
  it: { entryId: string | null; purpose: string },
) => {
  if (context) await tellOfficers(deps, tx, context, 'consent.withdrawn', { purpose: it.purpose })
  await tellOfShown(deps, tx, it)
  await tellOfClosed(deps, tx, context, it)
}

/** Takes a consent back through the link by which it was given, whatever became of the dossier since. */
export const withdrawByLink = (deps: Deps, input: { token: string; purpose: string; address: string }) =>
  throughLink(deps, input.address, () =>
    deps.database.db.transaction(async (tx) => {
      const found = await findRequest(deps, tx, input.token, { lock: true })
      if (!found.ok) return found
      const { request, context } = found.value
      const { entryId, personId } = request
      if (request.answeredAt === null)
        return fail({ code: 'record/in-wrong-state', state: 'unanswered' } satisfies Problem)
      const ended = await endConsent(deps, tx, { entryId, personId, purpose: input.purpose })
      if (ended > 0) {
        await tellOfWithdrawn(deps, tx, context, { entryId, purpose: input.purpose })
        await appendToLedger(deps, tx, request.id, [
          {
            kind: 'consent',
            payload: { entryId, personId, step: 'withdrawn', purpose: input.purpose },
          },
        ])
      }
      return ok(answer({ withdrawn: ended > 0 }))
    }),
  )

/** The same by somebody signed in, of their own consents alone. */
export const withdrawOwn = (deps: Deps, actor: Actor, consentId: string) =>
  runCommand(deps, actor, 'consent.withdrawOwn', { consentId }, async (tx, record) => {
    const [row] = await tx
      .select({
        personId: consent.personId,
        entryId: consent.entryId,
        purpose: consent.purpose,
        accountId: account.id,
      })
      .from(consent)
      .leftJoin(account, eq(account.personId, consent.personId))
      .where(eq(consent.id, consentId))
    const denied = denialOf(
      'consent.withdrawOwn',
      actor.viewer,
      row?.accountId ? { ownerAccountId: row.accountId } : {},
    )
    if (denied || !row) return fail(notFound)
    const ended = await endConsent(deps, tx, row)
    if (ended > 0) {
      const context = row.entryId ? await loadDossier(deps, tx, row.entryId) : undefined
      await tellOfWithdrawn(deps, tx, context, row)
      record({
        kind: 'consent',
        payload: { entryId: row.entryId, personId: row.personId, step: 'withdrawn', purpose: row.purpose },
      })
    }
    return ok(answer({ withdrawn: ended > 0 }))
  })
