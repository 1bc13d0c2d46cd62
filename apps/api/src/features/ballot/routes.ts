import {
  confirmSeenSchema,
  issueBallotSchema,
  openRoundSchema,
  ownLineSchema,
  paperCountSchema,
  paperIssueSchema,
  paperWarningSchema,
  rollChannelSchema,
  voidRoundSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { readBallotsFile } from './ballots-file.ts'
import { closeIssuing } from './close-issuing.ts'
import { closeRound } from './close-round.ts'
import { endCasting } from './end-casting.ts'
import { acknowledgeWarning, handOutPaper, setChannel } from './hand-out.ts'
import { issueBallot, sayOwnLine } from './issue-ballot.ts'
import { readRound, readRounds } from './list-rounds.ts'
import { openRound } from './open-round.ts'
import { readPaper, typePaper } from './paper-count.ts'
import { approveVoid, askVoid } from './void-round.ts'

const stageParam = valid('param', z.object({ stageId: z.guid() }))

/** Rounds of a council's secret ballot, for whoever is signed in. Casting is elsewhere: cast-routes.ts. */
export const ballotRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:stageId/ballot-rounds', stageParam, async (c) =>
      replyResult(c, await readRounds(deps, c.get('asker'), c.req.valid('param').stageId)),
    )
    .post('/stages/:stageId/ballot-rounds', stageParam, valid('json', openRoundSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await openRound(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .get('/ballot-rounds/:id', idParam, async (c) =>
      replyResult(c, await readRound(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .get('/ballot-rounds/:id/file', idParam, async (c) => {
      const file = await readBallotsFile(deps, c.get('asker'), c.req.valid('param').id)
      c.header('content-disposition', 'attachment; filename="BALLOTS.json"')
      return replyResult(c, file)
    })
    .put('/ballot-rounds/:id/channel', idParam, valid('json', rollChannelSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await setChannel(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .put('/ballot-rounds/:id/paper-issue', idParam, valid('json', paperIssueSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await handOutPaper(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .put('/ballot-rounds/:id/paper-warning', idParam, valid('json', paperWarningSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await acknowledgeWarning(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/ballot-rounds/:id/issue', idParam, valid('json', issueBallotSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await issueBallot(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .put('/ballot-rounds/:id/own-line', idParam, valid('json', ownLineSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await sayOwnLine(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post('/ballot-rounds/:id/close-issuing', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await closeIssuing(deps, actor, c.req.valid('param')))),
    )
    .post('/ballot-rounds/:id/end-casting', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await endCasting(deps, actor, c.req.valid('param')))),
    )
    .get('/ballot-rounds/:id/paper-count', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readPaper(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/ballot-rounds/:id/paper-count', idParam, valid('json', paperCountSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await typePaper(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post('/ballot-rounds/:id/close', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await closeRound(deps, actor, c.req.valid('param')))),
    )
    .post('/ballot-rounds/:id/void', idParam, valid('json', voidRoundSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await askVoid(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post('/ballot-rounds/:id/void/approve', idParam, valid('json', confirmSeenSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await approveVoid(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
