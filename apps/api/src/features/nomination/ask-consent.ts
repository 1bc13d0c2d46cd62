import { account, consentRequest, officeGrant, personIdentity, type Tx } from '@xk/db'
import { consentIdentity, type EntryPerson } from '@xk/domain/entry'
import { fail, ok, type Problem } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { readMail } from '@xk/domain/organisation'
import { consentMail } from '@xk/i18n'
import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { verifiedAddress } from '../accounts/verified-address.ts'
import { linkPeople } from '../entries/link-people.ts'
import { askedPersons } from './asked-persons.ts'
import { type DossierContext, dossierFor, personToAsk } from './context.ts'
import { freshToken, linkExpiry } from './token.ts'

interface AskConsent {
  entryId: string
  personId: string
  by: 'officer' | 'mail'
}

/**
 * Makes the link by which one person looks through their own dossier, corrects it and answers for themselves. Earlier
 * links of theirs that were not answered stop working. By mail it goes to the verified address of the person's own
 * account, if they have one, and then proves that they themselves answered; to an address that the officer typed it
 * proves no more than a link that the officer passes on.
 */
export const askConsent = async (deps: Deps, actor: Actor, input: AskConsent) => {
  const { token, tokenHash } = freshToken(deps)
  const url = `${deps.config.publicUrl}/dong-y/${token}`
  const made = await runCommand(
    deps,
    actor,
    'consent.ask',
    input,
    async (tx, record) => {
      const found = await dossierFor(deps, tx, actor, 'consent.ask', input.entryId)
      if (!found.ok) return found
      const context = found.value
      const asked = personToAsk(context, input.personId)
      if (!asked.ok) return asked
      const { person } = asked.value
      const personId = await personBehind(deps, tx, context, person)
      const address = input.by === 'mail' ? await addressOf(deps, tx, context, person, personId) : undefined
      if (address && !address.ok) return address
      const now = deps.now()
      const id = deps.newId()
      await replaceUnanswered(tx, context.entry.id, person.id, now)
      const expiresAt = linkExpiry(now)
      await tx.insert(consentRequest).values({
        id,
        entryId: context.entry.id,
        personId,
        bodyPersonId: person.id,
        channel: input.by,
        assurance: address?.value.own ? 'self' : 'link',
        tokenHash,
        sentTo: address?.value.to ?? null,
        noticeVersion: noticeVersionOf(context),
        issuedBy: actor.viewer.accountId,
        issuedAt: now,
        expiresAt,
        identityDigest: consentIdentity(person, id),
      })
      record({
        kind: 'consent',
        payload: { entryId: context.entry.id, requestId: id, personId, step: 'asked', channel: input.by },
      })
      return ok(
        answer({
          id,
          /** Shown once; of a link that went by mail, never. */
          url: input.by === 'officer' ? url : null,
          expiresAt: expiresAt.toISOString(),
          /** An address that the unit does not have is not told. */
          sentTo: knownAddress(person, address?.value.to ?? null),
          own: address?.value.own ?? false,
          editionTitle: context.edition.title,
          unitName: context.unitName,
        }),
      )
    },
    { secret: true },
  )
  if (!made.ok || input.by === 'officer') return made
  return (await sendLink(deps, made.value, url)) ? made : fail(await takeBack(deps, made.value.id))
}

export const noticeVersionOf = ({ rules }: DossierContext): string =>
  rules.entry.consents
    .map(({ noticeVersion }) => noticeVersion)
    .toSorted()
    .at(-1) ?? ''

/** Links of this person that nobody answered open nothing any more. */
export const replaceUnanswered = (tx: Tx, entryId: string, bodyPersonId: string, now: Date) =>
  tx
    .update(consentRequest)
    .set({ replacedAt: now })
    .where(
      and(
        eq(consentRequest.entryId, entryId),
        eq(consentRequest.bodyPersonId, bodyPersonId),
        isNull(consentRequest.answeredAt),
        isNull(consentRequest.replacedAt),
      ),
    )

/** The person whom this row of the dossier is about: asked before, known, or new. */
export const personBehind = async (
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: Tx,
  context: DossierContext,
  person: EntryPerson,
): Promise<string> => {
  const entryId = context.entry.id
  const asked = await askedPersons(tx, entryId, [person])
  const linked = await linkPeople(deps, tx, entryId, [person], asked)
  return linked.get(person.id) ?? deps.newId()
}

/** Where a link went, for who wrote this person down: only an address that they wrote themselves. */
export const knownAddress = (person: Pick<EntryPerson, 'email'>, sentTo: string | null): string | null =>
  sentTo !== null && person.email?.trim().toLowerCase() === sentTo.toLowerCase() ? sentTo : null

/**
 * The verified address of the person's own account; else the one that is written for them, unless it is known to be
 * somebody else's, the officer's above all.
 */
const addressOf = async (
  deps: Deps,
  tx: Tx,
  context: DossierContext,
  person: EntryPerson,
  personId: string,
) => {
  const no = (reason: 'missing' | 'someoneElse' | 'noMailServer') =>
    fail({ code: 'consent/no-address' as const, reason } satisfies Problem)
  if (!deps.mailer) return no('noMailServer')
  const own = await verifiedAddress(tx, personId)
  if (own) return ok({ to: own, own: true })
  const address = person.email ? readMail(person.email) : null
  if (!address) return no('missing')
  const others = await tx
    .select({ personId: personIdentity.personId })
    .from(personIdentity)
    .where(
      and(
        ne(personIdentity.personId, personId),
        sql`lower(${personIdentity.email}) = ${address.toLowerCase()}`,
      ),
    )
    .limit(1)
  const officers = await tx
    .select({ email: personIdentity.email })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(
      and(
        eq(officeGrant.role, 'officer'),
        inArray(officeGrant.scopeId, context.entry.unitIds),
        isNotNull(officeGrant.approvedAt),
        ne(personIdentity.personId, personId),
      ),
    )
  const isOfficers = officers.some(({ email }) => email?.toLowerCase() === address.toLowerCase())
  return others.length > 0 || isOfficers ? no('someoneElse') : ok({ to: address, own: false })
}

const sendLink = async (
  deps: Deps,
  it: { id: string; expiresAt: string; editionTitle: string; unitName: string },
  url: string,
): Promise<boolean> => {
  const [asked] = await deps.database.db
    .select({ to: consentRequest.sentTo })
    .from(consentRequest)
    .where(eq(consentRequest.id, it.id))
  if (!deps.mailer || !asked?.to) return false
  try {
    await deps.mailer.send({
      to: asked.to,
      messageId: `<dong-y.${it.id}@xung-kich>`,
      ...consentMail({ url, until: it.expiresAt, editionTitle: it.editionTitle, unitName: it.unitName }),
    })
    return true
  } catch {
    return false
  }
}

/** A link that reached nobody is no asking. */
const takeBack = async (deps: Deps, id: string): Promise<Problem> => {
  await deps.database.db
    .update(consentRequest)
    .set({ replacedAt: deps.now(), sentTo: null })
    .where(eq(consentRequest.id, id))
  return { code: 'consent/no-address', reason: 'notSent' }
}
