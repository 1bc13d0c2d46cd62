import {
  approval,
  award,
  awardDecision,
  correction,
  decision,
  edition,
  release,
  standing,
  teamAward,
  type Tx,
} from '@xk/db'
import { transitEdition } from '@xk/domain/edition'
import { digestOf, fail, ok, type Result } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import { currentKey, signRelease } from '@xk/domain/publication'
import { eq, max } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { keepsCeremonyHour } from '../ceremony/hour.ts'
import { listHonouredEntries, planCorrectedNotices } from '../ceremony/result-notices.ts'
import { withdrawRevoked } from '../escalation/withdraw.ts'
import { handsIn, thingOf } from '../hands/hands.ts'
import { listReleases, type ReleaseRow } from '../publication/store.ts'
import { findFrozen } from '../results/frozen.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { askedAfter, findApproval, resultDigest } from '../results/approval.ts'
import { listTeamAwards } from '../results/team-prizes.ts'
import { findReleasedResult, isTiedTo, type ReleasedResult } from './context.ts'
import { type CorrectionRow, lockWaiting } from './store.ts'
import { tellOfCorrection, tellSentBack } from './tell.ts'

/** Everybody who prepared it, in whatever order: none of them approves it. */
export const makersOf = async (tx: Tx, row: CorrectionRow | undefined): Promise<string[]> =>
  row ? [row.preparedBy, ...(await handsIn(tx, [thingOf.release(row.editionId, row.releaseN)]))] : []

interface Waiting extends ReleasedResult {
  row: CorrectionRow
  prepared: ReleaseRow
}

const lockForDecision = async (tx: Tx, viewer: Viewer, editionId: string): Promise<Result<Waiting>> => {
  const row = await lockWaiting(tx, editionId)
  const found = await findReleasedResult(tx, viewer, 'correction.approve', editionId, {
    lock: true,
    preparedBy: await makersOf(tx, row),
  })
  if (!found.ok) return found
  const prepared = (await listReleases(tx, editionId)).find(({ releasedAt }) => releasedAt === null)
  if (!row || !prepared) return fail({ code: 'record/in-wrong-state', state: 'notPrepared' })
  return ok({ ...found.value, row, prepared })
}

/** Whether the result is still the one that the correction was worked out from. */
const isCurrent = async (tx: Tx, { row, prepared, latest }: Waiting): Promise<boolean> => {
  for (const { stageId, n } of row.outcome.before.standings)
    if ((await findFrozen(tx, stageId))?.n !== n) return false
  return prepared.supersedes === latest.id
}

/** The corrected standings stand beside the ones before; the newest counts. */
const freezeAnew = async (deps: Deps, tx: Tx, actor: Actor, { row, result }: Waiting) => {
  const frozen: { stageId: string; n: number; digest: string }[] = []
  for (const stage of row.outcome.stages.filter(({ changed }) => changed)) {
    const n = stage.basedOn + 1
    await tx.insert(standing).values({
      id: deps.newId(),
      stageId: stage.stageId,
      n,
      rulesetVersion: result.stage.rulesetVersion,
      inputsDigest: stage.result.standing.inputsDigest,
      derivation: stage.result,
      digest: stage.digest,
      frozenAt: deps.now(),
      frozenBy: actor.viewer.accountId,
    })
    frozen.push({ stageId: stage.stageId, n, digest: stage.digest })
  }
  return frozen
}

/** Awards as they now are; places withheld as a number stay as they were. */
const replaceAwards = async (deps: Deps, tx: Tx, actor: Actor, { row, result }: Waiting) => {
  const { stageId } = result.stage
  const made = { stageId, by: actor.viewer.accountId, at: deps.now() }
  const kept = (await tx.select().from(award).where(eq(award.stageId, stageId))).filter(
    ({ stageEntryId }) => stageEntryId === null,
  )
  await tx.delete(award).where(eq(award.stageId, stageId))
  const given = (row.outcome.stages.at(-1)?.result.awards ?? []).map(({ entryId, prize, state, reason }) => ({
    ...made,
    id: deps.newId(),
    stageEntryId: entryId,
    prize,
    state,
    reason,
  }))
  if (kept.length + given.length > 0) await tx.insert(award).values([...kept, ...given])
  await tx.delete(teamAward).where(eq(teamAward.stageId, stageId))
  const teams = row.outcome.team.map((line) => ({ id: deps.newId(), stageId, ...line }))
  if (teams.length > 0) await tx.insert(teamAward).values(teams)
}

/** Choices at new ties are decisions like those before the release: the next correction keeps them. */
const keepChoices = async (deps: Deps, tx: Tx, { row, result }: Waiting) => {
  const { stageId } = result.stage
  const [last] = await tx
    .select({ n: max(awardDecision.n) })
    .from(awardDecision)
    .where(eq(awardDecision.stageId, stageId))
  const bodies = [
    ...Object.entries(row.choices.boundary).map(([prize, choice]) => ({
      kind: 'boundary' as const,
      prize,
      choice,
    })),
    ...Object.entries(row.choices.teamBoundary).map(([prize, choice]) => ({
      kind: 'teamBoundary' as const,
      prize,
      choice,
    })),
  ]
  if (bodies.length === 0) return
  await tx.insert(awardDecision).values(
    bodies.map((body, i) => ({
      id: deps.newId(),
      stageId,
      n: (last?.n ?? 0) + 1 + i,
      body,
      reason: row.reason,
      by: row.preparedBy,
      at: row.preparedAt,
    })),
  )
}

