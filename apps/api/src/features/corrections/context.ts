import type { CorrectionItemInput } from '@xk/contract'
import type { CorrectionItem, Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { Command, Viewer } from '@xk/domain/policy'
import { isWon } from '@xk/domain/scoring'
import { type ApprovedResult, findApprovedResult, findEditionFor } from '../publication/context.ts'
import { type DecisionRow, findDecision, listReleases, type ReleaseRow } from '../publication/store.ts'
import type { RemarkSheets } from './apply-items.ts'
import { findRemarks, type ScoredRemark } from './scored-remarks.ts'

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

/** The items with what they mean here; one that names nothing there is refused. */
export const resolveItems = async (
  tx: Tx,
  result: ApprovedResult,
  items: readonly CorrectionItemInput[],
): Promise<Result<{ items: CorrectionItem[]; remarks: Map<string, RemarkSheets> }>> => {
  const scored = await findRemarks(tx, result.stage)
  const found: CorrectionItem[] = []
  for (const item of items) {
    const known = itemOf(item, scored, result)
    if (!known) return fail(notFound)
    found.push(known)
  }
  const kinds = new Set(found.map(({ kind }) => kind === 'revocation'))
  if (kinds.size > 1) return fail({ code: 'correction/one-at-a-time' })
  const remarks = new Map(
    scored.flatMap(({ stageEntryId, complete, resolution, sheets }) =>
      complete ? [[stageEntryId, { resolution, sheets }] as const] : [],
    ),
  )
  return ok({ items: found, remarks })
}
