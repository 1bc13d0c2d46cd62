import { setTimeout as sleep } from 'node:timers/promises'
import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { bearsToken } from '../../http/metrics.ts'
import { problem } from '../../http/problem.ts'
import { readBackupState } from '../backup/backup-state.ts'
import { diskOf } from '../operations/read-operations.ts'

/** A database that doesn't answer within this time doesn't answer. */
const PATIENCE_MS = 3_000

/**
 * healthz: process and database answer. readyz: ready to take requests, and whether a backup is recent (which alone
 * stops nobody from working). metrics: for whoever bears METRICS_TOKEN; without that setting it does not exist.
 */
export const healthRoutes = (deps: Deps) => {
  const within = <T>(asked: PromiseLike<T>): Promise<T | undefined> =>
    Promise.race([
      Promise.resolve(asked).catch(() => undefined),
      sleep(PATIENCE_MS, undefined, { ref: false }),
    ])
  const backupState = () => readBackupState(deps.database.db, deps.now())
  return new Hono<Env>()
    .get('/healthz', async (c) =>
      (await within(deps.database.sql`select 1`))
        ? c.json({ status: 'ok' as const })
        : c.json({ status: 'database unreachable' }, 503),
    )
    .get('/readyz', async (c) => {
      const backup = await within(backupState())
      if (!backup) return c.json({ status: 'not ready' }, 503)
      const age = backup.lastGood ? ('recent' as const) : ('none yet' as const)
      return c.json({ status: 'ok' as const, backup: backup.overdue ? ('overdue' as const) : age })
    })
    .get('/metrics', async (c) => {
      if (!bearsToken(c.req.header('authorization'), deps.config.metricsToken)) return problem(c, notFound)
      const state = { backup: await backupState(), disk: diskOf(deps.config.dataDir), now: deps.now() }
      c.header('cache-control', 'no-store')
      return c.body(await deps.metrics.print(state), 200, { 'content-type': deps.metrics.contentType })
    })
}
