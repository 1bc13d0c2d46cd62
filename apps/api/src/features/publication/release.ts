import { edition, release, type Tx } from '@xk/db'
import { transitEdition, type TransitionFacts } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { allowedCommands, answer, type Command, type Viewer } from '@xk/domain/policy'
import {
  buildReleaseCore,
  currentKey,
  publicKeyOf,
  type ReleaseCore,
  releaseDigest,
  releaseFileOf,
  signRelease,
  toHex,
} from '@xk/domain/publication'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { currentFingerprint } from '../../keys.ts'
import { notify } from '../accounts/notices.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { namesOf } from '../accounts/store.ts'
import { listHolders } from '../grants/store.ts'
import { planResultNotices } from '../ceremony/result-notices.ts'
import { keepsCeremonyHour } from '../ceremony/hour.ts'
import { findCeremony } from '../ceremony/store.ts'
import { addHand, handsIn, thingOf } from '../hands/hands.ts'
import { loadReleaseInput } from './build-input.ts'
import { saveDisclosures } from './salting.ts'
import { findApprovedResult, findEditionFor } from './context.ts'
import { isPublishedAt, publishedNow } from './published-now.ts'
import { resultPageOf } from './result-page.ts'
import { dropPrepared, findDecision, listDisclosures, listReleases, type ReleaseRow } from './store.ts'
import { countsLine, needLine, releaseLine } from './views.ts'

/** The first release, prepared and not signed; one that corrects is approved with its correction. */
const isFirstPrepared = ({ releasedAt, supersedes }: ReleaseRow) => releasedAt === null && supersedes === null

const namesIn = (core: ReleaseCore) =>
  [...core.results.flatMap(({ entries }) => entries), ...(core.council?.candidates ?? [])].filter(
    ({ personal }) => personal !== null,
  ).length

/** Everybody who prepared this release, in whatever order: none of them signs it. */
const makersOf = async (tx: Tx, row: ReleaseRow | undefined): Promise<string[]> =>
  row ? [row.preparedBy, ...(await handsIn(tx, [thingOf.release(row.editionId, row.n)]))] : []

/** Where the publication stands: what is needed before, what is prepared, what is signed. */
export const readRelease = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'entry.view', editionId)
  if (!found.ok) return found
  const now = deps.now()
  const result = await findApprovedResult(db, found.value)
  const decided = await findDecision(db, editionId)
  const rows = await listReleases(db, editionId)
  const names = await namesOf(
    db,
    rows.flatMap(({ preparedBy, releasedBy }) => [preparedBy, releasedBy]),
  )
  const waiting = rows.find(isFirstPrepared)
  const ceremony = await findCeremony(db, editionId)
  const latest = rows[0]?.core
  return ok(
    answer({
      editionId,
      editionTitle: found.value.title,
      editionState: found.value.state,
      slug: found.value.slug,
      now: now.toISOString(),
      fingerprint: currentFingerprint(deps.keys),
      /** The hour of the ceremony, if one is set. */
      ceremonyAt: ceremony?.at.toISOString() ?? null,
      needs: [
        needLine({ code: 'frozen', done: result !== undefined }),
        needLine({ code: 'decision', done: decided?.approvedAt != null }),
        needLine({
          code: 'number',
          done: (decided?.number ?? '') !== '' && (decided?.signedOn ?? '') !== '',
        }),
      ],
      entryNoun: result?.stage.rules.entryNoun ?? '',
      counts: countsLine({
        entries: latest?.results[0]?.entries.length ?? result?.frozen.result.standing.placings.length ?? 0,
        named: latest ? namesIn(latest) : null,
        exceptions: latest?.exceptions.length ?? null,
      }),
      releases: rows
        .filter((row) => row.releasedAt !== null || isFirstPrepared(row))
        .map((row) =>
          releaseLine({
            id: row.id,
            n: row.n,
            digest: row.digest,
            publishAt: row.publishAt.toISOString(),
            reason: row.reason,
            preparedByName: names.get(row.preparedBy) ?? '—',
            releasedAt: row.releasedAt?.toISOString() ?? null,
            releasedByName: row.releasedBy ? (names.get(row.releasedBy) ?? '—') : null,
            isPublic: isPublishedAt(row, now),
          }),
        ),
      allowed: allowedCommands(viewer, { editionId, preparedBy: await makersOf(db, waiting) }, [
        'release.prepare',
        'release.approve',
        'decision.prepare',
      ]),
    }),
  )
}

/**
 * A secretary builds what would be published, down to the digest that a second person will sign: fresh codes, salts
 * and order of sheets are drawn now. Replaces what was prepared and not signed. The digest can be printed on the
 * decision at once, since nothing of the core changes any more.
 */
