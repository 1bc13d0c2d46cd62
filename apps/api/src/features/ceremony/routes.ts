import {
  answerInvitationSchema,
  prepareInvitationsSchema,
  saveCeremonySchema,
  sendInvitationsSchema,
  tellNomineeSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { pdfReply, replyResult, xlsxReply } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { wordsFor } from '../../http/words.ts'
import { answerInvitation } from './answer-invitation.ts'
import { exportInvitations } from './export-invitations.ts'
import { prepareInvitations, sendInvitations } from './invite-units.ts'
import { invitationPdf } from './letter.ts'
import { readCeremony } from './read-ceremony.ts'
import { readInvitations } from './read-invitations.ts'
import { recordTold } from './result-notices.ts'
import { saveCeremony } from './save-ceremony.ts'

/** The ceremony: its hour, letters under embargo with their answers, and who hears the result first. */
export const ceremonyRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/ceremony', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readCeremony(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/editions/:id/ceremony', idParam, valid('json', saveCeremonySchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveCeremony(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/editions/:id/ceremony-invitations', idParam, valid('json', prepareInvitationsSchema), (c) =>
      asActor(c, async (actor) => {
        const input = { editionId: c.req.valid('param').id, ...c.req.valid('json') }
        return replyResult(c, await prepareInvitations(deps, actor, input))
      }),
    )
    .post('/editions/:id/ceremony-invitations/send', idParam, valid('json', sendInvitationsSchema), (c) =>
      asActor(c, async (actor) => {
        const input = { editionId: c.req.valid('param').id, ...c.req.valid('json') }
        return replyResult(c, await sendInvitations(deps, actor, input))
      }),
    )
    .get('/editions/:id/ceremony-invitations.xlsx', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        xlsxReply(
          c,
          'giay-moi.xlsx',
          await exportInvitations(deps, viewer, c.req.valid('param').id, wordsFor(c)),
        ),
      ),
    )
    .get('/officer/ceremony-invitations', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readInvitations(deps, viewer))),
    )
    .get('/ceremony-invitations/:id/letter.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'giay-moi.pdf', await invitationPdf(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/ceremony-invitations/:id/answer', idParam, valid('json', answerInvitationSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await answerInvitation(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/result-notices/:id/told', idParam, valid('json', tellNomineeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await recordTold(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
