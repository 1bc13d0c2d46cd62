import {
  award,
  edition,
  entry,
  entryPerson,
  officeGrant,
  account,
  panelMember,
  stage,
  stageEntry,
  type Tx,
} from '@xk/db'
import type { EligibilityFacts, EntryBody, OtherEntry } from '@xk/domain/entry'
import type { Role } from '@xk/domain/policy'
import type { PersonRole } from '@xk/domain/ruleset'
import { and, asc, eq, inArray, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm'

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
}

/** Everything that the eligibility of any of an edition's entries asks for, gathered once: a constant number of queries. */
export interface EditionEligibilityFacts {
  entries: CountedEntry[]
  officeHolders: ReadonlySet<string>
  honouredThisTerm: ReadonlyMap<string, string>
}

export const loadEligibilityFacts = async (tx: Tx, editionId: string): Promise<EditionEligibilityFacts> => {
  const [people, officers, judges, honours] = await Promise.all([
    tx
      .select({
        entryId: entry.id,
        unitId: entry.unitId,
        state: entry.state,
        personId: entryPerson.personId,
        role: entryPerson.role,
        representative: entryPerson.representative,
      })
      .from(entry)
      .leftJoin(entryPerson, eq(entryPerson.entryId, entry.id))
      .where(and(eq(entry.editionId, editionId), ne(entry.state, 'draft')))
      .orderBy(asc(entryPerson.ordinal)),
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
    listHonoursOfTerm(tx, editionId),
  ])
  const entries = new Map<string, CountedEntry>()
  for (const row of people) {
    const known = entries.get(row.entryId) ?? {
      entryId: row.entryId,
      unitId: row.unitId,
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
  return {
    entries: [...entries.values()],
    officeHolders: new Set([...officers, ...judges].map((row) => row.personId)),
    honouredThisTerm: new Map(honours.map((row) => [row.personId, row.title])),
  }
}

const counts = (state: string) => state === 'submitted' || state === 'returned' || state === 'accepted'

/** Who was honoured by a decided edition of the same programme within the same term, and by which. */
const listHonoursOfTerm = (tx: Tx, editionId: string) => {
  const asked = tx
    .select({ termId: edition.termId, programme: edition.programme })
    .from(edition)
    .where(eq(edition.id, editionId))
    .as('asked')
  return tx
    .selectDistinct({ personId: entryPerson.personId, title: edition.title })
    .from(award)
    .innerJoin(stageEntry, eq(stageEntry.id, award.stageEntryId))
    .innerJoin(entryPerson, eq(entryPerson.entryId, stageEntry.entryId))
    .innerJoin(stage, eq(stage.id, award.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .innerJoin(asked, and(eq(asked.termId, edition.termId), eq(asked.programme, edition.programme)))
    .where(
      and(
        notInArray(award.state, ['withheld', 'revoked']),
        ne(edition.id, editionId),
        inArray(edition.state, ['decided', 'released']),
      ),
    )
}

/** The facts about one entry. People of the latest revision are in the order of its body. */
export const factsFor = (
  all: EditionEligibilityFacts,
  it: { entryId: string; unitId: string; unitMembers: number | null; body: EntryBody },
): EligibilityFacts => {
  const persons = all.entries.find((row) => row.entryId === it.entryId)?.people ?? []
  return {
    unitId: it.unitId,
    unitMembers: it.unitMembers,
    otherEntries: all.entries.filter((row) => row.counts && row.entryId !== it.entryId),
    personIds: Object.fromEntries(
      it.body.people.flatMap((person, i) => {
        const personId = persons[i]?.personId
        return personId ? [[person.id, personId]] : []
      }),
    ),
    officeHolders: all.officeHolders,
    honouredThisTerm: all.honouredThisTerm,
  }
}
