import {
  approveMemoSchema,
  countersignAnswerSchema,
  createMemoSchema,
  dropMemoSchema,
  numberMemoSchema,
  recordAnswerSchema,
  reopenMemoSchema,
  saveMemoSchema,
  sendBackAnswerSchema,
  sendBackMemoSchema,
  sendMemoSchema,
  setCentralFromSchema,
  setQuotaSchema,
  supplementSentSchema,
  withdrawLineSchema,
} from '@xk/contract'
import { memoPaper } from '@xk/i18n'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, replyResult, xlsxReply } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { sendFile } from '../uploads/send-file.ts'
import {
  countersignAnswer,
  findAnswerScan,
  recordAnswer,
  sendBackAnswer,
  sendSupplement,
  uploadAnswerScan,
} from './answers.ts'
import {
  approveMemo,
  createMemo,
  dropMemo,
  numberMemo,
  reopenMemo,
  saveMemo,
  sendBackMemo,
  sendMemo,
} from './memos.ts'
import { memoPdf, memoSheet } from './papers.ts'
import { setCentralFrom, setQuota } from './quotas.ts'
import { readEscalationIndex, readEscalations } from './read.ts'
import { withdrawLine } from './withdraw.ts'

/** Introducing honoured people to Thành Đoàn and Trung ương Đoàn: quotas, tờ trình, their answers. */
export const escalationRoutes = (deps: Deps) => {
  const memo = (c: Context<Env, string, { out: { param: { id: string } } }>) => ({
    memoId: c.req.valid('param').id,
  })
  return new Hono<Env>()
    .get('/escalations', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readEscalationIndex(deps, viewer))),
    )
    .get('/editions/:id/escalations', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readEscalations(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/escalation-quotas', valid('json', setQuotaSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await setQuota(deps, actor, c.req.valid('json')))),
    )
    .put('/escalation-rule', valid('json', setCentralFromSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await setCentralFrom(deps, actor, c.req.valid('json')))),
    )
    .post('/editions/:id/submission-memos', idParam, valid('json', createMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await createMemo(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .put('/submission-memos/:id', idParam, valid('json', saveMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await saveMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/approve', idParam, valid('json', approveMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await approveMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/send-back', idParam, valid('json', sendBackMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await sendBackMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/reopen', idParam, valid('json', reopenMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await reopenMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/number', idParam, valid('json', numberMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await numberMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/send', idParam, valid('json', sendMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await sendMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/drop', idParam, valid('json', dropMemoSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await dropMemo(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .get('/submission-memos/:id/memo.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, memoPaper.files.memo, await memoPdf(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/submission-memos/:id/list.xlsx', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        xlsxReply(c, memoPaper.files.list, await memoSheet(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/submission-memos/:id/answers', idParam, valid('json', recordAnswerSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await recordAnswer(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/submission-memos/:id/supplement', idParam, valid('json', supplementSentSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await sendSupplement(deps, actor, { ...memo(c), ...c.req.valid('json') })),
      ),
    )
    .post('/escalations/:id/withdraw', idParam, valid('json', withdrawLineSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawLine(deps, actor, {
            escalationId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
    .post('/escalation-answers/:id/scan/upload', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await uploadAnswerScan(deps, actor, { answerId: c.req.valid('param').id, request: c.req.raw }),
        ),
      ),
    )
    .get('/escalation-answers/:id/scan', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const found = await findAnswerScan(deps, viewer, c.req.valid('param').id)
        return found.ok
          ? (sendFile(c, deps, found.value, { inline: true }) as never)
          : (problem(c, found.problem) as never)
      }),
    )
    .post('/escalation-answers/:id/countersign', idParam, valid('json', countersignAnswerSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await countersignAnswer(deps, actor, { answerId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/escalation-answers/:id/send-back', idParam, valid('json', sendBackAnswerSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackAnswer(deps, actor, {
            answerId: c.req.valid('param').id,
            ...c.req.valid('json'),
          }),
        ),
      ),
    )
}
