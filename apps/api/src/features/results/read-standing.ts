import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, view, type Viewer } from '@xk/domain/policy'
import { isWon, type StageScore } from '@xk/domain/scoring'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { awardState, listAwardDecisions, seenDigest } from './award-state.ts'
import { blockersOf } from './blockers.ts'
import { BY_CODE, findStageFor, namesAreKnown, resultAudiences, sightOf } from './context.ts'
import { findFrozen } from './frozen.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'
import { listEntryNames, listJudgeNames } from './names.ts'
import { outcomesOf, PAGE, sheetLine } from './read-progress.ts'
import { findUnmaskRequest } from './unmask-request.ts'
import {
  nameView,
  placingView,
  prizeLines,
  type SegmentLine,
  segmentLines,
  stageHead,
  unrankedView,
} from './views.ts'

/** More than these are looked for on the progress page. */
const MOST_UNRANKED = 200

const segmentsOf = (score: StageScore | undefined): SegmentLine[] =>
  (score?.segments ?? []).map((it) => ({
    segment: it.segment,
    base: it.base,
    time: it.time?.points ?? null,
    elapsedSeconds: it.time?.elapsedSeconds ?? null,
    penalties: it.penalties,
    score: it.score,
  }))

const frozenView = view<{ n: number; digest: string; frozenAt: string; reason: string | null }>()({
  n: 'internal',
  digest: 'internal',
  frozenAt: 'internal',
  reason: 'internal',
})
const blockerView = view<{ code: string; count: number }>()({ code: 'internal', count: 'internal' })

/**
 * The standing of a stage by blind code, fifty places a page, each with what it follows from; once frozen, the
 * frozen one. Names stand beside the codes only when they are joined and only for who may see them. A constant
 * number of queries; `page` from 1.
 */
export const readStanding = async (deps: Deps, viewer: Viewer, input: { stageId: string; page: number }) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'standing.view', input.stageId)
  if (!found.ok) return found
  const it = found.value
  const [{ hidden, held }, frozen, decisions, judges, unmask] = await Promise.all([
    sightOf(tx, viewer, it.stageId),
    findFrozen(tx, it.stageId),
    listAwardDecisions(tx, it.stageId),
    listJudgeNames(tx, it.stageId),
    findUnmaskRequest(tx, it.stageId),
  ])
  const ranked = rankStage(it, await loadStageInputs(tx, it.stageId, hidden))
  // What was declared is shown as it was, unless the reader may not know of one of its entries.
  const declared = it.stageState !== 'running' && hidden.size === 0 ? frozen : undefined
  const standing = declared?.result.standing ?? ranked.standing
  const state = awardState(it.prizes, ranked.standing, decisions)
  const awards = declared?.result.awards ?? state.awards
  const blockers = blockersOf(ranked, state)

  const codes = new Map(
    declared
      ? Object.entries(declared.result.codes)
      : ranked.entries.map(({ id, blindCode }) => [id, blindCode] as const),
  )
  const places = held ? [] : standing.placings
  const shown = places.slice((input.page - 1) * PAGE, input.page * PAGE)
  const seen = resultAudiences(viewer, it)
  const names = await listEntryNames(
    tx,
    it.rules,
    seen.has('identity') ? shown.map(({ entryId }) => entryId) : [],
    vietnamDay(deps.now()),
  )
  const sheetsOf = Map.groupBy(ranked.assigned, (a) => a.stageEntryId)
  const scores = new Map(standing.scores.map((score) => [score.entryId, score]))
  const outcomes = outcomesOf(standing.scores)
  const prizeOf = new Map(
    awards.flatMap(({ entryId, prize, state: given }) =>
      isWon({ state: given }) ? [[entryId, prize] as const] : [],
    ),
  )
  const counts = new Map<number, number>()
  for (const { rank } of places) counts.set(rank, (counts.get(rank) ?? 0) + 1)

  return ok(
    answer({
      stage: stageHead(it),
      segments: segmentLines(it),
      prizes: prizeLines(it),
      judges: judges.map(({ memberId, fullName }) => nameView.redact({ memberId, fullName }, BY_CODE)),
      held,
      hiddenEntries: hidden.size > 0,
      namesKnown: namesAreKnown(it),
      // Only who may see all of it can say what is to be frozen.
      digest: hidden.size > 0 || held ? null : (declared?.digest ?? seenDigest(ranked.standing, state)),
      frozen:
        frozen && it.stageState !== 'running'
          ? frozenView.redact(
              {
                n: frozen.n,
                digest: frozen.digest,
                frozenAt: frozen.frozenAt.toISOString(),
                reason: frozen.reason,
              },
              BY_CODE,
            )
          : null,
      unmaskRequest: unmask,
      blockers: held ? [] : blockers.map((blocker) => blockerView.redact(blocker, BY_CODE)),
      page: input.page,
      pages: Math.max(1, Math.ceil(places.length / PAGE)),
      ranked: places.length,
      placings: shown.map((placing) => {
        const score = scores.get(placing.entryId)
        const name = names.get(placing.entryId)
        const sheets = sheetsOf.get(placing.entryId) ?? []
        return placingView.redact(
          {
            stageEntryId: placing.entryId,
            blindCode: codes.get(placing.entryId) ?? '',
            rank: placing.rank,
            score: placing.score,
            shared: (counts.get(placing.rank) ?? 0) > 1,
            decided: placing.overNext?.decided ?? null,
            nextCode: placing.overNext ? (codes.get(placing.overNext.entryId) ?? null) : null,
            tieSteps: placing.tieSteps,
            segments: segmentsOf(score),
            sheets: sheets.map((sheet) => sheetLine(sheet, outcomes.get(sheet.sheetId ?? ''))),
            stagePenalties: score?.penalties ?? '0/1',
            prize: prizeOf.get(placing.entryId) ?? null,
            title: name?.title ?? '',
            unitName: name?.unitName ?? '',
          },
          seen,
        )
      }),
      unranked: (held ? [] : standing.unranked)
        .map(({ entryId, state: why }) => ({
          blindCode: codes.get(entryId) ?? '',
          state: why,
          missing: (scores.get(entryId)?.missing ?? []).map(({ what }) => what),
        }))
        .toSorted((a, b) => (a.blindCode < b.blindCode ? -1 : 1))
        .slice(0, MOST_UNRANKED)
        .map((line) => unrankedView.redact(line, BY_CODE)),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, [
        'lot.draw',
        'award.propose',
        'standing.freeze',
        'standing.resume',
        'unmask.request',
        'unmask.approve',
        'progress.view',
        'result.putForward',
        'result.approve',
      ]),
    }),
  )
}
