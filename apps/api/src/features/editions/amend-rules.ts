import type { putForwardAmendmentSchema } from '@xk/contract'
import { edition, ruleset, twoPersonRequest, type Tx } from '@xk/db'
import { digestOf, fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { answer, type Command, denialOf, type Sendable } from '@xk/domain/policy'
import { AMENDABLE_STATES, amendmentIssues, isReady } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { AMENDMENT, findAmendmentRequest, writersOf } from './amendment-store.ts'
import { editionFacts, loadEdition, type LoadedEdition, type RulesetRow, stateNow } from './load.ts'
import { loadReadinessFacts, openingIssues } from './readiness.ts'
import { rulesIn } from './stored-rules.ts'

interface Amending {
  loaded: LoadedEdition
  frozen: RulesetRow
  draft: RulesetRow | undefined
}

/** The edition, locked, in a state in which its rules may be amended. */
const loadAmendable = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  command: Command,
  id: string,
): Promise<Result<Amending>> => {
  const loaded = await loadEdition(tx, id, { lock: true })
  const denied = denialOf(command, actor.viewer, editionFacts(loaded))
  if (denied || !loaded) return fail(denied ?? notFound)
  const state = stateNow(loaded, deps.now())
  if (!loaded.frozen || !AMENDABLE_STATES.includes(state))
    return fail({ code: 'record/in-wrong-state', state })
  return ok({ loaded, frozen: loaded.frozen, draft: loaded.draft })
}

/** Why the draft can't become the rules in force; readiness counts too, its dates apart. */
const amendmentProblem = async (deps: Deps, tx: Tx, it: Amending & { draft: RulesetRow }) => {
  const now = deps.now()
  const issues = amendmentIssues(rulesIn(it.frozen), rulesIn(it.draft), stateNow(it.loaded, now))
  if (issues.length > 0) return { code: 'input/invalid', issues } as const satisfies Problem
  const facts = (await loadReadinessFacts(tx, now))(it.loaded.edition.id)
  const open = openingIssues(it.loaded, facts, now).filter(({ code }) => !code.startsWith('date/'))
  if (isReady(open)) return undefined
  const blocking = open.filter((issue) => issue.blocking)
  return {
    code: 'edition/not-ready',
    issues: blocking.map(({ code, facts: about }) => ({ code, facts: about })),
  } as const satisfies Problem
}

