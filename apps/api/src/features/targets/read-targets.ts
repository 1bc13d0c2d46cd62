import { account, pastFigure, personIdentity, targetChange } from '@xk/db'
import { compareNames, compareText, fail, notFound, ok } from '@xk/domain/kernel'
import { holderOf, successorAt, unitAt, type UnitPeriod } from '@xk/domain/organisation'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  may,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import {
  clusterOf,
  type CountedThing,
  type TargetKind,
  TERM_TARGETS,
  targetFigure,
  thingsBehind,
} from '@xk/domain/programme'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { loadTargets, type TermTargets } from './load-targets.ts'

interface CountCell {
  count: number
  total: number | null
}
interface TargetCard extends CountCell {
  kind: TargetKind
  unit: 'percent' | 'count'
  goal: number
  years: readonly Sendable<CountCell & { year: number; asOf: string }>[]
  clusters: readonly Sendable<
    CountCell & { id: string | null; name: string | null; years: readonly Sendable<CountCell>[] }
  >[]
}
const cardView = view<TargetCard>()({
  kind: 'internal',
  unit: 'internal',
  goal: 'internal',
  count: 'internal',
  total: 'internal',
  years: 'internal',
  clusters: 'internal',
})
interface GoalChange {
  kind: string
  before: number
  goal: number
  reason: string
  at: string
  by: string | null
}
const changeView = view<GoalChange>()({
  kind: 'internal',
  before: 'internal',
  goal: 'internal',
  reason: 'internal',
  at: 'internal',
  by: 'internal',
})

/** Who may see the targets in any office of theirs: they speak of the whole bloc. */
const denialFor = (viewer: Viewer) => {
  const facts = {
    unitIds: viewer.grants.flatMap(({ scopeKind, scopeId }) =>
      scopeKind === 'unit' && scopeId ? [scopeId] : [],
    ),
    clusterIds: viewer.grants.flatMap(({ scopeKind, scopeId }) =>
      scopeKind === 'cluster' && scopeId ? [scopeId] : [],
    ),
  }
  return denialOf('target.view', viewer, facts) && notFound
}

const goalOf = (targets: TermTargets, kind: TargetKind) =>
  targets.goals.get(kind) ?? TERM_TARGETS.find((it) => it.kind === kind)?.goal ?? 0

/** How far a term is with each of its targets: in all, by year and by cluster. */
export const readTargets = async (deps: Deps, viewer: Viewer, input: { term?: string | undefined }) => {
  const denied = denialFor(viewer)
  if (denied) return fail(denied)
  const { terms, targets } = await loadTargets(deps, input.term)
  const allowed: Command[] = allowedCommands(viewer, {}, ['target.change', 'pastFigure.record'])
  if (input.term && !targets) return fail(notFound)
  const { db } = deps.database
  const changes = targets
    ? await db
        .select({ row: targetChange, by: personIdentity.fullName })
        .from(targetChange)
        .leftJoin(account, eq(account.id, targetChange.by))
        .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
        .where(eq(targetChange.termId, targets.term.id))
        .orderBy(desc(targetChange.at))
    : []
  const clusterNames = new Map(targets?.clusters.map(({ id, name }) => [id, name]))
  const order = (id: string | null) => targets?.clusters.findIndex((it) => it.id === id) ?? 0
  return ok(
    answer({
      terms: terms.map(({ id, name, starts, ends }) => answer({ id, name, starts, ends })),
      term: targets
        ? answer({
            id: targets.term.id,
            name: targets.term.name,
            starts: targets.term.starts,
            ends: targets.term.ends,
          })
        : null,
      targets: targets
        ? TERM_TARGETS.map(({ kind, unit }) => {
            const it = targetFigure(kind, targets.frame, targets.periods, targets.things)
            return cardView.redact(
              {
                kind,
                unit,
                goal: goalOf(targets, kind),
                count: it.count,
                total: it.total,
                years: it.years.map((year) => answer({ ...year })),
                clusters: it.clusters
                  .toSorted((a, b) => order(a.cluster) - order(b.cluster))
                  .map(({ cluster, count, total, years }) =>
                    answer({
                      id: cluster,
                      name: clusterNames.get(cluster ?? '') ?? null,
                      count,
                      total,
                      years: years.map((cell) => answer({ ...cell })),
                    }),
                  ),
              },
              EVERYTHING,
            ) as Sendable<TargetCard>
          })
        : [],
      clusters: (targets?.clusters ?? []).map(({ id, name }) => answer({ id, name })),
      units: allowed.includes('pastFigure.record')
        ? unitsOf(targets?.periods ?? []).map(({ unit, name }) => answer({ id: unit, name }))
        : [],
      changes: changes.map(
        ({ row, by }) =>
          changeView.redact(
            {
              kind: row.kind,
              before: row.before,
              goal: row.goal,
              reason: row.reason,
              at: row.at.toISOString(),
              by,
            },
            EVERYTHING,
          ) as Sendable<GoalChange>,
      ),
      allowed,
    }),
  )
}

