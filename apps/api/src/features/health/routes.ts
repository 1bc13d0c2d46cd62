import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'

/** A database that doesn't answer within this time doesn't answer. */
const PATIENCE_MS = 3_000

/** healthz: process and database answer. readyz: ready to take requests. */
export const healthRoutes = (deps: Deps) => {
  const answers = async () => {
    const asked = deps.database.sql`select 1`.then(
      () => true,
      () => false,
    )
    return Promise.race([asked, sleep(PATIENCE_MS, false, { ref: false })])
  }
  return new Hono<Env>()
    .get('/healthz', async (c) =>
      (await answers()) ? c.json({ status: 'ok' as const }) : c.json({ status: 'database unreachable' }, 503),
    )
    .get('/readyz', async (c) =>
      (await answers()) ? c.json({ status: 'ok' as const }) : c.json({ status: 'not ready' }, 503),
    )
}
