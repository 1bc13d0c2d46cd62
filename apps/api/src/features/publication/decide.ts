import type { DecisionText } from '@xk/contract'
import { decision, edition, release, type Tx } from '@xk/db'
import { transitEdition } from '@xk/domain/edition'
import { digestOf, fail, ok, type Result } from '@xk/domain/kernel'
import { allowedCommands, answer, type Command, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { namesOf } from '../accounts/store.ts'
import { listHolders } from '../grants/store.ts'
import { addHand, handsIn, thingOf } from '../hands/hands.ts'
import { type ApprovedResult, findApprovedResult, findEditionFor } from './context.ts'
import { bodyOf, type DecisionBody, loadPaperFacts } from './paper-facts.ts'
import { type DecisionRow, findDecision } from './store.ts'
import { decisionLine, draftLine, teamLine, winnerLine } from './views.ts'

/** Everybody who wrote at it: none of them approves it. */
const writersOf = async (tx: Tx, row: DecisionRow | undefined): Promise<string[]> =>
  row ? [row.preparedBy, ...(await handsIn(tx, [thingOf.decision(row.id)]))] : []

export const decisionDigest = (row: Pick<DecisionRow, 'body'>): string => digestOf(bodyOf(row))

/** The decision as it is being written or as it was approved, with everyone whom it names. */
export const readDecision = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'entry.view', editionId)
  if (!found.ok) return found
  const result = await findApprovedResult(db, found.value)
  const row = await findDecision(db, editionId)
  const facts = result && (await loadPaperFacts(deps, db, result, row, null))
  const names = await namesOf(db, [row?.preparedBy ?? null, row?.approvedBy ?? null])
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '—') : null)
  return ok(
    answer({
      editionId,
      editionTitle: found.value.title,
      editionState: found.value.state,
      ready: result !== undefined,
      symbol: facts?.settings.decisionSymbol || 'QĐ/ĐTN',
      decision: row
        ? decisionLine({
            text: bodyOf(row).text,
            digest: decisionDigest(row),
            number: row.number,
            signedOn: row.signedOn,
            preparedAt: row.preparedAt.toISOString(),
            byName: nameOf(row.preparedBy) ?? '—',
            approvedAt: row.approvedAt?.toISOString() ?? null,
            approvedByName: nameOf(row.approvedBy),
            sentBack: row.sentBack,
          })
        : null,
      /** What to start from while nothing is written. */
      proposal: facts ? draftLine({ text: facts.text }) : null,
      winners: (facts?.winners ?? []).map((it) =>
        winnerLine({
          stageEntryId: it.stageEntryId,
          prizeLabel: it.prizeLabel,
          rank: it.rank,
          score: it.score,
          title: it.title,
          unitName: it.unitName,
          people: it.people.flatMap(({ fullName }) => fullName ?? []),
          unnamed: it.people.filter(({ agrees }) => !agrees).length,
        }),
      ),
      teams: (facts?.teams ?? []).map(({ unitId, prizeLabel, unitName }) =>
        teamLine({ unitId, prizeLabel, unitName }),
      ),
      allowed: allowedCommands(viewer, { editionId, preparedBy: await writersOf(db, row) }, [
        'decision.prepare',
        'decision.approve',
        'decision.sendBack',
        'certificate.print',
        'release.prepare',
      ]),
    }),
  )
}

interface Ready {
  edition: typeof edition.$inferSelect
  result: ApprovedResult
  row: DecisionRow | undefined
}

/** The edition, held for the transaction, its approved result and its decision. */
const lockDecision = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  editionId: string,
): Promise<Result<Ready>> => {
  const row = await findDecision(tx, editionId, { lock: true })
  const found = await findEditionFor(tx, viewer, command, editionId, {
    lock: true,
    preparedBy: await writersOf(tx, row),
  })
  if (!found.ok) return found
  const result = await findApprovedResult(tx, found.value)
  if (!result) return fail({ code: 'record/in-wrong-state', state: found.value.state })
  return ok({ edition: found.value, result, row })
}

