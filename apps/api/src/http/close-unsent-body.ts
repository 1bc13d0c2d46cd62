import { createMiddleware } from 'hono/factory'
import type { Env } from './env.ts'

/** HEAD is answered by the route of GET and its body is never sent: a file that it opened would stay open for ever. */
export const closeUnsentBody = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.req.method === 'HEAD') await c.res.body?.cancel()
})
