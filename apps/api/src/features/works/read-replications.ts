import { replication, replicationUnit, type ReplicationEvaluation, work } from '@xk/db'
import { compareText, fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { partNow, type ReplicationState, type WorkState } from '@xk/domain/work'
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listUnitsAt } from '../organisation/store.ts'
import { type AwardedIdea, listAwardedIdeas } from './awarded-ideas.ts'
import { hiddenDraft } from './evidence.ts'
import { rowsOf } from './list-works.ts'
import { listReplicationUnits, ownFacts, sourceUnitOf } from './replication-context.ts'
import { named } from './views.ts'

interface Line {
  id: string
  title: string
  purpose: string
  state: ReplicationState
  unitName: string
  fromIdea: boolean
  pilots: number
  adopters: number
  openedAt: string
}
const lineView = view<Line>()({
  id: 'public',
  title: 'public',
  purpose: 'public',
  state: 'public',
  unitName: 'public',
  fromIdea: 'public',
  pilots: 'public',
  adopters: 'public',
  openedAt: 'public',
})
interface UnitLine {
  unitId: string
  unitName: string
  part: 'pilot' | 'adopter'
  state: 'proposed' | 'taken' | 'declined'
  reason: string | null
  workId: string | null
  workTitle: string | null
  workState: WorkState | null
}
const unitView = view<UnitLine>()({
  unitId: 'public',
  unitName: 'public',
  part: 'public',
  state: 'public',
  reason: 'internal',
  workId: 'public',
  workTitle: 'public',
  workState: 'public',
})
const evaluationView = view<ReplicationEvaluation>()({ text: 'public', outcome: 'public', on: 'public' })
const ideaView = view<AwardedIdea>()({
  entryId: 'public',
  unitId: 'public',
  unitName: 'public',
  title: 'public',
  prize: 'public',
  editionTitle: 'public',
  decision: 'public',
  workId: 'internal',
  replicationId: 'internal',
})

const nameOf = (unitId: ReturnType<typeof sourceUnitOf>, day: string) =>
  sql<string>`coalesce((select up.name from unit_period up where up.unit_id = ${unitId} and up."from" <= ${day}
    order by up."from" desc limit 1), '')`
const sourceUnit = sql<string>`coalesce((select e.unit_id from entry e where e.id = ${replication.entryId}),
  (select w.unit_id from work w where w.id = ${replication.workId}))`
const countOf = (part: 'pilot' | 'adopter') =>
  sql<number>`(select count(*)::int from ${replicationUnit} u where u.replication_id = ${replication.id}
    and u.part = ${part} and u.state = 'taken')`

/**
 * Models on their way, the latest first; for an officer with what their units were asked. Whoever manages them also
 * sees what could be opened next. A constant number of queries.
 */
export const listReplications = async (deps: Deps, viewer: Viewer) => {
  const facts = ownFacts(viewer)
  const denied = denialOf('replication.view', viewer, facts)
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const allowed = allowedCommands(viewer, facts, ['replication.manage', 'replication.take'])
  const manages = allowed.includes('replication.manage')
  const own = facts.unitIds ?? []
  const [rows, asked, ideas, units] = await Promise.all([
    db
      .select({
        replication,
        unitName: nameOf(sourceUnit, day),
        pilots: countOf('pilot'),
        adopters: countOf('adopter'),
      })
      .from(replication)
      .orderBy(desc(replication.openedAt), desc(replication.id)),
    db
      .select({ replicationId: replicationUnit.replicationId, unitId: replicationUnit.unitId })
      .from(replicationUnit)
      .where(eq(replicationUnit.state, 'proposed'))
      .orderBy(asc(replicationUnit.replicationId), asc(replicationUnit.unitId)),
    manages ? listAwardedIdeas(db, { now, day }) : [],
    listUnitsAt(db, day),
  ])
  return ok(
    answer({
      replications: rows.map(({ replication: it, ...row }) =>
        lineView.redact(
          {
            ...row,
            id: it.id,
            title: it.title,
            purpose: it.purpose,
            state: it.state,
            fromIdea: it.entryId !== null,
            openedAt: it.openedAt.toISOString(),
          },
          PUBLIC,
        ),
      ),
      /** What waits for an answer of the viewer's own units, and of which of them. */
      asked: asked.filter(({ unitId }) => own.includes(unitId)).map((it) => answer({ ...it })),
      ideas: ideas.map((idea) => ideaView.redact(idea, EVERYTHING)),
      units: manages
        ? units.toSorted((a, b) => compareText(a.name, b.name)).map((it) => named(it.unitId, it.name))
        : [],
      allowed,
    }),
  )
}

