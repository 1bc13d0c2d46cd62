import {
  clusterNomination,
  entry,
  entryPerson,
  officeGrant,
  account,
  panelMember,
  revision,
  stage,
  type Tx,
} from '@xk/db'
import type { EarlierWork, EligibilityFacts, EntryBody, OtherEntry } from '@xk/domain/entry'
import { fold, tidyLine } from '@xk/domain/kernel'
import type { Role } from '@xk/domain/policy'
import { isCollective, type PersonRole, type Ruleset } from '@xk/domain/ruleset'
import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { type Asking, listKnownAwards } from '../honours/known-awards.ts'
import { honourText, listEarlierWorks, listPastHonoursOfTerm } from '../nomination/past-honours-store.ts'

/** Offices that bar their holders from entering: organisers, judges, the secretariat, council and tellers. */
const BARRING: readonly Role[] = [
  'lead',
  'deputy',
  'secretary',
  'member',
  'panelChair',
  'judge',
  'councillor',
  'teller',
]

/** An entry with its persons in the order of its body; `counts`: limits count it. */
interface CountedEntry extends OtherEntry {
  people: OtherEntry['people'][number][]
  counts: boolean
  /** When it was handed in first: a full quota holds those that came before. */
  firstAt: string | null
}

/**
 * Everything that the eligibility of any of an edition's entries asks for, gathered once: a constant number of
 * queries. Results that wait for their hour are among it only before those who may see them.
 */
export interface EditionEligibilityFacts {
  entries: CountedEntry[]
  officeHolders: ReadonlySet<string>
  honouredThisTerm: ReadonlyMap<string, string>
  /** Collectives that were honoured this term, by their unit. */
  honouredCollectives: readonly { unitId: string; name: string; honour: string }[]
  /** Person → what they were honoured for before, in whatever year. */
  earlierWorks: ReadonlyMap<string, EarlierWork[]>
}

/**
 * Entries of an edition, or of one unit in it, that were handed in at some time, each with its people: one query, as
 * many rows as there are people in them.
 */
const listCountedEntries = async (
  tx: Tx,
  of: { editionId: string; unitId?: string },
): Promise<CountedEntry[]> => {
  const people = await tx
    .select({
      entryId: entry.id,
      unitId: entry.unitId,
      state: entry.state,
      personId: entryPerson.personId,
      role: entryPerson.role,
      representative: entryPerson.representative,
      division: entry.division,
      byCluster: sql<boolean>`exists (select 1 from ${clusterNomination} cn
          where cn.entry_id = ${entry.id} and cn.withdrawn_at is null)`,
      firstAt: sql<
        string | null
      >`(select min(r.submitted_at)::text from ${revision} r where r.entry_id = ${entry.id})`,
    })
    .from(entry)
    .leftJoin(entryPerson, eq(entryPerson.entryId, entry.id))
    .where(
      and(
        eq(entry.editionId, of.editionId),
        of.unitId === undefined ? undefined : eq(entry.unitId, of.unitId),
        ne(entry.state, 'draft'),
      ),
    )
    .orderBy(asc(entryPerson.ordinal))
  const entries = new Map<string, CountedEntry>()
  for (const row of people) {
    const known = entries.get(row.entryId) ?? {
      entryId: row.entryId,
      unitId: row.unitId,
      division: row.division,
      byCluster: row.byCluster,
      firstAt: row.firstAt,
      counts: counts(row.state),
      people: [],
    }
    entries.set(row.entryId, known)
    if (row.personId === null) continue
    known.people.push({
      personId: row.personId,
      role: row.role as PersonRole,
      representative: row.representative ?? false,
    })
  }
  return [...entries.values()]
}

/** What the quota of a unit asks for, and nothing beyond it: no other unit, no honours, no offices. One query. */
export const loadQuotaFacts = async (
  tx: Tx,
  of: { editionId: string; unitId: string },
): Promise<EditionEligibilityFacts> => ({
  entries: await listCountedEntries(tx, of),
  officeHolders: new Set(),
  honouredThisTerm: new Map(),
  honouredCollectives: [],
  earlierWorks: new Map(),
})

