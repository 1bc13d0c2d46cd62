import { ORG_SETTINGS, type OrgSetting } from '@xk/contract'
import { cluster, orgSetting, target, targetChange, term, type Tx } from '@xk/db'
import { unreadDaysOff } from '@xk/domain/holiday'
import { daysOffOf, type DaysOff, fail, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { TARGET_KINDS, TERM_TARGETS, type TargetKind } from '@xk/domain/programme'
import { and, asc, desc, eq, lte, max, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listClusters, listUnitsAt } from './store.ts'

/** The bloc's settings that hold on an ISO day; for papers, pages and messages. */
export const settingsAt = async (tx: Tx, day: string): Promise<Partial<Record<OrgSetting, string>>> => {
  const rows = await tx
    // As text: the driver would read "3" as a number.
    .select({ key: orgSetting.key, value: sql<string | null>`${orgSetting.value} #>> '{}'` })
    .from(orgSetting)
    .where(lte(orgSetting.validFrom, day))
    .orderBy(asc(orgSetting.validFrom))
  const found: Partial<Record<OrgSetting, string>> = {}
  for (const row of rows) {
    const key = ORG_SETTINGS.find((it) => it === row.key)
    if (key && row.value !== null) found[key] = row.value
  }
  return found
}

/** Until the bloc has set its days off: the holidays that keep their date. */
export const USUAL_DAYS_OFF = '01/01, 30/04, 01/05, 02/09'

/** Days that are no working days, as the bloc has set them. */
export const daysOffIn = (settings: Partial<Record<OrgSetting, string>>): DaysOff =>
  daysOffOf(settings.daysOff ?? USUAL_DAYS_OFF)

/** The term that an ISO day falls into, else the latest. */
export const termAt = async (tx: Tx, day: string) => {
  const terms = await tx.select().from(term).orderBy(desc(term.starts))
  return terms.find(({ starts, ends }) => starts <= day && day <= ends) ?? terms[0]
}

interface SettingLine {
  key: OrgSetting
  value: string
}
const settingView = view<SettingLine>()({ key: 'internal', value: 'internal' })
interface TargetLine {
  kind: TargetKind
  label: string
  unit: 'percent' | 'count'
  goal: number
}
const targetView = view<TargetLine>()({
  kind: 'internal',
  label: 'internal',
  unit: 'internal',
  goal: 'internal',
})
interface ClusterLine {
  id: string
  name: string
  units: number
}
const clusterView = view<ClusterLine>()({ id: 'internal', name: 'internal', units: 'internal' })
interface TermLine {
  name: string
  starts: string
  ends: string
}
const termView = view<TermLine>()({ name: 'internal', starts: 'internal', ends: 'internal' })

/** Term with its targets, settings of today and clusters. Without a term, the targets of a usual one are shown. */
export const readOrganisation = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('organisation.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const today = vietnamDay(deps.now())
  const current = await termAt(db, today)
  const goals = current ? await db.select().from(target).where(eq(target.termId, current.id)) : []
  const settings = await settingsAt(db, today)
  const units = await listUnitsAt(db, today)
  const clusters = await listClusters(db)
  return ok(
    answer({
      today,
      units: units.length,
      term: current
        ? (termView.redact(
            { name: current.name, starts: current.starts, ends: current.ends },
            EVERYTHING,
          ) as Sendable<TermLine>)
        : null,
      targets: TERM_TARGETS.map(
        ({ kind, label, unit, goal }) =>
          targetView.redact(
            { kind, label, unit, goal: goals.find((it) => it.kind === kind)?.goal ?? goal },
            EVERYTHING,
          ) as Sendable<TargetLine>,
      ),
      settings: ORG_SETTINGS.map(
        (key) => settingView.redact({ key, value: settings[key] ?? '' }, EVERYTHING) as Sendable<SettingLine>,
      ),
      clusters: clusters.map(
        ({ id, name }) =>
          clusterView.redact(
            { id, name, units: units.filter((it) => it.clusterId === id).length },
            EVERYTHING,
          ) as Sendable<ClusterLine>,
      ),
      allowed: allowedCommands(viewer, {}, ['setting.change', 'term.change', 'unit.change', 'unit.import']),
    }),
  )
}

interface ChangeSettings {
  validFrom: string
  values: Partial<Record<OrgSetting, string>>
}

/** Settings from a day on; what held before stays for papers of that time. */
export const changeSettings = (deps: Deps, actor: Actor, input: ChangeSettings) =>
  runCommand(deps, actor, 'setting.change', input, async (tx, record) => {
    const denied = denialOf('setting.change', actor.viewer, {})
    if (denied) return fail(denied)
    if (unreadDaysOff(input.values.daysOff ?? '').length > 0)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/values/daysOff', code: 'notADay' }],
      })
    const rows = ORG_SETTINGS.flatMap((key) => {
      const value = input.values[key]
      return value === undefined ? [] : [{ key, value, validFrom: input.validFrom }]
    })
    for (const row of rows) {
      await tx
        .insert(orgSetting)
        .values(row)
        .onConflictDoUpdate({ target: [orgSetting.key, orgSetting.validFrom], set: { value: row.value } })
    }
    record({ kind: 'setting', payload: { validFrom: input.validFrom, keys: rows.map(({ key }) => key) } })
    return ok(answer({ saved: true as const }))
  })

