import { contentDisposition } from '@xk/documents'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { idParam } from '../../http/validate.ts'
import { downloadSparePackage } from './download.ts'

/** What the secretariat goes on with, on paper, when the system fails. */
export const sparePackageRoutes = (deps: Deps) =>
  new Hono<Env>().get('/stages/:id/spare-package.zip', idParam, (c) =>
    asActor(c, async ({ viewer }) => {
      const file = await downloadSparePackage(deps, viewer, c.req.valid('param').id)
      if (!file.ok) return problem(c, file.problem) as never
      return c.body(new Uint8Array(file.value).buffer, 200, {
        'content-type': 'application/zip',
        'content-disposition': contentDisposition('goi-du-phong.zip', 'attachment'),
        'cache-control': 'private, no-store',
      }) as never
    }),
  )
