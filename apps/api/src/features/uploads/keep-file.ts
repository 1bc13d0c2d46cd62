import { file, type Tx } from '@xk/db'
import type { DocumentType, Inspected } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { type ReceivedFile, receiveFile } from './receive-file.ts'

export interface LookedAtFile extends ReceivedFile {
  inspected: Inspected
}

/**
 * Receives the file of a multipart request and has the document worker say what it is, by content. What is
 * refused is gone from the disk when this returns.
 */
export const receiveAndInspect = async (
  deps: Pick<Deps, 'files' | 'newId' | 'documents'>,
  request: Request,
  rules: { maxBytes: number; allowed: readonly DocumentType[] },
): Promise<Result<LookedAtFile>> => {
  const received = await receiveFile(deps, request, rules)
  if (!received.ok) return received
  const inspected = await deps.documents.inspect(received.value.path, {
    name: received.value.name,
    allowed: rules.allowed,
    limits: { maxBytes: rules.maxBytes },
  })
  if (inspected.ok) return ok({ ...received.value, inspected: inspected.value })
  await received.value.discard()
  return inspected
}

/** Takes an inspected file over under an id of ours and writes its row; the id. */
export const keepFile = async (
  deps: Pick<Deps, 'files' | 'newId' | 'now'>,
  tx: Tx,
  received: LookedAtFile,
  accountId: string,
): Promise<string> => {
  const id = deps.newId()
  const { inspected } = received
  await tx.insert(file).values({
    id,
    sha256: inspected.sha256,
    type: inspected.type,
    size: inspected.bytes,
    name: received.name,
    pages: inspected.pages ?? null,
    width: inspected.width ?? null,
    height: inspected.height ?? null,
    uploadedBy: accountId,
    uploadedAt: deps.now(),
  })
  await deps.files.adopt(id, received.path)
  return id
}
