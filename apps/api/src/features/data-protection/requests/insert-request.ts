import { hashToken } from '@xk/auth'
import { dataRequest, dataRequestContent, type Tx } from '@xk/db'
import { type IdentityWay, type RequestChannel, type RequestKind, requestDeadlines } from '@xk/domain/privacy'
import type { Deps } from '../../../deps.ts'
import { notify } from '../../accounts/notices.ts'
import { listHandlers, requestTerms } from '../store.ts'

interface NewRequest {
  id: string
  kind: RequestKind
  channel: RequestChannel
  /** By which whoever asked follows it. */
  code: string
  personId: string | null
  /** When it reached the office: from here the terms run. */
  receivedAt: Date
  identity: { how: IdentityWay; by: string | null } | null
  createdBy: string | null
  content: { name: string; email: string | null; contact: string | null; unit: string; text: string }
}

/** A code that can be read out over the phone: no I, L, O, U and no 0 or 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
export const newRequestCode = (deps: Pick<Deps, 'randomBytes'>): string => {
  const letters = Array.from(deps.randomBytes(12), (byte) => LETTERS[byte % LETTERS.length] ?? 'X').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** Stores a request with its deadlines; who works on it is told, unless its address is not confirmed yet. */
export const insertRequest = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  it: NewRequest & { confirmed: boolean },
): Promise<{ answerDueAt: Date; actDueAt: Date }> => {
  const terms = await requestTerms(tx, it.receivedAt)
  const due = requestDeadlines(it.receivedAt, terms, { thirdParty: false, extended: false })
  await tx.insert(dataRequest).values({
    id: it.id,
    kind: it.kind,
    channel: it.channel,
    codeHash: hashToken(it.code),
    state: it.confirmed ? 'waiting' : 'unconfirmed',
    personId: it.personId,
    receivedAt: it.receivedAt,
    ...due,
    identityHow: it.identity?.how ?? null,
    identityBy: it.identity?.by ?? null,
    identityAt: it.identity ? deps.now() : null,
    createdBy: it.createdBy,
    version: 1,
  })
  await tx.insert(dataRequestContent).values({ requestId: it.id, ...it.content })
  if (it.confirmed) await tellHandlers(deps, tx, it.id, due.answerDueAt)
  return due
}

export const tellHandlers = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  requestId: string,
  dueAt: Date,
) =>
  notify(deps, tx, await listHandlers(tx, deps.now()), 'dataRequest.received', {
    requestId,
    due: dueAt.toISOString(),
  })
