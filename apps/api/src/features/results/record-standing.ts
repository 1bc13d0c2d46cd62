import { award, edition, stage, standing, type Tx } from '@xk/db'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { awardRows } from './award-rows.ts'
import { type DecisionRow, frozenDigest, type FrozenResult } from './award-state.ts'
import { findFrozen, type FrozenStanding } from './frozen.ts'
import { isPutForward } from './put-forward.ts'

interface Place {
  editionId: string
  stageId: string
}

export const setStates = async (tx: Tx, it: Place, to: { edition: string; stage: string }): Promise<void> => {
  await tx.update(edition).set({ state: to.edition }).where(eq(edition.id, it.editionId))
  await tx.update(stage).set({ state: to.stage }).where(eq(stage.id, it.stageId))
}

/** The number of the stage's next standing, from 1. */
export const nextNumber = async (tx: Tx, stageId: string): Promise<number> =>
  ((await findFrozen(tx, stageId))?.n ?? 0) + 1

/**
 * Keeps a standing with the awards that follow from it, as they are declared. Answers what the ledger says of it:
 * the caller records that, with what is its own.
 */
export const keepStanding = async (
  deps: Deps,
  tx: Tx,
  by: string,
  it: { stageId: string; rulesetVersion: number },
  made: { n: number; inputsDigest: string; result: FrozenResult; decisions: DecisionRow[] },
) => {
  const { n, inputsDigest, result, decisions } = made
  const facts = {
    stageId: it.stageId,
    standingId: deps.newId(),
    n,
    digest: frozenDigest(result),
    inputsDigest,
    rulesetVersion: it.rulesetVersion,
  }
  const { standingId: id, ...rest } = facts
  await tx.insert(standing).values({ ...rest, id, derivation: result, frozenAt: deps.now(), frozenBy: by })
  const given = awardRows(deps, by, it.stageId, result, decisions)
  if (given.length > 0) await tx.insert(award).values(given)
  return facts
}

/** The declared standing that may still be taken back, undefined where none was declared; fails once it is put forward. */
export const findStandingToTakeBack = async (
  tx: Tx,
  it: Place,
): Promise<Result<FrozenStanding | undefined>> =>
  (await isPutForward(tx, it.editionId))
    ? fail({ code: 'record/in-wrong-state', state: 'putForward' })
    : ok(await findFrozen(tx, it.stageId))

/** Takes it back with its stage's awards. The standing stays, with the reason. */
export const takeStandingBack = async (
  tx: Tx,
  stageId: string,
  frozen: Pick<FrozenStanding, 'id'> | undefined,
  reason: string,
): Promise<void> => {
  if (frozen) await tx.update(standing).set({ reason }).where(eq(standing.id, frozen.id))
  await tx.delete(award).where(eq(award.stageId, stageId))
}