export const prepareRelease = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string; publishAt: string | null },
) =>
  runCommand(deps, actor, 'release.prepare', input, async (tx, record) => {
    const found = await findEditionFor(tx, actor.viewer, 'release.prepare', input.editionId, { lock: true })
    if (!found.ok) return found
    const { state } = found.value
    const result = await findApprovedResult(tx, found.value)
    const decided = await findDecision(tx, input.editionId)
    if (!result || !decided?.approvedAt || !decided.number || !decided.signedOn)
      return fail({ code: 'record/in-wrong-state', state: result ? 'decision' : state })
    await dropPrepared(tx, input.editionId)
    const [before] = await listReleases(tx, input.editionId)
    const now = deps.now()
    const publishAt = input.publishAt === null ? now : new Date(input.publishAt)
    if (input.publishAt !== null && publishAt <= now)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/publishAt', code: 'inThePast' }] })
    // What was signed is only ever corrected, by a command of its own.
    if (before) return fail({ code: 'record/in-wrong-state', state: 'released' })
    const kept = await keepsCeremonyHour(tx, input.editionId, { publishAt, now })
    if (!kept.ok) return kept
    const n = 1
    const { input: from, owners } = await loadReleaseInput(deps, tx, result, {
      decision: decided,
      n,
      before: undefined,
      reason: null,
      publishAt,
    })
    const built = buildReleaseCore(from)
    if (!built.ok) return built
    const digest = releaseDigest(built.value.core)
    const id = deps.newId()
    await tx.insert(release).values({
      id,
      editionId: input.editionId,
      n,
      decisionId: decided.id,
      core: built.value.core,
      digest,
      preparedBy: actor.viewer.accountId,
      createdAt: now,
      publishAt,
      supersedes: null,
      reason: null,
    })
    await saveDisclosures(tx, id, built.value, owners)
    await addHand(tx, thingOf.release(input.editionId, n), actor.viewer.accountId, now)
    const leads = await listHolders(tx, ['lead', 'deputy'], now)
    const by = actor.viewer.accountId
    await notify(deps, tx, leads, 'release.prepared', {
      editionId: input.editionId,
      editionTitle: found.value.title,
      by,
    })
    record({ kind: 'decide', payload: { step: 'releasePrepared', editionId: input.editionId, n, digest } })
    return ok(answer({ n, digest }))
  })

/** Takes back what was prepared and not signed. */
export const dropRelease = (deps: Deps, actor: Actor, input: { editionId: string }) =>
  runCommand(deps, actor, 'release.prepare', { drop: input.editionId }, async (tx) => {
    const found = await findEditionFor(tx, actor.viewer, 'release.prepare', input.editionId, { lock: true })
    if (!found.ok) return found
    const waiting = (await listReleases(tx, input.editionId)).find(isFirstPrepared)
    return waiting && (await dropPrepared(tx, input.editionId))
      ? ok(answer({ dropped: true as const }))
      : fail(notFound)
  })

const lockPrepared = async (
  tx: Tx,
  viewer: Viewer,
  editionId: string,
): Promise<Result<{ edition: typeof edition.$inferSelect; row: ReleaseRow; facts: TransitionFacts }>> => {
  const row = (await listReleases(tx, editionId)).find(isFirstPrepared)
  const command: Command = 'release.approve'
  const found = await findEditionFor(tx, viewer, command, editionId, {
    lock: true,
    preparedBy: await makersOf(tx, row),
  })
  if (!found.ok) return found
  const result = await findApprovedResult(tx, found.value)
  if (!row || !result) return fail({ code: 'record/in-wrong-state', state: 'notPrepared' })
  return ok({ edition: found.value, row, facts: result.stage.facts })
}

/**
 * A second person signs exactly what was prepared. Its digest goes into the ledger in the same transaction; from
 * `publishAt` on (now, unless an hour was set) the world sees it.
 */
export const approveRelease = (deps: Deps, actor: Actor, input: { editionId: string; digest: string }) =>
  runCommand(deps, actor, 'release.approve', input, async (tx, record) => {
    const ready = await lockPrepared(tx, actor.viewer, input.editionId)
    if (!ready.ok) return ready
    const { edition: of, row, facts } = ready.value
    if (row.digest !== input.digest) return fail({ code: 'record/stale-version', current: row.n })
    const now = deps.now()
    // It may have been moved since the release was prepared.
    const kept = await keepsCeremonyHour(tx, input.editionId, { publishAt: row.publishAt, now })
    if (!kept.ok) return kept
    const by = actor.viewer.accountId
    await tx
      .update(release)
      .set({
        signature: signRelease(row.core, currentKey(deps.keys.signing)),
        releasedBy: by,
        releasedAt: now,
      })
      .where(eq(release.id, row.id))
    await planResultNotices(deps, tx, of, row.publishAt)
    if (of.state === 'decided' && row.publishAt <= now) {
      const next = transitEdition('decided', 'release', facts)
      if (!next.ok) return next
      await tx.update(edition).set({ state: next.value }).where(eq(edition.id, of.id))
    }
    const holders = await listHolders(tx, ['lead', 'deputy', 'secretary'], now)
    await notify(deps, tx, holders, 'release.signed', {
      editionId: of.id,
      editionTitle: of.title,
      at: row.publishAt.toISOString(),
      by,
    })
    await tellWebhooks(deps, tx, {
      event: 'result.released',
      editionId: of.id,
      n: row.n,
      path: `/ket-qua/${of.slug}`,
      at: row.publishAt,
    })
    record({
      kind: 'release',
      payload: { edition: of.slug, n: row.n, digest: row.digest },
    })
    return ok(answer({ n: row.n, publishAt: row.publishAt.toISOString(), slug: of.slug }))
  })

/** Editions whose release has reached its hour count as released; run again and again, in any process. */
export const openReleases = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  const due = db.select({ id: release.editionId }).from(release).where(publishedNow(deps.now()))
  const moved = await db
    .update(edition)
    .set({ state: 'released' })
    .where(and(eq(edition.state, 'decided'), inArray(edition.id, due)))
    .returning({ id: edition.id })
  return moved.length
}

/** The public page of the newest release as it will look, for those who prepare and sign it. */
export const previewRelease = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'entry.view', editionId)
  if (!found.ok) return found
  const [row] = await listReleases(db, editionId)
  if (!row) return fail(notFound)
  // Nothing is signed for a look at it: only the key is named, for its fingerprint.
  const key = currentKey(deps.keys.signing)
  const unsigned = { keyId: key.kid, publicKey: toHex(publicKeyOf(key)), value: '' }
  const file = releaseFileOf(row.core, row.signature ?? unsigned, await listDisclosures(db, row.id), null)
  return ok(resultPageOf(file, { digest: row.digest, releases: [] }))
}
