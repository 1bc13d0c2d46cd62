import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashToken, tokenFrom } from '@xk/auth'
import { account, officeGrant, person, personIdentity, session } from '@xk/db'
import { createTestDatabase, type TestDatabase, type TestServer } from '@xk/db/testing'
import { fold } from '@xk/domain/kernel'
import type { Role, ScopeKind } from '@xk/domain/policy'
import { createApp } from '../app.ts'
import { comparisonsSettled } from '../features/similarity/run-comparison.ts'
import { createDeps, createLog } from '../create-deps.ts'
import type { Deps } from '../deps.ts'

/** A person of the test, signed in: `get('/api/…')`, `post('/api/…', body)` answer as the server would. */
export interface Persona {
  accountId: string
  personId: string
  fullName: string
  cookie: string
  request: (
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ) => Promise<Answer>
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  delete: (path: string) => Promise<Answer>
  upload: (path: string, form: FormData) => Promise<Answer>
}

export interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON, or the raw text of anything else. */
  body: ReturnType<typeof JSON.parse>
  bytes: Uint8Array
}

export interface TestApp {
  app: ReturnType<typeof createApp>
  deps: Deps
  database: TestDatabase
  /** The injected clock: set it, or move it. */
  clock: { now: Date; advance: (ms: number) => void }
  /** Lines that the server logged. */
  logged: string[]
  anonymous: Pick<Persona, 'request' | 'get' | 'post' | 'put' | 'delete' | 'upload'>
  /** Whoever holds this session cookie, for people who signed in by the routes. */
  holding: (cookie: string) => TestApp['anonymous']
  /** A signed-in person with these offices; second factor passed and freshly confirmed unless told otherwise. */
  person: (
    fullName: string,
    grants?: readonly { role: Role; scopeKind: ScopeKind; scopeId?: string }[],
    options?: { secondFactor?: boolean; fresh?: boolean },
  ) => Promise<Persona>
  /** Number of SQL statements that `work` sent. */
  countQueries: (work: () => Promise<unknown>) => Promise<number>
  /** Number of rows that they brought back. */
  countRows: (work: () => Promise<unknown>) => Promise<number>
  close: () => Promise<void>
}