/** Every unit that ever was, by its last name. */
const unitsOf = (periods: readonly UnitPeriod[]) =>
  [...new Map(periods.map((it) => [it.unit, it])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'vi'),
  )

interface ThingLine {
  id: string
  on: string
  name: string | null
  unit: string | null
  cluster: string | null
  decision: string
  acceptedBy: string | null
  href: string | null
  withdrawnOn: string | null
  note: string
  /** Typed in from before the system: may be taken out again. */
  past: boolean
}
const thingView = view<ThingLine>()({
  id: 'internal',
  on: 'internal',
  name: 'internal',
  unit: 'internal',
  cluster: 'internal',
  decision: 'internal',
  acceptedBy: 'internal',
  href: 'internal',
  withdrawnOn: 'internal',
  note: 'internal',
  past: 'internal',
})

const unitName = (periods: readonly UnitPeriod[], thing: CountedThing): string | null => {
  if (thing.unit === null) return null
  const held = unitAt(periods, thing.unit, thing.on) ?? successorAt(periods, thing.unit, thing.on)
  return held?.name ?? periods.findLast(({ unit }) => unit === thing.unit)?.name ?? null
}

/**
 * Where the viewer looks at it, never a page that is closed to them: what everybody may, the group's pages for whom they
 * are, and a work where they may read it: the own unit's, or that of one which went into it, among the officer's pages, one of the own clusters among the bloc's.
 */
const hrefFor = (
  viewer: Viewer,
  { periods, frame }: TermTargets,
  thing: CountedThing,
  href: string | null,
): string | null => {
  if (!href?.startsWith('/to-cong-tac')) return href
  if (!href.startsWith(WORKS))
    return may('escalation.view', viewer, { editionId: href.split('/')[3] ?? '' }) ? href : null
  if (may('work.list', viewer, {})) return href
  if (thing.unit === null) return null
  const { unitIds, clusterId } = holderOf(periods, thing.unit, frame.today)
  if (may('work.view', viewer, { unitIds })) return `/co-so/cong-trinh/${thing.id}`
  return clusterId && may('work.view', viewer, { clusterIds: [clusterId] }) ? `${WORKS}${thing.id}` : null
}

interface ThingsQuery {
  term?: string | undefined
  kind: TargetKind
  year?: string | undefined
  cluster?: string | undefined
}

const WORKS = '/to-cong-tac/cong-trinh/'
const isOfPeople = (kind: string): boolean => kind.startsWith('exemplars')
/** As a decision's list is read: by name, as far as it is shown to whoever asks. */
const byDayAndName = (a: ThingLine, b: ThingLine): number =>
  compareText(a.on, b.on) || compareNames(a.name ?? '', b.name ?? '')

/**
 * The things behind one number, each with its day and the decision that it rests on; a work with who accepted it.
 * Outside the working group nobody reads the name of a person who did not agree to be named.
 */
export const listThings = async (deps: Deps, viewer: Viewer, input: ThingsQuery) => {
  const denied = denialFor(viewer)
  if (denied) return fail(denied)
  const { targets } = await loadTargets(deps, input.term)
  if (!targets) return fail(notFound)
  const { frame, periods, things, facts } = targets
  const clusterNames = new Map(targets.clusters.map(({ id, name }) => [id, name]))
  const seesAll = may('organisation.view', viewer, {})
  const typed = await deps.database.db
    .select({ id: pastFigure.id })
    .from(pastFigure)
    .where(and(eq(pastFigure.termId, targets.term.id), isNull(pastFigure.removedAt)))
    .orderBy(asc(pastFigure.id))
  const isTyped = new Set(typed.map(({ id }) => id))
  const drill = {
    kind: input.kind,
    year: input.year ? Number(input.year) : undefined,
    cluster: input.cluster === 'none' ? null : input.cluster,
  }
  const behind = thingsBehind(drill, frame, periods, things)
  const lines = behind.things.map((thing) => {
    const fact = facts.get(`${thing.kind} ${thing.id}`)
    const cluster = clusterOf(periods, thing)
    return thingView.redact(
      {
        id: thing.id,
        on: thing.on,
        name: (seesAll ? fact?.name : fact?.publicName) ?? null,
        unit: unitName(periods, thing),
        cluster: cluster ? (clusterNames.get(cluster) ?? null) : null,
        decision: fact?.decision ?? '',
        acceptedBy: (seesAll ? fact?.acceptedBy : null) ?? null,
        href: hrefFor(viewer, targets, thing, fact?.href ?? null),
        withdrawnOn: fact?.withdrawnOn ?? null,
        note: fact && (seesAll || !fact.isNoteTyped) ? fact.note : '',
        past: isTyped.has(thing.id),
      },
      EVERYTHING,
    ) as Sendable<ThingLine>
  })
  return ok(
    answer({
      term: answer({ id: targets.term.id, name: targets.term.name }),
      things: isOfPeople(drill.kind) ? lines.toSorted(byDayAndName) : lines,
      missing: behind.missing.map(({ name, cluster }) =>
        answer({ name, cluster: clusterNames.get(cluster) ?? null }),
      ),
      allowed: allowedCommands(viewer, {}, ['pastFigure.record']),
    }),
  )
}