/** A unit that takes part is named; the work that it has only begun to write is its own. */
const withoutDraft = (row: UnitRow, viewer: Viewer): UnitRow => {
  const facts = { unitIds: [row.unitId], onBehalf: row.onBehalf ?? false }
  return row.workState !== null && hiddenDraft(row.workState, viewer, facts)
    ? { ...row, workId: null, workTitle: null }
    : row
}
type UnitRow = Awaited<ReturnType<typeof listReplicationUnits>>[number]

/** One model as a tree: its source, where it was tried out and what that showed, and who took it over. */
export const readReplication = async (deps: Deps, viewer: Viewer, id: string) => {
  const facts = ownFacts(viewer)
  const { db } = deps.database
  const day = vietnamDay(deps.now())
  const denied = denialOf('replication.view', viewer, facts)
  const [found] = denied
    ? []
    : await db
        .select({ replication, unitId: sourceUnit, unitName: nameOf(sourceUnit, day) })
        .from(replication)
        .where(eq(replication.id, id))
  if (denied || !found) return fail(denied ?? notFound)
  const { replication: it } = found
  const [units, all, source, ideas] = await Promise.all([
    listReplicationUnits(db, id, day),
    listUnitsAt(db, day),
    it.workId ? rowsOf(db, day).where(eq(work.id, it.workId)) : [],
    it.entryId ? listAwardedIdeas(db, { now: deps.now(), day }, it.entryId) : [],
  ])
  const [idea] = ideas
  const allowed = allowedCommands(viewer, facts, ['replication.manage', 'replication.take'])
  const part = partNow(it.state)
  const own = facts.unitIds ?? []
  // Who tries it out or took it over has its work already.
  const isIn = (unitId: string) =>
    units.some((row) => row.unitId === unitId && (row.part === part || row.state === 'taken'))
  const seen = allowed.includes('replication.manage') ? EVERYTHING : PUBLIC
  const open = all.filter(({ unitId }) => unitId !== found.unitId && !isIn(unitId))
  const mine = all.filter(({ unitId }) => own.includes(unitId) && unitId !== found.unitId)
  const mayTake = (unitId: string) => {
    const row = units.find((one) => one.unitId === unitId && one.part === part)
    if (!part || units.some((one) => one.unitId === unitId && one.state === 'taken')) return false
    return part === 'adopter' || row !== undefined
  }
  return ok(
    answer({
      id: it.id,
      title: it.title,
      purpose: it.purpose,
      state: it.state,
      part: part ?? null,
      version: it.version,
      source: answer({
        unitName: found.unitName,
        workId: it.workId,
        commended: source[0]?.commended ?? false,
        prize: idea ? idea.prize : null,
        editionTitle: idea ? idea.editionTitle : null,
        decision: idea ? idea.decision : null,
      }),
      evaluations: it.evaluations.map((one) => evaluationView.redact(one, PUBLIC)),
      units: units.map((row) => unitView.redact(withoutDraft(row, viewer), seen)),
      proposable: seen === EVERYTHING ? open.map((one) => named(one.unitId, one.name)) : [],
      /** The viewer's own units that may take part now. */
      mine: mine.filter(({ unitId }) => mayTake(unitId)).map((one) => named(one.unitId, one.name)),
      declinable: units
        .filter((row) => row.part === part && row.state === 'proposed' && own.includes(row.unitId))
        .map((row) => named(row.unitId, row.unitName)),
      allowed,
    }),
  )
}
