import { hashPassword, hashToken, newTotpSecret, seal, tokenFrom, totpCodeAt, totpUri } from '@xk/auth'
import { account, membership, officeGrant, person, personIdentity, secondFactor, session } from '@xk/db'
import { fold } from '@xk/domain/kernel'
import { FOUR_EYES_ROLES, type Role, type ScopeKind } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'

const DEMO_PASSWORD = 'Giai-phap-2026-cua-ban'

interface DemoGrant {
  role: Role
  scopeKind: ScopeKind
  scopeId?: string
}

/** The application as the demo walks it. */
export interface DemoApp {
  request: (path: string, init: RequestInit) => Response | Promise<Response>
}

/** An invented person who acts through the same routes as everyone else. */
export interface DemoPerson {
  personId: string
  accountId: string
  fullName: string
  login: string
  secret: string | null
  get: (path: string) => Promise<DemoAnswer>
  post: (path: string, body?: unknown) => Promise<DemoAnswer>
  put: (path: string, body: unknown) => Promise<DemoAnswer>
  upload: (path: string, form: FormData) => Promise<DemoAnswer>
  download: (path: string) => Promise<Uint8Array<ArrayBuffer>>
}
type DemoAnswer = ReturnType<typeof JSON.parse>

/** A route refused a step of the demo: its own rules changed, and the step must follow. */
class DemoStepError extends Error {}

export interface DemoWorld {
  deps: Deps
  clock: { now: Date }
  /** Whoever holds a link or a ballot: nobody is signed in. */
  visitor: Pick<DemoPerson, 'get' | 'post'>
  /** With a second factor where an office asks for one, or where `factor` says that one is to come. */
  person: (
    fullName: string,
    grants: readonly DemoGrant[],
    more?: { unitId?: string; factor?: boolean },
  ) => Promise<DemoPerson>
  /** Ends the sessions that the demo acted with. */
  signOutAll: () => Promise<void>
}

const sortKeyOf = (fullName: string) => fullName.split(' ').toReversed().join(' ')

/** People of the demo on a database whose clock (in `deps.now`) the demo moves. */
export const createDemoWorld = async (deps: Deps, app: DemoApp, clock: { now: Date }): Promise<DemoWorld> => {
  const { db } = deps.database
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const opened: string[] = []

  const insertPerson = async (
    fullName: string,
    grants: readonly DemoGrant[],
    { unitId, factor = false }: { unitId?: string; factor?: boolean } = {},
  ) => {
    const [personId, accountId] = [deps.newId(), deps.newId()]
    const login = fold(fullName).replaceAll(' ', '.')
    await db.insert(person).values({ id: personId, createdAt: clock.now })
    await db
      .insert(personIdentity)
      .values({ personId, fullName, folded: fold(fullName), sortKey: sortKeyOf(fullName) })
    await db
      .insert(account)
      .values({ id: accountId, personId, login, passwordHash, state: 'active', createdAt: clock.now })
    if (unitId) await db.insert(membership).values({ id: deps.newId(), personId, unitId, from: '2025-01-01' })
    const office = { accountId, from: clock.now, approvedAt: clock.now }
    for (const { scopeId, ...grant } of grants)
      await db.insert(officeGrant).values({ id: deps.newId(), ...office, ...grant, scopeId: scopeId ?? null })
    const needsSecret = factor || grants.some(({ role }) => FOUR_EYES_ROLES.includes(role))
    const secret = needsSecret ? newTotpSecret() : null
    if (secret)
      await db
        .insert(secondFactor)
        .values({ accountId, sealedSecret: seal(deps.keys.sealKey, secret), confirmedAt: clock.now })
    return { personId, accountId, fullName, login, secret }
  }

  const signIn = async (accountId: string) => {
    const token = tokenFrom(deps.randomBytes(32))
    const idHash = hashToken(token)
    opened.push(idHash)
    await db.insert(session).values({
      idHash,
      accountId,
      createdAt: clock.now,
      lastSeenAt: clock.now,
      // Sessions expire by the machine's own clock.
      expiresAt: new Date(Date.now() + 3_600_000),
      userAgent: 'demo',
      secondFactor: true,
      confirmedAt: clock.now,
    })
    return { cookie: `xk_session=${token}`, at: clock.now }
  }

  const answered = async (who: string, method: string, path: string, init: RequestInit) => {
    const response = await app.request(path, { method, ...init })
    if (!response.ok)
      throw new DemoStepError(
        `${who}: ${method} ${path}: ${response.status} ${(await response.text()).slice(0, 1500)}`,
      )
    return response
  }
  const json = { 'content-type': 'application/json' }

  const createPerson: DemoWorld['person'] = async (fullName, grants, more) => {
    const someone = await insertPerson(fullName, grants, more)
    let signedIn: Awaited<ReturnType<typeof signIn>> | undefined
    const send = async (method: string, path: string, body?: unknown) => {
      // A confirmation of identity is fresh for minutes only: the clock of the demo leaps over weeks.
      if (signedIn?.at !== clock.now) signedIn = await signIn(someone.accountId)
      const isForm = body instanceof FormData
      const headers = {
        cookie: signedIn.cookie,
        'idempotency-key': deps.newId(),
        ...(isForm || body === undefined ? {} : json),
      }
      const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
      return answered(fullName, method, path, { headers, ...sent })
    }
    const read = async (method: string, path: string, body?: unknown): Promise<DemoAnswer> =>
      (await send(method, path, body)).json()
    return {
      ...someone,
      get: (path) => read('GET', path),
      post: (path, body = {}) => read('POST', path, body),
      put: (path, body) => read('PUT', path, body),
      upload: (path, form) => read('POST', path, form),
      download: async (path) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
    }
  }

  const visit = async (method: string, path: string, body?: unknown): Promise<DemoAnswer> => {
    const sent = body === undefined ? {} : { headers: json, body: JSON.stringify(body) }
    return (await answered('visitor', method, path, sent)).json()
  }

  return {
    deps,
    clock,
    visitor: { get: (path) => visit('GET', path), post: (path, body = {}) => visit('POST', path, body) },
    person: createPerson,
    signOutAll: async () => {
      for (const id of opened) await deps.database.sql`delete from session where id_hash = ${id}`
    },
  }
}

/** What is printed of a person: how to sign in, with the code of this moment. */
export const loginOf = ({ fullName, login, secret }: DemoPerson, kind: string) => ({
  kind,
  fullName,
  login,
  password: DEMO_PASSWORD,
  secondFactor: secret && { uri: totpUri(secret, login), code: totpCodeAt(secret, new Date()) },
})
export type DemoLogin = ReturnType<typeof loginOf>