export const createTestApp = async (
  server: TestServer | { database: TestDatabase },
  options: { now?: Date } & Partial<Pick<Deps, 'newId' | 'randomBytes' | 'renderPage'>> & {
      publicUrl?: string
      /** The same keys in every such installation: worlds that are compared differ in nothing but their people. */
      sameKeys?: boolean
      smtpUrl?: string
    } = {},
): Promise<TestApp> => {
  const database = 'database' in server ? server.database : await createTestDatabase(server)
  const dataDir = mkdtempSync(join(tmpdir(), 'xk-app-'))
  if (options.sameKeys) writeSameKeys(dataDir)
  const logged: string[] = []
  const clock = {
    now: options.now ?? new Date('2026-12-10T02:00:00Z'),
    advance(ms: number) {
      this.now = new Date(this.now.getTime() + ms)
    },
  }
  const deps = createDeps(
    { ...database, separateRoles: true, close: async () => {} },
    {
      dataDir,
      publicUrl: options.publicUrl ?? 'http://localhost',
      secureCookies: false,
      trustedProxies: 0,
      smtpUrl: options.smtpUrl,
    },
    {
      now: () => clock.now,
      log: createLog({ write: (line) => void logged.push(line) }),
      ...(options.newId ? { newId: options.newId } : {}),
      ...(options.randomBytes ? { randomBytes: options.randomBytes } : {}),
      ...(options.renderPage ? { renderPage: options.renderPage } : {}),
    },
  )
  const app = createApp(deps)

  const client = (cookie: string | undefined): TestApp['anonymous'] => {
    const send = async (
      method: string,
      path: string,
      init: { body?: string | FormData; headers?: Record<string, string> },
    ): Promise<Answer> => {
      const headers = { ...(cookie ? { cookie } : {}), ...init.headers }
      const response = await app.request(path, {
        method,
        headers,
        ...(init.body === undefined ? {} : { body: init.body }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      const isJson = (response.headers.get('content-type') ?? '').includes('json')
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text ? JSON.parse(text) : text,
        bytes,
      }
    }
    const request: Persona['request'] = (method, path, { body, headers = {} } = {}) =>
      send(
        method,
        path,
        body === undefined
          ? { headers }
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
      )
    return {
      request,
      get: (path, headers = {}) => request('GET', path, { headers }),
      post: (path, body = {}, headers = {}) =>
        request('POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } }),
      put: (path, body = {}, headers = {}) => request('PUT', path, { body, headers }),
      delete: (path) => request('DELETE', path),
      upload: (path, form) => send('POST', path, { body: form }),
    }
  }

  const createPerson: TestApp['person'] = async (
    fullName,
    grants = [],
    { secondFactor = true, fresh = true } = {},
  ) => {
    const [personId, accountId] = [deps.newId(), deps.newId()]
    const { db } = database
    const number = await db.$count(account)
    await db.insert(person).values({ id: personId, createdAt: clock.now })
    await db.insert(personIdentity).values({
      personId,
      fullName,
      folded: fold(fullName),
      sortKey: fullName.split(' ').toReversed().join(' '),
    })
    await db.insert(account).values({
      id: accountId,
      personId,
      login: `${fold(fullName).replaceAll(' ', '.')}.${lettersOf(number)}`,
      state: 'active',
      createdAt: clock.now,
    })
    for (const { role, scopeKind, scopeId } of grants) {
      await db.insert(officeGrant).values({
        id: randomUUID(),
        accountId,
        role,
        scopeKind,
        scopeId: scopeId ?? null,
        from: clock.now,
        approvedAt: clock.now,
      })
    }
    const token = tokenFrom(deps.randomBytes(32))
    await db.insert(session).values({
      idHash: hashToken(token),
      accountId,
      createdAt: clock.now,
      lastSeenAt: clock.now,
      // Lucia judges expiry by the machine's own clock.
      expiresAt: new Date(Date.now() + 20 * 86_400_000),
      userAgent: 'test',
      secondFactor,
      confirmedAt: fresh ? clock.now : null,
    })
    const cookie = `xk_session=${token}`
    return { accountId, personId, fullName, cookie, ...client(cookie) }
  }

  return {
    app,
    deps,
    database,
    clock,
    logged,
    anonymous: client(undefined),
    holding: client,
    person: createPerson,
    countQueries: (work) => countStatements(database, work),
    countRows: (work) => countRowsOf(database, work),
    close: async () => {
      deps.documents.close()
      await comparisonsSettled()
      deps.mailer?.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A number in letters: what a test looks for in digits is never found in a login. */
const lettersOf = (number: number): string =>
  number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))

const writeSameKeys = (dataDir: string) => {
  mkdirSync(join(dataDir, 'keys'))
  writeFileSync(join(dataDir, 'keys/signing-1'), `${'07'.repeat(32)}\n2026-12-01T00:00:00.000Z\n`)
  writeFileSync(join(dataDir, 'keys/seal-1'), '18'.repeat(32))
}

/** postgres.js reports each statement to its `debug` option, which we hook for the time of `work`. */
const countStatements = async (database: TestDatabase, work: () => Promise<unknown>) => {
  let statements = 0
  const before = database.sql.options.debug
  database.sql.options.debug = () => void (statements += 1)
  try {
    await work()
  } finally {
    database.sql.options.debug = before
  }
  return statements
}

/** postgres.js passes each row through its `transform` option, which we hook for the time of `work`. */
const countRowsOf = async (database: TestDatabase, work: () => Promise<unknown>) => {
  let rows = 0
  const { row } = database.sql.options.transform
  const before = row.from
  row.from = (found) => {
    rows += 1
    return found
  }
  try {
    await work()
  } finally {
    row.from = before
  }
  return rows
}
