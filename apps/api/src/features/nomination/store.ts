import { consent, consentRequest, endorsement, nomineeCorrection, type Tx } from '@xk/db'
import {
  type Assurance,
  type ConsentEvent,
  consentIdentity,
  type EntryBody,
  type EntryPerson,
} from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { confirmedText } from './shown-fields.ts'

export type ConsentRequestRow = typeof consentRequest.$inferSelect
export type CorrectionRow = typeof nomineeCorrection.$inferSelect
export type EndorsementRow = typeof endorsement.$inferSelect

/** Every asking about an entry, the latest first. */
export const listConsentRequests = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.entryId, entryId))
    .orderBy(desc(consentRequest.issuedAt), desc(consentRequest.id))

export const listCorrections = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(nomineeCorrection)
    .where(eq(nomineeCorrection.entryId, entryId))
    .orderBy(
      asc(nomineeCorrection.at),
      sql`${nomineeCorrection.pointer} = ''`,
      asc(nomineeCorrection.pointer),
    )

/** Every asking for a confirmation of an entry, the latest first. */
export const listEndorsements = (tx: Tx, entryId: string) =>
  tx
    .select()
    .from(endorsement)
    .where(eq(endorsement.entryId, entryId))
    .orderBy(desc(endorsement.issuedAt), desc(endorsement.id))

/** What was said last about each slot of these entries, through whichever link: one query. */
export const listLastWords = (tx: Tx, entryIds: readonly string[]): Promise<EndorsementRow[]> =>
  entryIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectDistinctOn([endorsement.entryId, endorsement.slot])
        .from(endorsement)
        .where(and(inArray(endorsement.entryId, [...entryIds]), isNotNull(endorsement.answeredAt)))
        .orderBy(endorsement.entryId, endorsement.slot, desc(endorsement.answeredAt), desc(endorsement.id))

/** Of each slot what was said last, through whichever link: the same, of rows that are at hand. */
export const lastWordsOf = (rows: readonly EndorsementRow[]): EndorsementRow[] => {
  const said = rows.flatMap((row) => (row.answeredAt ? [{ ...row, answeredAt: row.answeredAt }] : []))
  const inTime = said.toSorted(
    (a, b) => a.answeredAt.getTime() - b.answeredAt.getTime() || (a.id < b.id ? -1 : 1),
  )
  return [...new Map(inTime.map((row) => [row.slot, row])).values()]
}

/** Slots that were confirmed in favour, of the text that is asked about. */
export const confirmedSlots = (
  words: readonly Pick<EndorsementRow, 'slot' | 'agrees' | 'contentDigest'>[],
  text: string,
): string[] =>
  words.flatMap(({ slot, agrees, contentDigest }) => (agrees && contentDigest === text ? [slot] : []))

/** The same of one entry, as this body of it reads. */
export const listEndorsedSlots = async (
  tx: Tx,
  it: { entryId: string; rules: EntryRules; body: EntryBody },
): Promise<string[]> =>
  confirmedSlots(await listLastWords(tx, [it.entryId]), confirmedText(it.rules, it.body))

/** How sure an answer is that was given through this asking. */
export const assuranceOf = (it: Pick<ConsentRequestRow, 'assurance' | 'answeredBy'>): Assurance =>
  it.answeredBy === null ? it.assurance : 'self'

/** Rows of consent of these people about these entries, ended ones too. */
const listConsents = (tx: Tx, of: { entryIds: readonly string[]; personIds: readonly string[] }) =>
  of.entryIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(consent)
        .where(
          and(
            inArray(consent.entryId, [...new Set(of.entryIds)]),
            inArray(consent.personId, [...new Set(of.personIds)]),
          ),
        )
type ConsentRow = typeof consent.$inferSelect

/** The askings that were answered, and what stands and stood by them: one query. */
export const loadAnswered = async (tx: Tx, requests: readonly ConsentRequestRow[]): Promise<Answered> => {
  const answered = requests.filter(({ answeredAt }) => answeredAt !== null)
  const consents = await listConsents(tx, {
    entryIds: answered.map(({ entryId }) => entryId),
    personIds: answered.map(({ personId }) => personId),
  })
  return { requests: answered, consents }
}

export interface Answered {
  requests: readonly ConsentRequestRow[]
  consents: readonly ConsentRow[]
}

/**
 * What this person of the body said about the entry, in order of time: answers to askings that were about the very
 * same name and birth, and what was taken back since. What the unit noted counts where the rules have it do so.
 */
export const consentEventsOf = (
  { requests, consents }: Answered,
  person: Pick<EntryPerson, 'id' | 'fullName' | 'birthDate' | 'birthYear'>,
): ConsentEvent[] =>
  eventsThrough({
    requests: requests.filter(
      (it) => it.bodyPersonId === person.id && it.identityDigest === consentIdentity(person, it.id),
    ),
    consents,
  })

/** What was answered through these askings and what was taken back since, in order of time. */
export const eventsThrough = ({ requests, consents }: Answered): ConsentEvent[] => {
  const groups = Map.groupBy(requests, ({ entryId, personId }) => `${entryId}/${personId}`)
  return inOrder(
    [...groups.values()].flatMap((group) =>
      eventsOfOne(
        group,
        consents.filter((row) => row.entryId === group[0]?.entryId && row.personId === group[0]?.personId),
      ),
    ),
  )
}

const inOrder = (events: readonly ConsentEvent[]) =>
  events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const eventsOfOne = (requests: readonly ConsentRequestRow[], rows: readonly ConsentRow[]): ConsentEvent[] => {
  const answered = inOrder(
    requests.flatMap((it) =>
      Object.entries(it.answers ?? {}).map(
        ([purpose, yes]): ConsentEvent => ({
          purpose,
          said: yes ? 'given' : 'refused',
          assurance: assuranceOf(it),
          at: it.answeredAt?.toISOString() ?? '',
        }),
      ),
    ),
  )
  // What was given and stands nowhere any more was taken back.
  const withdrawn = [...new Set(answered.map(({ purpose }) => purpose))].flatMap(
    (purpose): ConsentEvent[] => {
      const own = rows.filter((row) => row.purpose === purpose)
      const last = answered.findLast((it) => it.purpose === purpose)
      if (last?.said !== 'given' || own.some((row) => row.withdrawnAt === null)) return []
      const ended = own.map((row) => row.withdrawnAt?.toISOString() ?? '').toSorted()
      return [{ purpose, said: 'withdrawn', assurance: last.assurance, at: ended.at(-1) ?? last.at }]
    },
  )
  return [...answered, ...withdrawn]
}