interface SaveTerm {
  name: string
  starts: string
  ends: string
  targets: Partial<Record<TargetKind, number>>
}

/** The term that runs now, with its targets; one that starts after the current one's end is a new term. */
export const saveTerm = (deps: Deps, actor: Actor, input: SaveTerm) =>
  runCommand(deps, actor, 'term.change', input, async (tx, record) => {
    const denied = denialOf('term.change', actor.viewer, {})
    if (denied) return fail(denied)
    if (input.ends <= input.starts)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/ends', code: 'endsBeforeStart' }] })
    const current = await termAt(tx, vietnamDay(deps.now()))
    const isNext = !current || input.starts > current.ends
    const termId = isNext ? deps.newId() : current.id
    const { name, starts, ends } = input
    if (isNext) await tx.insert(term).values({ id: termId, name, starts, ends })
    else await tx.update(term).set({ name, starts, ends }).where(eq(term.id, termId))
    for (const kind of TARGET_KINDS) {
      const goal = input.targets[kind]
      if (goal === undefined) continue
      const [held] = await tx
        .select({ goal: target.goal })
        .from(target)
        .where(and(eq(target.termId, termId), eq(target.kind, kind)))
      const before = held?.goal ?? TERM_TARGETS.find((it) => it.kind === kind)?.goal ?? 0
      if (!isNext && before !== goal)
        await tx.insert(targetChange).values({
          id: deps.newId(),
          termId,
          kind,
          before,
          goal,
          reason: name,
          by: actor.viewer.accountId,
          at: deps.now(),
        })
      await tx
        .insert(target)
        .values({ termId, kind, goal })
        .onConflictDoUpdate({ target: [target.termId, target.kind], set: { goal } })
    }
    record({ kind: 'term', payload: { termId, name, starts, ends, targets: input.targets } })
    return ok(answer({ termId }))
  })

/** A cluster after the others; one of the same name is refused. */
export const createCluster = (deps: Deps, actor: Actor, name: string) =>
  runCommand(deps, actor, 'unit.change', { cluster: name }, async (tx, record) => {
    const denied = denialOf('unit.change', actor.viewer, {})
    if (denied) return fail(denied)
    const [last] = await tx.select({ ordinal: max(cluster.ordinal) }).from(cluster)
    const id = deps.newId()
    const made = await tx
      .insert(cluster)
      .values({ id, name, ordinal: (last?.ordinal ?? 0) + 1 })
      .onConflictDoNothing()
      .returning({ id: cluster.id })
    if (made.length === 0)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/name', code: 'clusterExists' }] })
    record({ kind: 'unit', payload: { step: 'clusterCreated', clusterId: id, name } })
    return ok(answer({ id }))
  })
