import { randomBytes, randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createSessions } from '@xk/auth'
import { createSessionStore, type Database } from '@xk/db'
import { createDocumentWorker } from '@xk/documents'
import { type Logger, pino } from 'pino'
import type { Config, Deps, RenderPage } from './deps.ts'
import { openFileStore } from './open-file-store.ts'
import { createMetrics } from './http/metrics.ts'
import { createMailer } from './features/mail/mailer.ts'
import { createThrottles } from './http/throttle.ts'
import { openKeyRing } from './keys.ts'

/** Only these fields are ever written, whatever an object carries besides. */
const ALLOWED = [
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'error',
  'job',
  'count',
  'port',
  'version',
] as const

const allowListed = (fields: Record<string, unknown>) => {
  const allowed: Record<string, unknown> = {}
  for (const key of ALLOWED) if (key in fields) allowed[key] = fields[key]
  return allowed
}

/** Files that are read at once where there are cores for it; each may take as much memory as its process is allowed. */
const MOST_READERS = 4

const FLUSH_MS = 500
const PIECE = 16_000

/** Standard error, written in pieces instead of line by line: a write costs more than many a request. */
const gathered = () => {
  const stream = pino.destination({ fd: 2, sync: false })
  // Gathered here: what the stream gathers itself it measures anew, as a whole, with every line.
  let lines: string[] = []
  let length = 0
  const flush = () => {
    if (lines.length === 0) return
    stream.write(lines.join(''))
    lines = []
    length = 0
  }
  setInterval(flush, FLUSH_MS).unref()
  // Before the stream's own last act, which writes out at once what it holds.
  process.prependListener('exit', flush)
  return {
    write: (line: string) => {
      lines.push(line)
      length += line.length
      if (length >= PIECE) flush()
    },
  }
}

export const createLog = (destination?: { write: (line: string) => void }): Logger =>
  pino({ base: null, formatters: { log: allowListed } }, destination ?? gathered())

const addressesOf = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address)

/** The real dependencies over an open database; tests replace clock, randomness and log. */
export const createDeps = (
  database: Database,
  config: Config,
  overrides: Partial<Pick<Deps, 'now' | 'randomBytes' | 'newId' | 'log' | 'resolveHost'>> & {
    renderPage?: RenderPage
  } = {},
): Deps => {
  const now = overrides.now ?? (() => new Date())
  const filesRoot = join(config.dataDir, 'files')
  return {
    config,
    database,
    sessions: createSessions(createSessionStore(database.db, now), { secure: config.secureCookies, now }),
    throttles: createThrottles(database.sql),
    files: openFileStore(config),
    documents: createDocumentWorker({
      readable: [filesRoot],
      writable: [filesRoot],
      concurrency: Math.min(availableParallelism(), MOST_READERS),
    }),
    keys: openKeyRing(config.dataDir),
    log: overrides.log ?? createLog(),
    metrics: createMetrics(),
    now,
    randomBytes: overrides.randomBytes ?? ((length) => randomBytes(length)),
    newId: overrides.newId ?? (() => randomUUID()),
    renderPage: overrides.renderPage,
    resolveHost: overrides.resolveHost ?? addressesOf,
    mailer: config.smtpUrl
      ? createMailer(
          config.smtpUrl,
          config.mailFrom ?? `Xung Kích <xung-kich@${new URL(config.publicUrl).hostname}>`,
        )
      : undefined,
  }
}
