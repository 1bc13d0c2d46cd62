import { consentRequest, type Tx } from '@xk/db'
import { consentIdentity, type EntryPerson } from '@xk/domain/entry'
import { desc, eq } from 'drizzle-orm'

/**
 * Body's person id → the person who was asked under the very same name and birth: what they answered stays theirs
 * when the dossier is handed in, and whoever is written in their place is somebody else.
 */
export const askedPersons = async (
  tx: Tx,
  entryId: string,
  people: readonly EntryPerson[],
): Promise<Map<string, string>> => {
  const requests = await tx
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.entryId, entryId))
    .orderBy(desc(consentRequest.issuedAt))
  return new Map(
    people.flatMap((person): [string, string][] => {
      const found = requests.find(
        (it) => it.bodyPersonId === person.id && it.identityDigest === consentIdentity(person, it.id),
      )
      return found ? [[person.id, found.personId]] : []
    }),
  )
}
