import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './env.ts'

const CLIENT = join(import.meta.dirname, '../../../web/dist/client')

/** The built face: hashed assets for a year, and the one page that every address of the product starts from. */
export const webRoutes = () => {
  const routes = new Hono<Env>()
  const index = join(CLIENT, 'index.html')
  // Not built (as in tests of the API alone): there is no face to serve.
  if (!existsSync(index)) return routes
  const page = readFileSync(index, 'utf8')
  return routes
    .use('/assets/*', compress())
    .use(
      '/assets/*',
      serveStatic({
        root: CLIENT,
        onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/icon.svg', serveStatic({ root: CLIENT }))
    .get('*', async (c, next) => {
      if (c.req.path.startsWith('/api') || /\.[a-z0-9]+$/.test(c.req.path)) return next()
      c.header('cache-control', 'no-cache')
      return c.html(page)
    })
}
