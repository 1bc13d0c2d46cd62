import {
  createWorkDecisionSchema,
  declineReplicationSchema,
  evaluateReplicationSchema,
  openReplicationSchema,
  proposeUnitsSchema,
  saveWorkDecisionSchema,
  sendBackSchema,
  takeReplicationSchema,
  versionSchema,
  withdrawWorksSchema,
  workFromAwardSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { evaluateReplication } from './evaluate-replication.ts'
import { openReplication, proposeUnits } from './open-replication.ts'
import { prepareCommendation, prepareWithdrawal, saveDecision } from './prepare-decision.ts'
import { decisionPdf, listDecisions, readDecision } from './read-decisions.ts'
import { listReplications, readReplication } from './read-replications.ts'
import { approveDecision, dropDecision, sendBackDecision } from './settle-decision.ts'
import { declineReplication, takeReplication } from './take-replication.ts'
import { workFromAward } from './work-from-award.ts'

/** What becomes of accepted works and awarded ideas: commended by decision, tried out and taken over elsewhere. */
export const workDecisionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/work-decisions', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listDecisions(deps, viewer))),
    )
    .post('/work-decisions', valid('json', createWorkDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await prepareCommendation(deps, actor, c.req.valid('json'))),
      ),
    )
    .get('/work-decisions/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readDecision(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/work-decisions/:id/paper', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'quyet-dinh-tuyen-duong.pdf', await decisionPdf(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/work-decisions/:id', idParam, valid('json', saveWorkDecisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveDecision(deps, actor, { decisionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/work-decisions/:id/approve', idParam, valid('json', versionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveDecision(deps, actor, { decisionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/work-decisions/:id/send-back', idParam, valid('json', sendBackSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackDecision(deps, actor, {
            decisionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/work-decisions/:id/drop', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await dropDecision(deps, actor, c.req.valid('param').id))),
    )
    .post('/work-decisions/:id/withdrawals', idParam, valid('json', withdrawWorksSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await prepareWithdrawal(deps, actor, {
            decisionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/works/from-award', valid('json', workFromAwardSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await workFromAward(deps, actor, c.req.valid('json')))),
    )
    .get('/replications', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listReplications(deps, viewer))),
    )
    .post('/replications', valid('json', openReplicationSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await openReplication(deps, actor, c.req.valid('json')))),
    )
    .get('/replications/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readReplication(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/replications/:id/units', idParam, valid('json', proposeUnitsSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await proposeUnits(deps, actor, { replicationId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/replications/:id/evaluate', idParam, valid('json', evaluateReplicationSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await evaluateReplication(deps, actor, {
            replicationId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/replications/:id/take', idParam, valid('json', takeReplicationSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await takeReplication(deps, actor, {
            replicationId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/replications/:id/decline', idParam, valid('json', declineReplicationSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await declineReplication(deps, actor, {
            replicationId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
