import { approval, edition, stage, type Tx } from '@xk/db'
import type { putForwardSchema } from '@xk/contract'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listHolders } from '../grants/store.ts'
import {
  type CouncilContext,
  findRankingStage,
  findScoringStage,
  type RankingContext,
  type StageContext,
} from '../panel/store.ts'
import { awardState, listAwardDecisions } from './award-state.ts'
import { namesAreKnown } from './context.ts'
import { handsInResult } from './hands-in-result.ts'
import { findFrozen, type FrozenStanding } from './frozen.ts'
import { listTeamAwards, rankTeamPrizes } from './team-prizes.ts'

/** The scored stages of an edition, in their order. */
export const listScoredStages = async (tx: Tx, editionId: string): Promise<StageContext[]> => {
  const rows = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
    .orderBy(asc(stage.ord))
  const found: StageContext[] = []
  for (const { id } of rows) {
    const it = await findScoringStage(tx, id)
    if (it) found.push(it)
  }
  return found
}

/** All stages of an edition that rank, in their order: those that are scored, and a council's. */
export const listRankingStages = async (tx: Tx, editionId: string): Promise<RankingContext[]> => {
  const scored = await listScoredStages(tx, editionId)
  const last = await findDecidingStage(tx, editionId)
  return last && 'council' in last ? [...scored, last] : scored
}

/** The stage that decides an edition: the council's, else its last scored one. */
export const findDecidingStage = async (
  tx: Tx,
  editionId: string,
): Promise<StageContext | CouncilContext | undefined> => {
  const [row] = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, editionId), inArray(stage.kind, ['scoring', 'councilBallot'])))
    .orderBy(desc(stage.ord))
    .limit(1)
  return row && findRankingStage(tx, row.id)
}

/** The latest approval of an edition, whatever its state. */
export const findApproval = async (tx: Tx, editionId: string) =>
  (
    await tx
      .select()
      .from(approval)
      .where(eq(approval.editionId, editionId))
      .orderBy(desc(approval.requestedAt), desc(approval.id))
      .limit(1)
  )[0]

/**
 * When an approval is asked for: after the one before it, also where the clock stands still or was set back, for the
 * latest is the one that counts.
 */
export const askedAfter = (before: { requestedAt: Date } | undefined, now: Date): Date =>
  new Date(Math.max(now.getTime(), (before?.requestedAt.getTime() ?? -Infinity) + 1))

export type TeamAwards = Awaited<ReturnType<typeof listTeamAwards>>

/** What an approval is about: the frozen standing with its awards, and the unit prizes. */
export const resultDigest = (frozen: FrozenStanding, team: TeamAwards): string =>
  digestOf({
    standing: frozen.digest,
    teamAwards: team.map(({ prize, unitId, rank, points, derivation }) => ({
      prize,
      unitId,
      rank,
      points,
      derivation,
    })),
  })

interface Ready {
  stage: RankingContext
  frozen: FrozenStanding
  team: TeamAwards
  digest: string
}

const lockForApproval = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  editionId: string,
  preparedBy: readonly string[],
): Promise<Result<Ready>> => {
  const denied = denialOf(command, viewer, { editionId, preparedBy })
  if (denied) return fail(denied)
  const it = await findDecidingStage(tx, editionId)
  if (!it) return fail(notFound)
  const frozen = await findFrozen(tx, it.stageId)
  const wanted = it.blind ? 'unmasked' : 'frozen'
  if (!frozen || !namesAreKnown(it) || it.editionState !== wanted)
    return fail({ code: 'record/in-wrong-state', state: it.editionState })
  const team = await listTeamAwards(tx, it.stageId)
  return ok({ stage: it, frozen, team, digest: resultDigest(frozen, team) })
}

const lockEdition = (tx: Tx, id: string) =>
  tx.select({ id: edition.id }).from(edition).where(eq(edition.id, id)).for('update')

