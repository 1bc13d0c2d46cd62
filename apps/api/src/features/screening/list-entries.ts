import {
  cluster,
  entry,
  entryConfirmation,
  entryIntake,
  entryPerson,
  personIdentity,
  revision,
  revisionContent,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { ENTRIES_PER_PAGE, type screeningListSchema } from '@xk/contract'
import type { EntryState } from '@xk/domain/edition'
import { checkEligibility, type EntryBody, type Outcome } from '@xk/domain/entry'
import { compareText, fail, fold, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, type Sendable, view } from '@xk/domain/policy'
import { eligibilityFor, type Ruleset } from '@xk/domain/ruleset'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { heldOn } from '../entries/store.ts'
import type { Asking } from '../honours/known-awards.ts'
import { clockAnswer, type ClockLine, clocksOf, isOverdue, screeningLimit } from './clock.ts'
import { collectiveName, factsFor, loadEligibilityFacts } from './eligibility-facts.ts'

type ScreeningList = z.infer<typeof screeningListSchema>

export interface ScreeningRow {
  id: string
  state: EntryState
  title: string | null
  unitId: string
  unitName: string
  clusterName: string
  n: number
  submittedAt: string | null
  confirmed: boolean
  /** Typed in by the secretariat for the unit. */
  onBehalf: boolean
  /** The secretariat's own time; null where the rules set none. */
  clock: Sendable<ClockLine> | null
  /** The worst outcome of the conditions; null while nothing was handed in or its content was erased. */
  eligibility: Outcome | null
}
const rowView = view<ScreeningRow>()({
  id: 'identity',
  state: 'identity',
  title: 'content',
  unitId: 'identity',
  unitName: 'identity',
  clusterName: 'identity',
  n: 'identity',
  submittedAt: 'identity',
  confirmed: 'identity',
  onBehalf: 'identity',
  clock: 'internal',
  eligibility: 'identity',
})

/**
 * What came in, for the secretariat: filtered, searched without marks (title, unit, people), sorted, in pages. The
 * number of queries does not depend on the number of entries; only the page's bodies are read.
 */
export const listForScreening = async (
  deps: Deps,
  asker: Asker,
  input: { editionId: string } & ScreeningList,
) => {
  const { db } = deps.database
  const denied = denialOf('entry.list', asker, { editionId: input.editionId })
  if (denied) return fail(denied)
  const loaded = await loadEdition(db, input.editionId)
  if (!loaded?.frozen) return fail(notFound)
  const { edition, ruleset: rules } = loaded
  const all = await listRows(db, input.editionId, rules.entry.titleField, vietnamDay(deps.now()))
  const clocks = await clocksOf(db, { rules, schedule: loaded.schedule, entries: all }, deps.now())
  const overdue = (row: Row) => isOverdue(clocks.get(row.id))
  const found = all
    .filter((row) => matches(row, input) && (!input.overdue || overdue(row)))
    .toSorted(orderBy(input))
  const from = (input.page - 1) * ENTRIES_PER_PAGE
  const page = found.slice(from, from + ENTRIES_PER_PAGE)
  const outcomes = await outcomesOf(db, input.editionId, rules, page, { asker, now: deps.now() })
  const seen = audiencesOf(asker, { editionId: input.editionId })
  return ok(
    answer({
      editionId: input.editionId,
      editionTitle: edition.title,
      total: found.length,
      page: input.page,
      perPage: ENTRIES_PER_PAGE,
      counts: answer(Object.fromEntries(countStates(all))),
      /** Over the time for screening and still with the secretariat; null where the rules set no time. */
      overdue: screeningLimit(rules) === undefined ? null : all.filter(overdue).length,
      /** Whether these rules want the stamped page of a unit at all. */
      asksConfirmation: rules.entry.unitConfirmation.mode !== 'none',
      units: choices(all.map((row) => [row.unitId, row.unitName])),
      clusters: choices(all.map((row) => [row.clusterId, row.clusterName])),
      rows: page.map((row) =>
        rowView.redact(
          {
            id: row.id,
            state: row.state,
            title: row.title,
            unitId: row.unitId,
            unitName: row.unitName,
            clusterName: row.clusterName,
            n: row.n,
            submittedAt: row.submittedAt && new Date(row.submittedAt).toISOString(),
            confirmed: row.confirmed,
            onBehalf: row.onBehalf,
            clock: clockAnswer(clocks.get(row.id)),
            eligibility: outcomes.get(row.id) ?? null,
          },
          seen,
        ),
      ),
    }),
  )
}

const choices = (pairs: readonly (readonly [string, string])[]) =>
  [...new Map(pairs)].toSorted((a, b) => compareText(a[1], b[1])).map(([id, name]) => answer({ id, name }))

const countStates = (rows: readonly { state: string }[]) => {
  const counts = new Map<string, number>()
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}

const latest = (tx: Tx, titleField: string) =>
  tx
    .selectDistinctOn([revision.entryId], {
      entryId: revision.entryId,
      n: revision.n,
      submittedAt: revision.submittedAt,
      title: sql<string | null>`${revisionContent.body} -> 'fields' ->> ${titleField}`.as('title'),
    })
    .from(revision)
    .leftJoin(revisionContent, eq(revisionContent.revisionId, revision.id))
    .orderBy(revision.entryId, sql`${revision.n} desc`)
    .as('latest')

const listRows = async (tx: Tx, editionId: string, titleField: string, day: string) => {
  const last = latest(tx, titleField)
  const rows = await tx
    .select({
      id: entry.id,
      state: entry.state,
      division: entry.division,
      unitId: entry.unitId,
      unitName: sql<string>`coalesce(${unitPeriod.name}, '')`,
      clusterId: sql<string>`coalesce(${cluster.id}::text, '')`,
      clusterName: sql<string>`coalesce(${cluster.name}, '')`,
      memberCount: unitPeriod.memberCount,
      title: last.title,
      n: sql<number>`coalesce(${last.n}, 0)`,
      submittedAt: sql<string | null>`${last.submittedAt}`,
      confirmed: sql<boolean>`exists (select 1 from ${entryConfirmation} c where c.entry_id = ${entry.id})`,
      onBehalf: sql<boolean>`exists (select 1 from ${entryIntake} i where i.entry_id = ${entry.id})`,
      people: sql<string>`coalesce((select string_agg(pi.folded, ' ') from ${entryPerson} ep
        join ${personIdentity} pi on pi.person_id = ep.person_id where ep.entry_id = ${entry.id}), '')`,
    })
    .from(entry)
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, entry.unitId), heldOn(day)))
    .leftJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .leftJoin(last, eq(last.entryId, entry.id))
    .where(eq(entry.editionId, editionId))
  return rows.map((row) => ({ ...row, state: row.state as EntryState }))
}
type Row = Awaited<ReturnType<typeof listRows>>[number]

