import { type MinutesPaper, writeMinutes } from '@xk/documents'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, may, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import { printOnce } from '../publication/print-paper.ts'
import { kindLabels } from '../works/settings.ts'
import { type BlocKey, figuresOf, loadBlocReport } from './bloc-report.ts'
import { unitFigures } from './figures.ts'
import { periodOf } from './period.ts'
import { blocReportPaper, unitReportPaper } from './report-paper.ts'
import { findReport, lastRevision, placeOf, type ReportKey } from './store.ts'

/** What the reader sees on the page, as a paper: a draft of the unit's own, or what was handed in. */
const unitPaper = async (deps: Deps, viewer: Viewer, key: ReportKey): Promise<Result<MinutesPaper>> => {
  const { db } = deps.database
  const today = vietnamDay(deps.now())
  const place = await placeOf(db, key.unitId, today)
  const facts = { unitIds: [key.unitId], ...(place ? { clusterIds: [place.clusterId] } : {}) }
  const denied = denialOf('unitReport.view', viewer, facts)
  if (denied || !place) return fail(denied ?? notFound)
  const row = await findReport(db, key)
  const revision = row && (await lastRevision(db, row.id))
  const writes = may('unitReport.write', viewer, facts)
  const open = !row || row.state === 'draft' || row.state === 'returned'
  if (!writes && !revision) return fail(notFound)
  const handedIn = writes && open ? undefined : revision
  const on = handedIn ? vietnamDay(handedIn.at) : null
  const [settings, labels] = [await settingsAt(db, on ?? today), await kindLabels(db)]
  return ok(
    unitReportPaper(settings, {
      kind: key.kind,
      year: key.year,
      unitName: handedIn?.unitName ?? place.unitName,
      body: handedIn?.body ?? row?.body ?? {},
      figures:
        handedIn?.figures ?? (await unitFigures(db, key.unitId, periodOf(key.kind, key.year), deps.now())),
      kindOf: (kind) => labels.get(kind) ?? kind,
      handedInOn: on,
      today,
    }),
  )
}

const blocPaper = async (deps: Deps, viewer: Viewer, key: BlocKey): Promise<Result<MinutesPaper>> => {
  const denied = denialOf('blocReport.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const today = vietnamDay(deps.now())
  const it = await loadBlocReport(db, key, deps.now())
  if (!it) return fail({ code: 'edition/no-term' })
  const { row, scope } = it
  const labels = await kindLabels(db)
  const settings = await settingsAt(db, row?.signedOn ?? today)
  return ok(
    blocReportPaper(settings, {
      ...key,
      termName: scope.termName,
      body: row?.body ?? {},
      figures: await figuresOf(db, it, deps.now()),
      kindOf: (kind) => labels.get(kind) ?? kind,
      number: row?.number ?? '',
      signedOn: row?.signedOn ?? null,
      approved: row?.state === 'approved',
      today,
    }),
  )
}

const printed = async (paper: Result<MinutesPaper>): Promise<Result<Uint8Array>> =>
  paper.ok ? ok(await printOnce('minutes', paper.value)) : paper
const written = async (paper: Result<MinutesPaper>): Promise<Result<Uint8Array>> =>
  paper.ok ? ok(await writeMinutes(paper.value)) : paper

export const unitReportPdf = async (deps: Deps, viewer: Viewer, key: ReportKey) =>
  printed(await unitPaper(deps, viewer, key))
export const unitReportDocx = async (deps: Deps, viewer: Viewer, key: ReportKey) =>
  written(await unitPaper(deps, viewer, key))
export const blocReportPdf = async (deps: Deps, viewer: Viewer, key: BlocKey) =>
  printed(await blocPaper(deps, viewer, key))
export const blocReportDocx = async (deps: Deps, viewer: Viewer, key: BlocKey) =>
  written(await blocPaper(deps, viewer, key))
