import { consentRequest, entry, personIdentity, type Tx } from '@xk/db'
import { consentStates, type PurposeState } from '@xk/domain/entry'
import { fold, tidyLine } from '@xk/domain/kernel'
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { DossierContext } from './context.ts'
import { eventsThrough, loadAnswered } from './store.ts'

/**
 * Where each purpose stands for a human being, whatever the unit wrote down about them since: a no outlives another
 * birth date under the same name, a row taken out and put in again, and a dossier begun anew in the same edition.
 */
export const saidBefore = async (
  tx: Tx,
  context: Pick<DossierContext, 'entry' | 'edition' | 'rules'>,
  whom: { personId: string; names: readonly string[] },
): Promise<PurposeState[]> => {
  const names = whom.names.map((name) => fold(tidyLine(name)))
  const rows = await tx
    .select({ request: consentRequest })
    .from(consentRequest)
    .innerJoin(entry, and(eq(entry.id, consentRequest.entryId), eq(entry.editionId, context.edition.id)))
    .leftJoin(personIdentity, eq(personIdentity.personId, consentRequest.personId))
    .where(
      and(
        isNotNull(consentRequest.answeredAt),
        or(
          eq(consentRequest.personId, whom.personId),
          and(eq(consentRequest.entryId, context.entry.id), inArray(personIdentity.folded, names)),
        ),
      ),
    )
  const answered = await loadAnswered(
    tx,
    rows.map(({ request }) => request),
  )
  return consentStates(context.rules.entry, eventsThrough(answered))
}
