import { pastScoresQuerySchema } from '@xk/contract'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { throttled } from '../../http/throttle.ts'
import { idParam, valid } from '../../http/validate.ts'
import { readPastScores } from './past-scores.ts'
import { readScoreFile } from './read-score-file.ts'
import { readTrial } from './read-trial.ts'

const MAX_BYTES = 11 * 1024 * 1024

const limit = bodyLimit({
  maxSize: MAX_BYTES,
  onError: (c) => problem(c, { code: 'input/too-large', maxBytes: MAX_BYTES }),
})

/** What we need of a File: Node's and the browser's are two types to the compiler. */
const form = valid(
  'form',
  z.object({
    file: z.custom<{ arrayBuffer: () => Promise<ArrayBuffer> }>((it) => it instanceof File),
  }),
)

/** Tính thử kết quả: what it starts from. Reads only; the results are computed in the browser and kept nowhere. */
export const trialRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/trial', idParam, async (c) =>
      replyResult(c, await readTrial(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .get('/editions/:id/trial/scores', idParam, valid('query', pastScoresQuerySchema), async (c) => {
      const input = { ...c.req.valid('param'), past: c.req.valid('query').edition }
      return replyResult(c, await readPastScores(deps, c.get('asker'), input))
    })
    .post('/editions/:id/trial/table/upload', idParam, limit, form, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const tooMany = await throttled(deps.throttles.upload, actor.value.viewer.accountId)
      if (tooMany) return problem(c, tooMany) as never
      const bytes = new Uint8Array(await c.req.valid('form').file.arrayBuffer())
      const input = { ...c.req.valid('param'), bytes }
      return replyResult(c, await readScoreFile(deps, actor.value.viewer, input))
    })
