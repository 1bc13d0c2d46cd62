import {
  award,
  edition,
  entry,
  entryPerson,
  pastHonour,
  revision,
  revisionContent,
  stage,
  stageEntry,
  term,
  type Tx,
} from '@xk/db'
import type { EarlierWork } from '@xk/domain/entry'
import { and, asc, eq, gte, inArray, isNull, lte, ne, notInArray, sql } from 'drizzle-orm'
import { writeDay } from '@xk/i18n'

/** The number and day of a decision, as papers refer to it. */
export const decisionText = (it: { decisionNumber: string; decidedOn: string }): string =>
  `${it.decisionNumber}, ${writeDay(it.decidedOn)}`

/** Who was given the exemplar title in the edition's term before this system or outside it, by which decision. */
export const listPastHonoursOfTerm = async (tx: Tx, editionId: string) => {
  const rows = await tx
    .select({
      personId: pastHonour.personId,
      decisionNumber: pastHonour.decisionNumber,
      decidedOn: pastHonour.decidedOn,
    })
    .from(pastHonour)
    .innerJoin(edition, eq(edition.id, editionId))
    .innerJoin(term, eq(term.id, edition.termId))
    .where(
      and(
        eq(pastHonour.kind, 'exemplar'),
        isNull(pastHonour.removedAt),
        gte(pastHonour.decidedOn, term.starts),
        lte(pastHonour.decidedOn, term.ends),
      ),
    )
    .orderBy(asc(pastHonour.decidedOn))
  return rows.map((row) => ({ personId: row.personId, title: decisionText(row) }))
}

/**
 * What people were honoured for before, by person: titles on the register with what they were given for, and works of
 * theirs that won in any decided edition but this one. Two queries, whatever their number.
 */
export const listEarlierWorks = async (tx: Tx, editionId: string): Promise<Map<string, EarlierWork[]>> => {
  const typed = await tx
    .select()
    .from(pastHonour)
    .where(and(isNull(pastHonour.removedAt), ne(pastHonour.achievement, '')))
    .orderBy(asc(pastHonour.decidedOn), asc(pastHonour.id))
  const won = await tx
    .select({
      personId: entryPerson.personId,
      edition: edition.title,
      title: sql<
        string | null
      >`(select rc.body -> 'fields' ->> 'title' from ${revision} r join ${revisionContent} rc on rc.revision_id = r.id
        where r.entry_id = ${entry.id} order by r.n desc limit 1)`,
    })
    .from(award)
    .innerJoin(stageEntry, eq(stageEntry.id, award.stageEntryId))
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .innerJoin(entryPerson, eq(entryPerson.entryId, entry.id))
    .innerJoin(stage, eq(stage.id, award.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(
      and(
        notInArray(award.state, ['withheld', 'revoked']),
        ne(edition.id, editionId),
        // A dossier is called by its nominee: its title says nothing of what was achieved.
        ne(edition.programme, 'exemplarSelection'),
        inArray(edition.state, ['decided', 'released']),
      ),
    )
  const works = new Map<string, EarlierWork[]>()
  const put = (personId: string, work: EarlierWork) =>
    works.set(personId, [...(works.get(personId) ?? []), work])
  for (const row of typed)
    put(row.personId, { honour: `${row.title}, ${decisionText(row)}`, achievement: row.achievement })
  for (const row of won) if (row.title) put(row.personId, { honour: row.edition, achievement: row.title })
  return works
}
