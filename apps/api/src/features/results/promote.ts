import type { declarePromotionSchema } from '@xk/contract'
import { assignment, ballotRound, edition, promotion, rendition, stage, stageEntry, type Tx } from '@xk/db'
import { type EditionState, type StageState, transitEdition, transitStage } from '@xk/domain/edition'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { decidePromotion } from '@xk/domain/scoring'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { freshCode } from '../masking/begin-masking.ts'
import { deriveConflicts, type StageContext } from '../panel/store.ts'
import { noticeInTheWay } from '../public-notice/way-to-council.ts'
import { lockStageFor, seesWholeStage } from './context.ts'
import { findFrozen, type FrozenStanding } from './frozen.ts'
import {
  carryRenditions,
  countPromotions,
  type DeclaredPromotion,
  findPromotion,
  listBehind,
} from './promotion-store.ts'

/** Who goes on by the declared standing and the rules' cut; undefined where no stage follows. */
export const promotionOf = (it: StageContext, frozen: FrozenStanding): DeclaredPromotion | undefined => {
  const { cut, key } = it.own
  if (!cut || !it.next) return undefined
  const { standing, lots, codes } = frozen.result
  const decided = decidePromotion(standing, cut, lots)
  const codeOf = (id: string) => codes[id] ?? ''
  return {
    stage: key,
    nextStage: it.next.key,
    standing: frozen.digest,
    cut,
    tie: decided.tie && {
      score: decided.tie.score,
      places: decided.tie.places,
      codes: decided.tie.entries.map(codeOf).sort(),
    },
    lines: decided.lines.map(({ entryId, ...line }) => ({
      stageEntryId: entryId,
      code: codeOf(entryId),
      ...line,
    })),
  }
}

export const promotionDigest = (declared: DeclaredPromotion): string => digestOf(declared)

const setStates = async (tx: Tx, it: StageContext, to: { edition: string; stage: string }): Promise<void> => {
  await tx.update(edition).set({ state: to.edition }).where(eq(edition.id, it.editionId))
  await tx.update(stage).set({ state: to.stage }).where(eq(stage.id, it.stageId))
}

const nextStates = (
  it: StageContext,
  act: 'promote' | 'withdrawPromotion',
): Result<{ stage: StageState; edition: EditionState }> => {
  const stageNext = transitStage(it.stageState as StageState, act, it.facts)
  if (!stageNext.ok) return stageNext
  const editionNext = transitEdition(it.editionState as EditionState, act, it.facts)
  return editionNext.ok ? ok({ stage: stageNext.value, edition: editionNext.value }) : editionNext
}

const findNextStage = async (tx: Tx, it: StageContext) => {
  const [row] = await tx
    .select()
    .from(stage)
    .where(and(eq(stage.editionId, it.editionId), eq(stage.key, it.next?.key ?? '')))
    .for('update')
  return row
}

/**
 * Gives everyone who goes on a place in the next stage: a new random id and code, drawn in the order of the new
 * ids so that nothing of the old order is left, and the blinded copy as it was approved while names stay hidden.
 */
const openNextStage = async (
  deps: Deps,
  tx: Tx,
  it: StageContext,
  nextId: string,
  ids: readonly string[],
) => {
  const present = await tx.select().from(stageEntry).where(eq(stageEntry.stageId, nextId))
  const placeOf = new Map(present.map((row) => [row.entryId, row.id]))
  const behind = await listBehind(tx, ids)
  // No code of the stage before comes again, be it of another work.
  const codes = new Set([...present.map(({ blindCode }) => blindCode), ...behind.map(({ code }) => code)])
  const { next } = it
  const digits = next?.kind === 'scoring' ? next.scoring.blindCodeDigits : it.scoring.blindCodeDigits
  const made = behind
    .map((row) => ({ ...row, newId: placeOf.get(row.entryId) ?? deps.newId() }))
    .toSorted((a, b) => (a.newId < b.newId ? -1 : 1))
  for (const { newId, entryId, revisionId } of made) {
    const blindCode = freshCode(deps, codes, digits)
    const row = { id: newId, stageId: nextId, entryId, revisionId, blindCode, state: 'active' }
    await tx
      .insert(stageEntry)
      .values(row)
      .onConflictDoUpdate({
        target: [stageEntry.stageId, stageEntry.entryId],
        set: { blindCode, revisionId, state: 'active' },
      })
  }
  if (it.scoring.blind && next?.kind === 'scoring' && next.scoring.blind)
    await carryRenditions(tx, deps.newId, new Map(made.map((row) => [row.id, row.newId])))
  await deriveConflicts(tx, nextId, deps.now())
}

