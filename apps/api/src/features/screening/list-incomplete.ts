import {
  attachment,
  cluster,
  consent,
  entry,
  entryConfirmation,
  entryPerson,
  file,
  revision,
  revisionAttachment,
  revisionContent,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { deadlineFor, type EntryState } from '@xk/domain/edition'
import { checkEntry, checkSlots, type EntryBody } from '@xk/domain/entry'
import { compareText, fail, type InputIssue, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, denialOf, EVERYTHING, type Sendable, view } from '@xk/domain/policy'
import { type EntryRules, entryRulesFor, type Ruleset } from '@xk/domain/ruleset'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { heldOn } from '../entries/store.ts'
import { confirmedText } from '../nomination/shown-fields.ts'
import { confirmedSlots, listLastWords } from '../nomination/store.ts'

/** A part of a dossier that is missing: under its own label, or by its kind where it has none. */
export interface MissingPart {
  kind: 'field' | 'file' | 'consent' | 'confirmation' | 'people'
  label: string
}
interface IncompleteEntry {
  id: string
  title: string
  state: EntryState
  parts: MissingPart[]
}
const entryView = view<IncompleteEntry>()({
  id: 'internal',
  title: 'internal',
  state: 'internal',
  parts: 'internal',
})

/** Without these screening would send a dossier back; what was withdrawn or refused is past that. */
const LOOKED_AT: readonly EntryState[] = ['submitted', 'late', 'returned', 'accepted']

const listLatest = (tx: Tx, editionId: string, day: string) => {
  const latest = tx
    .selectDistinctOn([revision.entryId], { entryId: revision.entryId, id: revision.id })
    .from(revision)
    .orderBy(revision.entryId, sql`${revision.n} desc`)
    .as('latest')
  return tx
    .select({
      id: entry.id,
      state: entry.state,
      division: entry.division,
      unitId: entry.unitId,
      unitName: sql<string>`coalesce(${unitPeriod.name}, '')`,
      clusterName: sql<string>`coalesce(${cluster.name}, '')`,
      clusterOrdinal: sql<number>`coalesce(${cluster.ordinal}, 0)`,
      revisionId: latest.id,
      body: revisionContent.body,
      confirmed: sql<boolean>`exists (select 1 from ${entryConfirmation} c where c.entry_id = ${entry.id})`,
    })
    .from(entry)
    .innerJoin(latest, eq(latest.entryId, entry.id))
    .innerJoin(revisionContent, eq(revisionContent.revisionId, latest.id))
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, entry.unitId), heldOn(day)))
    .leftJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .where(and(eq(entry.editionId, editionId), inArray(entry.state, [...LOOKED_AT])))
}
type Row = Awaited<ReturnType<typeof listLatest>>[number]

/** What fills the parts of these entries beside their text: four queries, however many. */
const loadFilled = async (tx: Tx, rows: readonly Row[]) => {
  const entryIds = rows.map(({ id }) => id)
  const revisionIds = rows.map(({ revisionId }) => revisionId)
  const files = await tx
    .select({
      revisionId: revisionAttachment.revisionId,
      slot: attachment.slot,
      width: file.width,
      height: file.height,
    })
    .from(revisionAttachment)
    .innerJoin(attachment, eq(attachment.id, revisionAttachment.attachmentId))
    .innerJoin(file, eq(file.id, attachment.fileId))
    .where(inArray(revisionAttachment.revisionId, revisionIds))
  const words = await listLastWords(tx, entryIds)
  const people = await tx
    .select({ entryId: entryPerson.entryId, personId: entryPerson.personId })
    .from(entryPerson)
    .where(inArray(entryPerson.entryId, entryIds))
  const consents = await tx
    .select({ entryId: consent.entryId, personId: consent.personId, purpose: consent.purpose })
    .from(consent)
    .where(
      and(
        inArray(consent.entryId, entryIds),
        isNull(consent.withdrawnAt),
        ne(consent.assurance, 'recordedByUnit'),
      ),
    )
  return { files, words, people, consents }
}
type FilledParts = Awaited<ReturnType<typeof loadFilled>>

