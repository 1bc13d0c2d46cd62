import {
  approveDecisionSchema,
  approveReleaseSchema,
  numberDecisionSchema,
  prepareReleaseSchema,
  type PublicDocument,
  saveDecisionSchema,
  sendBackDecisionSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { languageFor } from '../../http/language.ts'
import { idParam, valid } from '../../http/validate.ts'
import { readAssets } from './assets.ts'
import { approveDecision, numberDecision, readDecision, saveDecision, sendBackDecision } from './decide.ts'
import { certificatesPdf, officeDecisionPdf } from './decision-pdf.ts'
import { readReceipt } from './receipt.ts'
import { approveRelease, dropRelease, prepareRelease, previewRelease, readRelease } from './release.ts'

const certificateQuery = z.object({ only: z.uuid().optional() })

/** Decision, certificates and release, for those who prepare and approve them. */
export const publicationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/decision', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readDecision(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/editions/:id/decision', idParam, valid('json', saveDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveDecision(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/editions/:id/decision/approve', idParam, valid('json', approveDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveDecision(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/editions/:id/decision/send-back', idParam, valid('json', sendBackDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackDecision(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/editions/:id/decision/number', idParam, valid('json', numberDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await numberDecision(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/editions/:id/decision.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'quyet-dinh.pdf', await officeDecisionPdf(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/editions/:id/certificates.pdf', idParam, valid('query', certificateQuery), (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(
          c,
          'giay-chung-nhan.pdf',
          await certificatesPdf(deps, viewer, {
            editionId: c.req.valid('param').id,
            only: c.req.valid('query').only,
          }),
        ),
      ),
    )
    .get('/editions/:id/release', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readRelease(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/editions/:id/release/preview', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const page = await previewRelease(deps, viewer, c.req.valid('param').id)
        if (!page.ok) return problem(c, page.problem)
        const language = languageFor(c)
        const assets = readAssets(language)
        const data: PublicDocument = { page: page.value, url: deps.config.publicUrl, assets }
        const html = await deps.renderPage?.({ path: c.req.path, data, language })
        c.header('cache-control', 'private, no-store')
        return html ? c.html(html) : problem(c, { code: 'system/unavailable' })
      }),
    )
    .post('/editions/:id/release', idParam, valid('json', prepareReleaseSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await prepareRelease(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .delete('/editions/:id/release', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await dropRelease(deps, actor, { editionId: c.req.valid('param').id })),
      ),
    )
    .post('/editions/:id/release/approve', idParam, valid('json', approveReleaseSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveRelease(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/desk/receipts/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readReceipt(deps, viewer, c.req.valid('param').id)),
      ),
    )