/** What is approved is the whole result as it now stands: the next step of any kind starts from it. */
const approveResultAnew = async (deps: Deps, tx: Tx, actor: Actor, { row, result }: Waiting) => {
  const frozen = await findFrozen(tx, result.stage.stageId)
  if (!frozen) throw new Error('no frozen standing')
  const digest = resultDigest(frozen, await listTeamAwards(tx, result.stage.stageId))
  const before = await findApproval(tx, row.editionId)
  await tx.insert(approval).values({
    id: deps.newId(),
    editionId: row.editionId,
    digest,
    state: 'approved',
    requestedBy: row.preparedBy,
    requestedAt: askedAfter(before, deps.now()),
    decidedBy: actor.viewer.accountId,
    decidedAt: deps.now(),
    reason: row.reason,
  })
}

const signPrepared = async (deps: Deps, tx: Tx, actor: Actor, { prepared, result }: Waiting) => {
  const now = deps.now()
  await tx
    .update(release)
    .set({
      signature: signRelease(prepared.core, currentKey(deps.keys.signing)),
      releasedBy: actor.viewer.accountId,
      releasedAt: now,
    })
    .where(eq(release.id, prepared.id))
  const { edition: of, stage } = result
  if (of.state !== 'decided' || prepared.publishAt > now) return
  const next = transitEdition('decided', 'release', stage.facts)
  if (next.ok) await tx.update(edition).set({ state: next.value }).where(eq(edition.id, of.id))
}

/**
 * A second person of the right office approves exactly what was prepared, after confirming who they are: the
 * corrected standing, awards and unit prizes are in force, the superseding release is signed, a prize taken back has
 * its decision, and everyone concerned is told. All of it in one transaction, in the ledger as its last statement.
 */
export const approveCorrection = (deps: Deps, actor: Actor, input: { editionId: string; digest: string }) =>
  runCommand(deps, actor, 'correction.approve', input, async (tx, record) => {
    const ready = await lockForDecision(tx, actor.viewer, input.editionId)
    if (!ready.ok) return ready
    const it = ready.value
    const { row, prepared, latest, result } = it
    if (await isTiedTo(tx, actor.viewer, row.items)) return fail({ code: 'result/related' })
    if (row.releaseDigest !== input.digest || prepared.digest !== input.digest || !(await isCurrent(tx, it)))
      return fail({ code: 'record/stale-version', current: row.n })
    const now = deps.now()
    const kept = await keepsCeremonyHour(tx, row.editionId, { publishAt: prepared.publishAt, now })
    if (!kept.ok) return kept
    const by = actor.viewer.accountId
    const before = await listHonouredEntries(deps, tx, result.edition)
    const frozen = await freezeAnew(deps, tx, actor, it)
    await replaceAwards(deps, tx, actor, it)
    await keepChoices(deps, tx, it)
    await approveResultAnew(deps, tx, actor, it)
    await signPrepared(deps, tx, actor, it)
    if (row.decisionId)
      await tx
        .update(decision)
        .set({ approvedBy: by, approvedAt: now })
        .where(eq(decision.id, row.decisionId))
    await tx
      .update(correction)
      .set({ state: 'approved', decidedBy: by, decidedAt: now })
      .where(eq(correction.id, row.id))
    await planCorrectedNotices(deps, tx, result.edition, { before, publishAt: prepared.publishAt })
    await tellOfCorrection(deps, tx, actor, { row, result, publishAt: prepared.publishAt })
    await tellWebhooks(deps, tx, {
      event: 'result.corrected',
      editionId: row.editionId,
      n: prepared.n,
      path: `/ket-qua/${result.edition.slug}`,
      at: prepared.publishAt,
    })
    const revoked = row.items.flatMap((item) => (item.kind === 'revocation' ? [item] : []))
    if (revoked.length > 0)
      record({
        kind: 'revoke',
        payload: { editionId: row.editionId, decisionId: row.decisionId, items: revoked, reason: row.reason },
      })
    const introduced = { stageEntryIds: revoked.map(({ stageEntryId }) => stageEntryId), reason: row.reason }
    for (const event of await withdrawRevoked(deps, tx, introduced)) record(event)
    record({
      kind: 'correct',
      payload: {
        edition: result.edition.slug,
        n: prepared.n,
        digest: prepared.digest,
        supersedes: latest.digest,
        standings: frozen,
        awards: digestOf(row.outcome.stages.at(-1)?.result.awards ?? []),
        reason: row.reason,
      },
    })
    return ok(
      answer({ n: prepared.n, publishAt: prepared.publishAt.toISOString(), slug: result.edition.slug }),
    )
  })

/** The second person sends it back with a reason; the secretariat prepares it anew or lets it be. */
export const sendBackCorrection = (deps: Deps, actor: Actor, input: { editionId: string; reason: string }) =>
  runCommand(deps, actor, 'correction.sendBack', input, async (tx, record) => {
    const row = await lockWaiting(tx, input.editionId)
    const found = await findReleasedResult(tx, actor.viewer, 'correction.sendBack', input.editionId, {
      lock: true,
    })
    if (!found.ok) return found
    if (!row) return fail({ code: 'record/in-wrong-state', state: 'notPrepared' })
    await tx
      .update(correction)
      .set({
        state: 'sentBack',
        sentBack: input.reason,
        decidedBy: actor.viewer.accountId,
        decidedAt: deps.now(),
      })
      .where(eq(correction.id, row.id))
    await tellSentBack(deps, tx, row, found.value.result.edition.title)
    record({ kind: 'sendBack', payload: { correctionId: row.id, reason: input.reason } })
    return ok(answer({ sentBack: true as const }))
  })
