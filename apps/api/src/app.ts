import { Hono } from 'hono'
import type { Deps } from './deps.ts'
import { castRoutes } from './features/ballot/cast-routes.ts'
import { ballotRoutes } from './features/ballot/routes.ts'
import { appealRoutes } from './features/appeals/routes.ts'
import { correctionRoutes } from './features/corrections/routes.ts'
import { escalationRoutes } from './features/escalation/routes.ts'
import { pressPackRoutes } from './features/press-pack/routes.ts'
import { publicGalleryRoutes } from './features/gallery/public-routes.ts'
import { galleryRoutes } from './features/gallery/routes.ts'
import { accountAdminRoutes } from './features/accounts/admin-routes.ts'
import { accountRoutes } from './features/accounts/routes.ts'
import { grantRoutes } from './features/grants/routes.ts'
import { organisationRoutes } from './features/organisation/routes.ts'
import { publicPrivacyRoutes } from './features/data-protection/public-routes.ts'
import { dataProtectionRoutes } from './features/data-protection/routes.ts'
import { targetRoutes } from './features/targets/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import type { Env } from './http/env.ts'
import { addressOf } from './http/address.ts'
import { limitBody } from './http/body-limit.ts'
import { closeUnsentBody } from './http/close-unsent-body.ts'
import { faultFacts } from './http/fault.ts'
import { languageChoice } from './http/language.ts'
import { isSameSite, securityHeaders } from './http/headers.ts'
import { outageOf } from './http/outage.ts'
import { problem } from './http/problem.ts'
import { routesOf } from './http/routes-of.ts'
import { requestLog } from './http/request-log.ts'
import { loadAsker } from './http/session.ts'
import { isStorableAddress } from './http/storable.ts'
import { webRoutes } from './http/web.ts'
import type { DemoApp } from './features/demo/personas.ts'
import { councilRoutes } from './features/council/routes.ts'
import { demoRoutes } from './features/demo/routes.ts'
import { deskRoutes } from './features/desk/routes.ts'
import { editionRoutes } from './features/editions/routes.ts'
import { entryFormRoutes } from './features/entry-form/routes.ts'
import { nominationRoutes } from './features/nomination/routes.ts'
import { entryRoutes } from './features/entries/routes.ts'
import { evidenceRoutes } from './features/evidence/routes.ts'
import { outcomeRoutes } from './features/outcome/routes.ts'
import { resultRoutes } from './features/results/routes.ts'
import { similarityRoutes } from './features/similarity/routes.ts'
import { resumableUploadRoutes } from './features/uploads/resumable/routes.ts'
import { ceremonyRoutes } from './features/ceremony/routes.ts'
import { publicNoticeRoutes } from './features/public-notice/routes.ts'
import { screeningRoutes } from './features/screening/routes.ts'
import { describeApi } from './features/integration/describe-api.ts'
import { integrationRoutes } from './features/integration/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { ledgerRoutes } from './features/ledger/routes.ts'
import { mailRoutes } from './features/mail/routes.ts'
import { calendarLinkRoutes, personalCalendarRoutes } from './features/calendar-link/routes.ts'
import { calendarRoutes } from './features/editions/calendar-routes.ts'
import { clusterRoutes } from './features/clusters/routes.ts'
import { maskingRoutes } from './features/masking/routes.ts'
import { onBehalfRoutes } from './features/on-behalf/routes.ts'
import { paperSheetRoutes } from './features/paper-sheets/routes.ts'
import { sparePackageRoutes } from './features/spare-package/routes.ts'
import { panelRoutes } from './features/panel/routes.ts'
import { createPublicPages } from './features/publication/public-routes.ts'
import { publicQuestionRoutes } from './features/questions/public-routes.ts'
import { questionRoutes } from './features/questions/routes.ts'
import { publicationRoutes } from './features/publication/routes.ts'
import { operationsRoutes } from './features/operations/routes.ts'
import { unitReportRoutes } from './features/unit-reports/routes.ts'
import { workDecisionRoutes } from './features/works/decision-routes.ts'
import { workRoutes } from './features/works/routes.ts'
import { trialRoutes } from './features/trial/routes.ts'
import { healthRoutes } from './features/health/routes.ts'

