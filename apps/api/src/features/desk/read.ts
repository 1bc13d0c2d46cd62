import type { SheetMarks } from '@xk/db'
import { fail, notFound, ok, toWire } from '@xk/domain/kernel'
import { answer, BLINDED, denialOf, view, type Viewer } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import type { ScoringRules, Segment } from '@xk/domain/ruleset'
import { checkSheet, sheetTotal } from '@xk/domain/scoring'
import type { Deps } from '../../deps.ts'
import { findScoringStage } from '../panel/store.ts'
import { readOwnPaper } from '../paper-sheets/read-own.ts'
import { deskFacts } from './facts.ts'
import {
  findDeskItem,
  findJudgingEnd,
  findLiveSheet,
  findMembership,
  listDeskItems,
  listMembershipsOf,
} from './store.ts'

const itemView = view<{
  assignmentId: string
  blindCode: string
  title: string
  topic: string | null
  segment: string
  segmentLabel: string
  state: 'notBegun' | 'begun' | 'scored' | 'onPaper' | 'handedIn' | 'late'
  version: number
  total: string | null
  kind: 'first' | 'extra' | 'jointRescore' | 'specimen'
  /** Given back by the panel's chair to be scored again. */
  reopened: boolean
  /** Somebody in it asked that their data be used for nothing: not even its title is shown. */
  restricted: boolean
}>()({
  assignmentId: 'public',
  blindCode: 'public',
  title: 'public',
  topic: 'public',
  segment: 'public',
  segmentLabel: 'public',
  state: 'public',
  version: 'public',
  total: 'public',
  kind: 'public',
  reopened: 'public',
  restricted: 'public',
})
const rubricView = view<{
  scoring: Pick<ScoringRules, 'overallComment'>
  segment: Segment
  /** Told before anything is written. */
  commentsToUnit: boolean
}>()({
  scoring: 'public',
  segment: 'public',
  commentsToUnit: 'public',
})
const sheetView = view<SheetMarks & { version: number; state: string; reopenedFor: string | null }>()({
  marks: 'public',
  comments: 'public',
  overallComment: 'public',
  version: 'public',
  state: 'public',
  reopenedFor: 'public',
})
const bodyView = view<RenditionBody>()({
  title: 'content',
  topic: 'content',
  fields: 'content',
  documents: 'content',
})
/** A work that nobody reads for now. */
const NOTHING: RenditionBody = { title: '—', topic: null, fields: [], documents: [] }
const stageView = view<{
  stageId: string
  label: string
  editionTitle: string
  undertaking: string
  undertaken: boolean
  endsAt: string | null
  /** Names are known here, and authors present in person for so many minutes. */
  named: boolean
  presentation: { presentMinutes: number; answerMinutes: number } | null
  total: number
  done: number
  /** Judges may say here what they would like to judge. */
  bids: boolean
}>()({
  stageId: 'public',
  label: 'public',
  editionTitle: 'public',
  undertaking: 'public',
  undertaken: 'public',
  endsAt: 'public',
  named: 'public',
  presentation: 'public',
  total: 'public',
  done: 'public',
  bids: 'public',
})

const itemState = (
  rules: ScoringRules,
  segment: Segment,
  { sheet, sheetState, onPaper }: Awaited<ReturnType<typeof listDeskItems>>[number],
) => {
  if (sheetState === 'handedIn' || sheetState === 'late') return sheetState
  if (onPaper) return 'onPaper'
  if (!sheet) return 'notBegun'
  return checkSheet(rules, segment, sheet, 'handIn').length === 0 ? 'scored' : 'begun'
}

/** Calibration works are apart: they never count. */
const counts = ({ kind }: { kind: string }) => kind !== 'specimen'

/** Total so far: null until every criterion has a mark. */
const totalOf = (segment: Segment, sheet: SheetMarks | null) =>
  sheet && segment.criteria.every((criterion) => sheet.marks[criterion.key] !== undefined)
    ? toWire(sheetTotal(segment, sheet.marks))
    : null

