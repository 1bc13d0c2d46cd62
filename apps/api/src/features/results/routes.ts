import {
  callExtraSchema,
  decideAwardSchema,
  decisionSchema,
  declarePromotionSchema,
  freezeSchema,
  jointSheetSchema,
  objectiveMarkSchema,
  pageQuery,
  penaltySchema,
  putForwardSchema,
  reasonSchema,
  rescoreSchema,
  seedSchema,
  startDrawSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { approveResult, putForward, sendBackResult } from './approval.ts'
import { decideAward, withdrawAwardDecision } from './decide-award.ts'
import { startDraw, typeSeed } from './draws.ts'
import { freezeStanding, resumeJudging } from './freeze.ts'
import { listResultStages } from './list-stages.ts'
import { countersignMark, typeObjectiveMark } from './objective-marks.ts'
import { declarePromotion, withdrawPromotion } from './promote.ts'
import { readPromotion } from './read-promotion.ts'
import { ruleOnPenalty, withdrawPenalty } from './penalties.ts'
import { readApproval } from './read-approval.ts'
import { readAwards } from './read-awards.ts'
import { readGaps } from './read-gaps.ts'
import { readObjectiveMarks } from './read-objective-marks.ts'
import { readProgress } from './read-progress.ts'
import { readStanding } from './read-standing.ts'
import { callExtraJudge, openJointRescore, typeJointSheet } from './resolve-gap.ts'
import { fixTeamPrizes, readTeamPrizes } from './team-prizes.ts'
import { decideUnmask, requestUnmask } from './unmask.ts'

/** Looking after the judging: how it goes, gaps, marks that are typed once, penalties. */
const watchRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/results/stages', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listResultStages(deps, viewer))),
    )
    .get('/stages/:id/progress', idParam, valid('query', pageQuery), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await readProgress(deps, viewer, { stageId: c.req.valid('param').id, ...c.req.valid('query') }),
        ),
      ),
    )
    .get('/stages/:id/gaps', idParam, (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readGaps(deps, viewer, c.req.valid('param').id))),
    )
    .post('/stages/:id/gaps/extra', idParam, valid('json', callExtraSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await callExtraJudge(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/gaps/joint', idParam, valid('json', jointSheetSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await typeJointSheet(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/gaps/rescore', idParam, valid('json', rescoreSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await openJointRescore(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/objective-marks', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readObjectiveMarks(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/objective-marks', idParam, valid('json', objectiveMarkSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await typeObjectiveMark(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/objective-marks/:id/countersign', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await countersignMark(deps, actor, { markId: c.req.valid('param').id })),
      ),
    )
    .post('/stages/:id/penalties', idParam, valid('json', penaltySchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await ruleOnPenalty(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/penalties/:id/withdraw', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawPenalty(deps, actor, {
            penaltyId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )

/** From the standing by code to names: lots, awards, freeze, unmasking. */
const declareRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/standing', idParam, valid('query', pageQuery), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(
          c,
          await readStanding(deps, viewer, {
            stageId: c.req.valid('param').id,
            page: c.req.valid('query').page,
          }),
        ),
      ),
    )
    .post('/stages/:id/draws', idParam, valid('json', startDrawSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await startDraw(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/draws/:id/seed', idParam, valid('json', seedSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await typeSeed(deps, actor, { drawId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/awards', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readAwards(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/award-decisions', idParam, valid('json', decideAwardSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await decideAward(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/award-decisions/:id/withdraw', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawAwardDecision(deps, actor, {
            decisionId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/stages/:id/freeze', idParam, valid('json', freezeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await freezeStanding(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/resume', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await resumeJudging(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/promotion', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readPromotion(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/promotion', idParam, valid('json', declarePromotionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await declarePromotion(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/promotion/withdraw', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawPromotion(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/unmask-requests', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await requestUnmask(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/unmask-requests/:id/decide', idParam, valid('json', decisionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await decideUnmask(deps, actor, { requestId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )

/** After the names are known: unit prizes, and the lead's Duyệt or Trả lại. */
const approveRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/team-prizes', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readTeamPrizes(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/team-prizes', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await fixTeamPrizes(deps, actor, { stageId: c.req.valid('param').id })),
      ),
    )
    .get('/editions/:id/approval', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readApproval(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/editions/:id/approval', idParam, valid('json', putForwardSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await putForward(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/approvals/:id/approve', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await approveResult(deps, actor, c.req.valid('param').id))),
    )
    .post('/approvals/:id/send-back', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackResult(deps, actor, { approvalId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )

/** Everything from judging under way to an approved result. */
export const resultRoutes = (deps: Deps) =>
  new Hono<Env>()
    .route('/', watchRoutes(deps))
    .route('/', declareRoutes(deps))
    .route('/', approveRoutes(deps))
