import {
  accessLink,
  account,
  apiToken,
  calendarLink,
  consent,
  councilInterest,
  councilMember,
  consentRequest,
  disclosure,
  draft,
  entryPerson,
  erasure,
  ledgerPayload,
  mailChoice,
  masking,
  membership,
  notice,
  outbox,
  person,
  personIdentity,
  recoveryCode,
  revision,
  revisionContent,
  secondFactor,
  session,
  stageEntry,
  command as storedCommand,
  type Tx,
  webhook,
  webhookDelivery,
} from '@xk/db'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { eraseFromRequests } from '../data-protection/erase-requests.ts'
import { eraseFiles } from './erase-files.ts'
import { type Erasable, eraseFrom } from './erase-from.ts'
import { eraseFromQuestions } from '../questions/erase-questions.ts'
import { eraseFromWorks } from '../works/erase-works.ts'
import { eraseNomination } from './erase-nomination.ts'
import { dropPayloadsThatMention, dropPreparedThatMention, eraseMentions } from './erase-mentions.ts'

/**
 * Erases a person for good and leaves what was decided. Call it inside the command's transaction, and again
 * after every restore for each line of the list outside the database (it may be repeated, with its first `id` and `at`).
 *
 * Goes: the identity row; login, password, second factor, recovery codes, sessions, links and notices of the
 * account, which stays shut; the person's fields and every mention of name, phone and mail in drafts, submitted
 * contents, maskings and renditions of their entries, and in reasons and notices, whose salts go too, so that the frozen digests can no longer be tried
 * against guesses; disclosures of releases about them; ledger payloads and stored command answers that name
 * them; files that are theirs alone (eraseFiles). Consents are withdrawn.
 *
 * Stays: ids, entries with their codes, scores, awards and decisions, releases' signed cores and every ledger
 * commitment, all of which verify as before; files of entries in which somebody else stands.
 */
export const erasePerson = async (
  deps: Pick<Deps, 'now' | 'newId'> & Partial<Pick<Deps, 'keys' | 'config'>>,
  tx: Tx,
  erased: { personId: string; reason: string; by: string; id?: string; at?: Date },
): Promise<void> => {
  const { personId } = erased
  const now = deps.now()
  const [identity] = await tx.select().from(personIdentity).where(eq(personIdentity.personId, personId))
  if (identity) await dropPreparedThatMention(tx, identity, now)
  if (identity) await eraseContents(tx, personId, identity)
  await eraseFromRequests(deps, tx, personId)
  await eraseNomination(tx, personId)
  await eraseFiles(deps, tx, personId)
  await tx.delete(disclosure).where(eq(disclosure.personId, personId))
  const mentioned = identity ? await dropPayloadsThatMention(tx, identity) : []
  const unopened = await tx
    .delete(ledgerPayload)
    .where(sql`${ledgerPayload.payload}::text like ${`%${personId}%`}`)
    .returning({ seq: ledgerPayload.seq })
  await shutAccount(tx, personId)
  await tx
    .update(consent)
    .set({ withdrawnAt: now })
    .where(and(eq(consent.personId, personId), isNull(consent.withdrawnAt)))
  await eraseFromCouncils(tx, personId)
  await tx.update(membership).set({ position: null }).where(eq(membership.personId, personId))
  await tx.delete(personIdentity).where(eq(personIdentity.personId, personId))
  await tx.update(person).set({ erasedAt: now }).where(eq(person.id, personId))
  await tx.insert(erasure).values({
    id: erased.id ?? deps.newId(),
    personId,
    reason: identity ? String(eraseFrom(erased.reason, identity)) : erased.reason,
    ledgerSeqs: [...mentioned, ...unopened.map(({ seq }) => seq)].toSorted((a, b) => a - b),
    at: erased.at ?? now,
    by: erased.by,
  })
}

/** Why they were away and how they are tied to whom is theirs; that they sat, and the votes, stay. */
const eraseFromCouncils = async (tx: Tx, personId: string) => {
  await tx.update(councilMember).set({ absenceReason: null }).where(eq(councilMember.personId, personId))
  const seats = tx
    .select({ id: councilMember.id })
    .from(councilMember)
    .where(eq(councilMember.personId, personId))
  await tx.update(councilInterest).set({ reason: '' }).where(inArray(councilInterest.memberId, seats))
}

const shutAccount = async (tx: Tx, personId: string) => {
  const [own] = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))
  if (!own) return
  for (const table of [session, secondFactor, recoveryCode, accessLink, notice, apiToken, calendarLink])
    await tx.delete(table).where(eq(table.accountId, own.id))
  for (const table of [outbox, mailChoice]) await tx.delete(table).where(eq(table.accountId, own.id))
  const hooks = tx.select({ id: webhook.id }).from(webhook).where(eq(webhook.accountId, own.id))
  await tx.delete(webhookDelivery).where(inArray(webhookDelivery.webhookId, hooks))
  await tx.delete(webhook).where(eq(webhook.accountId, own.id))
  await tx
    .update(account)
    .set({ login: null, passwordHash: null, state: 'suspended' })
    .where(eq(account.id, own.id))
}

/** Entries that name the person, as a role or only in words, are those that they took part in. */
const eraseContents = async (tx: Tx, personId: string, identity: Erasable) => {
  for (const said of [identity.fullName, identity.phone, identity.email])
    if (said)
      await tx
        .update(storedCommand)
        .set({ result: {} })
        .where(sql`position(${said} in ${storedCommand.result}::text) > 0`)
  const entries = await tx
    .select({ entryId: entryPerson.entryId })
    .from(entryPerson)
    .where(eq(entryPerson.personId, personId))
  const asked = await tx
    .select({ entryId: consentRequest.entryId })
    .from(consentRequest)
    .where(eq(consentRequest.personId, personId))
  const ids = [...new Set([...entries, ...asked].map((row) => row.entryId))]
  await eraseMentions(tx, identity, ids)
  await eraseFromQuestions(tx, identity)
  await eraseFromWorks(tx, identity)
  if (ids.length === 0) return
  for (const row of await tx.select().from(draft).where(inArray(draft.entryId, ids)))
    await tx
      .update(draft)
      .set({ body: eraseFrom(row.body, identity) })
      .where(eq(draft.entryId, row.entryId))
  const contents = await tx
    .select({ revisionId: revisionContent.revisionId, body: revisionContent.body })
    .from(revisionContent)
    .innerJoin(revision, eq(revision.id, revisionContent.revisionId))
    .where(inArray(revision.entryId, ids))
  for (const row of contents)
    await tx
      .update(revisionContent)
      .set({ body: eraseFrom(row.body, identity), salt: '' })
      .where(eq(revisionContent.revisionId, row.revisionId))
  const maskings = await tx
    .select({ stageEntryId: masking.stageEntryId, body: masking.body })
    .from(masking)
    .innerJoin(stageEntry, eq(stageEntry.id, masking.stageEntryId))
    .where(inArray(stageEntry.entryId, ids))
  for (const row of maskings)
    await tx
      .update(masking)
      .set({ body: eraseFrom(row.body, identity) })
      .where(eq(masking.stageEntryId, row.stageEntryId))
}