/** Begins an amendment: a copy of the rules in force under the next number, to be edited like a draft. */
export const startAmendment = (
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Result<Sendable<{ version: number }>>> =>
  runCommand(deps, actor, 'ruleset.edit', { ...input, act: 'start' }, async (tx) => {
    const it = await loadAmendable(deps, tx, actor, 'ruleset.edit', input.id)
    if (!it.ok) return it
    const { frozen, draft } = it.value
    if (draft) return ok(answer({ version: draft.version }))
    const version = frozen.version + 1
    await tx
      .insert(ruleset)
      .values({ id: deps.newId(), editionId: input.id, version, body: frozen.body, saveVersion: 1 })
    return ok(answer({ version }))
  })

/** Gives an amendment up: what was written is dropped, the rules in force stay as they are. */
export const dropAmendment = (
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Result<Sendable<{ dropped: true }>>> =>
  runCommand(deps, actor, 'ruleset.edit', { ...input, act: 'drop' }, async (tx) => {
    const it = await loadAmendable(deps, tx, actor, 'ruleset.edit', input.id)
    if (!it.ok) return it
    const { draft } = it.value
    if (!draft) return fail(notFound)
    await withdrawRequest(tx, draft.id)
    await tx.delete(ruleset).where(eq(ruleset.id, draft.id))
    return ok(answer({ dropped: true as const }))
  })

const withdrawRequest = (tx: Tx, rulesetId: string) =>
  tx
    .update(twoPersonRequest)
    .set({ state: 'withdrawn' })
    .where(
      and(
        eq(twoPersonRequest.kind, AMENDMENT),
        eq(twoPersonRequest.subjectId, rulesetId),
        eq(twoPersonRequest.state, 'waiting'),
      ),
    )

/** Puts an amendment forward with its reason: a lead, another person, approves it as it reads now. */
export const putForwardAmendment = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof putForwardAmendmentSchema>,
): Promise<Result<Sendable<{ digest: string }>>> =>
  runCommand(deps, actor, 'ruleset.edit', { ...input, act: 'putForward' }, async (tx) => {
    const it = await loadAmendable(deps, tx, actor, 'ruleset.edit', input.id)
    if (!it.ok) return it
    const { draft } = it.value
    if (!draft) return fail(notFound)
    if (draft.saveVersion !== input.saveVersion)
      return fail({ code: 'record/stale-version' as const, current: draft.saveVersion })
    const refused = await amendmentProblem(deps, tx, { ...it.value, draft })
    if (refused) return fail(refused)
    await withdrawRequest(tx, draft.id)
    const digest = digestOf(draft.body)
    await tx.insert(twoPersonRequest).values({
      id: deps.newId(),
      kind: AMENDMENT,
      editionId: input.id,
      subjectId: draft.id,
      payload: { digest },
      reason: input.reason,
      requestedBy: actor.viewer.accountId,
      requestedAt: deps.now(),
      state: 'waiting',
    })
    return ok(answer({ digest }))
  })

/** The second person's yes: the amendment is frozen beside the versions before it and is in force at once. */
export const approveAmendment = (
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Result<Sendable<{ version: number; digest: string }>>> =>
  runCommand(deps, actor, 'ruleset.amend', input, async (tx, record) => {
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const waiting = loaded?.draft && (await findAmendmentRequest(tx, loaded.draft.id))
    const preparedBy = await writersOf(tx, waiting)
    const denied = denialOf('ruleset.amend', actor.viewer, { ...editionFacts(loaded), preparedBy })
    if (denied) return fail(denied)
    if (!loaded?.draft || !loaded.frozen || !waiting) return fail(notFound)
    const { draft, frozen } = loaded
    const digest = digestOf(draft.body)
    if (digest !== waiting.payload.digest)
      return fail({ code: 'record/stale-version' as const, current: draft.saveVersion })
    const state = stateNow(loaded, deps.now())
    if (!AMENDABLE_STATES.includes(state)) return fail({ code: 'record/in-wrong-state' as const, state })
    const refused = await amendmentProblem(deps, tx, { loaded, frozen, draft })
    if (refused) return fail(refused)
    const [now, by] = [deps.now(), actor.viewer.accountId]
    await tx
      .update(ruleset)
      .set({ digest, reason: waiting.reason, frozenAt: now, frozenBy: by })
      .where(eq(ruleset.id, draft.id))
    await tx.update(edition).set({ title: draft.body.title }).where(eq(edition.id, input.id))
    await tx
      .update(twoPersonRequest)
      .set({ state: 'granted', decidedBy: by, decidedAt: now })
      .where(eq(twoPersonRequest.id, waiting.id))
    await tellWebhooks(deps, tx, {
      event: 'edition.amended',
      editionId: input.id,
      path: `/cuoc-thi/${loaded.edition.slug}`,
    })
    record({
      kind: 'amend',
      payload: {
        editionId: input.id,
        version: draft.version,
        digest,
        reason: waiting.reason,
        preparedBy: waiting.requestedBy,
      },
    })
    return ok(answer({ version: draft.version, digest }))
  })

/** Back to who wrote it, with what to mend; the draft stays. */
export const sendBackAmendment = (
  deps: Deps,
  actor: Actor,
  input: { id: string; reason: string },
): Promise<Result<Sendable<{ sentBack: true }>>> =>
  runCommand(deps, actor, 'ruleset.amend.sendBack', input, async (tx) => {
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('ruleset.amend.sendBack', actor.viewer, editionFacts(loaded))
    if (denied) return fail(denied)
    const waiting = loaded?.draft && (await findAmendmentRequest(tx, loaded.draft.id))
    if (!waiting) return fail(notFound)
    await tx
      .update(twoPersonRequest)
      .set({
        state: 'refused',
        decidedBy: actor.viewer.accountId,
        decidedAt: deps.now(),
        payload: { ...waiting.payload, answer: input.reason },
      })
      .where(eq(twoPersonRequest.id, waiting.id))
    return ok(answer({ sentBack: true as const }))
  })
