import {
  attachmentParamsSchema,
  confirmationParamsSchema,
  createEntrySchema,
  downloadQuerySchema,
  entryParamsSchema,
  previewQuerySchema,
  receiptQuerySchema,
  saveDraftSchema,
  submitEntrySchema,
  uploadQuerySchema,
  waitToHandInSchema,
  withdrawEntrySchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { sendFile } from '../uploads/send-file.ts'
import { createEntry } from './create-entry.ts'
import { findAttachmentFile, findConfirmationFile } from './download.ts'
import { readOfficerHome } from './officer-home.ts'
import { previewBlind } from './preview-blind.ts'
import { readOwnEntry } from './read-entry.ts'
import { readReceipt } from './read-receipt.ts'
import { removeAttachment } from './remove-attachment.ts'
import { saveDraft } from './save-draft.ts'
import { submitEntry } from './submit-entry.ts'
import { uploadAttachment } from './upload-attachment.ts'
import { uploadConfirmation } from './upload-confirmation.ts'
import { waitToHandIn } from './wait-to-hand-in.ts'
import { withdrawEntry } from './withdraw-entry.ts'

const entryParams = valid('param', entryParamsSchema)

/** What a unit's officer does with its entries, from the first draft to the receipt. */
export const entryRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/officer/home', async (c) => replyResult(c, await readOfficerHome(deps, c.get('asker'))))
    .post('/entries', valid('json', createEntrySchema), async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await createEntry(deps, actor.value, c.req.valid('json')) : actor)
    })
    .get('/entries/:entryId', entryParams, async (c) =>
      replyResult(c, await readOwnEntry(deps, c.get('asker'), c.req.valid('param').entryId)),
    )
    .put('/entries/:entryId/draft', entryParams, valid('json', saveDraftSchema), async (c) => {
      const actor = actorOf(c)
      const { baseVersion, body } = c.req.valid('json')
      const input = { ...c.req.valid('param'), baseVersion, body }
      return replyResult(c, actor.ok ? await saveDraft(deps, actor.value, input) : actor)
    })
    .post('/entries/:entryId/submit', entryParams, valid('json', submitEntrySchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await submitEntry(deps, actor.value, input) : actor)
    })
    .post('/entries/:entryId/wait-to-hand-in', entryParams, valid('json', waitToHandInSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await waitToHandIn(deps, actor.value, input) : actor)
    })
    .post('/entries/:entryId/withdraw', entryParams, valid('json', withdrawEntrySchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await withdrawEntry(deps, actor.value, input) : actor)
    })
    .get('/entries/:entryId/receipt', entryParams, valid('query', receiptQuerySchema), async (c) =>
      replyResult(
        c,
        await readReceipt(deps, c.get('asker'), { ...c.req.valid('param'), ...c.req.valid('query') }),
      ),
    )
    .get('/entries/:entryId/preview', entryParams, valid('query', previewQuerySchema), async (c) => {
      const input = { ...c.req.valid('param'), files: c.req.valid('query').files === '1' }
      return replyResult(c, await previewBlind(deps, c.get('asker'), input))
    })
    .post(
      '/entries/:entryId/attachments/upload',
      entryParams,
      valid('query', uploadQuerySchema),
      async (c) => {
        const actor = actorOf(c)
        const input = { ...c.req.valid('param'), ...c.req.valid('query'), request: c.req.raw }
        return replyResult(c, actor.ok ? await uploadAttachment(deps, actor.value, input) : actor)
      },
    )
    .delete(
      '/entries/:entryId/attachments/:attachmentId',
      valid('param', attachmentParamsSchema),
      async (c) => {
        const actor = actorOf(c)
        return replyResult(
          c,
          actor.ok ? await removeAttachment(deps, actor.value, c.req.valid('param')) : actor,
        )
      },
    )
    .get(
      '/entries/:entryId/attachments/:attachmentId',
      valid('param', attachmentParamsSchema),
      valid('query', downloadQuerySchema),
      async (c) => {
        const found = await findAttachmentFile(deps, c.get('asker'), c.req.valid('param'))
        if (!found.ok) return problem(c, found.problem)
        return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
      },
    )
    .post('/entries/:entryId/confirmation/upload', entryParams, async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), request: c.req.raw }
      return replyResult(c, actor.ok ? await uploadConfirmation(deps, actor.value, input) : actor)
    })
    .get(
      '/entries/:entryId/confirmations/:confirmationId',
      valid('param', confirmationParamsSchema),
      valid('query', downloadQuerySchema),
      async (c) => {
        const found = await findConfirmationFile(deps, c.get('asker'), c.req.valid('param'))
        if (!found.ok) return problem(c, found.problem)
        return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
      },
    )
