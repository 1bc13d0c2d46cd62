import type { Sessions } from '@xk/auth'
import type { Database } from '@xk/db'
import type { DocumentWorker } from '@xk/documents'
import type { Language } from '@xk/i18n'
import type { Logger } from 'pino'
import type { FileStore } from './files.ts'
import type { S3Place } from './s3-client.ts'
import type { NightlySettings } from './features/backup/nightly.ts'
import type { Metrics } from './http/metrics.ts'
import type { KeyRing } from './keys.ts'
import type { Mailer } from './features/mail/mailer.ts'
import type { Throttles } from './http/throttle.ts'

export interface Config {
  dataDir: string
  /** How the world reaches us, without a trailing slash; links are made from it. */
  publicUrl: string
  secureCookies: boolean
  /** Believe X-Forwarded-For from this many proxies in front of us. */
  trustedProxies: number
  /** Where the night's backups go and when; none are made when this is missing. */
  nightly?: NightlySettings | undefined
  /** Where files are kept instead of under `dataDir`. */
  s3?: S3Place | undefined
  /** Who bears it may read /metrics; without it nobody may. */
  metricsToken?: string | undefined
  /** Mail server, and who mail comes from; undefined: mail waits in the outbox. */
  smtpUrl?: string | undefined
  mailFrom?: string | undefined
  /** Receivers of webhooks on this machine, `host:port`, for trials and tests; all others must be public. */
  webhookLoopback?: readonly string[] | undefined
}

/** A public page rendered on the server: web's built bundle, injected (docs/structure.md). */
export type RenderPage = (page: {
  path: string
  data: unknown
  language: Language
}) => Promise<string> | string

/** Everything impure, in one typed object; tests inject clock and randomness. */
export interface Deps {
  config: Config
  database: Database
  sessions: Sessions
  throttles: Throttles
  files: FileStore
  /** Reads untrusted files, in processes of its own. */
  documents: DocumentWorker
  keys: KeyRing
  log: Logger
  metrics: Metrics
  now: () => Date
  /** Cryptographically secure bytes: tokens, salts, blind codes. */
  randomBytes: (length: number) => Uint8Array
  /** A random (v4) id: safe to show to judges. */
  newId: () => string
  renderPage: RenderPage | undefined
  /** Every address that a host name stands for now; tests answer for it. */
  resolveHost: (host: string) => Promise<string[]>
  /** Undefined without a mail server. */
  mailer: Mailer | undefined
}
