import {
  consent,
  entry,
  entryPerson,
  personIdentity,
  revisionContent,
  stageEntry,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { fold, formatDecimal, fromWire, plainText, richTextSchema } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import type { Award, Placing } from '@xk/domain/scoring'
import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { ApprovedResult } from './context.ts'

/** The consent under which a name may be published. */
const PUBLISH_NAME = 'publishName'

export interface NamedPerson {
  personId: string
  /** Null when the person was erased. */
  fullName: string | null
  /** Agreed to be named in public, and has not taken it back. */
  agrees: boolean
}

export interface NamedEntry {
  stageEntryId: string
  title: string
  unitId: string
  unitName: string
  people: NamedPerson[]
  summary: string | null
}

interface StoredPerson {
  consents?: Record<string, boolean>
}
interface StoredBody {
  fields?: Record<string, unknown>
  people?: StoredPerson[]
}

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  const rich = richTextSchema.safeParse(value)
  return rich.success ? plainText(rich.data) : null
}

/**
 * What names these stage entries: two queries, whatever their number. Consent is what stands in the record of
 * consents; where it holds no word of a person on this purpose, what was handed in counts, if the unit may say so.
 */
export const listNamedEntries = async (
  tx: Tx,
  rules: Ruleset,
  stageEntryIds: readonly string[],
  day: string,
): Promise<Map<string, NamedEntry>> => {
  if (stageEntryIds.length === 0) return new Map()
  const ids = [...stageEntryIds]
  const rows = await tx
    .select({
      id: stageEntry.id,
      unitId: entry.unitId,
      body: revisionContent.body,
      unitName: sql<string | null>`(
        select up.name from ${unitPeriod} up where up.unit_id = ${entry.unitId} and up."from" <= ${day}
        order by up."from" desc limit 1)`,
    })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .where(inArray(stageEntry.id, ids))
  const people = await tx
    .select({
      id: stageEntry.id,
      personId: entryPerson.personId,
      ordinal: entryPerson.ordinal,
      fullName: personIdentity.fullName,
      consents: sql<number>`(select count(*)::int from ${consent} c where c.person_id = ${entryPerson.personId}
        and c.entry_id = ${entryPerson.entryId} and c.purpose = ${PUBLISH_NAME})`,
      standing: sql<number>`(select count(*)::int from ${consent} c where c.person_id = ${entryPerson.personId}
        and c.entry_id = ${entryPerson.entryId} and c.purpose = ${PUBLISH_NAME} and c.withdrawn_at is null)`,
    })
    .from(stageEntry)
    .innerJoin(entryPerson, eq(entryPerson.entryId, stageEntry.entryId))
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    // A delegate speaks for a collective, whose own name is published.
    .where(and(inArray(stageEntry.id, ids), ne(entryPerson.role, 'delegate')))
    .orderBy(asc(entryPerson.ordinal))
  const { summaryField } = rules.publication
  const named = new Map<string, NamedEntry>()
  for (const row of rows) {
    const body = (row.body ?? {}) as StoredBody
    const fields = body.fields ?? {}
    named.set(row.id, {
      stageEntryId: row.id,
      title: textOf(fields[rules.entry.titleField]) ?? '',
      unitId: row.unitId,
      unitName: row.unitName ?? '',
      summary: summaryField ? textOf(fields[summaryField]) : null,
      people: people
        .filter(({ id }) => id === row.id)
        .map(({ personId, fullName, ordinal, consents, standing }) => ({
          personId,
          fullName,
          agrees:
            consents > 0
              ? standing > 0
              : rules.entry.consentBy === 'unit' &&
                body.people?.[ordinal - 1]?.consents?.[PUBLISH_NAME] === true,
        })),
    })
  }
  return named
}

/** The first of these people whose name stands in a text: erasing them takes the text along. */
export const personIn = (text: string, people: readonly NamedPerson[]): string | null => {
  const folded = fold(text)
  return people.find(({ fullName }) => fullName && folded.includes(fold(fullName)))?.personId ?? null
}

export interface Winner extends NamedEntry {
  award: Award
  prizeLabel: string
  rank: number
  /** "88,40", or votes of a council: "12/15" */
  score: string
}

const WON: readonly Award['state'][] = ['given', 'shared', 'added']
export const hasWon = ({ state }: Pick<Award, 'state'>): boolean => WON.includes(state)

/** "12/15": votes of what they are a share of, where a council decided; undefined elsewhere. */
const votesOf = ({ frozen }: ApprovedResult, entryId: string): string | undefined => {
  const line = frozen.result.council?.outcome.lines.find(({ candidate }) => candidate === entryId)
  return line && `${line.yes}/${line.base}`
}

/** What decided about an entry, as papers say it: votes of a council, else its score. */
export const scoreText = (it: ApprovedResult, placing: Pick<Placing, 'entryId' | 'score'>): string =>
  votesOf(it, placing.entryId) ?? formatDecimal(fromWire(placing.score))

/** Entries that win a prize, the highest first. */
export const listWinners = async (tx: Tx, it: ApprovedResult, day: string): Promise<Winner[]> => {
  const { rules } = it.stage
  const { awards, standing } = it.frozen.result
  const won = awards.filter(hasWon)
  const named = await listNamedEntries(
    tx,
    rules,
    won.map(({ entryId }) => entryId),
    day,
  )
  const placings = new Map(standing.placings.map((placing) => [placing.entryId, placing]))
  const order = new Map(rules.prizes.map(({ key }, i) => [key, i]))
  return won
    .flatMap((award) => {
      const entryNames = named.get(award.entryId)
      const placing = placings.get(award.entryId)
      if (!entryNames || !placing) return []
      return {
        ...entryNames,
        award,
        prizeLabel: rules.prizes.find(({ key }) => key === award.prize)?.label ?? award.prize,
        rank: placing.rank,
        score: scoreText(it, placing),
      }
    })
    .sort((a, b) => (order.get(a.award.prize) ?? 0) - (order.get(b.award.prize) ?? 0) || a.rank - b.rank)
}

export interface TeamWinner {
  prize: string
  prizeLabel: string
  unitId: string
  unitName: string
}

/** Names of units on a day: one query. */
export const unitNamesOn = async (tx: Tx, unitIds: readonly string[], day: string) => {
  if (unitIds.length === 0) return new Map<string, string>()
  const rows = await tx
    .select({ unitId: unitPeriod.unitId, name: unitPeriod.name })
    .from(unitPeriod)
    .where(and(inArray(unitPeriod.unitId, [...unitIds]), lte(unitPeriod.from, day)))
    .orderBy(asc(unitPeriod.from))
  return new Map(rows.map(({ unitId, name }) => [unitId, name]))
}

const outcomeOf = (derivation: unknown) => (derivation as { placing: { outcome: string } }).placing.outcome

export const listTeamWinners = async (tx: Tx, it: ApprovedResult, day: string): Promise<TeamWinner[]> => {
  const won = it.team.filter(({ derivation }) => outcomeOf(derivation) === 'wins')
  const names = await unitNamesOn(
    tx,
    won.map(({ unitId }) => unitId),
    day,
  )
  const order = new Map(it.stage.rules.teamPrizes.map(({ key }, i) => [key, i]))
  return won
    .map(({ prize, unitId }) => ({
      prize,
      prizeLabel: it.stage.rules.teamPrizes.find(({ key }) => key === prize)?.label ?? prize,
      unitId,
      unitName: names.get(unitId) ?? '',
    }))
    .sort((a, b) => (order.get(a.prize) ?? 0) - (order.get(b.prize) ?? 0))
}
