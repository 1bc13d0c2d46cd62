import { consent, type Tx } from '@xk/db'
import type { EntryPerson } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/**
 * Records what each person said to each purpose, with the version of the notice that was shown. The officer
 * writes it down for them (`recordedByUnit`); the person's own link can raise the assurance later. A yes that
 * became a no is withdrawn, never deleted; one that stands is left as it is.
 */
export const recordConsents = async (
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: Tx,
  it: {
    entryId: string
    people: readonly EntryPerson[]
    personIds: ReadonlyMap<string, string>
    rules: EntryRules['consents']
    accountId: string
  },
): Promise<void> => {
  const at = deps.now()
  const standing = await tx
    .select({
      id: consent.id,
      personId: consent.personId,
      purpose: consent.purpose,
      noticeVersion: consent.noticeVersion,
    })
    .from(consent)
    .where(and(eq(consent.entryId, it.entryId), isNull(consent.withdrawnAt)))
  const given = it.people.flatMap((person) => {
    const personId = it.personIds.get(person.id)
    return personId === undefined
      ? []
      : it.rules
          .filter((rule) => Object.hasOwn(person.consents, rule.key) && person.consents[rule.key] === true)
          .map((rule) => ({ personId, purpose: rule.key, noticeVersion: rule.noticeVersion }))
  })
  type Said = (typeof given)[number]
  const keyOf = (said: Said) => `${said.personId}/${said.purpose}/${said.noticeVersion}`
  const wanted = new Set(given.map(keyOf))
  const present = new Set(standing.map(keyOf))
  const withdrawn = standing.filter((row) => !wanted.has(keyOf(row))).map((row) => row.id)
  if (withdrawn.length > 0)
    await tx.update(consent).set({ withdrawnAt: at }).where(inArray(consent.id, withdrawn))
  const fresh = given.filter((said) => !present.has(keyOf(said)))
  if (fresh.length === 0) return
  await tx.insert(consent).values(
    fresh.map((said) => ({
      id: deps.newId(),
      entryId: it.entryId,
      ...said,
      givenAt: at,
      assurance: 'recordedByUnit',
      recordedBy: it.accountId,
    })),
  )
}
