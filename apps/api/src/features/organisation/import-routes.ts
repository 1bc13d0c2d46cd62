import { importAnswersSchema } from '@xk/contract'
import { safeFileName, writeUnitSheetTemplate } from '@xk/documents'
import { ok } from '@xk/domain/kernel'
import { denialOf } from '@xk/domain/policy'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult, xlsxReply } from '../../http/reply.ts'
import { throttled } from '../../http/throttle.ts'
import { valid } from '../../http/validate.ts'
import { sayFindingFor, wordsFor } from '../../http/words.ts'
import { importUnits, markUnitFile } from './import-units.ts'
import { previewImport } from './preview-import.ts'

const MAX_BYTES = 11 * 1024 * 1024

const limit = bodyLimit({
  maxSize: MAX_BYTES,
  onError: (c) => problem(c, { code: 'input/too-large', maxBytes: MAX_BYTES }),
})

const parsed = z
  .string()
  .max(200_000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })

/** What we need of a File: Node's and the browser's are two types to the compiler. */
interface UploadedFile {
  name: string
  arrayBuffer: () => Promise<ArrayBuffer>
}

/** The file, and the answers to what was asked about it as a JSON object. Nothing is kept between the steps. */
const form = valid(
  'form',
  z.object({
    file: z.custom<UploadedFile>((it) => it instanceof File),
    answers: parsed.pipe(importAnswersSchema).optional(),
  }),
)

const inputOf = async ({
  file,
  answers,
}: {
  file: UploadedFile
  answers?: Record<string, string> | undefined
}) => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  answers: answers ?? {},
})

export const unitImportRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/units/import/template', async (c) => {
      const denied = denialOf('unit.import', c.get('asker'), {})
      if (denied) return problem(c, denied) as never
      return xlsxReply(c, 'danh-sach-co-so-doan-mau.xlsx', ok(await writeUnitSheetTemplate()))
    })
    .post('/units/import/preview/upload', limit, form, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const tooMany = await throttled(deps.throttles.upload, actor.value.viewer.accountId)
      if (tooMany) return problem(c, tooMany) as never
      const input = await inputOf(c.req.valid('form'))
      return replyResult(c, await previewImport(deps, actor.value.viewer, input, sayFindingFor(c)))
    })
    .post('/units/import/marked/upload', limit, form, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const { file, ...rest } = c.req.valid('form')
      const marked = await markUnitFile(deps, actor.value.viewer, await inputOf({ file, ...rest }))
      const given = safeFileName(file.name)
      const name = (given.ok ? given.value : 'danh-sach').replace(/\.xlsx$/i, '')
      return xlsxReply(c, wordsFor(c).adminWords.import.markedFile(name), marked)
    })
    .post('/units/import/upload', limit, form, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await importUnits(deps, actor.value, await inputOf(c.req.valid('form'))))
    })