const partOf = (issue: InputIssue): MissingPart => {
  const label = typeof issue.facts?.['label'] === 'string' ? issue.facts['label'] : ''
  const [, place] = issue.pointer.split('/')
  if (place === 'slots') return { kind: 'file', label }
  if (issue.code === 'consent/required') return { kind: 'consent', label }
  if (place === 'people') return { kind: 'people', label: '' }
  return { kind: 'field', label }
}

/** Nobody consents for another: where the rules say so, a yes that only the unit noted is missing. */
const missingConsents = (rules: EntryRules, row: Row, filled: FilledParts): MissingPart[] => {
  if (rules.consentBy !== 'person') return []
  const people = filled.people.filter(({ entryId }) => entryId === row.id)
  const given = filled.consents.filter(({ entryId }) => entryId === row.id)
  return rules.consents
    .filter(
      ({ key, required }) =>
        required &&
        people.some(({ personId }) => !given.some((it) => it.personId === personId && it.purpose === key)),
    )
    .map(({ label }) => ({ kind: 'consent', label }))
}

const missingOf = (ruleset: Ruleset, row: Row, filled: FilledParts): MissingPart[] => {
  const rules = entryRulesFor(ruleset, row.division)
  const found = [
    ...checkEntry(rules, row.body as EntryBody, 'complete').map(partOf),
    ...checkSlots(
      rules,
      {
        files: filled.files.filter(({ revisionId }) => revisionId === row.revisionId),
        endorsed: confirmedSlots(
          filled.words.filter(({ entryId }) => entryId === row.id),
          confirmedText(rules, row.body as EntryBody),
        ),
      },
      'complete',
    ).map(partOf),
    ...missingConsents(rules, row, filled),
    ...(rules.unitConfirmation.mode !== 'none' && !row.confirmed
      ? [{ kind: 'confirmation' as const, label: '' }]
      : []),
  ]
  return [...new Map(found.map((part) => [`${part.kind}/${part.label}`, part])).values()]
}

/** Which dossiers of which units lack which parts, for the secretariat. The same number of queries for one and for all. */
export const listIncomplete = async (deps: Deps, asker: Asker, editionId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const denied = denialOf('entry.list', asker, { editionId })
  if (denied) return fail(denied)
  const loaded = await loadEdition(db, editionId)
  if (!loaded?.frozen) return fail(notFound)
  const { ruleset, schedule, edition } = loaded
  const rows = await listLatest(db, editionId, vietnamDay(now))
  const filled = await loadFilled(db, rows)
  const lacking = rows
    .map((row) => ({ row, parts: missingOf(ruleset, row, filled) }))
    .filter(({ parts }) => parts.length > 0)
  const titleOf = (row: Row) => {
    const value = (row.body as EntryBody).fields[ruleset.entry.titleField]
    return typeof value === 'string' ? value : ''
  }
  const units = [...Map.groupBy(lacking, ({ row }) => row.unitId).entries()].toSorted(
    ([, [a]], [, [b]]) =>
      (a?.row.clusterOrdinal ?? 0) - (b?.row.clusterOrdinal ?? 0) ||
      compareText(a?.row.unitName ?? '', b?.row.unitName ?? ''),
  )
  return ok(
    answer({
      editionTitle: edition.title,
      entryNoun: ruleset.entryNoun,
      serverNow: now.toISOString(),
      complete: rows.length - lacking.length,
      lacking: lacking.length,
      units: units.map(([unitId, of]) =>
        answer({
          unitId,
          unitName: of[0]?.row.unitName ?? '',
          clusterName: of[0]?.row.clusterName ?? '',
          until: deadlineFor(schedule, 'supplementUntil', unitId)?.toISOString() ?? null,
          entries: of
            .toSorted((a, b) => compareText(titleOf(a.row), titleOf(b.row)))
            .map(
              ({ row, parts }) =>
                entryView.redact(
                  { id: row.id, title: titleOf(row), state: row.state as EntryState, parts },
                  EVERYTHING,
                ) as Sendable<IncompleteEntry>,
            ),
        }),
      ),
    }),
  )
}
