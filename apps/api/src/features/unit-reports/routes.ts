import {
  blocReportParamsSchema,
  blocReportStepSchema,
  handInUnitReportSchema,
  officerWorksSchema,
  reviewUnitReportSchema,
  saveBlocReportSchema,
  saveUnitReportSchema,
  sendBackBlocReportSchema,
  unitReportListSchema,
  unitReportParamsSchema,
} from '@xk/contract'
import { contentDisposition } from '@xk/documents'
import type { Result } from '@xk/domain/kernel'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import {
  approveBlocReport,
  prepareBlocReport,
  readBlocReport,
  saveBlocReport,
  sendBackBlocReport,
} from './bloc-report.ts'
import { listUnitReports } from './list-reports.ts'
import { blocReportDocx, blocReportPdf, unitReportDocx, unitReportPdf } from './print-report.ts'
import { listOfficerReports, readUnitReport } from './read-report.ts'
import { handInUnitReport, reviewUnitReport, saveUnitReport } from './write-report.ts'

const unitParams = valid('param', unitReportParamsSchema)
const blocParams = valid('param', blocReportParamsSchema)
const keyOf = ({
  unitId,
  reportKind,
  year,
}: {
  unitId: string
  reportKind: 'plan' | 'halfYear' | 'year'
  year: number
}) => ({
  unitId,
  kind: reportKind,
  year,
})
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const docx = (c: Context, name: string, file: Result<Uint8Array>) =>
  file.ok
    ? c.body(new Uint8Array(file.value), 200, {
        'content-type': DOCX,
        'content-disposition': contentDisposition(name),
        'cache-control': 'private, no-store',
      })
    : (problem(c, file.problem) as never)

/** Plans and reports of units, and what the bloc makes of them. */
export const unitReportRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/officer/reports', valid('query', officerWorksSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listOfficerReports(deps, viewer, c.req.valid('query').year)),
      ),
    )
    .get('/unit-reports', valid('query', unitReportListSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listUnitReports(deps, viewer, c.req.valid('query'))),
      ),
    )
    .get('/units/:unitId/reports/:reportKind/:year', unitParams, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readUnitReport(deps, viewer, keyOf(c.req.valid('param')))),
      ),
    )
    .put('/units/:unitId/reports/:reportKind/:year', unitParams, valid('json', saveUnitReportSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveUnitReport(deps, actor, { ...keyOf(c.req.valid('param')), ...c.req.valid('json') }),
        ),
      ),
    )
    .post(
      '/units/:unitId/reports/:reportKind/:year/hand-in',
      unitParams,
      valid('json', handInUnitReportSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await handInUnitReport(deps, actor, { ...keyOf(c.req.valid('param')), ...c.req.valid('json') }),
          ),
        ),
    )
    .post(
      '/units/:unitId/reports/:reportKind/:year/review',
      unitParams,
      valid('json', reviewUnitReportSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await reviewUnitReport(deps, actor, { ...keyOf(c.req.valid('param')), ...c.req.valid('json') }),
          ),
        ),
    )
    .get('/units/:unitId/reports/:reportKind/:year/paper', unitParams, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'bao-cao.pdf', await unitReportPdf(deps, viewer, keyOf(c.req.valid('param')))),
      ),
    )
    .get('/units/:unitId/reports/:reportKind/:year/word', unitParams, (c) =>
      asActor(c, async ({ viewer }) =>
        docx(c, 'bao-cao.docx', await unitReportDocx(deps, viewer, keyOf(c.req.valid('param')))),
      ),
    )
    .get('/bloc-reports/:scope/:year', blocParams, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readBlocReport(deps, viewer, c.req.valid('param'))),
      ),
    )
    .put('/bloc-reports/:scope/:year', blocParams, valid('json', saveBlocReportSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveBlocReport(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/bloc-reports/:scope/:year/prepare', blocParams, valid('json', blocReportStepSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await prepareBlocReport(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/bloc-reports/:scope/:year/approve', blocParams, valid('json', blocReportStepSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveBlocReport(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/bloc-reports/:scope/:year/send-back', blocParams, valid('json', sendBackBlocReportSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackBlocReport(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/bloc-reports/:scope/:year/paper', blocParams, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'bao-cao.pdf', await blocReportPdf(deps, viewer, c.req.valid('param'))),
      ),
    )
    .get('/bloc-reports/:scope/:year/word', blocParams, (c) =>
      asActor(c, async ({ viewer }) =>
        docx(c, 'bao-cao.docx', await blocReportDocx(deps, viewer, c.req.valid('param'))),
      ),
    )
