import { entry, rendition, stageEntry, type Tx } from '@xk/db'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { listConflicts, type StageContext } from '../panel/store.ts'
import { BY_CODE, findStageFor, sightOf } from './context.ts'
import { loadStageInputs, rankStage, type RankedStage } from './load-stage-inputs.ts'
import { listJudgeNames } from './names.ts'
import { outcomesOf, sheetLine } from './read-progress.ts'
import { nameView, type Out, type SheetOut, segmentLines, stageHead } from './views.ts'

const ruleView = view<{
  threshold: string
  unit: string
  comparison: string
  comesIn: string
  resolution: string
}>()({
  threshold: 'public',
  unit: 'public',
  comparison: 'public',
  comesIn: 'public',
  resolution: 'public',
})

interface Suggestion {
  memberId: string
  fullName: string
  load: number
  expert: boolean
}
const suggestionView = view<Suggestion>()({
  memberId: 'internal',
  fullName: 'internal',
  load: 'internal',
  expert: 'internal',
})

const gapView = view<{
  stageEntryId: string
  blindCode: string
  segment: string
  value: string
  threshold: string
  /** Called in, and their sheet has not come yet. */
  waitingFor: string[]
  sheets: SheetOut[]
  suggestions: Out<typeof suggestionView>[]
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  segment: 'internal',
  value: 'internal',
  threshold: 'internal',
  waitingFor: 'internal',
  sheets: 'internal',
  suggestions: 'internal',
})

const listTopics = (tx: Tx, stageEntryIds: readonly string[]) =>
  stageEntryIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({ id: stageEntry.id, topic: sql<string | null>`${rendition.body}->'topic'->>'key'` })
        .from(stageEntry)
        .innerJoin(entry, eq(entry.id, stageEntry.entryId))
        .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
        .where(inArray(stageEntry.id, [...stageEntryIds]))

interface OpenGap {
  stageEntryId: string
  segment: string
  value: string
  threshold: string
}

/** Gaps that stand open in a standing, in the order of the entries' codes. */
export const openGaps = (it: RankedStage): OpenGap[] => {
  const scores = new Map(it.standing.scores.map((score) => [score.entryId, score]))
  return it.entries.flatMap(({ id }) =>
    (scores.get(id)?.segments ?? []).flatMap((part) =>
      part.state === 'gapOpen' && part.gap
        ? [{ stageEntryId: id, segment: part.segment, value: part.gap.value, threshold: part.gap.threshold }]
        : [],
    ),
  )
}

type Judge = Awaited<ReturnType<typeof listJudgeNames>>[number]
type Conflict = Awaited<ReturnType<typeof listConflicts>>[number]

/**
 * Judges who may come in as an extra one: active, without conflict, and without the entry; those of its field
 * first, then by load.
 */
export const extraCandidates = (
  it: RankedStage,
  gap: Pick<OpenGap, 'stageEntryId' | 'segment'>,
  judges: readonly Judge[],
  conflicts: readonly Pick<Conflict, 'memberId' | 'stageEntryId'>[],
  topic: string | null,
): Suggestion[] => {
  const has = new Set(
    it.assigned
      .filter((a) => a.stageEntryId === gap.stageEntryId && a.segment === gap.segment)
      .map((a) => a.memberId),
  )
  const conflicted = new Set(
    conflicts.filter((c) => c.stageEntryId === gap.stageEntryId).map((c) => c.memberId),
  )
  return judges
    .filter((j) => j.state === 'active' && !has.has(j.memberId) && !conflicted.has(j.memberId))
    .map((judge) => ({
      memberId: judge.memberId,
      fullName: judge.fullName,
      load: it.assigned.filter((a) => a.memberId === judge.memberId).length,
      expert: topic !== null && judge.expertise.includes(topic),
    }))
    .sort((a, b) => Number(b.expert) - Number(a.expert) || a.load - b.load)
}

const MOST_GAPS = 200

/**
 * Open gaps of a stage with the rule that makes them one, every sheet that went in and who may come in. Held back
 * as the progress is; a constant number of queries, whatever the number of gaps.
 */
export const readGaps = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'progress.view', stageId)
  if (!found.ok) return found
  const it = found.value
  const { hidden, held } = await sightOf(tx, viewer, stageId)
  const [loaded, judges, conflicts] = await Promise.all([
    loadStageInputs(tx, stageId, hidden),
    listJudgeNames(tx, stageId),
    listConflicts(tx, stageId),
  ])
  const ranked = rankStage(it, loaded)
  const gaps = held ? [] : openGaps(ranked)
  const topics = new Map(
    (
      await listTopics(
        tx,
        gaps.map((gap) => gap.stageEntryId),
      )
    ).map((row) => [row.id, row.topic]),
  )
  const outcomes = outcomesOf(ranked.standing.scores)
  return ok(
    answer({
      stage: stageHead(it),
      segments: segmentLines(it),
      held,
      rule: it.scoring.gap && ruleView.redact(it.scoring.gap, PUBLIC),
      criteria: criteriaOf(it),
      judges: judges.map(({ memberId, fullName }) => nameView.redact({ memberId, fullName }, BY_CODE)),
      count: gaps.length,
      gaps: gaps.slice(0, MOST_GAPS).map((gap) => {
        const sheets = ranked.assigned.filter(
          (a) => a.stageEntryId === gap.stageEntryId && a.segment === gap.segment,
        )
        const topic = topics.get(gap.stageEntryId) ?? null
        return gapView.redact(
          {
            ...gap,
            blindCode: ranked.entries.find(({ id }) => id === gap.stageEntryId)?.blindCode ?? '',
            waitingFor: sheets.filter((a) => a.sheetState !== 'handedIn').map((a) => a.memberId),
            sheets: sheets.map((sheet) => sheetLine(sheet, outcomes.get(sheet.sheetId ?? ''))),
            suggestions: extraCandidates(ranked, gap, judges, conflicts, topic).map((s) =>
              suggestionView.redact(s, BY_CODE),
            ),
          },
          BY_CODE,
        )
      }),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, ['gap.resolve']),
    }),
  )
}

const criterionView = view<{ segment: string; key: string; label: string; max: string; step: string }>()({
  segment: 'public',
  key: 'public',
  label: 'public',
  max: 'public',
  step: 'public',
})
export const criteriaOf = (it: StageContext) =>
  it.scoring.segments.flatMap((segment) =>
    segment.criteria.map(({ key, label, max, step }) =>
      criterionView.redact({ segment: segment.key, key, label, max, step }, PUBLIC),
    ),
  )
