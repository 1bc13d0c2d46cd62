import { castBallotSchema } from '@xk/contract'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { isSameSite, securityHeaders } from '../../http/headers.ts'
import { outageOf } from '../../http/outage.ts'
import { problem } from '../../http/problem.ts'
import { valid } from '../../http/validate.ts'
import { castBallot } from './cast-ballot.ts'

/** A thousand candidates, an id and a mark each. */
const MAX_BYTES = 96 * 1024
/** Ballots looked at in one moment: a flood is held off without asking anybody's address. */
const MOST_AT_ONCE = 64

/** What a request needs to be read and to be known for one of the own site's. */
const NEEDED = new Set([
  'host',
  'origin',
  'sec-fetch-site',
  'content-type',
  'content-length',
  'transfer-encoding',
])

/** Takes off all that says who sends it, before anything could look: session, language, program, address, page. */
const withoutSender = createMiddleware<Env>(async (c, next) => {
  const { headers } = c.req.raw
  const others = Array.from(headers.keys()).filter((name) => !NEEDED.has(name))
  for (const name of others) headers.delete(name)
  return next()
})

/** At most so many requests are worked on; the next ones are told to come again. */
const onlySoMany = (most: number) => {
  let working = 0
  return createMiddleware<Env>(async (c, next) => {
    if (working >= most) {
      c.header('retry-after', '2')
      return problem(c, { code: 'ballot/busy' })
    }
    working += 1
    try {
      return await next()
    } finally {
      working -= 1
    }
  })
}

const roundParam = z.object({ roundId: z.uuid() })

/**
 * Casting stands in front of the whole application: no session, no cookie, no address, no request id, no log line, no
 * count by route. What fails is not logged either, only answered (docs/adr/0007).
 */
export const castRoutes = (deps: Deps) =>
  new Hono<Env>()
    .onError((error, c) => {
      if (error instanceof SyntaxError || error.message.startsWith('Malformed '))
        return problem(c, { code: 'input/malformed' })
      return problem(c, outageOf(error, deps.config.dataDir) ?? { code: 'system/unavailable' })
    })
    .post(
      '/api/ballots/:roundId',
      withoutSender,
      securityHeaders,
      isSameSite,
      bodyLimit({
        maxSize: MAX_BYTES,
        onError: (c) => problem(c, { code: 'input/too-large', maxBytes: MAX_BYTES }),
      }),
      valid('json', castBallotSchema),
      // Once it is read: who sends slowly takes nobody's place.
      onlySoMany(MOST_AT_ONCE),
      async (c) => {
        const round = roundParam.safeParse(c.req.param())
        if (!round.success) return problem(c, { code: 'record/not-found' })
        const result = await castBallot(deps, round.data.roundId, c.req.valid('json'))
        c.header('cache-control', 'no-store')
        return result.ok ? c.json(result.value) : problem(c, result.problem)
      },
    )
