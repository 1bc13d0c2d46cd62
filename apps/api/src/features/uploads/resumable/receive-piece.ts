import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../../deps.ts'
import type { Actor } from '../../../http/command.ts'
import { attachFile, mayUpload } from '../../entries/upload-attachment.ts'
import { PHOTO_TYPES, photoSlotOf, portraitFrom } from '../../nomination/upload-photo.ts'
import type { Progress } from './protocol.ts'
import {
  dropUpload,
  fallBack,
  findUpload,
  finishUpload,
  recordReceived,
  takeOver,
  type UploadRow,
} from './store.ts'

/** Where the pieces of an upload lie, beside the other files that are on their way in. */
export const piecesPath = (deps: Pick<Deps, 'files'>, id: string): string =>
  deps.files.temporaryPath(`${id}.pieces`)

/** What arrived is recorded after so many bytes: no more is sent twice after a crash. */
const RECORD_EVERY = 1024 * 1024

/** An upload of this person's own, into an entry that they may still add files to. */
export const findOwnUpload = async (deps: Deps, actor: Actor, id: string): Promise<Result<UploadRow>> => {
  const row = await findUpload(deps.database.db, id)
  if (!row || row.accountId !== actor.viewer.accountId) return fail(notFound)
  const allowed = await mayUpload(deps, deps.database.db, actor, row.entryId)
  return allowed.ok ? ok(row) : allowed
}

/**
 * Takes the next piece of an upload, from where it is. Bytes go to their place in the file, so that a piece sent
 * twice does no harm; several processes may take turns. The last byte counts as received only when the file was
 * looked at and put into the draft: whoever lost that answer sends it again.
 */
export const receivePiece = async (
  deps: Deps,
  actor: Actor,
  input: { id: string; offset: number; body: ReadableStream<Uint8Array> | null },
): Promise<Result<Progress>> => {
  const found = await findOwnUpload(deps, actor, input.id)
  if (!found.ok) return found
  const row = found.value
  if (row.attachmentId !== null) return ok(row)
  if (input.offset !== row.received) return fail({ code: 'upload/offset-differs', offset: row.received })
  const here = await bytesHere(deps, row.id)
  if (here < row.received) {
    // Earlier pieces lie with a process that has another disk: told how much is here, the sender goes on from there.
    await fallBack(deps.database.db, row.id, here)
    return fail({ code: 'upload/offset-differs', offset: here })
  }
  const writer = deps.newId()
  if (!(await takeOver(deps.database.db, row.id, writer, deps.now()))) return fail(notFound)
  const written = await writePiece(deps, row, writer, input.body)
  if (!written.ok) return written
  if (written.value < row.size) return ok({ ...row, received: written.value, touchedAt: deps.now() })
  return finish(deps, actor, row)
}

/** How much of an upload lies on this machine, from its first byte on. */
const bytesHere = async (deps: Deps, id: string): Promise<number> =>
  (await stat(piecesPath(deps, id)).catch(() => undefined))?.size ?? 0

const openPieces = async (path: string): Promise<FileHandle> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return open(path, 'r+', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return open(path, 'w+', 0o600)
  })
}

/** The system may take less than it was given; with no room left it says so. */
const writeAll = async (handle: FileHandle, piece: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await handle.write(piece, done, piece.length - done, at + done)
    done += bytesWritten
  }
}

/** Writes what comes until it ends, breaks off, or another request has taken over; how far the file is then. */
const writePiece = async (
  deps: Deps,
  row: UploadRow,
  writer: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<Result<number>> => {
  const handle = await openPieces(piecesPath(deps, row.id))
  let at = row.received
  let recorded = at
  const record = async () => {
    await handle.datasync()
    recorded = at
    const received = Math.min(at, row.size - 1)
    return recordReceived(deps.database.db, { id: row.id, writer, received, at: deps.now() })
  }
  try {
    for await (const piece of body ?? []) {
      if (at + piece.length > row.size) return fail({ code: 'file/too-large', maxBytes: row.size })
      await writeAll(handle, piece, at)
      at += piece.length
      if (at - recorded >= RECORD_EVERY && !(await record())) return fail(notFound)
    }
  } catch (error) {
    // The connection broke: what came stays. A full disk is another matter.
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error
  } finally {
    const mine = await record()
    await handle.close()
    if (!mine) at = Math.min(at, row.size - 1)
  }
  return ok(at)
}

/** The file is whole: it is looked at by its content and put into the draft, or refused and gone. */
const finish = async (deps: Deps, actor: Actor, row: UploadRow): Promise<Result<Progress>> => {
  const allowed = await mayUpload(deps, deps.database.db, actor, row.entryId)
  if (!allowed.ok) return allowed
  const { entry: rules } = allowed.value.rules
  const photo = photoSlotOf(rules, row.slot)
  const { maxFileBytes, types } = rules.attachments
  const path = piecesPath(deps, row.id)
  const discard = () => rm(path, { force: true })
  const inspected = await deps.documents.inspect(path, {
    name: row.name,
    allowed: photo ? PHOTO_TYPES : types,
    limits: { maxBytes: maxFileBytes },
  })
  if (!inspected.ok) return refuse(deps, row, inspected)
  const whole = { path, name: row.name, bytes: row.size, inspected: inspected.value, discard }
  const made = photo ? await portraitFrom(deps, whole, photo) : ok(whole)
  if (!made.ok) return refuse(deps, row, made)
  const attached = await attachFile(deps, actor, made.value, row, (tx, attachmentId) =>
    finishUpload(tx, row.id, attachmentId, row.size),
  )
  if (!attached.ok) {
    await giveUp(deps, row.id)
    return attached
  }
  return ok({ ...row, received: row.size })
}

/** A file that can't be taken is gone; one that nobody could look at now waits to be sent again. */
const refuse = async <T>(
  deps: Deps,
  row: UploadRow,
  why: Result<T> & { ok: false },
): Promise<Result<Progress>> => {
  if (why.problem.code !== 'system/unavailable') await giveUp(deps, row.id)
  return why
}

/** Forgets an upload that was refused or called off. */
export const giveUp = async (deps: Deps, id: string): Promise<void> => {
  await dropUpload(deps.database.db, id)
  await rm(piecesPath(deps, id), { force: true })
}
