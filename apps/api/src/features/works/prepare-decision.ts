import type { saveWorkDecisionSchema } from '@xk/contract'
import { type Tx, workDecision, workDecisionItem } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { settingsAt, termAt } from '../organisation/settings.ts'
import { itemsOf, loadDecision, standingOf } from './decision-context.ts'
import { commendationText, countedAnew, withdrawalText } from './decision-text.ts'

/** Writes the list of a decision anew, as works and units are called on its day. */
const saveItems = async (tx: Tx, decisionId: string, items: Awaited<ReturnType<typeof itemsOf>>) => {
  await tx.delete(workDecisionItem).where(eq(workDecisionItem.decisionId, decisionId))
  await tx.insert(workDecisionItem).values(
    items.map(({ workId, title, unitName }, i) => ({
      decisionId,
      workId,
      title,
      unitName,
      ordinal: i + 1,
    })),
  )
}

/** The works of a list that may stand in a decision that commends: accepted, and in no other one in force. */
const commendable = async (tx: Tx, workIds: readonly string[], day: string) => {
  const items = await itemsOf(tx, workIds, day)
  if (items.length !== new Set(workIds).size) return fail(notFound)
  const unfit = items.filter(({ state, commendedBy }) => state !== 'accepted' || commendedBy !== null)
  return unfit.length > 0
    ? fail({ code: 'work/not-for-decision' as const, titles: unfit.map(({ title }) => title) })
    : ok(items)
}

/** Those whose commendation by a decision can be taken back. */
const withdrawable = async (
  tx: Tx,
  workIds: readonly string[],
  day: string,
  former: string,
): Promise<Result<Awaited<ReturnType<typeof itemsOf>>>> => {
  const standing = new Set((await standingOf(tx, former)).map(({ workId }) => workId))
  const items = await itemsOf(tx, workIds, day)
  if (items.length !== new Set(workIds).size) return fail(notFound)
  const unfit = items.filter(({ workId }) => !standing.has(workId))
  return unfit.length > 0
    ? fail({ code: 'work/not-for-decision' as const, titles: unfit.map(({ title }) => title) })
    : ok(items)
}

/** Begins a decision that commends these accepted works, in the term of today, with a draft of its words. */
export const prepareCommendation = (deps: Deps, actor: Actor, input: { workIds: string[] }) =>
  runCommand(deps, actor, 'workDecision.prepare', input, async (tx, record) => {
    const denied = denialOf('workDecision.prepare', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const day = vietnamDay(now)
    const [term, settings] = [await termAt(tx, day), await settingsAt(tx, day)]
    if (!term) return fail({ code: 'edition/no-term' as const })
    const items = await commendable(tx, input.workIds, day)
    if (!items.ok) return items
    const id = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(workDecision).values({
      id,
      termId: term.id,
      kind: 'commend',
      state: 'prepared',
      version: 1,
      number: '',
      signedOn: day,
      reason: '',
      text: commendationText(settings, items.value.length, lowerFirst(term.name)),
      preparedBy: by,
      preparedAt: now,
    })
    await saveItems(tx, id, items.value)
    await addHand(tx, thingOf.workDecision(id), by, now)
    record({ kind: 'workDecision', payload: { step: 'prepared', decisionId: id, works: items.value.length } })
    return ok(answer({ id }))
  })

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Begins the decision by which commendations of an approved decision are taken back, with its reason. */
export const prepareWithdrawal = (
  deps: Deps,
  actor: Actor,
  input: { decisionId: string; workIds: string[]; reason: string },
) =>
  runCommand(deps, actor, 'workDecision.prepare', input, async (tx, record) => {
    const former = await loadDecision(tx, input.decisionId)
    const denied = denialOf('workDecision.prepare', actor.viewer, {})
    if (denied || !former) return fail(denied ?? notFound)
    const { decision } = former
    if (decision.kind !== 'commend' || decision.state !== 'approved')
      return fail({ code: 'record/in-wrong-state' as const, state: decision.state })
    const now = deps.now()
    const day = vietnamDay(now)
    const items = await withdrawable(tx, input.workIds, day, decision.id)
    if (!items.ok) return items
    const id = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(workDecision).values({
      id,
      termId: decision.termId,
      kind: 'withdraw',
      state: 'prepared',
      version: 1,
      number: '',
      signedOn: day,
      reason: input.reason,
      text: withdrawalText(await settingsAt(tx, day), items.value.length, decision, input.reason),
      supersedes: decision.id,
      preparedBy: by,
      preparedAt: now,
    })
    await saveItems(tx, id, items.value)
    await addHand(tx, thingOf.workDecision(id), by, now)
    record({
      kind: 'workDecision',
      payload: { step: 'withdrawalPrepared', decisionId: id, supersedes: decision.id },
    })
    return ok(answer({ id }))
  })

/** Changes words, number, day or list of a decision that is not approved yet; ends a sending back. */
export const saveDecision = (
  deps: Deps,
  actor: Actor,
  input: { decisionId: string } & z.infer<typeof saveWorkDecisionSchema>,
) =>
  runCommand(deps, actor, 'workDecision.prepare', input, async (tx) => {
    const it = await loadDecision(tx, input.decisionId, { lock: true })
    const denied = denialOf('workDecision.prepare', actor.viewer, {})
    if (denied || !it) return fail(denied ?? notFound)
    const { state, version: current, kind, supersedes } = it.decision
    if (state !== 'prepared' && state !== 'sentBack')
      return fail({ code: 'record/in-wrong-state' as const, state })
    if (current !== input.baseVersion) return fail({ code: 'record/stale-version' as const, current })
    const { number, signedOn } = input
    const items =
      kind === 'commend'
        ? await commendable(tx, input.workIds, signedOn)
        : await withdrawable(tx, input.workIds, signedOn, supersedes ?? '')
    if (!items.ok) return items
    const now = deps.now()
    const version = current + 1
    const text = countedAnew(input.text, it.items.length, items.value.length)
    await tx
      .update(workDecision)
      .set({ number, signedOn, text, version, state: 'prepared', sentBack: null })
      .where(eq(workDecision.id, it.decision.id))
    await saveItems(tx, it.decision.id, items.value)
    await addHand(tx, thingOf.workDecision(it.decision.id), actor.viewer.accountId, now)
    return ok(answer({ version }))
  })
