import {
  answerConsentSchema,
  answerEndorsementSchema,
  answerObjectionSchema,
  askConsentSchema,
  askEndorsementSchema,
  clusterNominationSchema,
  correctionParamsSchema,
  decideCorrectionSchema,
  downloadQuerySchema,
  entryParamsSchema,
  importHonoursSchema,
  linkObjectionParamsSchema,
  linkTokenSchema,
  paperConsentQuerySchema,
  photoQuerySchema,
  scanParamsSchema,
  withdrawPurposeSchema,
} from '@xk/contract'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { sendFile } from '../uploads/send-file.ts'
import { answerConsent } from './answer-consent.ts'
import { findAnswerFileByLink, uploadAnswerFileByLink } from './answer-file.ts'
import { answerObjectionByLink } from './answer-objection.ts'
import { askConsent } from './ask-consent.ts'
import { listClusterNominations, proposeByCluster } from './cluster-nominations.ts'
import { decideCorrection } from './decide-correction.ts'
import { answerEndorsement, askEndorsement, readEndorsement } from './endorse.ts'
import { addPastHonours, listPastHonours, removePastHonour } from './past-honours.ts'
import { findPaperConsentFile } from './paper-consent-file.ts'
import { readConsent, readConsentPhoto } from './read-consent.ts'
import { recordPaperConsent } from './record-paper-consent.ts'
import { uploadPhoto } from './upload-photo.ts'
import { withdrawByLink, withdrawOwn } from './withdraw-consent.ts'

const entryParams = valid('param', entryParamsSchema)
const tokenParams = valid('param', linkTokenSchema)
/** Who is behind a link, as far as that is known: most are not signed in. */
const visitor = (c: Context<Env>) => ({ address: c.get('address'), asker: c.get('asker') })

/** Dossiers beyond their form: photograph, the nominee's own word, confirmations, titles of before, cluster's own. */
export const nominationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post('/entries/:entryId/photo/upload', entryParams, valid('query', photoQuerySchema), (c) =>
      asActor(c, async (actor) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('query'), request: c.req.raw }
        return replyResult(c, await uploadPhoto(deps, actor, input))
      }),
    )
    .post('/entries/:entryId/consent-requests', entryParams, valid('json', askConsentSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await askConsent(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post(
      '/entries/:entryId/paper-consents/upload',
      entryParams,
      valid('query', paperConsentQuerySchema),
      (c) =>
        asActor(c, async (actor) => {
          const { personId, agreed } = c.req.valid('query')
          const input = { ...c.req.valid('param'), personId, request: c.req.raw }
          const keys = agreed.split(',').filter(Boolean)
          return replyResult(c, await recordPaperConsent(deps, actor, { ...input, agreed: keys }))
        }),
    )
    .get(
      '/entries/:entryId/paper-consents/:scanId',
      valid('param', scanParamsSchema),
      valid('query', downloadQuerySchema),
      async (c) => {
        const found = await findPaperConsentFile(deps, c.get('asker'), c.req.valid('param'))
        if (!found.ok) return problem(c, found.problem)
        return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
      },
    )
    .post(
      '/entries/:entryId/nominee-corrections/:correctionId',
      valid('param', correctionParamsSchema),
      valid('json', decideCorrectionSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await decideCorrection(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
          ),
        ),
    )
    .post('/entries/:entryId/endorsements', entryParams, valid('json', askEndorsementSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await askEndorsement(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/consent-links/:token', tokenParams, async (c) =>
      replyResult(c, await readConsent(deps, { ...c.req.valid('param'), ...visitor(c) })),
    )
    .get('/consent-links/:token/photo', tokenParams, async (c) => {
      const found = await readConsentPhoto(deps, { ...c.req.valid('param'), ...visitor(c) })
      return found.ok ? sendFile(c, deps, found.value, { inline: true }) : problem(c, found.problem)
    })
    .post('/consent-links/:token/answer', tokenParams, valid('json', answerConsentSchema), async (c) =>
      replyResult(
        c,
        await answerConsent(deps, { ...c.req.valid('param'), ...c.req.valid('json'), ...visitor(c) }),
      ),
    )
    .post('/consent-links/:token/withdraw', tokenParams, valid('json', withdrawPurposeSchema), async (c) =>
      replyResult(
        c,
        await withdrawByLink(deps, {
          ...c.req.valid('param'),
          ...c.req.valid('json'),
          address: c.get('address'),
        }),
      ),
    )
    .post(
      '/consent-links/:token/objections/:id/answer',
      valid('param', linkObjectionParamsSchema),
      valid('json', answerObjectionSchema),
      async (c) => {
        const { token, id: objectionId } = c.req.valid('param')
        const { text } = c.req.valid('json')
        return replyResult(c, await answerObjectionByLink(deps, { token, objectionId, text, ...visitor(c) }))
      },
    )
    .post(
      '/consent-links/:token/objection-answers/:id/file/upload',
      valid('param', linkObjectionParamsSchema),
      async (c) => {
        const { token, id: answerId } = c.req.valid('param')
        const input = { token, answerId, ...visitor(c), request: c.req.raw }
        return replyResult(c, await uploadAnswerFileByLink(deps, input))
      },
    )
    .get(
      '/consent-links/:token/objection-answers/:id/file',
      valid('param', linkObjectionParamsSchema),
      async (c) => {
        const { token, id: answerId } = c.req.valid('param')
        const found = await findAnswerFileByLink(deps, { token, answerId, ...visitor(c) })
        return found.ok ? sendFile(c, deps, found.value, { inline: true }) : problem(c, found.problem)
      },
    )
    .post('/my-consents/:id/withdraw', idParam, (c) =>
      asActor(c, async (actor) => replyResult(c, await withdrawOwn(deps, actor, c.req.valid('param').id))),
    )
    .get('/endorsement-links/:token', tokenParams, async (c) =>
      replyResult(c, await readEndorsement(deps, c.req.valid('param').token, c.get('address'))),
    )
    .post(
      '/endorsement-links/:token/answer',
      tokenParams,
      valid('json', answerEndorsementSchema),
      async (c) =>
        replyResult(
          c,
          await answerEndorsement(deps, { ...c.req.valid('param'), ...c.req.valid('json'), ...visitor(c) }),
        ),
    )
    .get('/past-honours', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listPastHonours(deps, viewer))),
    )
    .post('/past-honours', valid('json', importHonoursSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await addPastHonours(deps, actor, c.req.valid('json').rows)),
      ),
    )
    .delete('/past-honours/:id', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await removePastHonour(deps, actor, c.req.valid('param').id)),
      ),
    )
    .get('/cluster-nominations', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listClusterNominations(deps, viewer))),
    )
    .post('/cluster-nominations', valid('json', clusterNominationSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await proposeByCluster(deps, actor, { ...c.req.valid('json'), propose: true })),
      ),
    )
    .delete('/cluster-nominations/:entryId', entryParams, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await proposeByCluster(deps, actor, { ...c.req.valid('param'), propose: false })),
      ),
    )
