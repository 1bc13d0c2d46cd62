import { issueLinksSchema, mailChoiceSchema, outboxSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { listOutbox } from './list-outbox.ts'
import { chooseMail, readMailChoice } from './mail-choice.ts'
import { mailLinks } from './mail-links.ts'

/** Mail: how one wants it, what waits to go out, links to people with an address. */
export const mailRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/mail-choice', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readMailChoice(deps, viewer))),
    )
    .put('/mail-choice', valid('json', mailChoiceSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await chooseMail(deps, viewer, c.req.valid('json').mode)),
      ),
    )
    .get('/outbox', valid('query', outboxSchema), (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listOutbox(deps, viewer, c.req.valid('query')))),
    )
    .post('/account-links/mail', valid('json', issueLinksSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await mailLinks(deps, actor, c.req.valid('json').accountIds)),
      ),
    )