/** A secretary writes the decision, saved as it is typed; a second tab never overwrites the first. Ends a sending back. */
export const saveDecision = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string; text: DecisionText; base: string | null },
) =>
  runCommand(deps, actor, 'decision.prepare', input, async (tx) => {
    const ready = await lockDecision(tx, actor.viewer, 'decision.prepare', input.editionId)
    if (!ready.ok) return ready
    const { row, result } = ready.value
    if (row?.approvedAt) return fail({ code: 'record/in-wrong-state', state: 'approved' })
    if ((row ? decisionDigest(row) : null) !== input.base)
      return fail({ code: 'record/stale-version', current: 0, theirs: row ? bodyOf(row).text : null })
    const body: DecisionBody = { text: input.text, result: result.digest }
    const prepared = {
      body,
      preparedBy: actor.viewer.accountId,
      preparedAt: deps.now(),
      sentBack: null,
    }
    const id = row?.id ?? deps.newId()
    if (row) await tx.update(decision).set(prepared).where(eq(decision.id, id))
    else
      await tx.insert(decision).values({
        id,
        editionId: input.editionId,
        kind: 'award',
        number: '',
        signedOn: '',
        ...prepared,
      })
    await addHand(tx, thingOf.decision(id), actor.viewer.accountId, deps.now())
    return ok(answer({ digest: decisionDigest({ body }) }))
  })

/** A lead or deputy other than its writer approves exactly what was on screen. */
export const approveDecision = (deps: Deps, actor: Actor, input: { editionId: string; digest: string }) =>
  runCommand(deps, actor, 'decision.approve', input, async (tx, record) => {
    const ready = await lockDecision(tx, actor.viewer, 'decision.approve', input.editionId)
    if (!ready.ok) return ready
    const { row, result, edition: of } = ready.value
    if (!row || row.approvedAt || row.sentBack !== null)
      return fail({ code: 'record/in-wrong-state', state: row?.approvedAt ? 'approved' : 'draft' })
    if (decisionDigest(row) !== input.digest || bodyOf(row).result !== result.digest)
      return fail({ code: 'record/stale-version', current: 0 })
    const next = transitEdition(of.state as 'unmasked', 'decide', result.stage.facts)
    if (!next.ok) return next
    const by = actor.viewer.accountId
    await tx.update(decision).set({ approvedBy: by, approvedAt: deps.now() }).where(eq(decision.id, row.id))
    await tx.update(edition).set({ state: next.value }).where(eq(edition.id, of.id))
    const tell = await listHolders(tx, 'secretary', deps.now())
    await notify(deps, tx, tell, 'decision.approved', { editionId: of.id, editionTitle: of.title, by })
    record({
      kind: 'decide',
      payload: { step: 'approved', decisionId: row.id, digest: input.digest, result: result.digest },
    })
    return ok(answer({ state: next.value }))
  })

export const sendBackDecision = (deps: Deps, actor: Actor, input: { editionId: string; reason: string }) =>
  runCommand(deps, actor, 'decision.sendBack', input, async (tx, record) => {
    const ready = await lockDecision(tx, actor.viewer, 'decision.sendBack', input.editionId)
    if (!ready.ok) return ready
    const { row } = ready.value
    if (!row || row.approvedAt)
      return fail({ code: 'record/in-wrong-state', state: row ? 'approved' : 'missing' })
    await tx.update(decision).set({ sentBack: input.reason }).where(eq(decision.id, row.id))
    await notify(deps, tx, [row.preparedBy], 'decision.sentBack', {
      editionId: input.editionId,
      editionTitle: ready.value.edition.title,
    })
    record({
      kind: 'sendBack',
      payload: { decisionId: row.id, digest: decisionDigest(row), reason: input.reason },
    })
    return ok(answer({ sentBack: true as const }))
  })

/** Number and day as the văn thư gave them; until a release is prepared that carries them, they can be put right. */
export const numberDecision = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string; number: string; signedOn: string },
) =>
  runCommand(deps, actor, 'decision.prepare', input, async (tx, record) => {
    const ready = await lockDecision(tx, actor.viewer, 'decision.prepare', input.editionId)
    if (!ready.ok) return ready
    const { row } = ready.value
    const releases = row
      ? await tx.select({ id: release.id }).from(release).where(eq(release.decisionId, row.id)).limit(1)
      : []
    if (!row || releases.length > 0)
      return fail({ code: 'record/in-wrong-state', state: row ? 'released' : 'missing' })
    const { number, signedOn } = input
    await tx.update(decision).set({ number, signedOn }).where(eq(decision.id, row.id))
    // The number stands in the release, which is the first one here.
    await addHand(tx, thingOf.release(input.editionId, 1), actor.viewer.accountId, deps.now())
    record({ kind: 'decide', payload: { step: 'numbered', decisionId: row.id, number, signedOn } })
    return ok(answer({ number, signedOn }))
  })
