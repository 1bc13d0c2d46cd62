import type { EditionState, NextStep, ScheduleKey, StepNeed } from '@xk/domain/edition'
import type { ProgrammeKind } from '@xk/domain/kernel'
import { answer, EVERYTHING, PUBLIC, type Sendable, view } from '@xk/domain/policy'
import type { ReadinessIssue, Ruleset } from '@xk/domain/ruleset'
import type { EditionCounts } from './counts.ts'
import { isBlind } from '../panel/store.ts'
import { type LoadedEdition, rankingStages, type StoredDate } from './load.ts'

/** An edition by name and place on its path. Titles and states are public once it is open. */
export interface EditionLine {
  id: string
  programme: ProgrammeKind
  title: string
  slug: string
  state: EditionState
  blind: boolean
  /** Name of the scored stage that is under way, from the second one on. */
  round: string | null
  openedAt: string | null
}
const lineView = view<EditionLine>()({
  id: 'public',
  programme: 'public',
  title: 'public',
  slug: 'public',
  state: 'public',
  blind: 'public',
  round: 'public',
  openedAt: 'public',
})
export const editionLine = ({ edition, blind, current }: LoadedEdition, state: EditionState) =>
  lineView.redact(
    {
      id: edition.id,
      programme: edition.programme,
      title: edition.title,
      slug: edition.slug,
      state,
      blind,
      round: current && current.place > 1 ? current.rules.label : null,
      openedAt: edition.openedAt?.toISOString() ?? null,
    },
    PUBLIC,
  )

interface ScoredStageLine {
  label: string
  /** waiting before the opening too. */
  state: string
  blind: boolean
}
const scoredStageView = view<ScoredStageLine>()({ label: 'public', state: 'public', blind: 'public' })
/** The stages that rank in their order, as a path shows them; a council's is the last. */
export const scoredStageLines = (loaded: LoadedEdition) =>
  rankingStages(loaded.ruleset).map((it) =>
    scoredStageView.redact(
      {
        label: it.label,
        state: loaded.stages.find((row) => row.key === it.key)?.state ?? 'waiting',
        blind: isBlind(it),
      },
      PUBLIC,
    ),
  )

interface DateLine {
  key: ScheduleKey
  at: string
  unitId: string | null
  unitName: string | null
  reason: string | null
  recordedAt: string
}
const dateView = view<DateLine>()({
  key: 'public',
  at: 'public',
  unitId: 'public',
  unitName: 'public',
  reason: 'public',
  recordedAt: 'public',
})
/** Dates are public: every extension is told to all, with its unit and reason. */
export const dateLine = (row: StoredDate, unitNames: ReadonlyMap<string, string>) =>
  dateView.redact(
    {
      key: row.key,
      at: row.at.toISOString(),
      unitId: row.unitId,
      unitName: row.unitId ? (unitNames.get(row.unitId) ?? null) : null,
      reason: row.reason,
      recordedAt: row.recordedAt.toISOString(),
    },
    PUBLIC,
  )

interface VersionLine {
  version: number
  digest: string | null
  reason: string | null
  frozenAt: string | null
}
const versionView = view<VersionLine>()({
  version: 'public',
  digest: 'public',
  reason: 'public',
  frozenAt: 'public',
})
export const versionLine = (row: {
  version: number
  digest: string | null
  reason: string | null
  frozenAt: Date | null
}) =>
  versionView.redact(
    {
      version: row.version,
      digest: row.digest,
      reason: row.reason,
      frozenAt: row.frozenAt?.toISOString() ?? null,
    },
    PUBLIC,
  )

/** Frozen rules are public; a draft goes only to those who passed `ruleset.edit` or `edition.view`. */
const rulesView = view<{ body: Ruleset }>()({ body: 'public' })
export const rulesOf = (body: Ruleset) => rulesView.redact({ body }, PUBLIC)
const draftView = view<{ body: Ruleset }>()({ body: 'internal' })
export const draftOf = (body: Ruleset) =>
  draftView.redact({ body }, EVERYTHING) as Sendable<{ body: Ruleset }>

const countsView = view<EditionCounts>()({
  submitted: 'internal',
  units: 'internal',
  undecided: 'internal',
  awaitingSupplement: 'internal',
  accepted: 'internal',
  refused: 'internal',
  renditions: 'internal',
  withoutRendition: 'internal',
  underassigned: 'internal',
  panelMembers: 'internal',
  assignments: 'internal',
  handedIn: 'internal',
  stillMasked: 'internal',
  councilMissing: 'internal',
  roundsClosed: 'internal',
  roundsOpen: 'internal',
})
export const countsOf = (counts: EditionCounts) =>
  countsView.redact(counts, EVERYTHING) as Sendable<EditionCounts>

const issueView = view<ReadinessIssue>()({ code: 'internal', facts: 'internal', blocking: 'internal' })
export const issueOf = (issue: ReadinessIssue) =>
  issueView.redact(issue, EVERYTHING) as Sendable<ReadinessIssue>

const needView = view<StepNeed>()({ code: 'internal', count: 'internal', done: 'internal' })
export const stepOf = ({ act, needs }: NextStep) =>
  answer({
    act: act ?? null,
    needs: needs.map((need) => needView.redact(need, EVERYTHING) as Sendable<StepNeed>),
  })

export interface JudgeLine {
  memberId: string
  fullName: string | null
  total: number
  handedIn: number
}
const judgeView = view<JudgeLine>()({
  memberId: 'internal',
  fullName: 'internal',
  total: 'internal',
  handedIn: 'internal',
})
export const judgeLine = (line: JudgeLine) => judgeView.redact(line, EVERYTHING) as Sendable<JudgeLine>