const matches = (row: Row, { state, unit, cluster, q }: ScreeningList): boolean => {
  if (state && row.state !== state) return false
  if (unit && row.unitId !== unit) return false
  if (cluster && row.clusterId !== cluster) return false
  const words = fold(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const text = fold(`${row.title ?? ''} ${row.unitName} ${row.people}`)
  return words.every((word) => text.includes(word))
}

const orderBy = ({ sort, dir }: ScreeningList) => {
  const by: Record<ScreeningList['sort'], (a: Row, b: Row) => number> = {
    submitted: (a, b) => timeOf(a) - timeOf(b),
    title: (a, b) => compareText(a.title ?? '', b.title ?? ''),
    unit: (a, b) => compareText(a.unitName, b.unitName),
    state: (a, b) => compareText(a.state, b.state),
  }
  const sign = dir === 'asc' ? 1 : -1
  // Equal ones stay in one order over all pages.
  return (a: Row, b: Row) => sign * by[sort](a, b) || (a.id < b.id ? -1 : 1)
}
/** What was not handed in comes last. */
const timeOf = (row: Row) => (row.submittedAt ? new Date(row.submittedAt).getTime() : Number.MAX_SAFE_INTEGER)

const outcomesOf = async (
  tx: Tx,
  editionId: string,
  rules: Ruleset,
  page: readonly Row[],
  asking: Asking,
) => {
  const outcomes = new Map<string, Outcome>()
  if (page.length === 0) return outcomes
  const [facts, bodies] = await Promise.all([
    loadEligibilityFacts(tx, editionId, asking),
    tx
      .selectDistinctOn([revision.entryId], { entryId: revision.entryId, body: revisionContent.body })
      .from(revision)
      .innerJoin(revisionContent, eq(revisionContent.revisionId, revision.id))
      .where(
        inArray(
          revision.entryId,
          page.map((row) => row.id),
        ),
      )
      .orderBy(revision.entryId, sql`${revision.n} desc`),
  ])
  for (const { entryId, body: stored } of bodies) {
    const row = page.find((it) => it.id === entryId)
    if (!row) continue
    const body = stored as EntryBody
    const findings = checkEligibility(
      eligibilityFor(rules, row.division),
      body,
      factsFor(facts, {
        entryId,
        unitId: row.unitId,
        unitMembers: row.memberCount,
        division: row.division,
        body,
        collective: collectiveName(rules, row.division, body),
      }),
    )
    outcomes.set(entryId, worst(findings.map((finding) => finding.outcome)))
  }
  return outcomes
}

const worst = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('notMet') ? 'notMet' : outcomes.includes('unknown') ? 'unknown' : 'met'
