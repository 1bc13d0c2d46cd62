import type { CorrectionItemInput } from '@xk/contract'
import { conflict, type CorrectionItem, entryPerson, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok, parseRational, type Result, toWire } from '@xk/domain/kernel'
import type { Command, Viewer } from '@xk/domain/policy'
import { checkObjectiveMark, isWon } from '@xk/domain/scoring'
import { and, inArray, sql } from 'drizzle-orm'
import { findScoringStage } from '../panel/store.ts'
import { type ApprovedResult, findApprovedResult, findEditionFor } from '../publication/context.ts'
import { type DecisionRow, findDecision, listReleases, type ReleaseRow } from '../publication/store.ts'
import type { RemarkSheets } from './apply-items.ts'
import { findRemarks, type ScoredRemark } from './scored-remarks.ts'
import { findStageOf } from './store.ts'

/** A result that is out, or waits for its hour: what corrections start from. */
export interface ReleasedResult {
  result: ApprovedResult
  decision: DecisionRow
  /** The newest release that was signed. */
  latest: ReleaseRow
}

/** The released result of an edition for someone who may issue this command there. */
export const findReleasedResult = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  editionId: string,
  options: { lock?: boolean; preparedBy?: readonly string[] } = {},
): Promise<Result<ReleasedResult>> => {
  const found = await findEditionFor(tx, viewer, command, editionId, options)
  if (!found.ok) return found
  const result = await findApprovedResult(tx, found.value)
  const decision = await findDecision(tx, editionId)
  const latest = (await listReleases(tx, editionId)).find(({ releasedAt }) => releasedAt !== null)
  if (!result || !decision || !latest)
    return fail({ code: 'record/in-wrong-state', state: found.value.state })
  return ok({ result, decision, latest })
}

const itemOf = (
  item: CorrectionItemInput,
  remarks: readonly ScoredRemark[],
  result: ApprovedResult,
): CorrectionItem | undefined => {
  if (item.kind === 'remark') {
    const found = remarks.find(({ appealId }) => appealId === item.appealId)
    return found && { ...item, stageEntryId: found.stageEntryId }
  }
  if (item.kind !== 'revocation') return item
  const award = result.frozen.result.awards.find((it) => it.entryId === item.stageEntryId && isWon(it))
  return award && { ...item, prize: award.prize }
}

/** Nobody prepares or approves what is changed of a work that is theirs, or that a conflict ties them to. */
export const isTiedTo = async (
  tx: Tx,
  viewer: Viewer,
  items: readonly CorrectionItem[],
): Promise<boolean> => {
  if (items.length === 0) return false
  const { personId } = viewer
  const [tied] = await tx
    .select({ id: stageEntry.id })
    .from(stageEntry)
    .where(
      and(
        inArray(
          stageEntry.id,
          items.map(({ stageEntryId }) => stageEntryId),
        ),
        sql`(exists (select 1 from ${conflict} c where c.entry_id = ${stageEntry.entryId}
            and c.person_id = ${personId} and c.lifted_at is null)
          or exists (select 1 from ${entryPerson} p where p.entry_id = ${stageEntry.entryId}
            and p.person_id = ${personId}))`,
      ),
    )
    .limit(1)
  return tied !== undefined
}

/** A mark of an objective part as it may be typed before the release too: whole items, up to its maximum. */
const checkedMark = async (
  tx: Tx,
  item: Extract<CorrectionItem, { kind: 'objectiveMark' }>,
  editionId: string,
  at: string,
): Promise<Result<CorrectionItem>> => {
  const stageId = await findStageOf(tx, item.stageEntryId)
  const stage = stageId === undefined ? undefined : await findScoringStage(tx, stageId)
  const segment = stage?.scoring.segments.find(({ key }) => key === item.segment)
  if (stage?.editionId !== editionId || !segment) return fail(notFound)
  const points = item.points === null ? null : parseRational(item.points)
  const issues = checkObjectiveMark(segment, { points, elapsedSeconds: item.elapsedSeconds })
  if (issues.length > 0)
    return fail({
      code: 'input/invalid',
      issues: issues.map((issue) => ({ ...issue, pointer: at + issue.pointer })),
    })
  return ok({ ...item, points: points ? toWire(points) : null })
}

/** The items with what they mean here; one that names nothing there is refused. */
export const resolveItems = async (
  tx: Tx,
  viewer: Viewer,
  result: ApprovedResult,
  items: readonly CorrectionItemInput[],
): Promise<Result<{ items: CorrectionItem[]; remarks: Map<string, RemarkSheets> }>> => {
  const scored = await findRemarks(tx, result.stage)
  const found: CorrectionItem[] = []
  for (const [i, item] of items.entries()) {
    const known = itemOf(item, scored, result)
    if (!known) return fail(notFound)
    const checked =
      known.kind === 'objectiveMark'
        ? await checkedMark(tx, known, result.stage.editionId, `/items/${i}`)
        : ok(known)
    if (!checked.ok) return checked
    found.push(checked.value)
  }
  if (await isTiedTo(tx, viewer, found)) return fail({ code: 'result/related' })
  const kinds = new Set(found.map(({ kind }) => kind === 'revocation'))
  if (kinds.size > 1) return fail({ code: 'correction/one-at-a-time' })
  const remarks = new Map(
    scored.flatMap(({ stageEntryId, complete, resolution, sheets }) =>
      complete ? [[stageEntryId, { resolution, sheets }] as const] : [],
    ),
  )
  return ok({ items: found, remarks })
}
