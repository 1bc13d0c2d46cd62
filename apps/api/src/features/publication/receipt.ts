import { assignment, panelMember, release, scoreSheet, stage } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { type ReleaseCore, sheetReceiptFor, type SheetReceipt } from '@xk/domain/publication'
import { and, desc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { publishedNow } from './published-now.ts'

const receiptView = view<SheetReceipt>()({
  format: 'identity',
  release: 'identity',
  place: 'identity',
  index: 'identity',
  size: 'identity',
  proof: 'identity',
})

/**
 * What a judge keeps of their own handed-in sheet once the result is public: that it lies unchanged under the
 * release's root. Before that, and for anybody else's sheet, there is none.
 */
export const readReceipt = async (deps: Deps, viewer: Viewer, assignmentId: string) => {
  const denied = denialOf('notice.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [mine] = await db
    .select({ digest: scoreSheet.digest, core: release.core })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stage, eq(stage.id, panelMember.stageId))
    .innerJoin(scoreSheet, and(eq(scoreSheet.assignmentId, assignment.id), eq(scoreSheet.state, 'handedIn')))
    .innerJoin(release, and(eq(release.editionId, stage.editionId), publishedNow(deps.now())))
    .where(and(eq(assignment.id, assignmentId), eq(panelMember.personId, viewer.personId)))
    .orderBy(desc(release.n))
    .limit(1)
  const receipt = mine?.digest ? sheetReceiptFor(mine.core as ReleaseCore, mine.digest) : undefined
  if (!receipt) return fail(notFound)
  return ok(answer({ receipt: receiptView.redact(receipt, OWN) as Sendable<SheetReceipt> }))
}
