import type { CorrectionChange, TeamChange } from '@xk/contract'
import type { CorrectionItem } from '@xk/db'
import { fail, notFound, ok, toWire } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, view, type Viewer } from '@xk/domain/policy'
import { isWon, sheetTotal } from '@xk/domain/scoring'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { listReleases } from '../publication/store.ts'
import { listNamedEntries } from '../publication/winners.ts'
import { findFrozen } from '../results/frozen.ts'
import { findStageFor } from '../results/context.ts'
import { makersOf } from './approve.ts'
import { changesOf } from './changes.ts'
import { findReleasedResult } from './context.ts'
import { findRemarks } from './scored-remarks.ts'
import { findStageOf, listCorrections } from './store.ts'

const entryView = view<{
  stageEntryId: string
  title: string
  unitName: string
  rank: number
  score: string
  prizeLabel: string | null
}>()({
  stageEntryId: 'internal',
  title: 'identity',
  unitName: 'identity',
  rank: 'internal',
  score: 'internal',
  prizeLabel: 'internal',
})
const changeView = view<CorrectionChange>()({
  stage: 'internal',
  title: 'identity',
  unitName: 'identity',
  before: 'internal',
  after: 'internal',
})
const teamView = view<TeamChange>()({
  prizeLabel: 'internal',
  unitName: 'identity',
  before: 'internal',
  after: 'internal',
})
const rowView = view<{
  id: string
  n: number
  kind: 'scores' | 'revocation'
  state: 'prepared' | 'approved' | 'sentBack' | 'dropped'
  reason: string
  items: {
    kind: CorrectionItem['kind']
    stageEntryId: string
    ground: string | null
    vacancy: string | null
  }[]
  releaseN: number
  releaseDigest: string
  publishAt: string | null
  byName: string
  preparedAt: string
  decidedByName: string | null
  decidedAt: string | null
  sentBack: string | null
  hasDecision: boolean
}>()({
  id: 'internal',
  n: 'internal',
  kind: 'internal',
  state: 'internal',
  reason: 'internal',
  items: 'internal',
  releaseN: 'internal',
  releaseDigest: 'internal',
  publishAt: 'internal',
  byName: 'internal',
  preparedAt: 'internal',
  decidedByName: 'internal',
  decidedAt: 'internal',
  sentBack: 'internal',
  hasDecision: 'internal',
})
const remarkView = view<{ appealId: string; stageEntryId: string }>()({
  appealId: 'internal',
  stageEntryId: 'internal',
})

export const changeLines = (entries: readonly CorrectionChange[], teams: readonly TeamChange[]) => ({
  entries: entries.map((line) => changeView.redact(line, EVERYTHING)),
  teams: teams.map((line) => teamView.redact(line, EVERYTHING)),
})

