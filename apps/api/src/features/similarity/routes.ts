import { decideSimilarSchema, editionParamsSchema, entryParamsSchema, similarListSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { decidePair } from './decide-pair.ts'
import { readPair } from './read-pair.ts'
import { readPairs, readSimilarTo } from './read-pairs.ts'
import { startComparison } from './start-comparison.ts'

/** Entries that are like each other: found by a comparison, read side by side, decided by the secretariat. */
export const similarityRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/editions/:editionId/similarity',
      valid('param', editionParamsSchema),
      valid('query', similarListSchema),
      async (c) =>
        replyResult(
          c,
          await readPairs(deps, c.get('asker'), { ...c.req.valid('param'), ...c.req.valid('query') }),
        ),
    )
    .post('/editions/:editionId/similarity/compare', valid('param', editionParamsSchema), async (c) => {
      const actor = actorOf(c)
      const input = c.req.valid('param')
      return replyResult(c, actor.ok ? await startComparison(deps, actor.value, input) : actor)
    })
    .get('/screening/:entryId/similar', valid('param', entryParamsSchema), async (c) =>
      replyResult(c, await readSimilarTo(deps, c.get('asker'), c.req.valid('param').entryId)),
    )
    .get('/similarity/:id', idParam, async (c) =>
      replyResult(c, await readPair(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .post('/similarity/:id/decisions', idParam, valid('json', decideSimilarSchema), async (c) => {
      const actor = actorOf(c)
      const input = { pairId: c.req.valid('param').id, ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await decidePair(deps, actor.value, input) : actor)
    })
