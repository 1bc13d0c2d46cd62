import { existsSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { AlreadyRunningError, openAsOwner, openDatabase } from '@xk/db'
import { createApp } from './app.ts'
import { createDeps } from './create-deps.ts'
import type { Config, Deps, RenderPage } from './deps.ts'
import { linkAtStart } from './features/accounts/first-administrator.ts'
import { markInterrupted } from './features/masking/render-rendition.ts'
import { s3PlaceFrom } from './s3-client.ts'
import { startCheckpoints } from './jobs/checkpoints.ts'
import { startNightlyBackup } from './jobs/nightly-backup.ts'
import { startStaleUploads } from './jobs/stale-uploads.ts'
import { startMail, startReminders } from './jobs/mail.ts'
import { startWebhooks } from './jobs/webhooks.ts'
import { startReleases } from './jobs/releases.ts'
import { startSimilarity } from './jobs/similarity.ts'
import { startRemovals } from './jobs/removals.ts'
import { startRenditions } from './jobs/renditions.ts'

export const configFrom = (env: NodeJS.ProcessEnv): Config & { port: number } => {
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT không hợp lệ: ${env['PORT']}`)
  const publicUrl = (env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, '')
  return {
    port,
    dataDir: resolve(env['DATA_DIR'] ?? 'data'),
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    trustedProxies: Number(env['TRUSTED_PROXIES'] ?? 0),
    nightly: nightlyFrom(env, resolve(env['DATA_DIR'] ?? 'data')),
    metricsToken: env['METRICS_TOKEN'] || undefined,
    s3: env['FILES_URL'] ? s3PlaceFrom(env['FILES_URL'], env) : undefined,
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] || undefined,
    webhookLoopback: (env['WEBHOOK_LOOPBACK'] ?? '').split(',').filter(Boolean),
  }
}

/** A whole number of the environment within its bounds; a sentence where it is none. */
const numberFrom = (env: NodeJS.ProcessEnv, name: string, fallback: number, most: number): number => {
  const value = Number(env[name] ?? fallback)
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`${name} không hợp lệ: ${env[name]}`)
  return value
}

const nightlyFrom = (env: NodeJS.ProcessEnv, dataDir: string) => {
  const dir = env['BACKUP_DIR'] ?? join(dataDir, 'backups')
  if (dir === '' || dir === 'off') return undefined
  return {
    dir: resolve(dir),
    hour: numberFrom(env, 'BACKUP_HOUR', 2, 23),
    keep: Math.max(1, numberFrom(env, 'BACKUP_KEEP', 14, 1000)),
  }
}

const WEB = join(import.meta.dirname, '../../web/dist')

const loadBundle = async (dir: string): Promise<RenderPage | undefined> => {
  const bundle = join(WEB, dir, 'entry-server.js')
  if (!existsSync(bundle)) return undefined
  return ((await import(bundle)) as { renderPage: RenderPage }).renderPage
}

/** Public pages come from web's built server bundles, one per language (docs/structure.md). */
const loadRenderPage = async (): Promise<RenderPage | undefined> => {
  const [vi, en] = [await loadBundle('server'), await loadBundle('server-en')]
  return vi && ((page) => (page.language === 'en' && en ? en : vi)(page))
}

/** Until there is an administrator: the link to become the first, or that a server started beside this one says it. */
const sayFirstLink = async (deps: Deps) => {
  try {
    const link = await linkAtStart(deps, new Date(performance.timeOrigin))
    if (link === 'printedBeside')
      console.log(
        '\nChưa có quản trị viên. Liên kết để tạo đã được một máy chủ khởi động cùng lúc in ra; lấy liên kết mới bằng: pnpm xk first-link\n',
      )
    else if (link)
      console.log(`\nChưa có quản trị viên. Mở liên kết này (dùng một lần, 24 giờ) để tạo:\n  ${link}\n`)
  } catch (error) {
    console.error(error)
  }
}

/** Starts the server and says where it is; resolves when it listens. */
export const main = async (env: NodeJS.ProcessEnv = process.env): Promise<void> => {
  const { port, ...config } = configFrom(env)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: env['DATABASE_URL'],
    appUrl: env['DATABASE_APP_URL'],
    mustStart: true,
    supervise: {
      onRestart: () => console.error('PostgreSQL đi kèm đã dừng và vừa được khởi động lại.'),
      onGivenUp: (error) => {
        console.error(`PostgreSQL đi kèm không khởi động lại được, máy chủ dừng: ${error.message}`)
        process.exit(1)
      },
    },
  }).catch((error: unknown) => {
    if (!(error instanceof AlreadyRunningError)) throw error
    console.error(
      `Đang có một máy chủ Xung Kích khác chạy trên dữ liệu ${config.dataDir}. Hãy dừng máy chủ đó trước, hoặc đặt DATA_DIR khác.`,
    )
    process.exit(1)
  })
  if (!database.separateRoles) {
    console.error(
      'CẢNH BÁO: DATABASE_URL không tạo được vai trò xk_app riêng. Sổ ghi (ledger) chỉ còn được bảo vệ bởi chương trình này. Đặt DATABASE_APP_URL để tách hai vai trò.',
    )
  }
  const renderPage = await loadRenderPage()
  const deps = createDeps(database, config, renderPage ? { renderPage } : {})
  // The embedded database has one process; on another, who is silent shows within a minute.
  if (!env['DATABASE_URL']) await markInterrupted(deps, { alone: true })
  const app = createApp(deps)
  const server = serve({ fetch: app.fetch, port, hostname: env['HOST'] ?? '0.0.0.0' }, (info) => {
    deps.log.info({ port: info.port }, 'listening')
    console.log(`\nXung Kích đang chạy tại ${config.publicUrl.replace(/:0$/, `:${info.port}`)}`)
    void sayFirstLink(deps)
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Cổng ${port} đang được chương trình khác dùng. Hãy đặt PORT khác.`
        : error.message,
    )
    void database.close().then(() => process.exit(1))
  })

  const stopCheckpoints = startCheckpoints(deps)
  const stopReleases = startReleases(deps)
  const stopSimilarity = startSimilarity(deps)
  const stopRemovals = startRemovals(deps)
  const stopRenditions = startRenditions(deps)
  const stopStaleUploads = startStaleUploads(deps)
  const stopBackups = config.nightly
    ? startNightlyBackup(deps, config.nightly, () =>
        openAsOwner({ dataDir: config.dataDir, databaseUrl: env['DATABASE_URL'] }),
      )
    : async () => {}
  const stopMail = startMail(deps)
  const stopReminders = startReminders(deps)
  const stopWebhooks = startWebhooks(deps)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    stopSimilarity()
    deps.documents.close()
    deps.mailer?.close()
    const hurry = setTimeout(() => (server as Server).closeAllConnections(), 5_000)
    server.close(() => {
      clearTimeout(hurry)
      void stopCheckpoints()
        .then(stopReleases)
        .then(stopRemovals)
        .then(stopRenditions)
        .then(stopStaleUploads)
        .then(stopBackups)
        .then(stopReminders)
        .then(stopMail)
        .then(stopWebhooks)
        .then(() => database.close())
        .then(() => process.exit(0))
    })
    const http = server as Server
    http.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