/** The panels that I sit on, with what is left: a constant number of queries per panel. */
export const listMyPanels = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('desk.list', viewer, { onPanel: true })
  if (denied) return fail(denied)
  const tx = deps.database.db
  const panels = []
  for (const member of await listMembershipsOf(tx, viewer.personId)) {
    const stage = await findScoringStage(tx, member.stageId)
    if (!stage) continue
    const items = (member.undertakenAt ? await listDeskItems(tx, member.id) : []).filter(counts)
    const end = await findJudgingEnd(tx, stage.stageId)
    const done = items.filter((it) => it.sheetState === 'handedIn' || it.sheetState === 'late').length
    panels.push(
      stageView.redact(
        {
          stageId: member.stageId,
          label: stage.label,
          editionTitle: stage.editionTitle,
          undertaking: stage.scoring.undertaking,
          undertaken: member.undertakenAt !== null,
          endsAt: end?.toISOString() ?? null,
          named: !stage.scoring.blind,
          presentation: stage.own.presentation,
          total: items.length,
          done,
          bids: stage.own.bidding !== null,
        },
        BLINDED,
      ),
    )
  }
  return ok(answer({ panels }))
}

/** My work list in one stage, in my own order; nothing of it tells who wrote what, or when. */
export const readDesk = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const member = await findMembership(tx, stageId, viewer.personId)
  const denied = denialOf('desk.list', viewer, { onPanel: member !== undefined })
  if (denied) return fail(denied)
  const stage = member && (await findScoringStage(tx, stageId))
  if (!stage) return fail(notFound)
  const end = await findJudgingEnd(tx, stage.stageId)
  const rows = member.undertakenAt ? await listDeskItems(tx, member.id) : []
  const items = rows.flatMap((row) => {
    const segment = stage.scoring.segments.find((it) => it.key === row.segment)
    if (!segment) return []
    return [
      itemView.redact(
        {
          assignmentId: row.assignmentId,
          blindCode: row.blindCode,
          title: row.restricted ? NOTHING.title : row.rendition.title,
          topic: row.restricted ? null : (row.rendition.topic?.label ?? null),
          segment: row.segment,
          segmentLabel: segment.label,
          state: itemState(stage.scoring, segment, row),
          version: row.sheetVersion ?? 0,
          total: totalOf(segment, row.sheet),
          kind: row.kind,
          reopened: row.sheetState === 'draft' && (row.sheetN ?? 1) > 1,
          restricted: row.restricted,
        },
        BLINDED,
      ),
    ]
  })
  return ok(
    answer({
      stage: stageView.redact(
        {
          stageId,
          label: stage.label,
          editionTitle: stage.editionTitle,
          undertaking: stage.scoring.undertaking,
          undertaken: member.undertakenAt !== null,
          endsAt: end?.toISOString() ?? null,
          named: !stage.scoring.blind,
          presentation: stage.own.presentation,
          total: rows.filter(counts).length,
          done: rows.filter(counts).filter((it) => it.sheetState === 'handedIn' || it.sheetState === 'late')
            .length,
          bids: stage.own.bidding !== null,
        },
        BLINDED,
      ),
      items,
    }),
  )
}

/** One work beside its rubric and my sheet. */
export const readDeskEntry = async (deps: Deps, viewer: Viewer, assignmentId: string) => {
  const tx = deps.database.db
  const item = await findDeskItem(tx, assignmentId)
  const facts = deskFacts(viewer, item)
  const denied = denialOf('desk.read', viewer, facts)
  if (denied)
    return fail(
      facts.assigned && facts.undertaken === false ? { code: 'panel/undertaking-needed' as const } : denied,
    )
  const stage = item && (await findScoringStage(tx, item.stageId))
  const segment = stage?.scoring.segments.find((it) => it.key === item?.assignment.segment)
  if (!item || !stage || !segment) return fail(notFound)
  const live = await findLiveSheet(tx, assignmentId)
  const sheet = live ?? { body: { marks: {}, comments: {}, overallComment: '' }, version: 0, state: 'draft' }
  const reopenedFor = live?.state === 'draft' && live.n > 1 ? live.reason : null
  return ok(
    answer({
      assignmentId,
      stageId: item.stageId,
      blindCode: item.blindCode,
      /** Kept and used for nothing for now: there is nothing to read. */
      restricted: item.restricted,
      work: bodyView.redact(item.restricted ? NOTHING : (item.rendition as RenditionBody), BLINDED),
      rubric: rubricView.redact(
        {
          scoring: { overallComment: stage.scoring.overallComment },
          segment,
          commentsToUnit: stage.rules.publication.commentsToUnit,
        },
        BLINDED,
      ),
      sheet: sheetView.redact(
        { ...sheet.body, version: sheet.version, state: sheet.state, reopenedFor },
        BLINDED,
      ),
      kind: item.assignment.kind,
      paper: await readOwnPaper(tx, assignmentId, live?.id),
    }),
  )
}
