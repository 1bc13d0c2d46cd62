import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { publicKeyFile } from './public-keys.ts'
import { findLatestCheckpoint } from './store.ts'

/** For anyone: the ledger's newest signed checkpoint, to be kept outside (C2SP note), and the public keys. */
export const ledgerRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/public/keys', (c) => {
      c.header('cache-control', 'no-cache')
      return c.json(publicKeyFile(deps))
    })
    .get('/public/checkpoint', async (c) => {
      const latest = await findLatestCheckpoint(deps.database.db)
      if (!latest) return problem(c, notFound) as never
      c.header('cache-control', 'no-cache')
      return c.text(latest.note)
    })
