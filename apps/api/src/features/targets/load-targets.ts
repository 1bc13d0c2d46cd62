import {
  cluster,
  edition,
  entryPerson,
  escalation,
  pastFigure,
  personIdentity,
  personRestriction,
  target,
  term,
  type Tx,
  unitPeriod,
  workContent,
} from '@xk/db'
import type { UnitPeriod } from '@xk/domain/organisation'
import { type CountedThing, type TargetKind, type TermFrame } from '@xk/domain/programme'
import { asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listEscalations } from '../escalation/list-escalations.ts'
import { listHonours } from '../honours/list-honours.ts'
import { listAcceptedWorks, listCommendedWorks } from '../works/store.ts'

/** What is shown of a counted thing: its name and the paper that it rests on. */
export interface ThingFacts {
  /** Null: erased or restricted. */
  name: string | null
  decision: string
  /** Where the paper or the thing itself is looked at. */
  href: string | null
  /** May be named to the working group alone: nothing is published of it yet. */
  internal: boolean
  note: string
}

export interface TermTargets {
  term: typeof term.$inferSelect
  frame: TermFrame
  periods: UnitPeriod[]
  clusters: { id: string; name: string }[]
  goals: Map<string, number>
  things: CountedThing[]
  facts: Map<string, ThingFacts>
}

const loadPeriods = async (tx: Tx): Promise<UnitPeriod[]> =>
  (await tx.select().from(unitPeriod).orderBy(asc(unitPeriod.from))).map((row) => ({
    unit: row.unitId,
    name: row.name,
    cluster: row.clusterId,
    from: row.from,
    to: row.to,
    successor: row.successorUnitId,
  }))

/** People of entries by name; who was erased, or had the use of their data restricted, has none. */
const namesOfEntries = async (tx: Tx, entryIds: readonly string[]) => {
  const rows = await tx
    .select({
      entryId: entryPerson.entryId,
      personId: entryPerson.personId,
      fullName: personIdentity.fullName,
      restricted: sql<boolean>`exists (select 1 from ${personRestriction} r
        where r.person_id = ${entryPerson.personId} and r.lifted_at is null)`,
    })
    .from(entryPerson)
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    .where(inArray(entryPerson.entryId, [...entryIds]))
    .orderBy(asc(entryPerson.ordinal))
  const of = new Map<string, { personIds: string[]; names: string[] }>()
  for (const { entryId, personId, fullName, restricted } of rows) {
    const so = of.get(entryId) ?? { personIds: [], names: [] }
    so.personIds.push(personId)
    if (fullName && !restricted) so.names.push(fullName)
    of.set(entryId, so)
  }
  return of
}

/** The term asked for, or the one of today, or the latest. */
const findTerm = async (tx: Tx, today: string, id?: string) => {
  const terms = await tx.select().from(term).orderBy(desc(term.starts))
  const found = id
    ? terms.find((it) => it.id === id)
    : (terms.find((it) => it.starts <= today && today <= it.ends) ?? terms[0])
  return { terms, found }
}

/**
 * Everything that the targets of a term are worked out from: always the same number of statements, whatever the
 * number of units, years and things. Undefined where there is no such term.
 */
