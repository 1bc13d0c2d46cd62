import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Deps } from '../deps.ts'
import type { Env } from './env.ts'

/**
 * The pattern of the route that answers: the first that is no middleware, for behind it the built face matches
 * everything.
 */
export const patternOf = (c: Context): string => {
  const matched = matchedRoutes(c)
  return (matched.find(({ method }) => method !== 'ALL') ?? matched.at(-1))?.path ?? ''
}

/** One line per request, by allow-list: route pattern, not the address; no body, name, token or IP. */
export const requestLog = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.header('x-request-id', requestId)
    const started = performance.now()
    await next()
    const took = performance.now() - started
    const seen = { method: c.req.method, route: patternOf(c), status: c.res.status }
    deps.metrics.observe({ ...seen, seconds: took / 1000 })
    deps.log.info({ requestId, ...seen, ms: Math.round(took) }, 'request')
  })
