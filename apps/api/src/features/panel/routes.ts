import {
  appointSchema,
  assignAllSchema,
  assignSchema,
  decisionSchema,
  expertiseSchema,
  reasonSchema,
  recordConflictSchema,
  replaceSchema,
  searchSchema,
  specimenSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { appointMember } from './appoint.ts'
import { assignAll, assignByHand, previewAssignment, withdrawAssignment } from './assign.ts'
import { closeBids } from './close-bids.ts'
import { decideLift, recordConflict, requestLift } from './conflicts.ts'
import { changeExpertise, searchCandidates, withdrawMember } from './members.ts'
import { readPanel } from './read-panel.ts'
import { remindJudges } from './remind.ts'
import { previewReplacement, replaceMember } from './replace.ts'
import { findReaderFor, printBooklet, printScoreSheets } from '../desk/print.ts'
import { readSpecimenSheets } from '../desk/specimens.ts'
import { assignSpecimen, withdrawSpecimen } from './specimens.ts'
import { z } from 'zod'

const stageAnd = <Key extends string>(key: Key) =>
  valid('param', z.object({ id: z.uuid(), [key]: z.uuid() } as Record<'id' | Key, z.ZodUUID>))

/** The panel of a stage: members, conflicts, assignment. */
export const panelRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/panel', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readPanel(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/stages/:id/panel/candidates', idParam, valid('query', searchSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await searchCandidates(deps, viewer, c.req.valid('param').id, c.req.valid('query').q)),
      ),
    )
    .post('/stages/:id/panel', idParam, valid('json', appointSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await appointMember(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .put('/panel-members/:id', idParam, valid('json', expertiseSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await changeExpertise(deps, actor, { memberId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/panel-members/:id/withdraw', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawMember(deps, actor, { memberId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/panel-members/:id/booklet.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const reader = await findReaderFor(deps, viewer, c.req.valid('param').id)
        return pdfReply(c, 'tap-bai-cham.pdf', reader.ok ? await printBooklet(deps, reader.value) : reader)
      }),
    )
    .get('/panel-members/:id/score-sheets.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const reader = await findReaderFor(deps, viewer, c.req.valid('param').id)
        return pdfReply(c, 'phieu-cham.pdf', reader.ok ? await printScoreSheets(deps, reader.value) : reader)
      }),
    )
    .post('/panel-members/:id/replacement/preview', idParam, valid('json', assignAllSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await previewReplacement(deps, viewer, {
            memberId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/panel-members/:id/replace', idParam, valid('json', replaceSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await replaceMember(deps, actor, { memberId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/specimens', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readSpecimenSheets(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/specimens', idParam, valid('json', specimenSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await assignSpecimen(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/specimens/withdraw', idParam, valid('json', specimenSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawSpecimen(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/remind', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await remindJudges(deps, actor, { stageId: c.req.valid('param').id })),
      ),
    )
    .post('/stages/:id/bids/close', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await closeBids(deps, actor, { stageId: c.req.valid('param').id })),
      ),
    )
    .post('/stages/:id/conflicts', idParam, valid('json', recordConflictSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await recordConflict(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post(
      '/stages/:id/conflicts/:conflictId/lift',
      stageAnd('conflictId'),
      valid('json', reasonSchema),
      (c) =>
        asActor(c, async (actor) => {
          const { id, conflictId } = c.req.valid('param')
          return replyResult(
            c,
            await requestLift(deps, actor, { stageId: id, conflictId, ...c.req.valid('json') }),
          )
        }),
    )
    .post('/lift-requests/:id/decide', idParam, valid('json', decisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await decideLift(deps, actor, { requestId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/assignments/preview', idParam, valid('json', assignAllSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await previewAssignment(deps, viewer, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/assignments/all', idParam, valid('json', assignAllSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await assignAll(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/assignments', idParam, valid('json', assignSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await assignByHand(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .delete('/stages/:id/assignments/:assignmentId', stageAnd('assignmentId'), (c) =>
      asActor(c, async (actor) => {
        const { id, assignmentId } = c.req.valid('param')
        return replyResult(c, await withdrawAssignment(deps, actor, { stageId: id, assignmentId }))
      }),
    )