export const loadTargets = async (deps: Deps, termId?: string) => {
  const { db } = deps.database
  const now = deps.now()
  const today = vietnamDay(now)
  const { terms, found } = await findTerm(db, today, termId)
  if (!found) return { terms, targets: undefined }
  const frame: TermFrame = { starts: found.starts, ends: found.ends, today }
  const periods = await loadPeriods(db)
  const clusters = await db.select().from(cluster).orderBy(asc(cluster.ordinal), asc(cluster.name))
  const goals = await db.select().from(target).where(eq(target.termId, found.id))
  const things: CountedThing[] = []
  const facts = new Map<string, ThingFacts>()
  const add = (thing: Omit<CountedThing, 'cluster'> & { cluster?: string | null }, fact: ThingFacts) => {
    things.push({ cluster: null, ...thing })
    facts.set(`${thing.kind} ${thing.id}`, fact)
  }

  const accepted = await listAcceptedWorks(db, found.id)
  const commended = await listCommendedWorks(db, found.id)
  const titles = new Map(
    (
      await db
        .select({ workId: workContent.workId, title: sql<string>`${workContent.body}->>'title'` })
        .from(workContent)
        .where(
          inArray(
            workContent.workId,
            [...accepted, ...commended].map(({ workId }) => workId),
          ),
        )
    ).map(({ workId, title }) => [workId, title]),
  )
  const workHref = (workId: string) => `/to-cong-tac/cong-trinh/${workId}`
  for (const { workId, unitId, acceptedOn } of accepted)
    add(
      { id: workId, kind: 'unitsWithWork', on: acceptedOn, unit: unitId, key: workId },
      { name: titles.get(workId) ?? null, decision: '', href: workHref(workId), internal: false, note: '' },
    )
  for (const { workId, unitId, decision } of commended)
    add(
      { id: workId, kind: 'commendedWorks', on: decision.signedOn, unit: unitId, key: workId },
      {
        name: titles.get(workId) ?? null,
        decision: decision.number,
        href: `/to-cong-tac/cong-trinh/quyet-dinh/${decision.id}`,
        internal: false,
        note: '',
      },
    )

  const honours = await listHonours(db, now, { termId: found.id })
  const introduced = (await listEscalations(db, found.id)).filter(({ state }) =>
    ['sent', 'supplement', 'recognised', 'declined'].includes(state),
  )
  const sheets = new Map(
    (
      await db
        .select({ id: escalation.id, title: sql<string>`${escalation.sheet}->>'title'` })
        .from(escalation)
        .where(eq(escalation.termId, found.id))
    ).map(({ id, title }) => [id, title]),
  )
  const slugs = new Map(
    (
      await db
        .select({ id: edition.id, title: edition.title })
        .from(edition)
        .where(eq(edition.termId, found.id))
    ).map(({ id, title }) => [id, title]),
  )
  const people = await namesOfEntries(
    db,
    [...honours, ...introduced].map(({ entryId }) => entryId),
  )
  // A person counts once per level and edition; a collective, or somebody erased, is known by its entry.
  const keyOf = (it: { editionId: string; entryId: string }) =>
    `${it.editionId} ${people.get(it.entryId)?.personIds.toSorted().join(' ') || it.entryId}`
  const nameOf = (entryId: string) => people.get(entryId)?.names.join(', ') || null
  for (const it of honours)
    add(
      {
        id: it.stageEntryId,
        kind: 'exemplarsOfBloc',
        on: it.decision.signedOn,
        unit: it.unitId,
        key: keyOf(it),
      },
      {
        name: nameOf(it.entryId),
        decision: it.decision.number,
        href: `/ket-qua/${it.slug}`,
        internal: false,
        note: it.editionTitle,
      },
    )
  for (const it of introduced)
    add(
      {
        id: it.id,
        kind: it.level === 'city' ? 'exemplarsOfCity' : 'exemplarsOfCentral',
        on: it.memo.sentOn ?? it.memo.signedOn,
        unit: it.unitId,
        key: keyOf(it),
      },
      {
        name: nameOf(it.entryId) ?? (people.has(it.entryId) ? null : (sheets.get(it.id) ?? null)),
        decision: it.decision ? `${it.memo.number}, ${it.decision.number}` : it.memo.number,
        href: `/to-cong-tac/lan/${it.editionId}/gioi-thieu`,
        internal: it.decision === null,
        note: slugs.get(it.editionId) ?? '',
      },
    )

  const past = await db
    .select({ row: pastFigure, erased: personIdentity.personId })
    .from(pastFigure)
    .leftJoin(personIdentity, eq(personIdentity.personId, pastFigure.personId))
    .where(sql`${pastFigure.termId} = ${found.id} and ${isNull(pastFigure.removedAt)}`)
  for (const { row } of past)
    add(
      {
        id: row.id,
        kind: row.kind as TargetKind,
        on: row.on,
        unit: row.unitId,
        cluster: row.clusterId,
        key: row.id,
      },
      { name: row.name, decision: row.decisionNumber, href: null, internal: false, note: row.note },
    )
  const targets: TermTargets = {
    term: found,
    frame,
    periods,
    clusters,
    goals: new Map(goals.map(({ kind, goal }) => [kind, goal])),
    things,
    facts,
  }
  return { terms, targets }
}
