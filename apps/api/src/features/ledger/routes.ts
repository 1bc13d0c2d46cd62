import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { findLatestCheckpoint } from './store.ts'

/** The ledger's newest signed checkpoint, for anyone to keep outside (C2SP note, no personal data in it). */
export const ledgerRoutes = (deps: Deps) =>
  new Hono<Env>().get('/public/checkpoint', async (c) => {
    const latest = await findLatestCheckpoint(deps.database.db)
    if (!latest) return problem(c, notFound) as never
    c.header('cache-control', 'no-cache')
    return c.text(latest.note)
  })
