import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { councilAccess } from '../council/read-dossier.ts'
import { loadEntryContext } from './context.ts'
import { findAttachment, listConfirmations, listRevisionAttachments } from './store.ts'

export interface StoredFile {
  fileId: string
  name: string
  type: string
  bytes: number
}

/**
 * Its own officer and the secretariat read an entry's files; so does whoever sits on the council that decides about it,
 * of the revision that was promoted (`revisionId`). Judges never do, they get renditions.
 */
const mayRead = async (
  deps: Deps,
  asker: Asker,
  entryId: string,
): Promise<Result<{ revisionId: string | null }>> => {
  const { db } = deps.database
  const context = await loadEntryContext(db, entryId, deps.now())
  const facts = context?.facts ?? {}
  const denied = denialOf('entry.viewOwn', asker, facts) && denialOf('entry.view', asker, facts)
  if (context && !denied) return ok({ revisionId: null })
  const seat = context && asker !== 'anonymous' ? await councilAccess(db, asker, entryId) : undefined
  if (seat && !denialOf('council.readDossier', asker, seat.facts)) return ok({ revisionId: seat.revisionId })
  return fail(denied ?? notFound)
}

/** A file of the draft or of a revision. */
export const findAttachmentFile = async (
  deps: Deps,
  asker: Asker,
  input: { entryId: string; attachmentId: string },
): Promise<Result<StoredFile>> => {
  const allowed = await mayRead(deps, asker, input.entryId)
  if (!allowed.ok) return allowed
  const { db } = deps.database
  const { revisionId } = allowed.value
  const row =
    revisionId === null
      ? await findAttachment(db, input.entryId, input.attachmentId)
      : (await listRevisionAttachments(db, [revisionId])).find(
          ({ id, audience }) => id === input.attachmentId && audience !== 'internal',
        )
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
