import { contentDisposition } from '@xk/documents'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { idParam } from '../../http/validate.ts'
import { downloadPressPack } from './download.ts'

/** What the Ban Tuyên giáo gives to newspapers; a command, for each download is recorded. */
export const pressPackRoutes = (deps: Deps) =>
  new Hono<Env>().post('/editions/:id/press-pack', idParam, (c) =>
    asActor(c, async (actor) => {
      const made = await downloadPressPack(deps, actor, c.req.valid('param').id)
      if (!made.ok) return problem(c, made.problem) as never
      return c.body(new Uint8Array(made.value.zip).buffer, 200, {
        'content-type': 'application/zip',
        'content-disposition': contentDisposition(made.value.name, 'attachment'),
        'cache-control': 'private, no-store',
      }) as never
    }),
  )
