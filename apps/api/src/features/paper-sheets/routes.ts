import {
  downloadQuerySchema,
  openPaperSchema,
  paperPictureParams,
  paperScanParams,
  paperSheetsQuery,
  reasonSchema,
  typePaperSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { sendPicture } from '../masking/send-picture.ts'
import { sendFile } from '../uploads/send-file.ts'
import { giveUpPaper } from './give-up.ts'
import { listPaperSheets } from './list.ts'
import { openPaper } from './open.ts'
import { readPaperSheet } from './read.ts'
import { findPaperScanFile, findPaperScanPicture, uploadPaperScan } from './scans.ts'
import { typePaper } from './type.ts'

/** Score sheets that judges hand in on paper: typed in by two secretaries who don't see each other's figures. */
export const paperSheetRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/paper-sheets', idParam, valid('query', paperSheetsQuery), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await listPaperSheets(deps, viewer, { stageId: c.req.valid('param').id, ...c.req.valid('query') }),
        ),
      ),
    )
    .get('/desk/assignments/:id/paper', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readPaperSheet(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/desk/assignments/:id/paper', idParam, valid('json', openPaperSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await openPaper(deps, actor, { assignmentId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/desk/assignments/:id/paper/type', idParam, valid('json', typePaperSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await typePaper(deps, actor, { assignmentId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/desk/assignments/:id/paper/give-up', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await giveUpPaper(deps, actor, { assignmentId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/desk/assignments/:id/paper/scans/upload', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await uploadPaperScan(deps, actor, {
            assignmentId: c.req.valid('param').id,
            request: c.req.raw,
          }),
        ),
      ),
    )
    .get(
      '/desk/assignments/:id/paper/scans/:scanId',
      valid('param', paperScanParams),
      valid('query', downloadQuerySchema),
      (c) =>
        asActor(c, async ({ viewer }) => {
          const { id, scanId } = c.req.valid('param')
          const found = await findPaperScanFile(deps, viewer, { assignmentId: id, scanId })
          if (!found.ok) return problem(c, found.problem)
          return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
        }),
    )
    .get('/desk/assignments/:id/paper/scans/:scanId/pages/:page', valid('param', paperPictureParams), (c) =>
      asActor(c, async ({ viewer }) => {
        const { id, scanId, page } = c.req.valid('param')
        const found = await findPaperScanPicture(deps, viewer, { assignmentId: id, scanId, page })
        return found.ok ? sendPicture(c, deps, found.value) : problem(c, found.problem)
      }),
    )
