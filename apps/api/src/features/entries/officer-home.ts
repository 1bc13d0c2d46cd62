import { draft, entry, entryIntake, entryUnit, revision, revisionContent, screening, type Tx } from '@xk/db'
import { deadlineFor, type EntryState } from '@xk/domain/edition'
import { checkEntry, type EntryBody } from '@xk/domain/entry'
import { fail, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, may, view } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEditions } from '../editions/load.ts'
import { handInProblem, lateProblem } from './lifecycle.ts'
import { listUnitsOn } from './store.ts'
import { unitAnswer } from './views.ts'

interface HomeEntry {
  id: string
  editionId: string
  unitId: string
  /** Its own unit and those that joined. */
  unitIds: string[]
  state: EntryState
  title: string | null
  /** What is still missing before it can be handed in, and how much the form asks for in all. */
  missing: number
  asked: number
  due: string | null
  /** Why it came back or was refused, and how many items were named. */
  reason: string | null
  items: number
  submittedAt: string | null
  mayHandIn: boolean
  mayHandInLate: boolean
  /** Typed in by the secretariat. */
  onBehalf: boolean
}
const homeEntryView = view<HomeEntry>()({
  id: 'identity',
  editionId: 'public',
  unitId: 'identity',
  unitIds: 'identity',
  state: 'identity',
  title: 'content',
  missing: 'identity',
  asked: 'identity',
  due: 'identity',
  reason: 'identity',
  items: 'identity',
  submittedAt: 'identity',
  mayHandIn: 'identity',
  mayHandInLate: 'identity',
  onBehalf: 'identity',
})

/** What every home answers: what must I do now? The officer's units, open editions, entries, dates: a constant number of queries. */
export const readOfficerHome = async (deps: Deps, asker: Asker) => {
  const denied = denialOf('entry.listOwn', asker, {})
  if (denied || asker === 'anonymous') return fail(denied ?? ({ code: 'access/signed-out' } as const))
  const { db } = deps.database
  const now = deps.now()
  const unitIds = asker.grants.flatMap((grant) =>
    grant.role === 'officer' && grant.scopeId ? [grant.scopeId] : [],
  )
  const [units, loaded, entries] = await Promise.all([
    listUnitsOn(db, unitIds, vietnamDay(now)),
    loadEditions(db),
    listEntriesOf(db, unitIds),
  ])
  const editions = loaded
    .filter((it) => it.frozen)
    .map((it) => ({ ...it.edition, rules: it.ruleset, schedule: it.schedule }))
  const editionOf = new Map(editions.map((it) => [it.id, it]))
  return ok(
    answer({
      serverNow: now.toISOString(),
      units: units.map(unitAnswer),
      editions: editions.map((it) =>
        answer({
          id: it.id,
          title: it.title,
          state: it.state,
          programme: it.rules.programme,
          entryNoun: it.rules.entryNoun,
          divisions: it.rules.divisions.map((division) =>
            answer({ key: division.key, label: division.label }),
          ),
          opensAt: deadlineFor(it.schedule, 'opensAt', null)?.toISOString() ?? null,
          /** For each of the officer's units: its own deadline, and whether an entry can be begun now. */
          forUnits: units.map((unit) => {
            const moment = {
              state: 'draft' as const,
              unitId: unit.id,
              editionState: it.state,
              schedule: it.schedule,
              due: null,
            }
            return answer({
              unitId: unit.id,
              closesAt: deadlineFor(moment.schedule, 'closesAt', unit.id)?.toISOString() ?? null,
              mayBegin:
                may('entry.create', asker, { editionId: it.id, unitIds: [unit.id] }) &&
                handInProblem(moment, now) === undefined,
            })
          }),
        }),
      ),
      entries: entries.flatMap((row) => {
        const about = editionOf.get(row.editionId)
        const facts = { editionId: row.editionId, unitIds: [row.unitId, ...row.joined] }
        if (!about) return []
        const entryRow = homeEntryOf(
          row,
          about.rules,
          {
            state: row.state as EntryState,
            unitId: row.unitId,
            editionState: about.state,
            schedule: about.schedule,
            due: row.state === 'returned' && row.due ? new Date(row.due) : null,
            receivedAt: row.receivedAt ? new Date(row.receivedAt) : null,
          },
          now,
        )
        return [homeEntryView.redact(entryRow, audiencesOf(asker, facts))]
      }),
    }),
  )
}

const homeEntryOf = (
  row: EntryRow,
  rules: Ruleset,
  moment: Parameters<typeof handInProblem>[0],
  now: Date,
): HomeEntry => {
  const body = (row.draftBody ?? row.revisionBody) as EntryBody | null
  const title = body?.fields[rules.entry.titleField]
  const { fields, people, declarations } = rules.entry
  const asked =
    fields.filter((field) => field.required).length +
    people.min +
    declarations.filter((it) => it.required).length
  const decided = moment.state === 'returned' || moment.state === 'refused'
  return {
    id: row.id,
    editionId: row.editionId,
    unitId: row.unitId,
    unitIds: [row.unitId, ...row.joined],
    state: moment.state,
    title: typeof title === 'string' && title.trim() !== '' ? title : null,
    missing: body ? Math.min(asked, checkEntry(rules.entry, body, 'submit').length) : asked,
    asked,
    due: moment.due?.toISOString() ?? null,
    reason: decided ? row.reason : null,
    items: decided ? row.items : 0,
    submittedAt: row.submittedAt ? new Date(row.submittedAt).toISOString() : null,
    mayHandIn: handInProblem(moment, now) === undefined,
    mayHandInLate: lateProblem(moment, now) === undefined,
    onBehalf: moment.receivedAt != null,
  }
}

const latestScreening = (column: 'due' | 'reason') =>
  sql<
    string | null
  >`(select s.${sql.identifier(column)} from ${screening} s where s.entry_id = ${entry.id} order by s.at desc limit 1)`

/** Entries of these units, or that these units joined, the latest first. */
const listEntriesOf = (tx: Tx, unitIds: readonly string[]) =>
  unitIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          id: entry.id,
          editionId: entry.editionId,
          unitId: entry.unitId,
          state: entry.state,
          draftBody: draft.body,
          revisionBody: sql<unknown>`(select rc.body from ${revision} r join ${revisionContent} rc on rc.revision_id = r.id
            where r.entry_id = ${entry.id} order by r.n desc limit 1)`,
          submittedAt: sql<
            string | null
          >`(select max(r.submitted_at) from ${revision} r where r.entry_id = ${entry.id})`,
          joined: sql<
            string[]
          >`array(select eu.unit_id::text from ${entryUnit} eu where eu.entry_id = ${entry.id})`,
          receivedAt: sql<
            string | null
          >`(select i.received_at from ${entryIntake} i where i.entry_id = ${entry.id})`,
          due: latestScreening('due'),
          reason: latestScreening('reason'),
          items: sql<number>`coalesce((select jsonb_array_length(s.items) from ${screening} s where s.entry_id = ${entry.id}
            order by s.at desc limit 1), 0)`,
        })
        .from(entry)
        .leftJoin(draft, eq(draft.entryId, entry.id))
        .where(
          or(
            inArray(entry.unitId, [...unitIds]),
            inArray(
              entry.id,
              tx
                .select({ id: entryUnit.entryId })
                .from(entryUnit)
                .where(inArray(entryUnit.unitId, [...unitIds])),
            ),
          ),
        )
        .orderBy(desc(entry.createdAt))
type EntryRow = Awaited<ReturnType<typeof listEntriesOf>>[number]
