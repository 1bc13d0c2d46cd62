import { bidSchema, reasonSchema, scoreSheetSchema, submitAllSchema } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { sendPicture } from '../masking/send-picture.ts'
import { askReopening } from './ask-reopen.ts'
import { readBids, saveBid } from './bids.ts'
import { declareConflict } from './declare-conflict.ts'
import { findReadableImage } from './images.ts'
import { findOwnReader, printBooklet, printScoreSheets } from './print.ts'
import { listMyPanels, readDesk, readDeskEntry } from './read.ts'
import { acceptLateSheet, reopenSheet } from './reopen.ts'
import { saveSheet } from './save-sheet.ts'
import { readSheetVersions } from './sheet-versions.ts'
import { readSpecimens, submitSpecimens } from './specimens.ts'
import { submitAllSheets } from './submit-all.ts'
import { signUndertaking } from './undertake.ts'
import { voidSheet } from './void-sheet.ts'

const bidParam = valid('param', z.object({ id: z.uuid(), stageEntryId: z.uuid() }))

/** The judge's desk, and what the panel's chair may do with sheets. */
export const deskRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/desk', (c) => asActor(c, async (actor) => replyResult(c, await listMyPanels(deps, actor.viewer))))
    .get('/desk/stages/:id', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await readDesk(deps, actor.viewer, c.req.valid('param').id)),
      ),
    )
    .get('/desk/stages/:id/booklet.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const reader = await findOwnReader(deps, viewer, c.req.valid('param').id)
        return pdfReply(c, 'tap-bai-cham.pdf', reader.ok ? await printBooklet(deps, reader.value) : reader)
      }),
    )
    .get('/desk/stages/:id/score-sheets.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const reader = await findOwnReader(deps, viewer, c.req.valid('param').id)
        return pdfReply(c, 'phieu-cham.pdf', reader.ok ? await printScoreSheets(deps, reader.value) : reader)
      }),
    )
    .get('/desk/stages/:id/bids', idParam, (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readBids(deps, viewer, c.req.valid('param').id))),
    )
    .put('/desk/stages/:id/bids/:stageEntryId', bidParam, valid('json', bidSchema), (c) =>
      asActor(c, async ({ viewer }) => {
        const { id, stageEntryId } = c.req.valid('param')
        return replyResult(
          c,
          await saveBid(deps, viewer, { stageId: id, stageEntryId, ...c.req.valid('json') }),
        )
      }),
    )
    .post('/desk/stages/:id/undertake', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await signUndertaking(deps, actor, { stageId: c.req.valid('param').id })),
      ),
    )
    .post('/desk/stages/:id/submit-all', idParam, valid('json', submitAllSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await submitAllSheets(deps, actor, {
            stageId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .get('/desk/stages/:id/specimens', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readSpecimens(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/desk/stages/:id/specimens/submit', idParam, valid('json', submitAllSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await submitSpecimens(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/desk/assignments/:id/versions', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readSheetVersions(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/desk/assignments/:id/ask-reopen', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await askReopening(deps, actor, {
            assignmentId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/desk/assignments/:id/void', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await voidSheet(deps, actor, { assignmentId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/desk/assignments/:id', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await readDeskEntry(deps, actor.viewer, c.req.valid('param').id)),
      ),
    )
    .put('/desk/assignments/:id/sheet', idParam, valid('json', scoreSheetSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveSheet(deps, actor.viewer, {
            assignmentId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/desk/assignments/:id/conflict', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await declareConflict(deps, actor, {
            assignmentId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/desk/assignments/:id/reopen', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await reopenSheet(deps, actor, {
            assignmentId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/desk/assignments/:id/accept-late', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await acceptLateSheet(deps, actor, {
            assignmentId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .get('/desk/images/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const key = await findReadableImage(deps, viewer, c.req.valid('param').id)
        if (!key) return problem(c, notFound)
        return sendPicture(c, deps, key)
      }),
    )
