import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'

/** healthz: process and database answer. readyz: ready to take requests. */
export const healthRoutes = (deps: Deps) => {
  const check = async () => {
    await deps.database.sql`select 1`
    return { status: 'ok' as const }
  }
  return new Hono<Env>()
    .get('/healthz', async (c) =>
      check().then(
        (it) => c.json(it),
        () => c.json({ status: 'database unreachable' }, 503),
      ),
    )
    .get('/readyz', async (c) =>
      check().then(
        (it) => c.json(it),
        () => c.json({ status: 'not ready' }, 503),
      ),
    )
}
