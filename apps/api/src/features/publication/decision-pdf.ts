import { decision, edition } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { findApprovedResult, findDecidedResult, findEditionFor } from './context.ts'
import { certificatePaper, decisionPaper } from './decision-paper.ts'
import { factsForStrangers, loadPaperFacts } from './paper-facts.ts'
import { printPaper } from './print-paper.ts'
import { findDecision, findRelease, listReleases } from './store.ts'

/** Certificates in one file: far beyond any edition's prizes, and a bound for the printing process. */
const MOST_CERTIFICATES = 500

/** The decision for office holders, a draft across which DỰ THẢO stands until it is approved. */
export const officeDecisionPdf = async (
  deps: Deps,
  viewer: Viewer,
  editionId: string,
): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'entry.view', editionId)
  if (!found.ok) return found
  const result = await findDecidedResult(db, found.value)
  if (!result) return fail(notFound)
  const [latest] = await listReleases(db, editionId)
  const row = await findDecision(db, editionId)
  const facts = await loadPaperFacts(deps, db, result, row, latest?.digest ?? null)
  return ok(await printPaper('decision', decisionPaper(facts, { forPublic: false })))
}

/** Certificates of everyone, or of one stage entry or unit; printed only from an approved decision. */
export const certificatesPdf = async (
  deps: Deps,
  viewer: Viewer,
  input: { editionId: string; only: string | undefined },
): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'certificate.print', input.editionId)
  if (!found.ok) return found
  const row = await findDecision(db, input.editionId)
  const result = await findApprovedResult(db, found.value)
  if (!row?.approvedAt || !result) return fail({ code: 'record/in-wrong-state', state: found.value.state })
  const paper = certificatePaper(await loadPaperFacts(deps, db, result, row, null), input.only)
  if (paper.recipients.length === 0) return fail(notFound)
  if (paper.recipients.length > MOST_CERTIFICATES)
    return fail({ code: 'file/too-many', maxCount: MOST_CERTIFICATES })
  return ok(await printPaper('certificate', paper))
}

/** The decision behind a published release, naming only who agreed to it. The caller has checked the hour. */
export const publicDecisionPdf = async (deps: Deps, releaseId: string): Promise<Uint8Array | undefined> => {
  const { db } = deps.database
  const released = await findRelease(db, releaseId)
  const [row] = released ? await db.select().from(decision).where(eq(decision.id, released.decisionId)) : []
  const [of] = row ? await db.select().from(edition).where(eq(edition.id, row.editionId)) : []
  const result = of && (await findDecidedResult(db, of))
  if (!released || !row || !result) return undefined
  const facts = await factsForStrangers(
    db,
    of.id,
    await loadPaperFacts(deps, db, result, row, released.digest),
  )
  return printPaper('decision', decisionPaper(facts, { forPublic: true }))
}
