import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { wordsFor } from '../../http/words.ts'
import { calendarOf } from './calendar.ts'

/** The calendar file of an edition at an address that stays, for anybody to subscribe to. */
export const calendarRoutes = (deps: Deps) =>
  new Hono<Env>().get('/cuoc-thi/:slug/lich.ics', async (c) => {
    const slug = c.req.param('slug')
    const file = /^[\w-]{1,80}$/.test(slug) ? await calendarOf(deps, slug, wordsFor(c)) : undefined
    if (file === undefined) return problem(c, notFound)
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="lich-${slug}.ics"`,
      'cache-control': 'public, max-age=300',
      vary: 'cookie',
    })
  })