/** A secretary puts the result before the lead: winners, unit prizes, exceptions, exactly as on screen. */
export const putForward = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof putForwardSchema>,
) =>
  runCommand(deps, actor, 'result.putForward', input, async (tx, record) => {
    await lockEdition(tx, input.editionId)
    const ready = await lockForApproval(tx, actor.viewer, 'result.putForward', input.editionId, [])
    if (!ready.ok) return ready
    const { stage: it, team, digest } = ready.value
    const before = await findApproval(tx, input.editionId)
    if (before && before.state !== 'sentBack')
      return fail({ code: 'record/in-wrong-state' as const, state: before.state })
    // Where no unit qualifies there is nothing to fix.
    const ranked = team.length === 0 ? await rankTeamPrizes(tx, it, vietnamDay(deps.now())) : []
    if (ranked?.some(({ ranking }) => ranking.placings.length > 0))
      return fail({ code: 'result/undecided' as const, issues: [{ code: 'teamPrizes', count: 1 }] })
    if (digest !== input.digest) return fail({ code: 'record/stale-version' as const, current: 0 })
    const { result } = ready.value.frozen
    const tie =
      it.own.kind === 'councilBallot' &&
      awardState(it.prizes, result.standing, await listAwardDecisions(tx, it.stageId))
    if (tie && tie.proposal.boundaryTie)
      return fail({ code: 'result/undecided' as const, issues: [{ code: 'boundaryTie', count: 1 }] })
    const id = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(approval).values({
      id,
      editionId: input.editionId,
      digest,
      state: 'waiting',
      requestedBy: by,
      requestedAt: askedAfter(before, deps.now()),
    })
    const now = deps.now()
    const leads = await listHolders(tx, ['lead', 'deputy'], now)
    await notify(deps, tx, leads, 'result.putForward', { editionId: input.editionId, by })
    record({ kind: 'putForward', payload: { approvalId: id, editionId: input.editionId, digest } })
    return ok(answer({ id }))
  })

const decide = (
  deps: Deps,
  actor: Actor,
  command: 'result.approve' | 'result.sendBack',
  input: { approvalId: string; reason?: string },
) =>
  runCommand(deps, actor, command, input, async (tx, record) => {
    const [row] = await tx.select().from(approval).where(eq(approval.id, input.approvalId)).for('update')
    if (!row) return fail(denialOf(command, actor.viewer, {}) ?? notFound)
    const ready = await lockForApproval(tx, actor.viewer, command, row.editionId, [
      row.requestedBy,
      ...(await handsInResult(tx, row.editionId)),
    ])
    if (!ready.ok) return ready
    if (row.state !== 'waiting') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const approves = command === 'result.approve'
    if (approves && ready.value.digest !== row.digest)
      return fail({ code: 'record/stale-version' as const, current: 0 })
    const by = actor.viewer.accountId
    await tx
      .update(approval)
      .set({
        state: approves ? 'approved' : 'sentBack',
        decidedBy: by,
        decidedAt: deps.now(),
        reason: input.reason ?? null,
      })
      .where(eq(approval.id, row.id))
    await notify(deps, tx, [row.requestedBy], approves ? 'result.approved' : 'result.sentBack', {
      editionId: row.editionId,
      by,
    })
    record({
      kind: approves ? 'approve' : 'sendBack',
      payload: {
        approvalId: row.id,
        editionId: row.editionId,
        digest: row.digest,
        reason: input.reason ?? null,
      },
    })
    return ok(answer({ state: approves ? ('approved' as const) : ('sentBack' as const) }))
  })

/** Duyệt: the lead approves what another put forward, after confirming who they are. */
export const approveResult = (deps: Deps, actor: Actor, approvalId: string) =>
  decide(deps, actor, 'result.approve', { approvalId })

/** Trả lại: with a reason; the secretariat changes what must change and puts it forward again. */
export const sendBackResult = (deps: Deps, actor: Actor, input: { approvalId: string; reason: string }) =>
  decide(deps, actor, 'result.sendBack', input)
