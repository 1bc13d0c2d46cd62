import { doomedFile, file, type Tx, workFile } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Asker, denialOf } from '@xk/domain/policy'
import { isWritable } from '@xk/domain/work'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import type { StoredFile } from '../entries/download.ts'
import { keepFile, receiveAndInspect } from '../uploads/keep-file.ts'
import { listWorkFiles, loadWork } from './context.ts'
import { fileLine } from './views.ts'

export const EVIDENCE = {
  maxBytes: 20 * 1024 * 1024,
  maxCount: 30,
  allowed: ['pdf', 'jpg', 'png', 'docx', 'pptx', 'mp4'],
} as const

const mayWrite = async (deps: Deps, tx: Tx, actor: Actor, workId: string, options: { lock: boolean }) => {
  const it = await loadWork(tx, workId, deps.now(), options)
  const denied = denialOf('work.edit', actor.viewer, it?.facts ?? {})
  if (denied || !it) return fail(denied ?? notFound)
  const { state } = it.work
  return isWritable(state) ? ok(it) : fail({ code: 'record/in-wrong-state' as const, state })
}

/** Adds a photo, scan or document to a work; the same file under the same name is there once. */
export const uploadEvidence = async (
  deps: Deps,
  actor: Actor,
  { workId, request }: { workId: string; request: Request },
) => {
  const early = await mayWrite(deps, deps.database.db, actor, workId, { lock: false })
  if (!early.ok) return early
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, request, EVIDENCE)
  if (!received.ok) return received
  const it = received.value
  try {
    const { sha256, type, bytes } = it.inspected
    return await runCommand(deps, actor, 'work.edit', { workId, sha256, name: it.name }, async (tx) => {
      const context = await mayWrite(deps, tx, actor, workId, { lock: true })
      if (!context.ok) return context
      const present = await listWorkFiles(tx, workId)
      const twin = present.find((row) => row.sha256 === sha256 && row.name === it.name)
      if (twin) return ok(fileLine(twin))
      if (present.length >= EVIDENCE.maxCount)
        return fail({ code: 'file/too-many' as const, maxCount: EVIDENCE.maxCount })
      const fileId = await keepFile(deps, tx, it, actor.viewer.accountId)
      const id = deps.newId()
      await tx.insert(workFile).values({ id, workId, fileId, ordinal: present.length + 1, at: deps.now() })
      return ok(fileLine({ id, fileId, name: it.name, type, bytes, sha256 }))
    })
  } finally {
    await it.discard()
  }
}

/** Takes a piece of evidence away while the work can still be written in; its bytes go too. */
export const removeEvidence = (deps: Deps, actor: Actor, input: { id: string; fileId: string }) =>
  runCommand(deps, actor, 'work.edit', input, async (tx) => {
    const context = await mayWrite(deps, tx, actor, input.id, { lock: true })
    if (!context.ok) return context
    const [gone] = await tx
      .delete(workFile)
      .where(and(eq(workFile.workId, input.id), eq(workFile.id, input.fileId)))
      .returning({ fileId: workFile.fileId })
    if (!gone) return fail(notFound)
    await tx.delete(file).where(eq(file.id, gone.fileId))
    await tx.insert(doomedFile).values({ key: gone.fileId, at: deps.now() }).onConflictDoNothing()
    return ok(answer({ removed: true as const }))
  })

export const findEvidence = async (
  deps: Deps,
  asker: Asker,
  input: { id: string; fileId: string },
): Promise<Result<StoredFile>> => {
  const { db } = deps.database
  const it = await loadWork(db, input.id, deps.now())
  const denied = denialOf('work.viewPeople', asker, it?.facts ?? {})
  if (denied || !it || hiddenDraft(it.work.state, asker, it.facts)) return fail(denied ?? notFound)
  const row = (await listWorkFiles(db, input.id)).find(({ id }) => id === input.fileId)
  return row ? ok(row) : fail(notFound)
}

/** What a unit has only begun to write is nobody else's to read. */
export const hiddenDraft = (state: string, asker: Asker, facts: Parameters<typeof denialOf>[2]): boolean =>
  state === 'draft' && denialOf('work.edit', asker, facts) !== undefined
