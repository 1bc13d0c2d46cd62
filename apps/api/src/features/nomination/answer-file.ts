import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Asker } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { appendToLedger } from '../../ledger.ts'
import type { StoredFile } from '../entries/download.ts'
import { findStoredFile } from '../entries/stored-file.ts'
import { answerFileProblem, findAnswered, tieToAnswer } from '../public-notice/answer-file.ts'
import { keepFile, receiveAndInspect } from '../uploads/keep-file.ts'
import { findRequest, linkEnded, openRequest } from './find-request.ts'

interface Behind {
  token: string
  answerId: string
  address: string
  asker: Asker
}

/**
 * The paper that a nominee's own answer rests on, through their own link and without an account: looked at like every
 * file, one to an answer, while nobody has ruled. The same file sent again is the same answer.
 */
export const uploadAnswerFileByLink = async (deps: Deps, it: Behind & { request: Request }) => {
  const opened = await openRequest(deps, it)
  if (!opened.ok) return opened
  const { request, context } = opened.value
  if (!opened.value.person) return fail(linkEnded(opened.value))
  const before = await findOwnAnswer(deps, request, it.answerId)
  if (!before) return fail(notFound)
  const tooMany = await throttled(deps.throttles.upload, request.id)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, it.request, {
    maxBytes: context.rules.entry.attachments.maxFileBytes,
    allowed: ['jpg', 'png', 'pdf'],
  })
  if (!received.ok) return received
  const scan = received.value
  const { sha256 } = scan.inspected
  try {
    return await deps.database.db.transaction(async (tx) => {
      const still = await findRequest(deps, tx, it.token, { lock: true, asker: it.asker })
      if (!still.ok) return still
      if (!still.value.person) return fail(linkEnded(still.value))
      const found = await findAnswered(tx, it.answerId, { lock: true })
      if (!found) return fail(notFound)
      const there = await findStoredFile(tx, found.said.fileId)
      if (there.ok && there.value.sha256 === sha256) return ok(answer({ name: there.value.name }))
      const wrong = answerFileProblem(found)
      if (wrong) return fail(wrong)
      const fileId = await keepFile(deps, tx, scan, request.personId)
      await appendToLedger(deps, tx, request.id, [await tieToAnswer(tx, found, { fileId, sha256 })])
      return ok(answer({ name: scan.name }))
    })
  } finally {
    await scan.discard()
  }
}

/** A paper to an answer about the own dossier, whoever gave it. */
export const findAnswerFileByLink = async (deps: Deps, it: Behind): Promise<Result<StoredFile>> => {
  const opened = await openRequest(deps, it)
  if (!opened.ok) return opened
  const found = opened.value.person ? await findAnswered(deps.database.db, it.answerId) : undefined
  return found && found.about.entryId === opened.value.request.entryId
    ? findStoredFile(deps.database.db, found.said.fileId)
    : fail(notFound)
}

const findOwnAnswer = async (
  deps: Deps,
  request: { entryId: string; personId: string },
  answerId: string,
) => {
  const found = await findAnswered(deps.database.db, answerId)
  return found?.said.personId === request.personId && found.about.entryId === request.entryId
    ? found
    : undefined
}
