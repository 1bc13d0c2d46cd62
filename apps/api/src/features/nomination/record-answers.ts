import { consent, type Tx } from '@xk/db'
import { type Assurance, isSurer } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/**
 * What the person says now, in the record of consents: a yes is a row, a no ends the row that stood. A yes that is less
 * sure leaves a surer one as it is.
 */
export const recordAnswers = async (
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: Tx,
  it: {
    entryId: string
    personId: string
    answers: Record<string, boolean>
    rules: EntryRules
    assurance: Assurance
    evidenceFileId: string | null
    recordedBy: string | null
  },
) => {
  const now = deps.now()
  const standing = await tx
    .select()
    .from(consent)
    .where(
      and(eq(consent.entryId, it.entryId), eq(consent.personId, it.personId), isNull(consent.withdrawnAt)),
    )
  const stays = new Set(
    standing
      .filter((row) => it.answers[row.purpose] === true && isSurer(row.assurance as Assurance, it.assurance))
      .map(({ purpose }) => purpose),
  )
  const said = Object.keys(it.answers).filter((purpose) => !stays.has(purpose))
  const over = standing.filter(({ purpose }) => said.includes(purpose)).map(({ id }) => id)
  if (over.length > 0) await tx.update(consent).set({ withdrawnAt: now }).where(inArray(consent.id, over))
  const given = it.rules.consents.filter(({ key }) => it.answers[key] === true && !stays.has(key))
  if (given.length === 0) return
  await tx.insert(consent).values(
    given.map(({ key, noticeVersion }) => ({
      id: deps.newId(),
      personId: it.personId,
      entryId: it.entryId,
      purpose: key,
      noticeVersion,
      givenAt: now,
      assurance: it.assurance,
      evidenceFileId: it.evidenceFileId,
      recordedBy: it.recordedBy,
    })),
  )
}
