import {
  approveCorrectionSchema,
  prepareCorrectionSchema,
  previewCorrectionSchema,
  sendBackCorrectionSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { approveCorrection, sendBackCorrection } from './approve.ts'
import { dropCorrection, prepareCorrection } from './prepare.ts'
import { previewCorrection } from './preview.ts'
import { readCorrectable, readCorrections } from './read.ts'
import { officeRevocationPdf } from './revocation-pdf.ts'

/** Đính chính, thu hồi: what is changed behind a published result, prepared by one and approved by another. */
export const correctionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/corrections', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readCorrections(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/stage-entries/:id/correctable', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readCorrectable(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/editions/:id/corrections/preview', idParam, valid('json', previewCorrectionSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await previewCorrection(deps, viewer, {
            editionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/editions/:id/corrections', idParam, valid('json', prepareCorrectionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await prepareCorrection(deps, actor, {
            editionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .delete('/editions/:id/corrections', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await dropCorrection(deps, actor, { editionId: c.req.valid('param').id })),
      ),
    )
    .post('/editions/:id/corrections/approve', idParam, valid('json', approveCorrectionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveCorrection(deps, actor, {
            editionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/editions/:id/corrections/send-back', idParam, valid('json', sendBackCorrectionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackCorrection(deps, actor, {
            editionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .get('/corrections/:id/decision.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(
          c,
          'quyet-dinh-thu-hoi.pdf',
          await officeRevocationPdf(deps, viewer, c.req.valid('param').id),
        ),
      ),
    )
