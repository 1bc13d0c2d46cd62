import {
  actOnRequestSchema,
  answerRequestSchema,
  askAboutDataSchema,
  askAboutOwnDataSchema,
  closeIncidentSchema,
  closeRequestSchema,
  confirmAddressSchema,
  dataRequestListSchema,
  extendRequestSchema,
  findPeopleSchema,
  identifyRequestSchema,
  liftRestrictionSchema,
  publishPrivacyNoticeSchema,
  putForwardPrivacyNoticeSchema,
  recordDataRequestSchema,
  saveIncidentSchema,
  requestRetentionSchema,
  retentionEntriesSchema,
  savePrivacyNoticeSchema,
  sendBackPrivacyNoticeSchema,
  thirdPartySchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { closeIncident, listIncidents, readIncident, saveIncident } from './incidents/incidents.ts'
import { publishNotice, putForwardNotice, saveNotice, sendBackNotice } from './notices/change-notice.ts'
import { readConsentProof } from './notices/consent-proof.ts'
import { listNotices } from './notices/list-notices.ts'
import { askAboutData, confirmAddress } from './requests/ask-public.ts'
import {
  actOnRequest,
  answerRequest,
  closeRequest,
  extendRequest,
  identifyRequest,
  liftRestriction,
  setThirdParty,
} from './requests/handle-request.ts'
import { findPeople } from './requests/find-people.ts'
import { listRequests } from './requests/list-requests.ts'
import { listOwnRequests } from './requests/own-requests.ts'
import { readRequest } from './requests/read-request.ts'
import { listDueEntries, listRunEntries } from './retention/list-entries.ts'
import { approveRetention, readRetention, refuseRetention, requestRetention } from './retention/runs.ts'
import { askAboutOwnData, recordDataRequest } from './requests/record-request.ts'

/** Personal data: the notice, proofs of consent, and what people ask about their own data. */
export const dataProtectionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/privacy-notices', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listNotices(deps, viewer))),
    )
    .post('/privacy-notices', valid('json', savePrivacyNoticeSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await saveNotice(deps, actor, c.req.valid('json')))),
    )
    .post('/privacy-notices/:id/forward', idParam, valid('json', putForwardPrivacyNoticeSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await putForwardNotice(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/privacy-notices/:id/publish', idParam, valid('json', publishPrivacyNoticeSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await publishNotice(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/privacy-notices/:id/send-back', idParam, valid('json', sendBackPrivacyNoticeSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await sendBackNotice(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .get('/people/:id/consent-proof', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readConsentProof(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/public/data-requests', valid('json', askAboutDataSchema), async (c) =>
      replyResult(c, await askAboutData(deps, c.req.valid('json'), c.get('address'))),
    )
    .post('/public/data-requests/confirm', valid('json', confirmAddressSchema), async (c) =>
      replyResult(c, await confirmAddress(deps, c.req.valid('json').token, c.get('address'))),
    )
    .get('/my-data/requests', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listOwnRequests(deps, viewer))),
    )
    .post('/my-data/requests', valid('json', askAboutOwnDataSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await askAboutOwnData(deps, actor, c.req.valid('json')))),
    )
    .get('/data-requests', valid('query', dataRequestListSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listRequests(deps, viewer, c.req.valid('query'))),
      ),
    )
    .post('/data-requests', valid('json', recordDataRequestSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await recordDataRequest(deps, actor, c.req.valid('json')))),
    )
    .get('/data-people', valid('query', findPeopleSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await findPeople(deps, viewer, c.req.valid('query').q)),
      ),
    )
    .get('/data-requests/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readRequest(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/data-requests/:id/identity', idParam, valid('json', identifyRequestSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await identifyRequest(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/data-requests/:id/answer', idParam, valid('json', answerRequestSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await answerRequest(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/data-requests/:id/third-party', idParam, valid('json', thirdPartySchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await setThirdParty(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/data-requests/:id/extend', idParam, valid('json', extendRequestSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await extendRequest(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/data-requests/:id/act', idParam, valid('json', actOnRequestSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await actOnRequest(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/data-requests/:id/close', idParam, valid('json', closeRequestSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await closeRequest(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .get('/retention', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readRetention(deps, viewer))),
    )
    .get('/editions/:id/retention', idParam, valid('query', retentionEntriesSchema), (c) =>
      asActor(c, async ({ viewer }) => {
        const { id: editionId } = c.req.valid('param')
        return replyResult(c, await listDueEntries(deps, viewer, { editionId, ...c.req.valid('query') }))
      }),
    )
    .get('/retention-runs/:id/entries', idParam, valid('query', retentionEntriesSchema), (c) =>
      asActor(c, async ({ viewer }) => {
        const { id: runId } = c.req.valid('param')
        return replyResult(c, await listRunEntries(deps, viewer, { runId, ...c.req.valid('query') }))
      }),
    )
    .post('/retention', valid('json', requestRetentionSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await requestRetention(deps, actor, c.req.valid('json')))),
    )
    .post('/retention-runs/:id/approve', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await approveRetention(deps, actor, c.req.valid('param').id)),
      ),
    )
    .post('/retention-runs/:id/refuse', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await refuseRetention(deps, actor, c.req.valid('param').id)),
      ),
    )
    .get('/incidents', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listIncidents(deps, viewer))),
    )
    .post('/incidents', valid('json', saveIncidentSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await saveIncident(deps, actor, c.req.valid('json')))),
    )
    .get('/incidents/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readIncident(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/incidents/:id/close', idParam, valid('json', closeIncidentSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await closeIncident(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
    .post('/restrictions/:id/lift', idParam, valid('json', liftRestrictionSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await liftRestriction(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
