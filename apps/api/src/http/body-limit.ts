import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

/** JSON bodies; uploads have their own, larger limit on their own route. */
const MAX_BODY = 2 * 1024 * 1024

const tooLarge = { code: 'input/too-large', maxBytes: MAX_BODY } as const
const limitStream = bodyLimit({ maxSize: MAX_BODY, onError: (c) => problem(c, tooLarge) })

/**
 * No JSON body over the limit. A length that is told beforehand is believed, as the HTTP parser holds the body to
 * it, so that the body need not be made a stream: it is then read in one piece.
 */
export const limitBody = createMiddleware<Env>(async (c, next) => {
  // A piece of an upload is held against the size that was told when it began.
  const isUpload =
    c.req.path.endsWith('/upload') || (c.req.method === 'PATCH' && c.req.path.startsWith('/api/uploads/'))
  if (isUpload) return next()
  const told = c.req.header('content-length')
  if (told === undefined || c.req.header('transfer-encoding') !== undefined) return limitStream(c, next)
  return Number(told) > MAX_BODY ? problem(c, tooLarge) : next()
})
