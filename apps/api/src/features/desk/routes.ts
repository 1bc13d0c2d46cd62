import { reasonSchema, scoreSheetSchema, submitAllSchema } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { declareConflict } from './declare-conflict.ts'
import { findReadableImage } from './images.ts'
import { listMyPanels, readDesk, readDeskEntry } from './read.ts'
import { acceptLateSheet, reopenSheet } from './reopen.ts'
import { saveSheet } from './save-sheet.ts'
import { submitAllSheets } from './submit-all.ts'
import { signUndertaking } from './undertake.ts'

/** The judge's desk, and what the panel's chair may do with sheets. */
export const deskRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/desk', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listMyPanels(deps, actor.value.viewer))
    })
    .get('/desk/stages/:id', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readDesk(deps, actor.value.viewer, c.req.valid('param').id))
    })
    .post('/desk/stages/:id/undertake', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await signUndertaking(deps, actor.value, { stageId: c.req.valid('param').id }))
    })
    .post('/desk/stages/:id/submit-all', idParam, valid('json', submitAllSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await submitAllSheets(deps, actor.value, {
          stageId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      )
    })
    .get('/desk/assignments/:id', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readDeskEntry(deps, actor.value.viewer, c.req.valid('param').id))
    })
    .put('/desk/assignments/:id/sheet', idParam, valid('json', scoreSheetSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await saveSheet(deps, actor.value.viewer, {
          assignmentId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      )
    })
    .post('/desk/assignments/:id/conflict', idParam, valid('json', reasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await declareConflict(deps, actor.value, {
          assignmentId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      )
    })
    .post('/desk/assignments/:id/reopen', idParam, valid('json', reasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await reopenSheet(deps, actor.value, {
          assignmentId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      )
    })
    .post('/desk/assignments/:id/accept-late', idParam, valid('json', reasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await acceptLateSheet(deps, actor.value, {
          assignmentId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      )
    })
    .get('/desk/images/:id', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem)
      const key = await findReadableImage(deps, actor.value.viewer, c.req.valid('param').id)
      if (!key) return problem(c, notFound)
      return new Response(deps.files.read(key), {
        headers: {
          'content-type': 'image/webp',
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      })
    })