const api = (deps: Deps) =>
  new Hono<Env>()
    .route('/', accountRoutes(deps))
    .route('/', accountAdminRoutes(deps))
    .route('/', grantRoutes(deps))
    .route('/', organisationRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', dataProtectionRoutes(deps))
    .route('/', targetRoutes(deps))
    .route('/', entryRoutes(deps))
    .route('/', nominationRoutes(deps))
    .route('/', entryFormRoutes(deps))
    .route('/', onBehalfRoutes(deps))
    .route('/', resumableUploadRoutes(deps))
    .route('/', editionRoutes(deps))
    .route('/', trialRoutes(deps))
    .route('/', screeningRoutes(deps))
    .route('/', publicNoticeRoutes(deps))
    .route('/', ceremonyRoutes(deps))
    .route('/', similarityRoutes(deps))
    .route('/', maskingRoutes(deps))
    .route('/', panelRoutes(deps))
    .route('/', councilRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', paperSheetRoutes(deps))
    .route('/', sparePackageRoutes(deps))
    .route('/', resultRoutes(deps))
    .route('/', outcomeRoutes(deps))
    .route('/', evidenceRoutes(deps))
    .route('/', publicationRoutes(deps))
    .route('/', appealRoutes(deps))
    .route('/', ballotRoutes(deps))
    .route('/', correctionRoutes(deps))
    .route('/', escalationRoutes(deps))
    .route('/', galleryRoutes(deps))
    .route('/', pressPackRoutes(deps))
    .route('/', questionRoutes(deps))
    .route('/', workDecisionRoutes(deps))
    .route('/', unitReportRoutes(deps))
    .route('/', workRoutes(deps))
    .route('/', mailRoutes(deps))
    .route('/', clusterRoutes(deps))
    .route('/', ledgerRoutes(deps))
    .route('/', operationsRoutes(deps))
    .route('/', integrationRoutes(deps))
    .route('/', webhookRoutes(deps))
    .route('/', calendarLinkRoutes(deps))
    .route(
      '/',
      demoRoutes(deps, (other): DemoApp => createApp(other)),
    )

export type Api = ReturnType<typeof api>

/** The whole HTTP application. Enumerated by the two-worlds test: a route that is not here does not exist. */
export const createApp = (deps: Deps) => {
  const app = new Hono<Env>()
  const pages = createPublicPages(deps)
  // Before all that looks at, counts or logs a request.
  app.route('/', castRoutes(deps))
  app.use(requestLog(deps))
  app.use(closeUnsentBody)
  app.use(languageChoice)
  app.use(securityHeaders)
  app.use(addressOf(deps))
  app.route('/', healthRoutes(deps))
  app.use('/api/*', isSameSite)
  app.use('/api/*', isStorableAddress)
  app.use('/api/*', limitBody)
  app.use('/api/*', loadAsker(deps))
  app.route('/api', api(deps))
  // Made of the finished app when it is first asked for.
  let description: string | undefined
  app.get('/api/openapi.json', (c) => {
    description ??= JSON.stringify(describeApi(routesOf(app), deps.config.publicUrl))
    return c.body(description, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
    })
  })
  app.route('/', publicQuestionRoutes(deps))
  app.route('/', publicPrivacyRoutes(deps))
  app.route('/', publicGalleryRoutes(deps))
  app.route('/', calendarRoutes(deps))
  app.route('/', personalCalendarRoutes(deps))
  app.route('/', pages.routes)
  app.route('/', webRoutes())
  app.notFound((c) => problem(c, { code: 'record/not-found' }))
  app.onError((error, c) => {
    if (error instanceof SyntaxError || error.message.startsWith('Malformed '))
      return problem(c, { code: 'input/malformed' })
    const requestId = c.get('requestId') ?? 'unknown'
    const outage = outageOf(error, deps.config.dataDir)
    deps.log.error({ requestId, error: faultFacts(error) }, outage ? 'outage' : 'fault')
    if (outage) return problem(c, outage)
    return problem(c, { code: 'system/fault', requestId })
  })
  const answer = app.fetch
  app.fetch = (request, ...rest) => pages.lane(request) ?? answer(request, ...rest)
  return app
}