/**
 * Declares by code who goes on (danh sách vào vòng sau): what was on screen, with its digest in the ledger before
 * anybody's name is known. By another person than the one who declared the standing. The next stage is made ready.
 */
export const declarePromotion = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof declarePromotionSchema>,
) =>
  runCommand(deps, actor, 'promotion.declare', input, async (tx, record) => {
    const found = await lockStageFor(tx, actor.viewer, 'promotion.view', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const frozen = await findFrozen(tx, it.stageId)
    const facts = { editionId: it.editionId, preparedBy: frozen ? [frozen.frozenBy] : [] }
    const denied = denialOf('promotion.declare', actor.viewer, facts)
    if (denied) return fail(denied)
    const states = nextStates(it, 'promote')
    if (!states.ok) return states
    const whole = await seesWholeStage(tx, actor.viewer, it.stageId)
    if (!whole.ok) return whole
    const declared = frozen && promotionOf(it, frozen)
    const next = await findNextStage(tx, it)
    if (!frozen || !declared || !next) return fail(notFound)
    const digest = promotionDigest(declared)
    if (digest !== input.digest) return fail({ code: 'record/stale-version' as const, current: frozen.n })
    const ids = declared.lines.flatMap(({ stageEntryId, goesOn }) => (goesOn ? [stageEntryId] : []))
    if (ids.length === 0)
      return fail({ code: 'result/undecided' as const, issues: [{ code: 'nobodyGoesOn', count: 1 }] })
    if (next.kind === 'councilBallot') {
      const behind = await listBehind(tx, ids)
      const entryIds = behind.map(({ entryId }) => entryId)
      const inTheWay = await noticeInTheWay(tx, it.rules, entryIds, deps.now())
      if (inTheWay) return fail(inTheWay)
    }
    const n = (await countPromotions(tx, it.stageId)) + 1
    const id = deps.newId()
    await tx.insert(promotion).values({
      id,
      stageId: it.stageId,
      n,
      standingId: frozen.id,
      derivation: declared,
      digest,
      declaredBy: actor.viewer.accountId,
      declaredAt: deps.now(),
    })
    await openNextStage(deps, tx, it, next.id, ids)
    await setStates(tx, it, states.value)
    record({
      kind: 'promote',
      payload: { stageId: it.stageId, nextStageId: next.id, promotionId: id, n, digest, goOn: ids.length },
    })
    return ok(answer({ n, digest, goOn: ids.length }))
  })

/**
 * Takes the declaration back for a fault found before the next stage has begun, with a reason: its places are
 * closed again, and the declaration stays in the record. Refused once the next stage is judged or names are known.
 */
export const withdrawPromotion = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  runCommand(deps, actor, 'promotion.withdraw', input, async (tx, record) => {
    const found = await lockStageFor(tx, actor.viewer, 'promotion.withdraw', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const states = nextStates(it, 'withdrawPromotion')
    if (!states.ok) return states
    const next = await findNextStage(tx, it)
    const row = await findPromotion(tx, it.stageId)
    if (!next || !row) return fail(notFound)
    if (next.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: next.state })
    const [round] = await tx
      .select({ id: ballotRound.id })
      .from(ballotRound)
      .where(and(eq(ballotRound.stageId, next.id), ne(ballotRound.state, 'void')))
      .limit(1)
    if (round) return fail({ code: 'record/in-wrong-state' as const, state: 'running' })
    const places = await tx
      .select({ id: stageEntry.id })
      .from(stageEntry)
      .where(eq(stageEntry.stageId, next.id))
    const ids = places.map(({ id }) => id)
    if (ids.length > 0) {
      await tx.update(stageEntry).set({ state: 'withdrawn' }).where(inArray(stageEntry.id, ids))
      await tx
        .update(rendition)
        .set({ state: 'superseded' })
        .where(and(inArray(rendition.stageEntryId, ids), ne(rendition.state, 'superseded')))
      await tx.update(assignment).set({ state: 'withdrawn' }).where(inArray(assignment.stageEntryId, ids))
    }
    await tx
      .update(promotion)
      .set({ withdrawnAt: deps.now(), withdrawnBy: actor.viewer.accountId, reason: input.reason })
      .where(eq(promotion.id, row.id))
    await setStates(tx, it, states.value)
    record({
      kind: 'promote',
      payload: { stageId: it.stageId, promotionId: row.id, withdrawn: true, reason: input.reason },
    })
    return ok(answer({ withdrawn: true as const }))
  })
