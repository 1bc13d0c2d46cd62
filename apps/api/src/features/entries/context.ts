import { edition, ruleset, schedule, type Tx } from '@xk/db'
import type { EditionState, EntryState, Schedule, ScheduleKey } from '@xk/domain/edition'
import type { Facts } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import type { EntryMoment } from './lifecycle.ts'
import { type EntryRow, findEntry, listScreenings, listUnitsOn, type ScreeningRow } from './store.ts'

/** All that decisions about one entry ask for: the entry, its units, the rules in force and its dates. */
export interface EntryContext {
  entry: EntryRow & { state: EntryState }
  edition: { id: string; title: string; state: EditionState }
  rules: Ruleset
  rulesetVersion: number
  moment: EntryMoment
  unitName: string
  unitMembers: number | null
  facts: Facts
  /** The screening's decisions, the latest first. */
  screenings: ScreeningRow[]
}

/** The edition with the rules in force; undefined while it was never opened. */
export const findOpenedEdition = async (tx: Tx, editionId: string) => {
  const [row] = await tx
    .select({
      id: edition.id,
      title: edition.title,
      state: edition.state,
      rules: ruleset.body,
      rulesetVersion: ruleset.version,
    })
    .from(edition)
    .innerJoin(ruleset, and(eq(ruleset.editionId, edition.id), isNotNull(ruleset.frozenAt)))
    .where(eq(edition.id, editionId))
    .orderBy(desc(ruleset.version))
    .limit(1)
  return row && { ...row, state: row.state as EditionState }
}

export const findSchedule = async (tx: Tx, editionId: string): Promise<Schedule> =>
  (await tx.select().from(schedule).where(eq(schedule.editionId, editionId))).map((row) => ({
    ...row,
    key: row.key as ScheduleKey,
  }))

/** With `lock` the entry's row is held until the transaction ends: its state can't change under the decision. */
export const loadEntryContext = async (
  tx: Tx,
  entryId: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<EntryContext | undefined> => {
  const entry = await findEntry(tx, entryId, options)
  if (!entry) return undefined
  const [opened, dates, units, screenings] = await Promise.all([
    findOpenedEdition(tx, entry.editionId),
    findSchedule(tx, entry.editionId),
    listUnitsOn(tx, entry.unitIds, vietnamDay(now)),
    listScreenings(tx, entryId),
  ])
  if (!opened) return undefined
  const own = units.find((unit) => unit.id === entry.unitId)
  const { rules, rulesetVersion, ...about } = opened
  const state = entry.state as EntryState
  return {
    entry: { ...entry, state },
    edition: about,
    rules,
    rulesetVersion,
    moment: {
      state,
      unitId: entry.unitId,
      editionState: about.state,
      schedule: dates,
      due: state === 'returned' ? (screenings[0]?.due ?? null) : null,
    },
    unitName: own?.name ?? '',
    unitMembers: own?.memberCount ?? null,
    facts: {
      editionId: entry.editionId,
      unitIds: entry.unitIds,
      clusterIds: units.map((unit) => unit.clusterId),
    },
    screenings,
  }
}