/** Everything about corrections of an edition: what can be corrected, what waits, what was corrected before. */
export const readCorrections = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findReleasedResult(db, viewer, 'entry.view', editionId)
  if (!found.ok) return found
  const { result, decision, latest } = found.value
  const { stage, frozen } = result
  const day = vietnamDay(decision.preparedAt)
  const rows = await listCorrections(db, editionId)
  const waiting = rows.find(({ state }) => state === 'prepared')
  const releases = await listReleases(db, editionId)
  const names = await namesOf(
    db,
    rows.flatMap(({ preparedBy, decidedBy }) => [preparedBy, decidedBy]),
  )
  const { placings } = frozen.result.standing
  const named = await listNamedEntries(
    db,
    stage.rules,
    placings.map(({ entryId }) => entryId),
    day,
  )
  const awards = new Map(frozen.result.awards.filter(isWon).map(({ entryId, prize }) => [entryId, prize]))
  const labelOf = (prize: string | undefined) =>
    stage.rules.prizes.find(({ key }) => key === prize)?.label ?? prize ?? null
  const used = new Set(
    rows
      .filter(({ state }) => state === 'approved')
      .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'remark' ? [item.appealId] : []))),
  )
  const remarks = (await findRemarks(db, stage)).filter(
    ({ appealId, complete }) => complete && !used.has(appealId),
  )
  const changes = waiting
    ? await changesOf(db, result, waiting.outcome, waiting.outcome.before.team, day)
    : undefined
  return ok(
    answer({
      editionId,
      editionTitle: result.edition.title,
      slug: result.edition.slug,
      now: deps.now().toISOString(),
      latest: latest.n,
      entryNoun: stage.rules.entryNoun,
      entries: placings.map(({ entryId, rank, score }) =>
        entryView.redact(
          {
            stageEntryId: entryId,
            title: named.get(entryId)?.title ?? '',
            unitName: named.get(entryId)?.unitName ?? '',
            rank,
            score,
            prizeLabel: labelOf(awards.get(entryId)),
          },
          EVERYTHING,
        ),
      ),
      remarks: remarks.map(({ appealId, stageEntryId }) =>
        remarkView.redact({ appealId, stageEntryId }, EVERYTHING),
      ),
      corrections: rows
        .filter(({ state }) => state !== 'dropped')
        .map((row) =>
          rowView.redact(
            {
              id: row.id,
              n: row.n,
              kind: row.kind,
              state: row.state,
              reason: row.reason,
              items: row.items.map((item) => ({
                kind: item.kind,
                stageEntryId: item.stageEntryId,
                ground: item.kind === 'revocation' ? item.ground : null,
                vacancy: item.kind === 'revocation' ? item.vacancy : null,
              })),
              releaseN: row.releaseN,
              releaseDigest: row.releaseDigest,
              publishAt: releases.find(({ n }) => n === row.releaseN)?.publishAt.toISOString() ?? null,
              byName: names.get(row.preparedBy) ?? '—',
              preparedAt: row.preparedAt.toISOString(),
              decidedByName: row.decidedBy ? (names.get(row.decidedBy) ?? '—') : null,
              decidedAt: row.decidedAt?.toISOString() ?? null,
              sentBack: row.sentBack,
              hasDecision: row.decisionId !== null,
            },
            EVERYTHING,
          ),
        ),
      waiting: changes ? answer(changeLines(changes.entries, changes.teams)) : null,
      allowed: allowedCommands(viewer, { editionId, preparedBy: await makersOf(db, waiting) }, [
        'correction.prepare',
        'correction.approve',
        'correction.sendBack',
      ]),
    }),
  )
}

const sheetView = view<{ sheetId: string; label: string; segment: string; total: string; remark: boolean }>()(
  {
    sheetId: 'internal',
    label: 'internal',
    segment: 'internal',
    total: 'internal',
    remark: 'internal',
  },
)
const markView = view<{
  segment: string
  label: string
  points: string | null
  elapsedSeconds: number | null
  max: string
}>()({
  segment: 'internal',
  label: 'internal',
  points: 'internal',
  elapsedSeconds: 'internal',
  max: 'internal',
})

/** What of one entry can be corrected: its sheets under labels that say nothing of judges, and typed marks. */
export const readCorrectable = async (deps: Deps, viewer: Viewer, stageEntryId: string) => {
  const { db } = deps.database
  const stageId = await findStageOf(db, stageEntryId)
  const denied = stageId ? undefined : denialOf('correction.prepare', viewer, {})
  if (!stageId) return fail(denied ?? notFound)
  const stage = await findStageFor(db, viewer, 'correction.prepare', stageId)
  if (!stage.ok) return stage
  const frozen = await findFrozen(db, stageId)
  const input = frozen?.result.inputs.find(({ entryId }) => entryId === stageEntryId)
  if (!input) return fail(notFound)
  const { segments } = stage.value.scoring
  const sheets = segments.flatMap((segment) =>
    input.sheets
      .filter((sheet) => sheet.segment === segment.key)
      .map((sheet) => ({ sheet, segment: segment.label, total: toWire(sheetTotal(segment, sheet.marks)) }))
      .toSorted((a, b) => (a.total < b.total ? -1 : 1)),
  )
  return ok(
    answer({
      sheets: sheets.map(({ sheet, segment, total }, i) =>
        sheetView.redact(
          { sheetId: sheet.id, label: String(i + 1), segment, total, remark: sheet.kind === 'remark' },
          EVERYTHING,
        ),
      ),
      marks: segments
        .filter(({ mode }) => mode === 'objective')
        .map(({ key, label, max }) => {
          const mark = input.objective?.find((it) => it.segment === key)
          return markView.redact(
            {
              segment: key,
              label,
              points: mark?.points ?? null,
              elapsedSeconds: mark?.elapsedSeconds ?? null,
              max,
            },
            EVERYTHING,
          )
        }),
    }),
  )
}
