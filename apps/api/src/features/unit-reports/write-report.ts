import type { handInUnitReportSchema, reviewUnitReportSchema, saveUnitReportSchema } from '@xk/contract'
import { unitReport, unitReportRevision } from '@xk/db'
import { canonicalBytes, digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable } from '@xk/domain/policy'
import { transitUnitReport } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { termAt } from '../organisation/settings.ts'
import { listOfficersOf, unitAtDay } from '../organisation/store.ts'
import { unitFigures } from './figures.ts'
import { periodOf } from './period.ts'
import { findReport, lastRevision, placeOf, type ReportKey } from './store.ts'
import { textView } from './views.ts'

/** Saves what was typed, over the version that it is based on; the first words make the report. */
export const saveUnitReport = async (
  deps: Deps,
  actor: Actor,
  input: ReportKey & z.infer<typeof saveUnitReportSchema>,
): Promise<Result<Sendable<{ version: number; savedAt: string }>>> =>
  deps.database.db.transaction(async (tx) => {
    const { unitId, kind, year, body, baseVersion } = input
    const denied = denialOf('unitReport.write', actor.viewer, { unitIds: [unitId] })
    if (denied) return fail(denied)
    const now = deps.now()
    const day = vietnamDay(now)
    const [row, term, unit] = [
      await findReport(tx, input, { lock: true }),
      await termAt(tx, day),
      await unitAtDay(tx, unitId, day),
    ]
    if (!term) return fail({ code: 'edition/no-term' as const })
    if (!unit) return fail(notFound)
    if (row && Buffer.from(canonicalBytes(row.body)).equals(canonicalBytes(body)))
      return ok(answer({ version: row.version, savedAt: row.savedAt.toISOString() }))
    if (row && row.state !== 'draft' && row.state !== 'returned')
      return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    if ((row?.version ?? 0) !== baseVersion)
      return fail({
        code: 'record/stale-version' as const,
        current: row?.version ?? 0,
        theirs: textView.redact(row?.body ?? {}, EVERYTHING),
      })
    const version = baseVersion + 1
    const saved = { body, version, savedAt: now, savedBy: actor.viewer.accountId }
    if (row) await tx.update(unitReport).set(saved).where(eq(unitReport.id, row.id))
    else {
      const made = await tx
        .insert(unitReport)
        .values({
          id: deps.newId(),
          unitId,
          termId: term.id,
          kind,
          year,
          state: 'draft',
          returnItems: [],
          ...saved,
        })
        .onConflictDoNothing()
        .returning({ id: unitReport.id })
      // Somebody else's first words were faster.
      if (made.length === 0) return fail({ code: 'record/stale-version' as const, current: 1, theirs: null })
    }
    return ok(answer({ version, savedAt: now.toISOString() }))
  })

/** Hands a plan or report in: its words and the figures of this moment are frozen together. */
export const handInUnitReport = (
  deps: Deps,
  actor: Actor,
  input: ReportKey & z.infer<typeof handInUnitReportSchema>,
) =>
  runCommand(deps, actor, 'unitReport.write', input, async (tx, record) => {
    const { unitId, kind, year } = input
    const denied = denialOf('unitReport.write', actor.viewer, { unitIds: [unitId] })
    const row = denied ? undefined : await findReport(tx, input, { lock: true })
    if (denied || !row) return fail(denied ?? notFound)
    const next = transitUnitReport(row.state, 'handIn')
    if (!next.ok) return next
    if (row.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row.version })
    const now = deps.now()
    const place = await placeOf(tx, unitId, vietnamDay(now))
    const figures = await unitFigures(tx, unitId, periodOf(kind, year), now)
    const n = ((await lastRevision(tx, row.id))?.n ?? 0) + 1
    const digest = digestOf({ body: row.body, figures })
    const by = actor.viewer.accountId
    await tx.insert(unitReportRevision).values({
      id: deps.newId(),
      reportId: row.id,
      n,
      unitName: place?.unitName ?? '',
      clusterName: place?.clusterName ?? '',
      body: row.body,
      figures,
      digest,
      at: now,
      by,
    })
    await tx
      .update(unitReport)
      .set({
        state: next.value,
        version: row.version + 1,
        handedInAt: now,
        returnItems: [],
        returnReason: null,
        due: null,
      })
      .where(eq(unitReport.id, row.id))
    record({ kind: 'unitReport', payload: { step: 'handedIn', unitId, kindOf: kind, year, n, digest } })
    return ok(answer({ state: next.value, version: row.version + 1 }))
  })

/** The working group takes note of what was handed in, or returns it with what is missing. */
export const reviewUnitReport = (
  deps: Deps,
  actor: Actor,
  input: ReportKey & z.infer<typeof reviewUnitReportSchema>,
) =>
  runCommand(deps, actor, 'unitReport.review', input, async (tx, record) => {
    const denied = denialOf('unitReport.review', actor.viewer, {})
    const row = denied ? undefined : await findReport(tx, input, { lock: true })
    if (denied || !row || !(await lastRevision(tx, row.id))) return fail(denied ?? notFound)
    const { act, reason, items, due } = input
    const next = transitUnitReport(row.state, act)
    if (!next.ok) return next
    if (row.version !== input.baseVersion)
      return fail({ code: 'record/stale-version' as const, current: row.version })
    if (act === 'return' && reason.length < 3 && items.length === 0)
      return fail({ code: 'award/reason-needed' as const })
    const now = deps.now()
    const version = row.version + 1
    const returned = act === 'return'
    await tx
      .update(unitReport)
      .set({
        state: next.value,
        version,
        returnItems: returned ? items : [],
        returnReason: returned ? reason || null : null,
        due: returned ? due : null,
        decidedBy: actor.viewer.accountId,
        decidedAt: now,
      })
      .where(eq(unitReport.id, row.id))
    if (returned) {
      const officers = await listOfficersOf(tx, [row.unitId], now)
      await notify(
        deps,
        tx,
        officers.map(({ accountId }) => accountId),
        'unitReport.returned',
        { kind: row.kind, year: row.year },
      )
    }
    record({
      kind: 'unitReport',
      payload: {
        step: act,
        unitId: row.unitId,
        kindOf: row.kind,
        year: row.year,
        ...(returned ? { because: digestOf({ reason, items }) } : {}),
      },
    })
    return ok(answer({ state: next.value, version }))
  })
