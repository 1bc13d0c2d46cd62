import { edition, pastHonour, term, type Tx } from '@xk/db'
import type { EarlierWork } from '@xk/domain/entry'
import { screeningWords, writeDay } from '@xk/i18n'
import { and, asc, eq, gte, isNull, lte, ne } from 'drizzle-orm'
import type { KnownAward } from '../honours/known-awards.ts'

/** The number and day of a decision, as papers refer to it. */
const decisionText = (it: { decisionNumber: string; decidedOn: string }): string =>
  `${it.decisionNumber}, ${writeDay(it.decidedOn)}`

/** What an edition that honoured somebody is called; of one that is not published yet with the word to keep it. */
export const honourText = ({
  editionTitle,
  unreleased,
}: Pick<KnownAward, 'editionTitle' | 'unreleased'>): string =>
  unreleased ? screeningWords.unreleased(editionTitle) : editionTitle

/**
 * Who was given the exemplar title in the edition's term before this system or outside it, by which decision: persons,
 * and collectives by their unit and name. One query.
 */
export const listPastHonoursOfTerm = async (tx: Tx, editionId: string) => {
  const rows = await tx
    .select({
      personId: pastHonour.personId,
      collectiveName: pastHonour.collectiveName,
      unitId: pastHonour.unitId,
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
  return {
    people: rows.flatMap((row) =>
      row.personId === null ? [] : [{ personId: row.personId, title: decisionText(row) }],
    ),
    collectives: rows.flatMap(({ collectiveName: name, unitId, ...row }) =>
      name === null || unitId === null ? [] : [{ unitId, name, honour: decisionText(row) }],
    ),
  }
}

/**
 * What people were honoured for before, by person: titles on the register with what they were given for, and works of
 * theirs that won in editions whose result is `known`. One query.
 */
export const listEarlierWorks = async (
  tx: Tx,
  known: readonly KnownAward[],
): Promise<Map<string, EarlierWork[]>> => {
  const typed = await tx
    .select()
    .from(pastHonour)
    .where(and(isNull(pastHonour.removedAt), ne(pastHonour.achievement, '')))
    .orderBy(asc(pastHonour.decidedOn), asc(pastHonour.id))
  const works = new Map<string, EarlierWork[]>()
  const put = (personId: string, work: EarlierWork) =>
    works.set(personId, [...(works.get(personId) ?? []), work])
  for (const row of typed)
    if (row.personId !== null)
      put(row.personId, { honour: `${row.title}, ${decisionText(row)}`, achievement: row.achievement })
  // A dossier is called by its nominee: its title says nothing of what was achieved.
  for (const it of known)
    if (it.entryTitle && it.programme !== 'exemplarSelection')
      put(it.personId, { honour: honourText(it), achievement: it.entryTitle })
  return works
}
