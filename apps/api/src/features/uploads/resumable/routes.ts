import { entryParamsSchema, uploadParamsSchema, uploadQuerySchema } from '@xk/contract'
import { ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { Hono } from 'hono'
import type { Deps } from '../../../deps.ts'
import { actorOf } from '../../../http/actor.ts'
import type { Env } from '../../../http/env.ts'
import { problem } from '../../../http/problem.ts'
import { replyResult } from '../../../http/reply.ts'
import { valid } from '../../../http/validate.ts'
import { beginUpload } from './begin-upload.ts'
import { metadataFrom, numberFrom, OFFSET_STREAM, progressHeaders } from './protocol.ts'
import { findOwnUpload, giveUp, receivePiece } from './receive-piece.ts'

const params = valid('param', uploadParamsSchema)

/** Uploads that can be interrupted and gone on with, by the tus protocol. HEAD is answered by GET. */
export const resumableUploadRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post(
      '/entries/:entryId/uploads',
      valid('param', entryParamsSchema),
      valid('query', uploadQuerySchema),
      async (c) => {
        const actor = actorOf(c)
        if (!actor.ok) return problem(c, actor.problem) as never
        const begun = await beginUpload(deps, actor.value, {
          ...c.req.valid('param'),
          ...c.req.valid('query'),
          name: metadataFrom(c.req.header('upload-metadata')).get('filename') ?? '',
          size: numberFrom(c.req.header('upload-length')) ?? 0,
        })
        if (!begun.ok) return problem(c, begun.problem) as never
        progressHeaders(c, begun.value)
        c.header('location', `/api/uploads/${begun.value.id}`)
        return c.body(null, 201)
      },
    )
    .get('/uploads/:uploadId', params, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const found = await findOwnUpload(deps, actor.value, c.req.valid('param').uploadId)
      if (!found.ok) return problem(c, found.problem) as never
      progressHeaders(c, found.value)
      const { received, size } = found.value
      return replyResult(c, ok(answer({ received, size })))
    })
    .patch('/uploads/:uploadId', params, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const id = c.req.valid('param').uploadId
      const found = await findOwnUpload(deps, actor.value, id)
      if (!found.ok) return problem(c, found.problem) as never
      const offset = numberFrom(c.req.header('upload-offset'))
      if (offset === undefined || c.req.header('content-type') !== OFFSET_STREAM)
        return problem(c, { code: 'input/malformed' }) as never
      const received = await receivePiece(deps, actor.value, { id, offset, body: c.req.raw.body })
      if (!received.ok) return problem(c, received.problem) as never
      progressHeaders(c, received.value)
      return c.body(null, 204)
    })
    .delete('/uploads/:uploadId', params, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const found = await findOwnUpload(deps, actor.value, c.req.valid('param').uploadId)
      if (!found.ok) return problem(c, found.problem) as never
      await giveUp(deps, found.value.id)
      c.header('tus-resumable', '1.0.0')
      return c.body(null, 204)
    })
