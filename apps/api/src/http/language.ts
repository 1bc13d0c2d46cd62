import { LANGUAGE_COOKIE, type Language, languageOf, LANGUAGES } from '@xk/i18n'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Env } from './env.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** The language that this reader chose. */
export const languageFor = (c: Context): Language => languageOf(c.req.header('cookie'))

/** Any page with `?lang=en` or `?lang=vi`: remembers the choice in this browser and shows the page. */
export const languageChoice = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'GET' || !c.req.url.includes('lang=') || c.req.path.startsWith('/api')) return next()
  const chosen = LANGUAGES.find((it) => it === c.req.query('lang'))
  if (!chosen) return next()
  setCookie(c, LANGUAGE_COOKIE, chosen, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax' })
  c.header('cache-control', 'no-store')
  return c.redirect(c.req.path.replace(/^[/\\]+/, '/'))
})
