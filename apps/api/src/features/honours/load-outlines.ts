import { consent, entryPerson, personIdentity, ruleset, type Tx } from '@xk/db'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { restrictedAmong } from '../data-protection/store.ts'
import { rulesIn } from '../editions/stored-rules.ts'
import type { Honour } from './list-honours.ts'

/** Purposes that a person agrees to apart from each other. */
const PURPOSES = ['processing', 'publishName', 'publishPhoto'] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * What a person said to one purpose. unit: only the unit wrote a yes down, which nothing may be published on: a
 * unit never consents for a person. restricted: whatever was said, at their request nothing of theirs is used now.
 */
export interface ConsentState {
  state: 'given' | 'withdrawn' | 'unit' | 'none' | 'restricted'
  at: Date | null
}

export interface OutlinedPerson {
  personId: string
  /** Null once erased. */
  fullName: string | null
  birthDate: string | null
  role: string
  /** Place among the people of the entry, from 1. */
  ordinal: number
  consents: Record<Purpose, ConsentState>
}

/** Who is behind an honoured entry and what they agree to now, without anything that was handed in. */
export interface Outline {
  entryId: string
  revisionId: string
  /** A collective has a name of its own, and people only as delegates who speak for it. */
  collective: boolean
  people: OutlinedPerson[]
  /** What its people are called in the rules, by key. */
  rules: Ruleset
}

type ConsentRow = typeof consent.$inferSelect

/** What stands counts; a yes of the unit alone counts for nothing; else the latest that was taken back. */
const consentOf = (rows: readonly ConsentRow[]): ConsentState => {
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const own = standing.find(({ assurance }) => assurance !== 'recordedByUnit')
  if (own) return { state: 'given', at: own.givenAt }
  if (standing[0]) return { state: 'unit', at: standing[0].givenAt }
  const gone = rows.map(({ withdrawnAt }) => withdrawnAt?.getTime() ?? 0)
  return rows.length > 0
    ? { state: 'withdrawn', at: new Date(Math.max(...gone)) }
    : { state: 'none', at: null }
}

export const agrees = (person: Pick<OutlinedPerson, 'consents'>, purpose: Purpose): boolean =>
  person.consents[purpose].state === 'given'

/** Whether a division nominates people or collectives. */
const subjectOf = (rules: Ruleset, division: string) =>
  rules.divisions.find(({ key }) => key === division)?.subject ?? 'person'

/** Rules in force of these editions: one query. */
const rulesOf = async (tx: Tx, editionIds: readonly string[]): Promise<Map<string, Ruleset>> => {
  const rows = await tx
    .selectDistinctOn([ruleset.editionId], {
      editionId: ruleset.editionId,
      body: ruleset.body,
      digest: ruleset.digest,
    })
    .from(ruleset)
    .where(and(inArray(ruleset.editionId, [...editionIds]), isNotNull(ruleset.frozenAt)))
    .orderBy(ruleset.editionId, desc(ruleset.version))
  return new Map(rows.map(({ editionId, ...row }) => [editionId, rulesIn(row)]))
}

/** In the order of `honours`, with what their people agree to at this moment: four queries. */
export const loadOutlines = async (
  tx: Tx,
  honours: readonly Pick<Honour, 'editionId' | 'entryId' | 'revisionId' | 'division'>[],
): Promise<Outline[]> => {
  if (honours.length === 0) return []
  const entryIds = honours.map(({ entryId }) => entryId)
  const rules = await rulesOf(tx, [...new Set(honours.map(({ editionId }) => editionId))])
  const people = await tx
    .select({
      entryId: entryPerson.entryId,
      personId: entryPerson.personId,
      role: entryPerson.role,
      ordinal: entryPerson.ordinal,
      fullName: personIdentity.fullName,
      birthDate: personIdentity.birthDate,
    })
    .from(entryPerson)
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    .where(inArray(entryPerson.entryId, entryIds))
    .orderBy(asc(entryPerson.ordinal))
  const consents = Map.groupBy(
    await tx.select().from(consent).where(inArray(consent.entryId, entryIds)),
    (row) => row.entryId,
  )
  const restricted = await restrictedAmong(
    tx,
    people.map(({ personId }) => personId),
  )
  const peopleOf = Map.groupBy(people, (row) => row.entryId)
  return honours.flatMap(({ editionId, entryId, revisionId, division }): Outline[] => {
    const of = rules.get(editionId)
    if (!of) return []
    const own = peopleOf.get(entryId) ?? []
    return [
      {
        entryId,
        revisionId,
        collective: subjectOf(of, division) === 'collective' || own.length !== 1,
        people: own.map(({ personId, fullName, birthDate, role, ordinal }) => {
          const said = (consents.get(entryId) ?? []).filter((it) => it.personId === personId)
          const ofPurpose = (purpose: Purpose): ConsentState =>
            restricted.has(personId)
              ? { state: 'restricted', at: null }
              : consentOf(said.filter((it) => it.purpose === purpose))
          return {
            personId,
            fullName,
            birthDate,
            role,
            ordinal,
            consents: {
              processing: ofPurpose('processing'),
              publishName: ofPurpose('publishName'),
              publishPhoto: ofPurpose('publishPhoto'),
            },
          }
        }),
        rules: of,
      },
    ]
  })
}
