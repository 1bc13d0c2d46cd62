import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { entry } from './entries.ts'
import { cluster, person, unit } from './organisation.ts'

/**
 * One asking of one person about one dossier: by a link that the officer passes on, by mail to the person's own
 * address, or on paper that they signed. Only the hash of a link is kept. What they said yes to also stands in
 * `consent`; here stands what they refused as well, and under which data.
 */
export const consentRequest = pgTable(
  'consent_request',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** The person's id in the body of the entry. */
    bodyPersonId: text('body_person_id').notNull(),
    channel: text('channel').$type<'officer' | 'mail' | 'paper'>().notNull(),
    /** Of `paper` none. */
    tokenHash: text('token_hash').unique(),
    /** Of `mail`: the address that the link went to. Goes on erasure. */
    sentTo: text('sent_to'),
    noticeVersion: text('notice_version').notNull(),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** Until when it may be answered; an answered link opens longer, to look and to withdraw, and no more. */
    expiresAt: instant('expires_at'),
    /** A newer asking took its place: it opens nothing any more. */
    replacedAt: instant('replaced_at'),
    answeredAt: instant('answered_at'),
    /** Purpose → what they said; null until they answer. */
    answers: jsonb('answers').$type<Record<string, boolean>>(),
    /** How sure it is that an answer that comes this way is the person's own. */
    assurance: text('assurance').$type<'self' | 'paper' | 'link'>().notNull(),
    /** The person's own account, where they answered signed in: then it is theirs, whichever way the link went. */
    answeredBy: uuid('answered_by'),
    /** Digest of name and birth under which they answered: a yes counts for that person only. */
    identityDigest: text('identity_digest'),
    evidenceFileId: uuid('evidence_file_id'),
  },
  (t) => [index().on(t.entryId), index().on(t.personId)],
)

/** What a nominee would have put right in the dossier; the officer takes it over with one tap or says why not. */
export const nomineeCorrection = pgTable(
  'nominee_correction',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    requestId: uuid('request_id')
      .notNull()
      .references(() => consentRequest.id),
    /** JSON pointer into the body; empty for a remark about the dossier as a whole. */
    pointer: text('pointer').notNull(),
    proposed: text('proposed').notNull(),
    state: text('state').$type<'open' | 'taken' | 'declined'>().notNull(),
    at: instant('at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index().on(t.entryId)],
)

/** Confirmation of a dossier by leadership or party committee through a link, for one slot of the rules. */
export const endorsement = pgTable(
  'endorsement',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    slot: text('slot').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** A newer link took its place: it opens nothing any more; what was said through it stands until that one is answered. */
    replacedAt: instant('replaced_at'),
    answeredAt: instant('answered_at'),
    agrees: boolean('agrees'),
    signerName: text('signer_name'),
    signerPosition: text('signer_position'),
    note: text('note'),
    /** Digest of what they were shown: it confirms that text, and no later one. */
    contentDigest: text('content_digest'),
    /** Whose account answered; null where the link alone did. */
    answeredBy: uuid('answered_by'),
  },
  (t) => [index().on(t.entryId)],
)

/** Titles given before this system or outside it, with the number of the decision: typed in or imported. */
export const pastHonour = pgTable(
  'past_honour',
  {
    id: id(),
    /** Who was honoured; null: a collective was. */
    personId: uuid('person_id').references(() => person.id),
    /** Of a collective its own name; with its unit it is known again. */
    collectiveName: text('collective_name'),
    unitId: uuid('unit_id').references(() => unit.id),
    /** `exemplar`: the title that the exemplar programme gives; `other`: any other, for reused achievements. */
    kind: text('kind').$type<'exemplar' | 'other'>().notNull(),
    title: text('title').notNull(),
    /** What it was given for, where that is known: held against reports of achievements. */
    achievement: text('achievement').notNull(),
    unitName: text('unit_name').notNull(),
    decisionNumber: text('decision_number').notNull(),
    decidedOn: date('decided_on').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    index().on(t.personId),
    check(
      'past_honour_of_one',
      sql`(${t.personId} is null) = (${t.collectiveName} is not null) and (${t.collectiveName} is null) = (${t.unitId} is null)`,
    ),
  ],
)

/** A dossier beyond its unit's quota, proposed by the lead of its cluster: so many per cluster as the rules say. */
export const clusterNomination = pgTable(
  'cluster_nomination',
  {
    id: id(),
    editionId: uuid('edition_id').notNull(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => cluster.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    ordinal: integer('ordinal').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [unique().on(t.entryId), index().on(t.editionId)],
)
