import { hashToken } from '@xk/auth'
import type { askAboutDataSchema } from '@xk/contract'
import { dataRequest, dataRequestContent, dataRequestMail, spentPuzzle, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { readMail } from '@xk/domain/organisation'
import { answer, type Sendable } from '@xk/domain/policy'
import { requestDeadlines } from '@xk/domain/privacy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { throttled } from '../../../http/throttle.ts'
import { networkOf } from '../../questions/ask-public.ts'
import { checkChallenge, followCode } from '../../questions/challenge.ts'
import { requestTerms } from '../store.ts'
import { insertRequest, tellHandlers } from './insert-request.ts'
import { queueMail } from './mail.ts'

type Asked = z.infer<typeof askAboutDataSchema>
type Receipt = Sendable<{ code: string }>

/**
 * A request from anybody by the public form. It waits, unseen by the office, until the address is confirmed by the
 * link that is mailed to it; after a week without that it goes.
 */
export const askAboutData = async (deps: Deps, input: Asked, address: string): Promise<Result<Receipt>> => {
  if (!deps.mailer) return fail({ code: 'record/in-wrong-state', state: 'noMailServer' })
  const until = checkChallenge(deps, input.challenge, input.answer)
  if (!until.ok) return until
  const tooMany =
    (await throttled(deps.throttles.question, networkOf(address))) ??
    // Nobody's box is filled from many networks either.
    (await throttled(deps.throttles.question, hashToken(readMail(input.email) ?? '')))
  if (tooMany) return fail(tooMany)
  const code = followCode(deps, input.challenge)
  return deps.database.db.transaction(async (tx): Promise<Result<Receipt>> => {
    const id = deps.newId()
    const [mine] = await tx
      .insert(spentPuzzle)
      .values({ challenge: hashToken(input.challenge), questionId: id, expiresAt: until.value })
      .onConflictDoNothing()
      .returning({ id: spentPuzzle.questionId })
    if (!mine) return repeated(tx, input, code)
    const email = readMail(input.email) ?? ''
    await insertRequest(deps, tx, {
      id,
      kind: input.kind,
      channel: 'form',
      code,
      personId: null,
      receivedAt: deps.now(),
      identity: null,
      createdBy: null,
      confirmed: false,
      content: {
        name: input.name,
        email,
        contact: input.contact || null,
        unit: input.unit,
        text: input.text,
      },
    })
    const token = Buffer.from(deps.randomBytes(24)).toString('base64url')
    await queueMail(deps, tx, {
      requestId: id,
      kind: 'confirm',
      to: email,
      url: `${deps.config.publicUrl}/quyen-rieng-tu/xac-nhan/${token}`,
      token,
    })
    return ok(answer({ code }))
  })
}

/** The same request sent once more, after an answer that got lost. */
const repeated = async (tx: Tx, input: Asked, code: string): Promise<Result<Receipt>> => {
  const [before] = await tx
    .select({ text: dataRequestContent.text })
    .from(dataRequest)
    .innerJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.codeHash, hashToken(code)))
  return before?.text === input.text
    ? ok(answer({ code }))
    : fail({ code: 'question/puzzle', reason: 'used' })
}

/** The request that a link to confirm an address belongs to. */
export const findByToken = async (tx: Tx, token: string) =>
  (
    await tx
      .select({ row: dataRequest })
      .from(dataRequestMail)
      .innerJoin(dataRequest, eq(dataRequest.id, dataRequestMail.requestId))
      .where(eq(dataRequestMail.tokenHash, hashToken(token)))
      .for('update', { of: dataRequest })
  )[0]?.row

/** The address is confirmed: from now on the request is worked on and its terms run. Saying so again changes nothing. */
export const confirmAddress = async (deps: Deps, token: string, address: string) => {
  const tooMany = await throttled(deps.throttles.link, networkOf(address))
  if (tooMany) return fail(tooMany)
  return deps.database.db.transaction(async (tx): Promise<Result<Sendable<{ dueAt: string }>>> => {
    const row = await findByToken(tx, token)
    if (!row) return fail(notFound)
    if (row.state !== 'unconfirmed') return ok(answer({ dueAt: row.answerDueAt.toISOString() }))
    const now = deps.now()
    const due = requestDeadlines(now, await requestTerms(tx, now), { thirdParty: false, extended: false })
    await tx
      .update(dataRequest)
      .set({
        state: 'waiting',
        receivedAt: now,
        ...due,
        identityHow: 'mailLink',
        identityAt: now,
        version: row.version + 1,
      })
      .where(eq(dataRequest.id, row.id))
    await tellHandlers(deps, tx, row.id, due.answerDueAt)
    return ok(answer({ dueAt: due.answerDueAt.toISOString() }))
  })
}
