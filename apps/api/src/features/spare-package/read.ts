import { assignment, panelMember, rendition, stageEntry, type Tx } from '@xk/db'
import { fail, fromWire, multiply, ok, rational, type Result, toWire } from '@xk/domain/kernel'
import { view, type Viewer } from '@xk/domain/policy'
import type { Segment } from '@xk/domain/ruleset'
import { and, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { isRestricted } from '../data-protection/store.ts'
import type { StageContext } from '../panel/store.ts'
import { listPaperMarks, type PaperMarks } from '../paper-sheets/store.ts'
import { BY_CODE, findStageFor, sightOf } from '../results/context.ts'
import { type AssignedSheet, loadStageInputs } from '../results/load-stage-inputs.ts'
import { listJudgeNames } from '../results/names.ts'
import { stateOfSheet } from '../results/read-progress.ts'

export interface SpareLine {
  code: string
  /** As judges read it: of the approved blinded copy; empty while there is none, "—" while it is restricted. */
  title: string
  memberId: string
  judge: string
  undertaken: boolean
  segment: string
  kind: string
  state: 'open' | 'late' | 'handedIn' | 'onPaper'
  /** Somebody in the entry has had the use of their data restricted: judges can't read it, so none of it is printed. */
  restricted: boolean
  /** Criterion key → points; null for what is not handed in, or not this reader's to see. */
  points: Record<string, string> | null
}
const lineView = view<SpareLine>()({
  code: 'internal',
  title: 'content',
  memberId: 'internal',
  judge: 'internal',
  undertaken: 'internal',
  segment: 'internal',
  kind: 'internal',
  state: 'internal',
  restricted: 'internal',
  points: 'internal',
})

/** What stands where the reader may not see. */
const NOTHING: SpareLine = {
  code: '',
  title: '',
  memberId: '',
  judge: '',
  undertaken: false,
  segment: '',
  kind: '',
  state: 'open',
  restricted: false,
  points: null,
}

/** What a package holds, as its reader may see it; lines by code, then by judge. */
export interface SpareContents {
  stage: StageContext
  held: boolean
  hiddenEntries: boolean
  lines: SpareLine[]
  /** The panel, by given names. */
  memberIds: string[]
  madeAt: Date
}

/** What stands beside the assignments of a stage: one query. */
const listAside = (tx: Tx, stageId: string) =>
  tx
    .select({
      assignmentId: assignment.id,
      title: sql<string>`coalesce(${rendition.body}->>'title', '')`,
      undertaken: sql<boolean>`${panelMember.undertakenAt} is not null`,
      restricted: isRestricted(stageEntry.entryId),
    })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .leftJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .where(eq(stageEntry.stageId, stageId))

const pointsOf = (segment: Segment, marks: Readonly<Record<string, number>>): Record<string, string> => {
  const points: Record<string, string> = {}
  for (const { key, step } of segment.criteria) {
    const steps = marks[key]
    if (steps !== undefined) points[key] = toWire(multiply(fromWire(step), rational(steps)))
  }
  return points
}

const stateOf = (it: AssignedSheet, papers: PaperMarks): SpareLine['state'] => {
  const state = stateOfSheet(it)
  return state === 'open' && papers.open.has(it.assignmentId) ? 'onPaper' : state
}

/**
 * Assignments of a stage that is being judged, by code, with the points that are handed in: by the rules of the
 * progress page, so nobody's for a reader whose own sheets are open, never a draft's, nothing of an entry that the
 * reader has a conflict with. No author and no unit ever, and no title of what is restricted. A constant number of queries.
 */
export const readSpareContents = async (
  deps: Deps,
  viewer: Viewer,
  stageId: string,
): Promise<Result<SpareContents>> => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'sparePackage.download', stageId)
  if (!found.ok) return found
  const stage = found.value
  if (stage.stageState !== 'running') return fail({ code: 'record/in-wrong-state', state: stage.stageState })
  const { hidden, held } = await sightOf(tx, viewer, stageId)
  const [loaded, judges, papers, aside] = await Promise.all([
    loadStageInputs(tx, stageId, hidden),
    listJudgeNames(tx, stageId),
    listPaperMarks(tx, stageId),
    listAside(tx, stageId),
  ])
  const segments = new Map(stage.scoring.segments.map((segment) => [segment.key, segment]))
  const codes = new Map(loaded.entries.map(({ id, blindCode }) => [id, blindCode]))
  const places = new Map(judges.map((judge, i) => [judge.memberId, { ...judge, place: i }]))
  const asideOf = new Map(aside.map((row) => [row.assignmentId, row]))
  const placeOf = (memberId: string) => places.get(memberId)?.place ?? places.size
  const codeOf = (it: AssignedSheet) => codes.get(it.stageEntryId) ?? ''
  const sheets = loaded.assigned.toSorted((a, b) => {
    if (codeOf(a) !== codeOf(b)) return codeOf(a) < codeOf(b) ? -1 : 1
    return placeOf(a.memberId) - placeOf(b.memberId)
  })
  return ok({
    stage,
    held,
    hiddenEntries: hidden.size > 0,
    madeAt: deps.now(),
    memberIds: judges.map(({ memberId }) => memberId),
    lines: sheets.map((it) => {
      const segment = segments.get(it.segment)
      const state = stateOf(it, papers)
      const beside = asideOf.get(it.assignmentId)
      const shown = !held && state === 'handedIn' && segment && it.marks
      const line: SpareLine = {
        code: codeOf(it),
        title: beside?.restricted ? '—' : (beside?.title ?? ''),
        memberId: it.memberId,
        judge: places.get(it.memberId)?.fullName ?? '—',
        undertaken: beside?.undertaken ?? false,
        segment: it.segment,
        kind: it.kind,
        state,
        restricted: beside?.restricted ?? false,
        points: shown ? pointsOf(segment, it.marks ?? {}) : null,
      }
      return { ...NOTHING, ...lineView.redact(line, BY_CODE) }
    }),
  })
}
