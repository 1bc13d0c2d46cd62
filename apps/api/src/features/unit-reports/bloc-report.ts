import type { saveBlocReportSchema } from '@xk/contract'
import { blocReport, type Tx } from '@xk/db'
import { canonicalBytes, digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  type Facts,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { addHand, handsIn, thingOf } from '../hands/hands.ts'
import { termAt } from '../organisation/settings.ts'
import { kindLabels, kindLines } from '../works/settings.ts'
import { type BlocFigures, blocFigures } from './bloc-figures.ts'
import { yearsBetween } from './period.ts'
import { summaryAnswer, textView } from './views.ts'

export interface BlocKey {
  scope: 'year' | 'term'
  year: number
}
type BlocReportRow = typeof blocReport.$inferSelect

interface Scope {
  termId: string
  termName: string
  years: number[]
  /** 0 for the whole term. */
  year: number
  /** The last day that it is about, or today if that is earlier. */
  day: string
}

const scopeOf = async (tx: Tx, key: BlocKey, today: string): Promise<Scope | undefined> => {
  const term = await termAt(tx, `${key.year}-07-01`)
  if (!term) return undefined
  const end = key.scope === 'term' ? term.ends : `${key.year}-12-31`
  return {
    termId: term.id,
    termName: term.name,
    years: key.scope === 'term' ? yearsBetween(term.starts, term.ends) : [key.year],
    year: key.scope === 'term' ? 0 : key.year,
    day: end < today ? end : today,
  }
}

interface BlocContext {
  scope: Scope
  row: BlocReportRow | undefined
  facts: Facts
}

export const loadBlocReport = async (
  tx: Tx,
  key: BlocKey,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<BlocContext | undefined> => {
  const scope = await scopeOf(tx, key, vietnamDay(now))
  if (!scope) return undefined
  const query = tx
    .select()
    .from(blocReport)
    .where(
      and(
        eq(blocReport.termId, scope.termId),
        eq(blocReport.kind, key.scope),
        eq(blocReport.year, scope.year),
      ),
    )
  const [row] = options.lock ? await query.for('update') : await query
  const preparedBy = row ? [row.preparedBy, ...(await handsIn(tx, [thingOf.blocReport(row.id)]))] : []
  return { scope, row, facts: { preparedBy } }
}

/** As it was frozen, or as things stand now while it is a draft. */
export const figuresOf = async (tx: Tx, { row, scope }: BlocContext, now: Date): Promise<BlocFigures> =>
  row?.figures ? (row.figures as BlocFigures) : blocFigures(tx, scope.years, { day: scope.day, now })

const clusterView = view<BlocFigures['clusters'][number]>()({
  clusterId: 'internal',
  name: 'internal',
  units: 'internal',
  withAccepted: 'internal',
  registered: 'internal',
  accepted: 'internal',
  commended: 'internal',
})
const countView = view<{ editionTitle: string; count: number }>()({
  editionTitle: 'internal',
  count: 'internal',
})
const decisionView = view<BlocFigures['decisions'][number]>()({
  id: 'internal',
  number: 'internal',
  signedOn: 'internal',
  works: 'internal',
})

const figuresAnswer = (it: BlocFigures) =>
  answer({
    units: it.units,
    clusters: it.clusters.map((line) => clusterView.redact(line, EVERYTHING)),
    works: summaryAnswer(it.works),
    reports: it.reports,
    missing: it.missing,
    entries: it.entries.map((line) => countView.redact(line, EVERYTHING)),
    prizes: it.prizes.map((line) => countView.redact(line, EVERYTHING)),
    exemplars: it.exemplars,
    answered: it.questions.answered,
    waiting: it.questions.waiting,
    pilots: it.replications.pilot,
    adopters: it.replications.adopter,
    decisions: it.decisions.map((line) => decisionView.redact(line, EVERYTHING)),
  })

/** The bloc's sơ kết or tổng kết: its words, and figures that drill down to works, reports and decisions. */
export const readBlocReport = async (deps: Deps, viewer: Viewer, key: BlocKey) => {
  const denied = denialOf('blocReport.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const it = await loadBlocReport(db, key, deps.now())
  if (!it) return fail({ code: 'edition/no-term' as const })
  const { row, scope } = it
  const [figures, labels, names] = await Promise.all([
    figuresOf(db, it, deps.now()),
    kindLabels(db),
    namesOf(db, [row?.preparedBy ?? null, row?.approvedBy ?? null]),
  ])
  return ok(
    answer({
      scope: key.scope,
      year: key.year,
      termName: scope.termName,
      years: scope.years,
      state: row?.state ?? 'draft',
      version: row?.version ?? 0,
      savedAt: row?.savedAt.toISOString() ?? null,
      number: row?.number ?? '',
      signedOn: row?.signedOn ?? null,
      body: textView.redact(row?.body ?? {}, EVERYTHING),
      frozen: row?.figures !== null && row !== undefined,
      figures: figuresAnswer(figures),
      kinds: kindLines([...labels].map(([kind, label]) => ({ key: kind, label }))),
      sentBack: row?.sentBack ?? null,
      preparedByName: row ? (names.get(row.preparedBy) ?? '—') : null,
      approvedByName: row?.approvedBy ? (names.get(row.approvedBy) ?? '—') : null,
      allowed: allowedCommands(viewer, it.facts, [
        'blocReport.prepare',
        'blocReport.approve',
        'blocReport.sendBack',
      ]),
    }),
  )
}

/** Saves words, number and day; a version that moved on is not overwritten. Ends a sending back. */
export const saveBlocReport = async (
  deps: Deps,
  actor: Actor,
  input: BlocKey & z.infer<typeof saveBlocReportSchema>,
): Promise<Result<ReturnType<typeof savedAnswer>>> =>
  deps.database.db.transaction(async (tx) => {
    const denied = denialOf('blocReport.prepare', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const it = await loadBlocReport(tx, input, now, { lock: true })
    if (!it) return fail({ code: 'edition/no-term' as const })
    const { row, scope } = it
    const { body, number, signedOn, baseVersion } = input
    const [typed, stored] = [
      { body, number, signedOn },
      row && { body: row.body, number: row.number, signedOn: row.signedOn },
    ]
    if (row && Buffer.from(canonicalBytes(typed)).equals(canonicalBytes(stored)))
      return ok(savedAnswer(row.version, row.savedAt))
    if (row && row.state !== 'draft')
      return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if ((row?.version ?? 0) !== baseVersion)
      return fail({
        code: 'record/stale-version' as const,
        current: row?.version ?? 0,
        theirs: answer({
          body: textView.redact(row?.body ?? {}, EVERYTHING),
          number: row?.number ?? '',
          signedOn: row?.signedOn ?? null,
        }),
      })
    const by = actor.viewer.accountId
    const saved = { ...typed, version: baseVersion + 1, savedAt: now, sentBack: null }
    const id = row?.id ?? deps.newId()
    if (row) await tx.update(blocReport).set(saved).where(eq(blocReport.id, id))
    else {
      const made = await tx
        .insert(blocReport)
        .values({
          id,
          termId: scope.termId,
          kind: input.scope,
          year: scope.year,
          state: 'draft',
          preparedBy: by,
          ...saved,
        })
        .onConflictDoNothing()
        .returning({ id: blocReport.id })
      if (made.length === 0) return fail({ code: 'record/stale-version' as const, current: 1, theirs: null })
    }
    await addHand(tx, thingOf.blocReport(id), by, now)
    return ok(savedAnswer(saved.version, now))
  })

const savedAnswer = (version: number, at: Date) => answer({ version, savedAt: at.toISOString() })

const locked = async (
  tx: Tx,
  actor: Actor,
  command: 'blocReport.prepare' | 'blocReport.approve' | 'blocReport.sendBack',
  input: BlocKey & { baseVersion: number },
  now: Date,
  state: BlocReportRow['state'],
): Promise<Result<BlocContext & { row: BlocReportRow }>> => {
  const it = await loadBlocReport(tx, input, now, { lock: true })
  const denied = denialOf(command, actor.viewer, it?.facts ?? {})
  if (denied || !it?.row) return fail(denied ?? notFound)
  if (it.row.state !== state) return fail({ code: 'record/in-wrong-state', state: it.row.state })
  if (it.row.version !== input.baseVersion)
    return fail({ code: 'record/stale-version', current: it.row.version })
  return ok({ ...it, row: it.row })
}

/** Puts it forward: the figures of this moment are frozen with its words. */
export const prepareBlocReport = (deps: Deps, actor: Actor, input: BlocKey & { baseVersion: number }) =>
  runCommand(deps, actor, 'blocReport.prepare', input, async (tx, record) => {
    const now = deps.now()
    const found = await locked(tx, actor, 'blocReport.prepare', input, now, 'draft')
    if (!found.ok) return found
    const { row, scope } = found.value
    const figures = await blocFigures(tx, scope.years, { day: scope.day, now: deps.now() })
    const digest = digestOf({ body: row.body, figures })
    const by = actor.viewer.accountId
    const version = row.version + 1
    await tx
      .update(blocReport)
      .set({ state: 'prepared', version, figures, digest, preparedBy: by, preparedAt: now, sentBack: null })
      .where(eq(blocReport.id, row.id))
    await addHand(tx, thingOf.blocReport(row.id), by, now)
    record({ kind: 'blocReport', payload: { step: 'prepared', scope: input.scope, year: row.year, digest } })
    return ok(answer({ version }))
  })

/** A lead or deputy who did not write at it approves it; nothing of it changes any more. */
export const approveBlocReport = (deps: Deps, actor: Actor, input: BlocKey & { baseVersion: number }) =>
  runCommand(deps, actor, 'blocReport.approve', input, async (tx, record) => {
    const now = deps.now()
    const found = await locked(tx, actor, 'blocReport.approve', input, now, 'prepared')
    if (!found.ok) return found
    const { row } = found.value
    await tx
      .update(blocReport)
      .set({ state: 'approved', approvedBy: actor.viewer.accountId, approvedAt: now })
      .where(eq(blocReport.id, row.id))
    record({
      kind: 'blocReport',
      payload: { step: 'approved', scope: input.scope, year: row.year, digest: row.digest },
    })
    return ok(answer({ approved: true as const }))
  })

/** Back to its writers with a reason: a draft again, its figures no longer frozen. */
export const sendBackBlocReport = (
  deps: Deps,
  actor: Actor,
  input: BlocKey & { baseVersion: number; reason: string },
) =>
  runCommand(deps, actor, 'blocReport.sendBack', input, async (tx, record) => {
    const found = await locked(tx, actor, 'blocReport.sendBack', input, deps.now(), 'prepared')
    if (!found.ok) return found
    const { row } = found.value
    const version = row.version + 1
    await tx
      .update(blocReport)
      .set({ state: 'draft', version, figures: null, digest: null, sentBack: input.reason })
      .where(eq(blocReport.id, row.id))
    record({ kind: 'blocReport', payload: { step: 'sentBack', scope: input.scope, year: row.year } })
    return ok(answer({ version }))
  })
