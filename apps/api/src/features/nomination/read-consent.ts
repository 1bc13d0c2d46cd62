import { account, attachment, consentRequest, file, personIdentity, privacyNotice, type Tx } from '@xk/db'
import { closedToYes, consentStates, type EntryPerson, type PurposeState } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, OWN, PUBLIC, type Sendable, view } from '@xk/domain/policy'
import type { PrivacyNoticeBody } from '@xk/domain/privacy'
import { isCollective } from '@xk/domain/ruleset'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listUnitsOn } from '../entries/store.ts'
import { noticeForCouncil } from '../public-notice/for-council.ts'
import { type FoundRequest, openRequest } from './find-request.ts'
import { saidBefore } from './said-before.ts'
import { type ShownField, shownFields } from './shown-fields.ts'
import { eventsThrough, loadAnswered } from './store.ts'

interface Nominee {
  fullName: string
  birthDate: string | null
  birthYear: number | null
  position: string
  unitName: string | null
}
const nomineeView = view<Nominee>()({
  fullName: 'identity',
  birthDate: 'identity',
  birthYear: 'identity',
  position: 'identity',
  unitName: 'identity',
})
const fieldView = view<ShownField>()({
  pointer: 'identity',
  label: 'public',
  text: 'identity',
  yes: 'identity',
  long: 'public',
})
export const purposeView = view<PurposeState>()({
  purpose: 'public',
  label: 'public',
  required: 'public',
  state: 'identity',
  assurance: 'identity',
  at: 'identity',
})
interface AskedPurpose extends PurposeState {
  /** A yes this way comes too late: it was refused or taken back, and the link went through other hands. */
  closedToYes: boolean
}
const askedPurposeView = view<AskedPurpose>()({ ...purposeView.audiences, closedToYes: 'identity' })
const askedByView = view<{ fullName: string; phone: string | null }>()({
  fullName: 'public',
  phone: 'public',
})
const noticeView = view<PrivacyNoticeBody & { version: string }>()({
  version: 'public',
  title: 'public',
  controller: 'public',
  contact: 'public',
  purposes: 'public',
  data: 'public',
  receivers: 'public',
  retention: 'public',
  rights: 'public',
})

/** Who sent the link: an officer is named with the phone by which one can ask whether it was really them. */
export const askedBy = async (tx: Tx, accountId: string) => {
  const [row] = await tx
    .select({ fullName: personIdentity.fullName, phone: personIdentity.phone })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(eq(account.id, accountId))
  return row ? askedByView.redact(row, PUBLIC) : null
}

/** The published text of a notice version; null where the rules name one that was never published here. */
const findNotice = async (tx: Tx, version: string) => {
  const [row] = await tx
    .select({ body: privacyNotice.body })
    .from(privacyNotice)
    .where(and(eq(privacyNotice.version, version), eq(privacyNotice.state, 'published')))
  return row ? noticeView.redact({ version, ...row.body }, PUBLIC) : null
}

/** The file in the dossier's photo slot, the latest. */
const findPhoto = async (tx: Tx, it: Pick<FoundRequest, 'context'>) => {
  const slot = it.context.rules.entry.slots.find(({ kind }) => kind === 'photo')
  if (!slot) return undefined
  const [row] = await tx
    .select({ fileId: file.id, name: file.name, type: file.type, bytes: file.size })
    .from(attachment)
    .innerJoin(file, eq(file.id, attachment.fileId))
    .where(
      and(
        eq(attachment.entryId, it.context.entry.id),
        eq(attachment.slot, slot.key),
        isNull(attachment.removedAt),
      ),
    )
    .orderBy(desc(attachment.ordinal))
    .limit(1)
  return row
}

const unitNameOf = async (tx: Tx, person: EntryPerson, day: string) =>
  person.unitId ? ((await listUnitsOn(tx, [person.unitId], day))[0]?.name ?? null) : null

/** What this person answered about this dossier, through whichever link and under whichever spelling. */
const ownStates = async (tx: Tx, { request, context }: FoundRequest): Promise<PurposeState[]> => {
  const own = await tx
    .select()
    .from(consentRequest)
    .where(and(eq(consentRequest.entryId, request.entryId), eq(consentRequest.personId, request.personId)))
  return consentStates(context.rules.entry, eventsThrough(await loadAnswered(tx, own)))
}

/** Keys of the purposes to which a yes is no longer taken this way. */
const listClosed = async (tx: Tx, { request, context, person, way }: FoundRequest): Promise<Set<string>> => {
  if (!person) return new Set()
  const whom = { personId: request.personId, names: [person.fullName] }
  const before = await saidBefore(tx, context, whom)
  return new Set(closedToYes(before, way).map(({ purpose }) => purpose))
}

/**
 * What the nominee sees behind the link: who asks, what stands about them, and each purpose with what they said so far.
 * It asks for no number and no code. Once the link takes no answer any more, only what was said is there.
 */
export const readConsent = async (deps: Deps, link: { token: string; address: string; asker: Asker }) => {
  const found = await openRequest(deps, link)
  if (!found.ok) return found
  const { request, context, person, index, ended } = found.value
  const { db } = deps.database
  const [by, notice, photo, states, closed, unitName, shown] = await Promise.all([
    askedBy(db, request.issuedBy),
    findNotice(db, request.noticeVersion),
    findPhoto(db, found.value),
    ownStates(db, found.value),
    listClosed(db, found.value),
    person ? unitNameOf(db, person, vietnamDay(deps.now())) : null,
    person ? noticeForCouncil(db, [request.entryId]) : null,
  ])
  const { rules } = context
  return ok(
    answer({
      editionTitle: context.edition.title,
      unitName: context.unitName,
      collective: isCollective(rules, context.entry.division),
      askedBy: by,
      channel: request.channel,
      /** How sure an answer that is given now would be. */
      assurance: found.value.way,
      /** Why it takes no answer any more; null while it does. */
      ended,
      answered: request.answeredAt?.toISOString() ?? null,
      expiresAt: request.expiresAt?.toISOString() ?? null,
      /** Null once the link has ended: what was said can still be taken back. */
      nominee: person ? (nomineeView.redact({ ...person, unitName }, OWN) as Sendable<Nominee>) : null,
      personPointer: `/people/${index}`,
      fields: person
        ? shownFields(rules.entry, context.body).map(
            (field) => fieldView.redact(field, OWN) as Sendable<ShownField>,
          )
        : [],
      hasPhoto: person !== undefined && photo !== undefined,
      purposes: states.map(
        (it) =>
          askedPurposeView.redact(
            { ...it, closedToYes: closed.has(it.purpose) },
            OWN,
          ) as Sendable<AskedPurpose>,
      ),
      /** What units objected, never which; the nominee answers it here. */
      posted: shown?.get(request.entryId) ?? null,
      noticeVersion: request.noticeVersion,
      notice,
      retentionMonths: rules.retentionMonths,
    }),
  )
}

/** The photograph that would be published, for the person on it. */
export const readConsentPhoto = async (
  deps: Deps,
  link: { token: string; address: string; asker: Asker },
) => {
  const found = await openRequest(deps, link)
  if (!found.ok) return found
  const photo = found.value.person ? await findPhoto(deps.database.db, found.value) : undefined
  return photo ? ok(photo) : fail(notFound)
}
