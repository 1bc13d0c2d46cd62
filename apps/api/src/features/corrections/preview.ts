import type { previewCorrectionSchema } from '@xk/contract'
import { ok } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { changesOf } from './changes.ts'
import { findReleasedResult, resolveItems } from './context.ts'
import { correctResult } from './corrected-result.ts'
import { revocationsOf } from './prepare.ts'
import { changeLines } from './read.ts'

/** What a correction would change, nothing saved: places, scores, prizes, unit prizes. */
export const previewCorrection = async (
  deps: Deps,
  viewer: Viewer,
  input: { editionId: string } & z.infer<typeof previewCorrectionSchema>,
) => {
  const { db } = deps.database
  const found = await findReleasedResult(db, viewer, 'correction.prepare', input.editionId)
  if (!found.ok) return found
  const { result, decision } = found.value
  const resolved = await resolveItems(db, viewer, result, input.items)
  if (!resolved.ok) return resolved
  const { items, remarks } = resolved.value
  const day = vietnamDay(decision.preparedAt)
  const revocations = revocationsOf(result, items, { reason: '—', decision: null, at: deps.now() })
  const choices = { boundary: input.boundary, teamBoundary: input.teamBoundary }
  const corrected = await correctResult(db, result, {
    items,
    remarks,
    revocations,
    choices,
    reason: '—',
    day,
  })
  if (!corrected.ok) return corrected
  const { entries, teams, digest } = await changesOf(db, result, corrected.value, result.team, day)
  return ok(answer({ digest, dropped: corrected.value.dropped, ...changeLines(entries, teams) }))
}
