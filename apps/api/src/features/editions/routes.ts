import {
  advanceEditionSchema,
  createEditionSchema,
  extendScheduleSchema,
  openEditionSchema,
  putForwardAmendmentSchema,
  rulesQuerySchema,
  saveRulesetSchema,
  sendBackAmendmentSchema,
  setScheduleSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { advanceEdition } from './advance-edition.ts'
import {
  approveAmendment,
  dropAmendment,
  putForwardAmendment,
  sendBackAmendment,
  startAmendment,
} from './amend-rules.ts'
import { createEdition } from './create-edition.ts'
import { extendSchedule } from './extend-schedule.ts'
import { listEditions } from './list-editions.ts'
import { openEdition } from './open-edition.ts'
import { readEdition, readReadiness } from './read-edition.ts'
import { readEditionNav } from './read-nav.ts'
import { readDraft, readPublicEdition, readRules } from './read-rules.ts'
import { saveRuleset } from './save-ruleset.ts'
import { setSchedule } from './set-schedule.ts'

/** An edition from its template to its last step; its rules as a draft, frozen and amended; its dates. */
export const editionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions', async (c) => replyResult(c, await listEditions(deps, c.get('asker'))))
    .post('/editions', valid('json', createEditionSchema), async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await createEdition(deps, actor.value, c.req.valid('json')) : actor)
    })
    .get('/editions/:id', idParam, async (c) =>
      replyResult(c, await readEdition(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .get('/editions/:id/nav', idParam, async (c) =>
      replyResult(c, await readEditionNav(deps, c.get('asker'), { editionId: c.req.valid('param').id })),
    )
    .get('/stages/:id/nav', idParam, async (c) =>
      replyResult(c, await readEditionNav(deps, c.get('asker'), { stageId: c.req.valid('param').id })),
    )
    .get('/editions/:id/readiness', idParam, async (c) =>
      replyResult(c, await readReadiness(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .get('/editions/:id/ruleset', idParam, async (c) =>
      replyResult(c, await readDraft(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .put('/editions/:id/ruleset', idParam, valid('json', saveRulesetSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await saveRuleset(deps, actor.value, input) : actor)
    })
    .get('/editions/:id/rules', idParam, valid('query', rulesQuerySchema), async (c) => {
      const input = { ...c.req.valid('param'), version: c.req.valid('query').version }
      return replyResult(c, await readRules(deps, c.get('asker'), input))
    })
    .put('/editions/:id/schedule', idParam, valid('json', setScheduleSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await setSchedule(deps, actor.value, input) : actor)
    })
    .post('/editions/:id/extend', idParam, valid('json', extendScheduleSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await extendSchedule(deps, actor.value, input) : actor)
    })
    .post('/editions/:id/open', idParam, valid('json', openEditionSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await openEdition(deps, actor.value, input) : actor)
    })
    .post('/editions/:id/advance', idParam, valid('json', advanceEditionSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await advanceEdition(deps, actor.value, input) : actor)
    })
    .post('/editions/:id/amendment', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await startAmendment(deps, actor.value, c.req.valid('param')) : actor)
    })
    .delete('/editions/:id/amendment', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await dropAmendment(deps, actor.value, c.req.valid('param')) : actor)
    })
    .post(
      '/editions/:id/amendment/put-forward',
      idParam,
      valid('json', putForwardAmendmentSchema),
      async (c) => {
        const actor = actorOf(c)
        const input = { ...c.req.valid('param'), ...c.req.valid('json') }
        return replyResult(c, actor.ok ? await putForwardAmendment(deps, actor.value, input) : actor)
      },
    )
    .post('/editions/:id/amendment/approve', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(
        c,
        actor.ok ? await approveAmendment(deps, actor.value, c.req.valid('param')) : actor,
      )
    })
    .post('/editions/:id/amendment/send-back', idParam, valid('json', sendBackAmendmentSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await sendBackAmendment(deps, actor.value, input) : actor)
    })
    .get('/public/editions/:slug', async (c) =>
      replyResult(c, await readPublicEdition(deps, c.req.param('slug'))),
    )
