import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { loadEntryContext } from './context.ts'
import { findAttachment, listConfirmations } from './store.ts'

export interface StoredFile {
  fileId: string
  name: string
  type: string
  bytes: number
}

/** Its own officer and the secretariat read an entry's files; judges never do, they get renditions. */
const mayRead = async (deps: Deps, asker: Asker, entryId: string) => {
  const context = await loadEntryContext(deps.database.db, entryId, deps.now())
  const facts = context?.facts ?? {}
  const denied = denialOf('entry.viewOwn', asker, facts) && denialOf('entry.view', asker, facts)
  return context && !denied ? ok(context) : fail(denied ?? notFound)
}

/** A file of the draft or of a revision. */
export const findAttachmentFile = async (
  deps: Deps,
  asker: Asker,
  input: { entryId: string; attachmentId: string },
): Promise<Result<StoredFile>> => {
  const allowed = await mayRead(deps, asker, input.entryId)
  if (!allowed.ok) return allowed
  const row = await findAttachment(deps.database.db, input.entryId, input.attachmentId)
  return row ? ok(row) : fail(notFound)
}

/** The photographed, stamped page of the unit. */
export const findConfirmationFile = async (
  deps: Deps,
  asker: Asker,
  input: { entryId: string; confirmationId: string },
): Promise<Result<StoredFile>> => {
  const allowed = await mayRead(deps, asker, input.entryId)
  if (!allowed.ok) return allowed
  const rows = await listConfirmations(deps.database.db, input.entryId)
  const row = rows.find((it) => it.id === input.confirmationId)
  return row ? ok(row) : fail(notFound)
}
