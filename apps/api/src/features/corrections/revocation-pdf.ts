import { correction, decision, edition, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { findApprovedResult } from '../publication/context.ts'
import { decisionPaper } from '../publication/decision-paper.ts'
import { factsForStrangers, loadPaperFacts } from '../publication/paper-facts.ts'
import { printPaper } from '../publication/print-paper.ts'
import { listNamedEntries, scoreText } from '../publication/winners.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type CorrectionOutcome, listApproved } from './store.ts'

const findRow = async (tx: Tx, where: ReturnType<typeof eq>) =>
  (
    await tx
      .select({ correction, decision, edition })
      .from(correction)
      .innerJoin(decision, eq(decision.id, correction.decisionId))
      .innerJoin(edition, eq(edition.id, correction.editionId))
      .where(where)
  )[0]
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

/** The decision with the list of those from whom a prize is taken. */
const printRevocation = async (
  deps: Deps,
  it: Row,
  options: { forPublic: boolean },
): Promise<Uint8Array | undefined> => {
  const { db } = deps.database
  const now = await findApprovedResult(db, it.edition)
  // As it stood with this correction: one made since may wait for its own hour.
  const after = (it.correction.outcome as CorrectionOutcome).stages.at(-1)
  if (!now || !after) return undefined
  const result = { ...now, frozen: { ...now.frozen, result: after.result } }
  const { rules } = result.stage
  const items = it.correction.items.flatMap((item) => (item.kind === 'revocation' ? [item] : []))
  const named = await listNamedEntries(
    db,
    rules,
    items.map(({ stageEntryId }) => stageEntryId),
    vietnamDay(it.decision.preparedAt),
  )
  const placings = new Map(result.frozen.result.standing.placings.map((one) => [one.entryId, one]))
  const winners = items.flatMap(({ stageEntryId, prize }) => {
    const entry = named.get(stageEntryId)
    const placing = placings.get(stageEntryId)
    if (!entry || !placing) return []
    return {
      ...entry,
      award: { entryId: stageEntryId, prize, state: 'revoked' as const, reason: it.correction.reason },
      prizeLabel: rules.prizes.find(({ key }) => key === prize)?.label ?? prize,
      rank: placing.rank,
      score: scoreText(result, placing),
    }
  })
  const loaded = await loadPaperFacts(deps, db, result, it.decision, it.correction.releaseDigest)
  const facts = { ...loaded, winners, teams: [] }
  const shown = options.forPublic ? await factsForStrangers(db, it.edition.id, facts) : facts
  return printPaper('decision', decisionPaper(shown, options))
}

/** For office holders: a draft across which DỰ THẢO stands until a second person has approved it. */
export const officeRevocationPdf = async (
  deps: Deps,
  viewer: Viewer,
  correctionId: string,
): Promise<Result<Uint8Array>> => {
  const it = await findRow(deps.database.db, eq(correction.id, correctionId))
  const denied = denialOf('entry.view', viewer, it ? { editionId: it.edition.id } : {})
  if (denied || !it) return fail(denied ?? notFound)
  const pdf = await printRevocation(deps, it, { forPublic: false })
  return pdf ? ok(pdf) : fail(notFound)
}

/**
 * The decision by which the n-th prize of an edition was taken back, naming only who agreed to it. Only what a
 * published release says is given: `upTo` is the newest one.
 */
export const publicRevocationPdf = async (
  deps: Deps,
  upTo: { editionId: string; n: number },
  nth: number,
): Promise<Uint8Array | undefined> => {
  const { db } = deps.database
  const published = (await listApproved(db, upTo.editionId)).filter(({ releaseN }) => releaseN <= upTo.n)
  const taken = published.flatMap(({ id, items }) =>
    items.flatMap(({ kind }) => (kind === 'revocation' ? [id] : [])),
  )
  const id = taken[nth - 1]
  const it = id === undefined ? undefined : await findRow(db, eq(correction.id, id))
  return it && printRevocation(deps, it, { forPublic: true })
}
