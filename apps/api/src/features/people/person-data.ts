import {
  account,
  consent,
  entry,
  entryPerson,
  membership,
  officeGrant,
  personIdentity,
  question,
  session,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { listConsentProofs } from '../data-protection/notices/consent-proof.ts'
import { askedForCopy } from '../data-protection/requests/asked-for-copy.ts'
import { listRequestsOf } from '../data-protection/requests/own-requests.ts'
import { listHeldElsewhere } from './held-elsewhere.ts'

interface Identity {
  fullName: string
  birthDate: string | null
  birthYear: number | null
  phone: string | null
  email: string | null
  position: string | null
}
const identityView = view<Identity>()({
  fullName: 'identity',
  birthDate: 'identity',
  birthYear: 'identity',
  phone: 'identity',
  email: 'identity',
  position: 'identity',
})

/** Lines of a kind of data that is held: what, since when, until when. */
interface HeldLine {
  what: string
  detail: string | null
  from: string | null
  to: string | null
}
const heldView = view<HeldLine>()({ what: 'identity', detail: 'identity', from: 'identity', to: 'identity' })
interface Standing {
  id: string
  purpose: string
}
const standingView = view<Standing>()({ id: 'identity', purpose: 'identity' })
const held = (line: HeldLine) => heldView.redact(line, OWN) as Sendable<HeldLine>
const iso = (at: Date | null) => at?.toISOString() ?? null

const listMemberships = (tx: Tx, personId: string) =>
  tx
    .select({
      unitName: unitPeriod.name,
      position: membership.position,
      from: membership.from,
      to: membership.to,
    })
    .from(membership)
    .innerJoin(unitPeriod, and(eq(unitPeriod.unitId, membership.unitId), isNull(unitPeriod.to)))
    .where(eq(membership.personId, personId))
    .orderBy(asc(membership.from))

/**
 * All that is held of a person, to read and to take along: identity, memberships, account and devices, offices,
 * consents with their proof, questions, requests, programs, seats, honours, and the entries they take part in (their texts are the unit's, which has them). One's own, or by
 * the administrator once the person asked for it and it is sure that they did.
 */
export const readPersonData = async (deps: Deps, viewer: Viewer, personId: string) => {
  const { db } = deps.database
  const [own] = await db.select().from(account).where(eq(account.personId, personId))
  const denied = denialOf('person.export', viewer, {
    askedByPerson: await askedForCopy(db, personId),
    ...(own ? { ownerAccountId: own.id } : {}),
  })
  if (denied) return fail(notFound)
  const [identity] = await db.select().from(personIdentity).where(eq(personIdentity.personId, personId))
  if (!identity) return fail(notFound)
  const memberships = await listMemberships(db, personId)
  const consents = await db.select().from(consent).where(eq(consent.personId, personId))
  const entries = await db
    .select({ role: entryPerson.role, division: entry.division, createdAt: entry.createdAt })
    .from(entryPerson)
    .innerJoin(entry, eq(entry.id, entryPerson.entryId))
    .where(eq(entryPerson.personId, personId))
  const grants = own ? await db.select().from(officeGrant).where(eq(officeGrant.accountId, own.id)) : []
  const sessions = own ? await db.select().from(session).where(eq(session.accountId, own.id)) : []
  const questions = own ? await db.select().from(question).where(eq(question.askedBy, own.id)) : []
  const elsewhere = await listHeldElsewhere(db, personId, own?.id)
  const { fullName, birthDate, birthYear, phone, email, position } = identity
  return ok(
    answer({
      exportedAt: deps.now().toISOString(),
      identity: identityView.redact(
        { fullName, birthDate, birthYear, phone, email, position },
        OWN,
      ) as Sendable<Identity>,
      login: own?.login ?? null,
      memberships: memberships.map((it) =>
        held({ what: it.unitName, detail: it.position, from: it.from, to: it.to }),
      ),
      offices: grants.map((it) =>
        held({ what: it.role, detail: it.scopeKind, from: iso(it.from), to: iso(it.revokedAt ?? it.to) }),
      ),
      devices: sessions.map((it) =>
        held({ what: it.userAgent, detail: null, from: iso(it.createdAt), to: iso(it.expiresAt) }),
      ),
      consents: consents.map((it) =>
        held({ what: it.purpose, detail: it.assurance, from: iso(it.givenAt), to: iso(it.withdrawnAt) }),
      ),
      /** Those that stand, to be taken back by the person. */
      standingConsents: consents
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ id, purpose }) => standingView.redact({ id, purpose }, OWN) as Sendable<Standing>),
      entries: entries.map((it) =>
        held({ what: it.role, detail: it.division, from: iso(it.createdAt), to: null }),
      ),
      /** Asked of the organisers in their own name; what was published of it names nobody. */
      questions: questions.map((it) =>
        held({ what: it.title, detail: it.body, from: iso(it.askedAt), to: iso(it.answeredAt) }),
      ),
      software: elsewhere.software.map(held),
      seats: elsewhere.seats.map(held),
      paper: elsewhere.paper.map(held),
      honours: elsewhere.honours.map(held),
      protection: elsewhere.protection.map(held),
      /** Under which text each consent was given, and how sure that is. */
      consentProofs: await listConsentProofs(db, personId),
      requests: await listRequestsOf(db, personId, deps.now()),
    }),
  )
}
