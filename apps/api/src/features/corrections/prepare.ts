import type { prepareCorrectionSchema } from '@xk/contract'
import { correction, type CorrectionItem, decision, release, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { buildReleaseCore, releaseDigest } from '@xk/domain/publication'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { hourAhead, keepsCeremonyHour } from '../ceremony/hour.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { settingsAt } from '../organisation/settings.ts'
import { loadReleaseInput } from '../publication/build-input.ts'
import { saveDisclosures } from '../publication/salting.ts'
import type { ApprovedResult } from '../publication/context.ts'
import { SYMBOL } from '../publication/decision-text.ts'
import { dropPrepared } from '../publication/store.ts'
import type { FrozenRevocation } from '../results/award-state.ts'
import type { TeamAwards } from '../results/approval.ts'
import { changesOf } from './changes.ts'
import { findReleasedResult, resolveItems } from './context.ts'
import { type CorrectedResult, correctResult } from './corrected-result.ts'
import { saveRevocationDecision } from './revocation-decision.ts'
import { type CorrectionOutcome, type CorrectionRow, listApproved, listCorrections } from './store.ts'

type Input = { editionId: string } & z.infer<typeof prepareCorrectionSchema>

/** What was prepared and not approved goes, with the release that would have been signed with it. */
export const dropWaiting = async (tx: Tx, editionId: string, now: Date): Promise<boolean> => {
  const rows = await tx
    .update(correction)
    .set({ state: 'dropped', decidedAt: now })
    .where(and(eq(correction.editionId, editionId), eq(correction.state, 'prepared')))
    .returning({ decisionId: correction.decisionId })
  const decisions = rows.flatMap(({ decisionId }) => decisionId ?? [])
  await dropPrepared(tx, editionId)
  if (decisions.length > 0)
    await tx.update(correction).set({ decisionId: null }).where(inArray(correction.decisionId, decisions))
  if (decisions.length > 0) await tx.delete(decision).where(inArray(decision.id, decisions))
  return rows.length > 0
}

/** Prizes taken back so far, and those that this takes back, under the number of its own decision. */
export const revocationsOf = (
  result: ApprovedResult,
  items: readonly CorrectionItem[],
  of: { reason: string; decision: { number: string; signedOn: string } | null; at: Date },
): FrozenRevocation[] => [
  ...(result.frozen.result.revocations ?? []),
  ...items.flatMap((item) =>
    item.kind === 'revocation'
      ? [
          {
            entryId: item.stageEntryId,
            prize: item.prize,
            vacancy: item.vacancy,
            reason: of.reason,
            ground: item.ground,
            decision: of.decision ?? { number: '—', signedOn: vietnamDay(of.at) },
            at: of.at.toISOString(),
          },
        ]
      : [],
  ),
]

/** The approved result as it would stand: what the release is built from before anything of it is in force. */
const resultAfter = (it: ApprovedResult, corrected: CorrectedResult): ApprovedResult => {
  const last = corrected.stages.at(-1)
  if (!last) throw new Error('no stage')
  const team = corrected.team.map((line) => ({ id: '', stageId: it.stage.stageId, ...line })) as TeamAwards
  return { ...it, frozen: { ...it.frozen, result: last.result, digest: last.digest }, team }
}

const standingsOf = ({ stages }: CorrectedResult) =>
  new Map(stages.map(({ stageId, result, digest }) => [stageId, { result, digest }]))

/**
 * A secretary prepares a correction of a published result, or the taking back of a prize: everything that follows is
 * worked out now, down to the digest of the superseding release that a second person signs. Only what was on screen
 * is prepared. Replaces what was prepared and not approved.
 */
export const prepareCorrection = (deps: Deps, actor: Actor, input: Input) =>
  runCommand(deps, actor, 'correction.prepare', input, async (tx, record) => {
    const { editionId, reason } = input
    const found = await findReleasedResult(tx, actor.viewer, 'correction.prepare', editionId, { lock: true })
    if (!found.ok) return found
    const now = deps.now()
    await dropWaiting(tx, editionId, now)
    const { result, decision: awarded, latest } = found.value
    const resolved = await resolveItems(tx, actor.viewer, result, input.items)
    if (!resolved.ok) return resolved
    const { items, remarks } = resolved.value
    const isRevocation = items.some(({ kind }) => kind === 'revocation')
    if (isRevocation && !input.decision)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/decision', code: 'required' }] })
    // At once, or with the result that it corrects where that still waits for the ceremony.
    const publishAt =
      input.publishAt === null ? ((await hourAhead(tx, editionId, now)) ?? now) : new Date(input.publishAt)
    if (publishAt < now)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/publishAt', code: 'inThePast' }] })
    const kept = await keepsCeremonyHour(tx, editionId, { publishAt, now })
    if (!kept.ok) return kept
    const day = vietnamDay(awarded.preparedAt)
    const choices = { boundary: input.boundary, teamBoundary: input.teamBoundary }
    const { decisionSymbol } = await settingsAt(tx, vietnamDay(now))
    const numbered = input.decision && {
      number: `${input.decision.number}-${decisionSymbol || SYMBOL}`,
      signedOn: input.decision.signedOn,
    }
    const revocations = revocationsOf(result, items, { reason, decision: numbered, at: now })
    const corrected = await correctResult(tx, result, { items, remarks, revocations, choices, reason, day })
    if (!corrected.ok) return corrected
    const shown = await changesOf(tx, result, corrected.value, result.team, day)
    if (shown.digest !== input.seen) return fail({ code: 'record/stale-version', current: latest.n })
    const outcome: CorrectionOutcome = {
      ...corrected.value,
      before: {
        standings: corrected.value.stages.map(({ stageId, basedOn }) => ({ stageId, n: basedOn })),
        team: result.team,
      },
    }
    const kind = isRevocation ? ('revocation' as const) : ('scores' as const)
    const made = { kind, preparedAt: now, reason, outcome }
    const n = latest.n + 1
    const { input: from, owners } = await loadReleaseInput(deps, tx, resultAfter(result, corrected.value), {
      decision: awarded,
      n,
      before: latest,
      reason,
      publishAt: publishAt < latest.publishAt ? latest.publishAt : publishAt,
      corrections: [...(await listApproved(tx, editionId)), made],
      corrected: standingsOf(corrected.value),
    })
    const built = buildReleaseCore(from)
    if (!built.ok) return built
    const digest = releaseDigest(built.value.core)
    const by = actor.viewer.accountId
    const releaseId = deps.newId()
    await tx.insert(release).values({
      id: releaseId,
      editionId,
      n,
      decisionId: awarded.id,
      core: built.value.core,
      digest,
      preparedBy: by,
      createdAt: now,
      publishAt: new Date(from.publishAt),
      supersedes: latest.id,
      reason,
    })
    await saveDisclosures(tx, releaseId, built.value, owners)
    const decisionId =
      isRevocation && input.decision
        ? await saveRevocationDecision(deps, tx, actor, { result, awarded, items, reason, ...input.decision })
        : null
    const before: CorrectionRow | undefined = (await listCorrections(tx, editionId))[0]
    const row = {
      id: deps.newId(),
      editionId,
      n: (before?.n ?? 0) + 1,
      ...made,
      state: 'prepared' as const,
      items,
      choices,
      decisionId,
      releaseN: n,
      releaseDigest: digest,
      preparedBy: by,
    }
    await tx.insert(correction).values(row)
    await addHand(tx, thingOf.release(editionId, n), by, now)
    const leads = await listHolders(tx, ['lead', 'deputy'], now)
    await notify(deps, tx, leads, 'correction.prepared', {
      editionId,
      editionTitle: result.edition.title,
      revocation: isRevocation,
      by,
    })
    record({
      kind: 'decide',
      payload: { step: 'correctionPrepared', editionId, n: row.n, items, reason, release: digest },
    })
    return ok(answer({ id: row.id, n: row.n, digest }))
  })

/** Takes back what was prepared and not approved. */
export const dropCorrection = (deps: Deps, actor: Actor, input: { editionId: string }) =>
  runCommand(deps, actor, 'correction.prepare', { drop: input.editionId }, async (tx) => {
    const found = await findReleasedResult(tx, actor.viewer, 'correction.prepare', input.editionId, {
      lock: true,
    })
    if (!found.ok) return found
    return (await dropWaiting(tx, input.editionId, deps.now()))
      ? ok(answer({ dropped: true as const }))
      : fail(notFound)
  })