export const loadEligibilityFacts = async (
  tx: Tx,
  editionId: string,
  asking: Asking,
): Promise<EditionEligibilityFacts> => {
  const known = await listKnownAwards(tx, editionId, asking)
  const [entries, officers, judges, typedHonours, earlierWorks] = await Promise.all([
    listCountedEntries(tx, { editionId }),
    tx
      .selectDistinct({ personId: account.personId })
      .from(officeGrant)
      .innerJoin(account, eq(account.id, officeGrant.accountId))
      .where(
        and(
          inArray(officeGrant.role, [...BARRING]),
          isNotNull(officeGrant.approvedAt),
          isNull(officeGrant.revokedAt),
          or(eq(officeGrant.scopeKind, 'global'), eq(officeGrant.scopeId, editionId)),
        ),
      ),
    tx
      .selectDistinct({ personId: panelMember.personId })
      .from(panelMember)
      .innerJoin(stage, eq(stage.id, panelMember.stageId))
      .where(and(eq(stage.editionId, editionId), eq(panelMember.state, 'active'))),
    listPastHonoursOfTerm(tx, editionId),
    listEarlierWorks(tx, known.people),
  ])
  return {
    entries,
    officeHolders: new Set([...officers, ...judges].map((row) => row.personId)),
    honouredThisTerm: new Map([
      ...typedHonours.people.map(({ personId, title }) => [personId, title] as const),
      ...known.people.flatMap((it) => (it.sameTerm ? [[it.personId, honourText(it)] as const] : [])),
    ]),
    honouredCollectives: [
      ...typedHonours.collectives,
      ...known.collectives.flatMap((it) =>
        it.sameTerm ? [{ unitId: it.unitId, name: it.name, honour: honourText(it) }] : [],
      ),
    ],
    earlierWorks,
  }
}

const counts = (state: string) => state === 'submitted' || state === 'returned' || state === 'accepted'

/** The facts about one entry. People of the latest revision are in the order of its body. */
export const factsFor = (
  all: EditionEligibilityFacts,
  it: {
    entryId: string
    unitId: string
    unitMembers: number | null
    division: string
    body: EntryBody
    /** What the entry is called, where a collective is nominated. */
    collective: string | null
  },
): EligibilityFacts => {
  const own = all.entries.find((row) => row.entryId === it.entryId)
  const persons = own?.people ?? []
  const isEarlier = (row: CountedEntry) =>
    row.firstAt !== null &&
    (own?.firstAt == null ||
      row.firstAt < own.firstAt ||
      (row.firstAt === own.firstAt && row.entryId < it.entryId))
  return {
    unitId: it.unitId,
    unitMembers: it.unitMembers,
    division: it.division,
    byCluster: own?.byCluster ?? false,
    earlierWorks: persons.flatMap(({ personId }) => all.earlierWorks.get(personId) ?? []),
    otherEntries: all.entries
      .filter((row) => row.counts && row.entryId !== it.entryId)
      .map((row) => ({ ...row, earlier: isEarlier(row) })),
    personIds: Object.fromEntries(
      it.body.people.flatMap((person, i) => {
        const personId = persons[i]?.personId
        return personId ? [[person.id, personId]] : []
      }),
    ),
    officeHolders: all.officeHolders,
    honouredThisTerm: all.honouredThisTerm,
    ...(it.collective === null
      ? {}
      : { collective: { name: it.collective, honoured: honouredOf(all, it.unitId) } }),
  }
}

/** By folded name, so that an accent or a capital makes no other collective. */
const honouredOf = (all: EditionEligibilityFacts, unitId: string): ReadonlyMap<string, string> =>
  new Map(
    all.honouredCollectives
      .filter((it) => it.unitId === unitId)
      .map(({ name, honour }) => [fold(tidyLine(name)), honour]),
  )

/** The name under which a collective is nominated; null for people. */
export const collectiveName = (
  rules: Pick<Ruleset, 'divisions' | 'entry'>,
  division: string,
  body: EntryBody,
): string | null => {
  if (!isCollective(rules, division)) return null
  const name = body.fields[rules.entry.titleField]
  return typeof name === 'string' ? name : ''
}
