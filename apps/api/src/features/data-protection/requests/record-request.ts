import type { askAboutOwnDataSchema, recordDataRequestSchema } from '@xk/contract'
import { person, personIdentity, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { type Actor, runCommand } from '../../../http/command.ts'
import { insertRequest, newRequestCode } from './insert-request.ts'

/** A person who is still in the system, with how to reach them. */
export const findPerson = async (tx: Tx, personId: string) =>
  (
    await tx
      .select({
        personId: person.id,
        fullName: personIdentity.fullName,
        phone: personIdentity.phone,
        email: personIdentity.email,
      })
      .from(person)
      .innerJoin(personIdentity, eq(personIdentity.personId, person.id))
      .where(and(eq(person.id, personId), isNull(person.erasedAt)))
  )[0]

/** From one's own account: who asks is known, nothing is to be confirmed. */
export const askAboutOwnData = (deps: Deps, actor: Actor, input: z.infer<typeof askAboutOwnDataSchema>) =>
  runCommand(
    deps,
    actor,
    'dataRequest.own',
    input,
    async (tx, record) => {
      const { viewer } = actor
      const denied = denialOf('dataRequest.own', viewer, { ownerAccountId: viewer.accountId })
      if (denied) return fail(denied)
      const own = await findPerson(tx, viewer.personId)
      if (!own) return fail(notFound)
      const id = deps.newId()
      const code = newRequestCode(deps)
      const due = await insertRequest(deps, tx, {
        id,
        kind: input.kind,
        channel: 'account',
        code,
        personId: own.personId,
        receivedAt: deps.now(),
        identity: { how: 'account', by: null },
        createdBy: viewer.accountId,
        confirmed: true,
        content: { name: own.fullName, email: null, contact: own.phone, unit: '', text: input.text },
      })
      record({ kind: 'dataRequest', payload: { requestId: id, step: 'received', kind: input.kind } })
      return ok(answer({ id, code, dueAt: due.answerDueAt.toISOString() }))
    },
    { secret: true },
  )

/** As it came on paper, by phone or otherwise; the code is told to whoever asked. */
export const recordDataRequest = (deps: Deps, actor: Actor, input: z.infer<typeof recordDataRequestSchema>) =>
  runCommand(
    deps,
    actor,
    'dataRequest.record',
    input,
    async (tx, record) => {
      const denied = denialOf('dataRequest.record', actor.viewer, {})
      if (denied) return fail(denied)
      const receivedAt = new Date(input.receivedAt)
      if (receivedAt > deps.now())
        return fail({
          code: 'input/invalid' as const,
          issues: [{ pointer: '/receivedAt', code: 'inFuture' }],
        })
      if (input.personId && !(await findPerson(tx, input.personId))) return fail(notFound)
      const id = deps.newId()
      const code = newRequestCode(deps)
      const { name, contact, unit, text } = input
      const due = await insertRequest(deps, tx, {
        id,
        kind: input.kind,
        channel: input.channel,
        code,
        personId: input.personId,
        receivedAt,
        identity: null,
        createdBy: actor.viewer.accountId,
        confirmed: true,
        content: { name, email: null, contact: contact || null, unit, text },
      })
      record({
        kind: 'dataRequest',
        payload: { requestId: id, step: 'received', kind: input.kind, channel: input.channel },
      })
      return ok(answer({ id, code, dueAt: due.answerDueAt.toISOString() }))
    },
    { secret: true },
  )
