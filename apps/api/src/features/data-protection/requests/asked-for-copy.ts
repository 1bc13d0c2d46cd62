import { dataRequest, type Tx } from '@xk/db'
import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { openRequest } from '../store.ts'

/** Whether this person asked for a copy of their data, is sure to be who asked, and was not answered for good yet. */
export const askedForCopy = async (tx: Tx, personId: string): Promise<boolean> => {
  const [asked] = await tx
    .select({ id: dataRequest.id })
    .from(dataRequest)
    .where(
      and(
        eq(dataRequest.personId, personId),
        eq(dataRequest.kind, 'access'),
        openRequest,
        isNotNull(dataRequest.identityHow),
        // A link proves only an address.
        ne(dataRequest.identityHow, 'mailLink'),
      ),
    )
    .limit(1)
  return asked !== undefined
}
