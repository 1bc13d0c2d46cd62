import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import type { Env } from './env.ts'

/** The client's address: the last hop that a trusted proxy wrote, else the connection's own. */
export const addressOf = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const hops = (c.req.header('x-forwarded-for') ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean)
    const trusted = deps.config.trustedProxies > 0 ? hops.at(-deps.config.trustedProxies) : undefined
    c.set('address', trusted ?? connectionAddress(c) ?? 'local')
    return next()
  })

const connectionAddress = (c: Parameters<typeof getConnInfo>[0]) => {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined // a request made inside the process, without a socket
  }
}
