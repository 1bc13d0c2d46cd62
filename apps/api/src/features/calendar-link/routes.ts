import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { wordsFor } from '../../http/words.ts'
import { replyResult } from '../../http/reply.ts'
import { makeCalendarLink, readCalendarLink, revokeCalendarLink } from './calendar-link.ts'
import { personalCalendar } from './personal-calendar.ts'

/** One's own calendar address: made, given up. */
export const calendarLinkRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/calendar-link', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readCalendarLink(deps, viewer))),
    )
    .post('/calendar-link', (c) =>
      asActor(c, async (actor) => replyResult(c, await makeCalendarLink(deps, actor))),
    )
    .post('/calendar-link/revoke', (c) =>
      asActor(c, async (actor) => replyResult(c, await revokeCalendarLink(deps, actor))),
    )

/** What a calendar program fetches, by the secret in the address alone. */
export const personalCalendarRoutes = (deps: Deps) =>
  new Hono<Env>().get('/lich-rieng/:token/lich.ics', async (c) => {
    const token = c.req.param('token')
    const file = /^[\w-]{43}$/.test(token) ? await personalCalendar(deps, token, wordsFor(c)) : undefined
    if (file === undefined) return problem(c, notFound)
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="lich-cua-toi.ics"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
  })
