import {
  answerQuestionSchema,
  askEditionSchema,
  askPublicSchema,
  moderateQuestionSchema,
  questionListSchema,
  routeQuestionSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { reply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { answerQuestion } from './answer-question.ts'
import { askEdition } from './ask-edition.ts'
import { askPublic } from './ask-public.ts'
import { newChallenge } from './challenge.ts'
import { listOfficerQuestions, listQuestions } from './list-questions.ts'
import { routeQuestion, setHidden } from './moderate.ts'

/** Questions about editions and of units: asking, answering, looking after them. */
export const questionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/public/question-challenge', (c) => reply(c, newChallenge(deps)))
    .post('/public/questions', valid('json', askPublicSchema), async (c) =>
      replyResult(c, await askPublic(deps, c.req.valid('json'), c.get('address'))),
    )
    .get('/questions', valid('query', questionListSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listQuestions(deps, viewer, c.req.valid('query'))),
      ),
    )
    .get('/officer/questions', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listOfficerQuestions(deps, viewer))),
    )
    .post('/officer/questions', valid('json', askEditionSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await askEdition(deps, actor, c.req.valid('json')))),
    )
    .post('/questions/:id/answer', idParam, valid('json', answerQuestionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await answerQuestion(deps, actor, { questionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/questions/:id/hide', idParam, valid('json', moderateQuestionSchema), (c) =>
      asActor(c, async (actor) => {
        const { reason } = c.req.valid('json')
        return replyResult(
          c,
          await setHidden(deps, actor, { questionId: c.req.valid('param').id, hide: true, reason }),
        )
      }),
    )
    .post('/questions/:id/show', idParam, valid('json', moderateQuestionSchema), (c) =>
      asActor(c, async (actor) => {
        const { reason } = c.req.valid('json')
        return replyResult(
          c,
          await setHidden(deps, actor, { questionId: c.req.valid('param').id, hide: false, reason }),
        )
      }),
    )
    .post('/questions/:id/route', idParam, valid('json', routeQuestionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await routeQuestion(deps, actor, { questionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
