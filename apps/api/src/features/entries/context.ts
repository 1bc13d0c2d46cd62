import type { Tx } from '@xk/db'
import type { EditionState, EntryState } from '@xk/domain/edition'
import type { Facts } from '@xk/domain/policy'
import { eligibilityFor, entryRulesFor, type Ruleset } from '@xk/domain/ruleset'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { findIntake, findWaiting, type IntakeRow } from './intake-store.ts'
import type { EntryMoment } from './lifecycle.ts'
import { type EntryRow, findEntry, listScreenings, listUnitsOn, type ScreeningRow } from './store.ts'

/** All that decisions about one entry ask for: the entry, its units, the rules in force and its dates. */
export interface EntryContext {
  entry: EntryRow & { state: EntryState }
  edition: { id: string; title: string; state: EditionState }
  /** As they hold in the entry's division: its form, its people, its conditions. */
  rules: Ruleset
  rulesetVersion: number
  moment: EntryMoment
  unitName: string
  unitMembers: number | null
  facts: Facts
  /** How it came, where the secretariat typed it in for the unit. */
  intake: IntakeRow | undefined
  /** The screening's decisions, the latest first. */
  screenings: ScreeningRow[]
}

/** With `lock` the entry's row is held until the transaction ends: its state can't change under the decision. */
export const loadEntryContext = async (
  tx: Tx,
  entryId: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<EntryContext | undefined> => {
  const entry = await findEntry(tx, entryId, options)
  if (!entry) return undefined
  const [loaded, units, screenings, intake, waiting] = await Promise.all([
    loadEdition(tx, entry.editionId),
    listUnitsOn(tx, entry.unitIds, vietnamDay(now)),
    listScreenings(tx, entryId),
    findIntake(tx, entryId),
    findWaiting(tx, entryId),
  ])
  if (!loaded?.frozen) return undefined
  const own = units.find((unit) => unit.id === entry.unitId)
  const { edition, ruleset, version: rulesetVersion, schedule } = loaded
  const rules: Ruleset = {
    ...ruleset,
    entry: entryRulesFor(ruleset, entry.division),
    eligibility: eligibilityFor(ruleset, entry.division),
  }
  const state = entry.state as EntryState
  return {
    entry: { ...entry, state },
    edition: { id: edition.id, title: edition.title, state: edition.state },
    rules,
    rulesetVersion,
    moment: {
      state,
      unitId: entry.unitId,
      editionState: edition.state,
      schedule,
      due: state === 'returned' ? (screenings[0]?.due ?? null) : null,
      receivedAt: intake?.receivedAt ?? null,
      waiting: waiting ?? null,
    },
    unitName: own?.name ?? '',
    unitMembers: own?.memberCount ?? null,
    facts: {
      editionId: entry.editionId,
      unitIds: entry.unitIds,
      clusterIds: units.map((unit) => unit.clusterId),
      onBehalf: intake !== undefined,
      ...(intake ? { takenInBy: intake.enteredBy } : {}),
    },
    intake,
    screenings,
  }
}
