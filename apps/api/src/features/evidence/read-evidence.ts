import { digestOf, ok } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import type { EvidenceInput, StageEvidence } from '@xk/domain/reliability'
import type { Prize } from '@xk/domain/ruleset'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import type { StageContext } from '../panel/store.ts'
import { awardState, listAwardDecisions } from '../results/award-state.ts'
import { BY_CODE, findStageFor, namesAreKnown, resultAudiences, sightOf } from '../results/context.ts'
import { loadStageInputs, type RankedStage, rankStage } from '../results/load-stage-inputs.ts'
import { listEntryNames, listJudgeNames } from '../results/names.ts'
import { nameView, prizeLines, stageHead } from '../results/views.ts'
import { computeEvidence } from './compute-evidence.ts'
import { boundaryView, entryRefView, segmentEvidenceView, withoutJudgeView } from './views.ts'

/** The entries whose sheets lie farthest apart; the rest are on the progress page. */
const MOST_SPREADS = 20
/** Entries per judge that a leave-one-out line names. */
const MOST_NAMED = 12

/** The key under which going on to the next stage stands among the boundaries. */
const GOES_ON = 'goesOn'

/** What there is to win in a stage: the prizes, or where another stage follows, a place in it. */
const placesOf = ({ own, prizes }: StageContext): readonly Prize[] =>
  own.cut
    ? [
        {
          key: GOES_ON,
          label: '',
          quota: own.cut.quota ?? Number.MAX_SAFE_INTEGER,
          floor: own.cut.floor,
          tiesShared: own.cut.ties === 'allIn',
          rewardText: '',
        },
      ]
    : prizes

/**
 * What evidence is computed from. Whoever may not know of all entries gets neither prizes nor what would change
 * among them: a list with holes has other boundaries.
 */
const evidenceInput = (
  it: StageContext,
  ranked: RankedStage,
  choices: EvidenceInput['choices'],
  partial: boolean,
) => {
  const input: EvidenceInput = {
    rules: it.scoring,
    prizes: partial ? [] : placesOf(it),
    choices,
    entries: ranked.inputs,
    lots: ranked.lots,
    carryOver: it.own.carryOver,
    judgeOf: ranked.assigned.flatMap(({ sheetId, memberId }) =>
      sheetId ? [[sheetId, memberId] as const] : [],
    ),
    seed: ranked.standing.inputsDigest,
  }
  return { input, key: digestOf({ seed: input.seed, prizes: input.prizes, choices }) }
}

/** Every entry that the evidence names, once. */
const namedIn = (it: StageEvidence): string[] => [
  ...new Set([
    ...it.segments.flatMap(({ spreads }) => spreads.slice(0, MOST_SPREADS).map(({ entry }) => entry)),
    ...it.boundaries.flatMap(({ entries }) => entries.map(({ entry }) => entry)),
    ...it.leaveOneOut.flatMap(({ unranked, prizes, farthest }) => [
      ...unranked.slice(0, MOST_NAMED),
      ...prizes.slice(0, MOST_NAMED).map(({ entry }) => entry),
      ...(farthest ? [farthest.entry] : []),
    ]),
  ]),
]

/**
 * The evidence beside a stage's result (design.md §5.8): how judges score and agree, how strict each is, how firm
 * the ranks at the prizes' boundaries are, what would change without one judge. Computed in a thread of its own; a
 * chair who scores gets nothing before their own sheets are in. A constant number of queries.
 */
export const readEvidence = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'evidence.view', stageId)
  if (!found.ok) return found
  const it = found.value
  const [{ hidden, held }, decisions, judges] = await Promise.all([
    sightOf(tx, viewer, stageId),
    listAwardDecisions(tx, stageId),
    listJudgeNames(tx, stageId),
  ])
  const ranked = rankStage(it, await loadStageInputs(tx, stageId, hidden))
  const partial = hidden.size > 0
  const { choices } = awardState(it.prizes, ranked.standing, decisions)
  const { input, key } = evidenceInput(it, ranked, choices, partial)
  const evidence = held ? undefined : await computeEvidence(key, input)

  const named = evidence ? namedIn(evidence) : []
  const seen = resultAudiences(viewer, it)
  const names = await listEntryNames(tx, it.rules, seen.has('identity') ? named : [], vietnamDay(deps.now()))
  const codes = new Map(ranked.entries.map(({ id, blindCode }) => [id, blindCode]))
  const scorers = new Set(input.judgeOf.map(([, judge]) => judge))
  const place = new Map(judges.map(({ memberId }, i) => [memberId, i]))
  const byName = (a: { judge: string }, b: { judge: string }) =>
    (place.get(a.judge) ?? 0) - (place.get(b.judge) ?? 0)
  const labels = new Map(it.rules.prizes.map((prize) => [prize.key, prize.label]))
  return ok(
    answer({
      stage: stageHead(it),
      prizes: prizeLines(it),
      held,
      hiddenEntries: partial,
      namesKnown: namesAreKnown(it),
      judges: judges
        .filter(({ memberId }) => !held && scorers.has(memberId))
        .map(({ memberId, fullName }) => nameView.redact({ memberId, fullName }, BY_CODE)),
      ranked: evidence?.ranked ?? 0,
      intervals: partial ? 'related' : (evidence?.intervals ?? null),
      entries: named.map((entry) =>
        entryRefView.redact(
          {
            entry,
            blindCode: codes.get(entry) ?? '',
            title: names.get(entry)?.title ?? '',
            unitName: names.get(entry)?.unitName ?? '',
          },
          seen,
        ),
      ),
      segments: (evidence?.segments ?? []).map(({ segment: own, ...segment }) => {
        const rules = it.scoring.segments.find((part) => part.key === own)
        return segmentEvidenceView.redact(
          {
            ...segment,
            key: own,
            label: rules?.label ?? '',
            criteria: (rules?.criteria ?? []).map(({ key: criterion, label }) => ({ key: criterion, label })),
            judges: segment.judges.toSorted(byName),
            spreads: segment.spreads.slice(0, MOST_SPREADS),
          },
          BY_CODE,
        )
      }),
      boundaries: (evidence?.boundaries ?? []).map((boundary) =>
        boundaryView.redact({ ...boundary, label: labels.get(boundary.prize) ?? '' }, BY_CODE),
      ),
      leaveOneOut: (partial ? [] : (evidence?.leaveOneOut ?? [])).toSorted(byName).map((line) =>
        withoutJudgeView.redact(
          {
            ...line,
            unranked: line.unranked.slice(0, MOST_NAMED),
            prizes: line.prizes.slice(0, MOST_NAMED),
          },
          BY_CODE,
        ),
      ),
    }),
  )
}
