import { cluster, edition, pastFigure, personIdentity, target, term, type Tx, workContent } from '@xk/db'
import type { UnitPeriod } from '@xk/domain/organisation'
import { type CountedThing, type TargetKind, type TermFrame } from '@xk/domain/programme'
import { asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { type Escalation, listEscalations } from '../escalation/list-escalations.ts'
import { listHonours } from '../honours/list-honours.ts'
import { listPeriods } from '../organisation/store.ts'
import { listAcceptedWorks, listCommendedWorks } from '../works/store.ts'
import { nameThings, type NamedThing } from './names-of-entries.ts'

/** What is shown of a counted thing: its name and the paper that it rests on. */
interface ThingFacts {
  /** For the working group alone. Null: erased or restricted. */
  name: string | null
  /** For everybody who counts: without whoever didn't agree to be named, or of whom nothing is published. */
  publicName: string | null
  decision: string
  /** Of a work: who accepted it. */
  acceptedBy: string | null
  /** Where the paper or the thing itself is looked at. */
  href: string | null
  /** ISO day on which a higher level, or we, took an introduction back after the year that it counts in. */
  withdrawnOn: string | null
  note: string
  /** For the working group alone, as it was typed. */
  isNoteTyped: boolean
}
const plain = {
  publicName: null,
  decision: '',
  acceptedBy: null,
  href: null,
  withdrawnOn: null,
  note: '',
  isNoteTyped: false,
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

/**
 * Whoever was sent upward, whatever was answered. One that was taken back counts no more, unless the year that it
 * counted in was over by then: figures of past years rest on the decisions of their time.
 */
const countsAsIntroduced = ({ state, memo, at }: Escalation): boolean =>
  state === 'withdrawn'
    ? memo.sentOn !== null && memo.sentOn.slice(0, 4) < vietnamDay(at).slice(0, 4)
    : state !== 'proposed'

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
  const periods: UnitPeriod[] = await listPeriods(db)
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
  const acceptors = await namesOf(
    db,
    accepted.map(({ decidedBy }) => decidedBy),
  )
  for (const { workId, unitId, acceptedOn, decidedBy } of accepted) {
    const name = titles.get(workId) ?? null
    const acceptedBy = acceptors.get(decidedBy ?? '') ?? null
    add(
      { id: workId, kind: 'unitsWithWork', on: acceptedOn, unit: unitId, key: workId },
      { ...plain, name, publicName: name, acceptedBy, href: workHref(workId) },
    )
  }
  for (const { workId, unitId, decision } of commended) {
    const name = titles.get(workId) ?? null
    const href = `/to-cong-tac/cong-trinh/quyet-dinh/${decision.id}`
    add(
      { id: workId, kind: 'commendedWorks', on: decision.signedOn, unit: unitId, key: workId },
      { ...plain, name, publicName: name, decision: decision.number, href },
    )
  }

  const honours = await listHonours(db, now, { termId: found.id })
  const introduced = (await listEscalations(db, found.id)).filter(countsAsIntroduced)
  const titlesOfEditions = new Map(
    (
      await db
        .select({ id: edition.id, title: edition.title })
        .from(edition)
        .where(eq(edition.termId, found.id))
    ).map(({ id, title }) => [id, title]),
  )
  const named = await nameThings(db, [...honours, ...introduced])
  const namedOf = (it: { editionId: string; entryId: string; stageEntryId: string }): NamedThing =>
    named.get(it.stageEntryId) ?? { key: `${it.editionId} ${it.entryId}`, name: null, publicName: null }
  for (const it of honours) {
    const { key, name, publicName } = namedOf(it)
    add(
      {
        id: it.stageEntryId,
        kind: 'exemplarsOfBloc',
        on: it.decision.signedOn,
        unit: it.unitId,
        key,
      },
      {
        ...plain,
        name,
        publicName,
        decision: it.decision.number,
        href: `/ket-qua/${it.slug}`,
        note: it.editionTitle,
      },
    )
  }
  for (const it of introduced) {
    const { key, name, publicName } = namedOf(it)
    // Nothing is published of whom nobody recognised, or no longer does.
    const isPublic = it.decision !== null && it.state !== 'withdrawn'
    add(
      {
        id: it.id,
        kind: it.level === 'city' ? 'exemplarsOfCity' : 'exemplarsOfCentral',
        on: it.memo.sentOn ?? it.memo.signedOn,
        unit: it.unitId,
        key,
      },
      {
        ...plain,
        name,
        publicName: isPublic ? publicName : null,
        decision: it.decision ? `${it.memo.number}, ${it.decision.number}` : it.memo.number,
        href: `/to-cong-tac/lan/${it.editionId}/gioi-thieu`,
        withdrawnOn: it.state === 'withdrawn' ? vietnamDay(it.at) : null,
        note: titlesOfEditions.get(it.editionId) ?? '',
      },
    )
  }

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
      {
        ...plain,
        name: row.name,
        // Of people who were honoured before the system nobody has said that they may be named in it.
        publicName: row.kind === 'commendedWorks' ? row.name : null,
        decision: row.decisionNumber,
        note: row.note,
        isNoteTyped: true,
      },
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
