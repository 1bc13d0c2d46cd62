import { consentRequest, nomineeCorrection, pastHonour, type Tx } from '@xk/db'
import { eq } from 'drizzle-orm'

/**
 * What a person said and was asked about dossiers: their corrections go, and the addresses that links went to; the
 * links open nothing any more. That they were asked, and what they answered, stays as proof, without a name. Titles of
 * before keep number and day of their decision, not what they were given for.
 */
export const eraseNomination = async (tx: Tx, personId: string): Promise<void> => {
  await tx.delete(nomineeCorrection).where(eq(nomineeCorrection.personId, personId))
  await tx
    .update(consentRequest)
    .set({ sentTo: null, tokenHash: null, identityDigest: null })
    .where(eq(consentRequest.personId, personId))
  await tx.update(pastHonour).set({ achievement: '', unitName: '' }).where(eq(pastHonour.personId, personId))
}
