import type {
  actOnRequestSchema,
  answerRequestSchema,
  closeRequestSchema,
  extendRequestSchema,
  identifyRequestSchema,
  thirdPartySchema,
} from '@xk/contract'
import {
  account,
  dataRequest,
  dataRequestContent,
  personRestriction,
  twoPersonRequest,
  type Tx,
} from '@xk/db'
import { fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { ACTS_FOR, requestDeadlines } from '@xk/domain/privacy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { type Actor, runCommand } from '../../../http/command.ts'
import type { LedgerEvent } from '../../../ledger.ts'
import { notify } from '../../accounts/notices.ts'
import { askErasure } from '../../people/erase-by-two.ts'
import { withdrawConsents } from '../../people/withdraw-consents.ts'
import { findRequest, requestTerms, type RequestContent, type RequestRow } from '../store.ts'
import { handlingFacts } from './handling-facts.ts'
import { queueMail, type RequestMailKind } from './mail.ts'
import { findPerson } from './record-request.ts'
import { tellOfAct } from './tell-of-act.ts'

interface Step {
  tx: Tx
  row: RequestRow
  content: RequestContent | null
  by: string
  record: (event: LedgerEvent) => void
}
interface Change {
  row: Partial<typeof dataRequest.$inferInsert>
  content?: Partial<typeof dataRequestContent.$inferInsert>
  /** What whoever asked is told of it. */
  tell?: { kind: RequestMailKind; text: string }
  /** What stands in the ledger: no words of anybody. */
  event: Record<string, string | number | boolean>
}
const inState = (row: RequestRow): Problem => ({ code: 'record/in-wrong-state', state: row.state })

/** A step in the work on one request, on the version that was on screen. */
const step = (
  deps: Deps,
  actor: Actor,
  input: { id: string; version: number },
  name: string,
  work: (it: Step) => Promise<Result<Change>> | Result<Change>,
) =>
  runCommand(deps, actor, 'dataRequest.handle', { [name]: input }, async (tx, record) => {
    const denied = denialOf('dataRequest.handle', actor.viewer, {})
    if (denied) return fail(denied)
    const found = await findRequest(tx, input.id)
    if (!found || found.row.state === 'unconfirmed') return fail(notFound)
    const { row, content } = found
    const concerned = denialOf('dataRequest.handle', actor.viewer, await handlingFacts(tx, row.personId))
    if (concerned) return fail(concerned)
    if (row.version !== input.version) return fail({ code: 'record/stale-version', current: row.version })
    if (row.state !== 'waiting' && row.state !== 'answered') return fail(inState(row))
    const by = actor.viewer.accountId
    const done = await work({ tx, row, content, by, record })
    if (!done.ok) return done
    const version = row.version + 1
    await tx
      .update(dataRequest)
      .set({ ...done.value.row, version })
      .where(eq(dataRequest.id, row.id))
    if (done.value.content)
      await tx
        .update(dataRequestContent)
        .set(done.value.content)
        .where(eq(dataRequestContent.requestId, row.id))
    if (done.value.tell) await tellAsker(deps, tx, row, content, done.value.tell)
    record({ kind: 'dataRequest', payload: { requestId: row.id, step: name, ...done.value.event } })
    return ok(answer({ id: row.id, version }))
  })

/** Whoever asked from an account is told there; whoever left an address, by mail. Others are told by the office. */
const tellAsker = async (
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  content: RequestContent | null,
  told: { kind: RequestMailKind; text: string },
) => {
  if (row.channel === 'account' && row.personId) {
    const own = await tx.select({ id: account.id }).from(account).where(eq(account.personId, row.personId))
    await notify(
      deps,
      tx,
      own.map(({ id }) => id),
      `dataRequest.${told.kind}`,
      { requestId: row.id },
    )
  }
  if (content?.email)
    await queueMail(deps, tx, {
      requestId: row.id,
      kind: told.kind,
      to: content.email,
      url: `${deps.config.publicUrl}/quyen-rieng-tu`,
      text: told.text,
    })
}

type With<T extends z.ZodType> = { id: string } & z.infer<T>

/** How it was made sure that the person asks, and who it is in the system. */
export const identifyRequest = (deps: Deps, actor: Actor, input: With<typeof identifyRequestSchema>) =>
  step(deps, actor, input, 'identify', async ({ tx, row, by }) => {
    if (input.personId && !(await findPerson(tx, input.personId))) return fail(notFound)
    // What was done was done to somebody's data: the request stays theirs.
    if (row.actKind && input.personId !== row.personId)
      return fail({ code: 'record/in-wrong-state', state: 'acted' })
    const concerned = denialOf('dataRequest.handle', actor.viewer, await handlingFacts(tx, input.personId))
    if (concerned) return fail(concerned)
    return ok({
      row: {
        identityHow: input.how,
        identityBy: by,
        identityAt: deps.now(),
        personId: input.personId,
      },
      content: { identityNote: input.note },
      event: { how: input.how },
    })
  })

/** The first answer, owed within two working days: what will be done and until when. */
export const answerRequest = (deps: Deps, actor: Actor, input: With<typeof answerRequestSchema>) =>
  step(deps, actor, input, 'answer', ({ row, by }) => {
    if (row.state !== 'waiting') return fail(inState(row))
    return ok({
      row: { state: 'answered', answeredAt: deps.now(), answeredBy: by },
      content: { answer: input.answer },
      tell: { kind: 'answered', text: input.answer },
      event: {},
    })
  })

/** Whether somebody else holds the data too: they are asked, which takes longer. No way out once the term is over. */
export const setThirdParty = (deps: Deps, actor: Actor, input: With<typeof thirdPartySchema>) =>
  step(deps, actor, input, 'thirdParty', async ({ tx, row }) => {
    if (row.actDueAt <= deps.now())
      return fail({ code: 'stage/closed', closedAt: row.actDueAt.toISOString() })
    const terms = await requestTerms(tx, row.receivedAt)
    const { actDueAt } = requestDeadlines(row.receivedAt, terms, {
      thirdParty: input.thirdParty,
      extended: row.extendedAt !== null,
    })
    return ok({
      row: { thirdParty: input.thirdParty, actDueAt },
      event: { thirdParty: input.thirdParty },
    })
  })

/** The one extension that the law allows, with the reason that whoever asked is told. Not after the term is over. */
export const extendRequest = (deps: Deps, actor: Actor, input: With<typeof extendRequestSchema>) =>
  step(deps, actor, input, 'extend', async ({ tx, row, by }) => {
    if (row.extendedAt) return fail({ code: 'record/in-wrong-state', state: 'extended' })
    if (row.actDueAt <= deps.now())
      return fail({ code: 'stage/closed', closedAt: row.actDueAt.toISOString() })
    const terms = await requestTerms(tx, row.receivedAt)
    const { actDueAt } = requestDeadlines(row.receivedAt, terms, {
      thirdParty: row.thirdParty,
      extended: true,
    })
    return ok({
      row: { extendedAt: deps.now(), extendedBy: by, actDueAt },
      content: { extensionReason: input.reason },
      tell: { kind: 'extended', text: input.reason },
      event: {},
    })
  })

/** Does what is asked through the use case that does it everywhere else, and keeps the link to it. */
export const actOnRequest = (deps: Deps, actor: Actor, input: With<typeof actOnRequestSchema>) =>
  step(deps, actor, input, 'act', async (it) => {
    const { row } = it
    if (!ACTS_FOR[row.kind].includes(input.act))
      return fail({ code: 'input/invalid', issues: [{ pointer: '/act', code: 'otherKind' }] })
    if (row.actKind) return fail({ code: 'record/in-wrong-state', state: 'acted' })
    // Nothing is done to anybody's data before it is sure that they ask; a link proves only an address.
    if (input.act !== 'none' && (!row.personId || !row.identityHow || row.identityHow === 'mailLink'))
      return fail({ code: 'input/invalid', issues: [{ pointer: '/act', code: 'identityFirst' }] })
    const done = await ACTS[input.act](deps, it, row.personId ?? '', input)
    return done.ok ? ok({ row: { actKind: input.act, actId: done.value }, event: { act: input.act } }) : done
  })

type Act = (
  deps: Deps,
  it: Step,
  personId: string,
  input: With<typeof actOnRequestSchema>,
) => Promise<Result<string | null>>
const nothingMore: Act = async () => ok(null)

const ACTS: Record<z.infer<typeof actOnRequestSchema>['act'], Act> = {
  none: nothingMore,
  export: nothingMore,
  correction: nothingMore,
  erasure: async (deps, { tx, record, by }, personId, { reason }) =>
    askErasure(deps, tx, record, { personId, reason, by }),
  consent: async (deps, { tx, row, by, record }, personId, { purposes }) => {
    const withdrawn = await withdrawConsents(tx, personId, purposes, { at: deps.now(), requestId: row.id })
    if (withdrawn === 0)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/purposes', code: 'noneStands' }] })
    await tellOfAct(deps, tx, { act: 'consentTaken', personId, requestId: row.id, channel: row.channel, by })
    record({ kind: 'consent', payload: { personId, purposes, step: 'withdrawn' } })
    return ok(null)
  },
  restriction: async (deps, { tx, row, by, record }, personId, { reason }) => {
    const id = deps.newId()
    await tx
      .insert(personRestriction)
      .values({ id, personId, requestId: row.id, reason, since: deps.now(), by })
    await tellOfAct(deps, tx, { act: 'restricted', personId, requestId: row.id, channel: row.channel, by })
    record({ kind: 'restriction', payload: { restrictionId: id, personId, step: 'set' } })
    return ok(id)
  },
}

/** What an erasure that was asked for has against the end: nobody is told of it before the second person decided. */
const erasureInTheWay = async (tx: Tx, row: RequestRow, refused: boolean): Promise<Problem | undefined> => {
  if (row.actKind !== 'erasure' || !row.actId) return undefined
  const [asked] = await tx
    .select({ state: twoPersonRequest.state })
    .from(twoPersonRequest)
    .where(eq(twoPersonRequest.id, row.actId))
  if (asked?.state === 'waiting')
    return { code: 'input/invalid', issues: [{ pointer: '/outcome', code: 'erasureWaits' }] }
  if (asked?.state === 'refused' && !refused)
    return { code: 'input/invalid', issues: [{ pointer: '/outcome', code: 'notErased' }] }
  return undefined
}

/** The end: what was done, or why not, as whoever asked is told. */
export const closeRequest = (deps: Deps, actor: Actor, input: With<typeof closeRequestSchema>) =>
  step(deps, actor, input, 'close', async ({ tx, row, by }) => {
    if (!input.refused && !row.actKind)
      return fail({ code: 'input/invalid', issues: [{ pointer: '/outcome', code: 'actFirst' }] })
    const inTheWay = await erasureInTheWay(tx, row, input.refused)
    if (inTheWay) return fail(inTheWay)
    const now = deps.now()
    return ok({
      row: {
        state: input.refused ? 'refused' : 'done',
        closedAt: now,
        closedBy: by,
        // Done before anything was said: the outcome is the answer.
        ...(row.answeredAt ? {} : { answeredAt: now, answeredBy: by }),
      },
      content: { outcome: input.outcome },
      tell: { kind: 'closed', text: input.outcome },
      event: { refused: input.refused },
    })
  })

/** Lifts a restriction, when the person says so or its reason is gone; nobody their own or one of their unit's people. */
export const liftRestriction = (deps: Deps, actor: Actor, input: { id: string; reason: string }) =>
  runCommand(deps, actor, 'restriction.lift', input, async (tx, record) => {
    const denied = denialOf('restriction.lift', actor.viewer, {})
    if (denied) return fail(denied)
    const [row] = await tx
      .select()
      .from(personRestriction)
      .where(eq(personRestriction.id, input.id))
      .for('update')
    if (!row) return fail(notFound)
    const concerned = denialOf('restriction.lift', actor.viewer, await handlingFacts(tx, row.personId))
    if (concerned) return fail(concerned)
    if (row.liftedAt) return fail({ code: 'record/in-wrong-state' as const, state: 'lifted' })
    await tx
      .update(personRestriction)
      .set({ liftedAt: deps.now(), liftedBy: actor.viewer.accountId, liftReason: input.reason })
      .where(eq(personRestriction.id, row.id))
    const [asked] = row.requestId
      ? await tx
          .select({ channel: dataRequest.channel })
          .from(dataRequest)
          .where(eq(dataRequest.id, row.requestId))
      : []
    await tellOfAct(deps, tx, {
      act: 'lifted',
      personId: row.personId,
      requestId: row.requestId,
      channel: asked?.channel ?? 'other',
      by: actor.viewer.accountId,
    })
    record({
      kind: 'restriction',
      payload: { restrictionId: row.id, personId: row.personId, step: 'lifted' },
    })
    return ok(answer({ id: row.id, lifted: true as const }))
  })
