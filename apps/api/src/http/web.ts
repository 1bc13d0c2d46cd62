import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './env.ts'
import { languageFor } from './language.ts'

const DIST = join(import.meta.dirname, '../../../web/dist')
const CLIENT = join(DIST, 'client')
const ENGLISH = join(DIST, 'client-en')

const assetsOf = (root: string) =>
  serveStatic({
    root,
    onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
  })

/** The built face, once per language: hashed assets for a year, and the one page that every address of the product starts from. */
export const webRoutes = () => {
  const routes = new Hono<Env>()
  const index = join(CLIENT, 'index.html')
  // Not built (as in tests of the API alone): there is no face to serve.
  if (!existsSync(index)) return routes
  const page = readFileSync(index, 'utf8')
  const english = join(ENGLISH, 'index.html')
  const englishPage = existsSync(english) ? readFileSync(english, 'utf8') : page
  return routes
    .use('/assets/*', compress())
    .use('/assets/*', assetsOf(CLIENT))
    .use('/assets-en/*', compress())
    .use('/assets-en/*', assetsOf(ENGLISH))
    .get('/icon.svg', serveStatic({ root: CLIENT }))
    .get('*', async (c, next) => {
      if (c.req.path.startsWith('/api') || /\.[a-z0-9]+$/.test(c.req.path)) return next()
      c.header('cache-control', 'no-cache')
      // Links that say whom they are for are nobody else's to find.
      if (/^\/(dong-y|xac-nhan|moi)\//.test(c.req.path)) c.header('x-robots-tag', 'noindex, nofollow')
      c.header('vary', 'cookie')
      return c.html(languageFor(c) === 'en' ? englishPage : page)
    })
}
