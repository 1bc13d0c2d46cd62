import { objection, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Asker, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { loadEntryContext } from '../entries/context.ts'
import type { StoredFile } from '../entries/download.ts'
import { findStoredFile } from '../entries/stored-file.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { findObjection } from './store.ts'

const mayAdd = async (deps: Deps, tx: Tx, actor: Actor, id: string, options: { lock: boolean }) => {
  const row = await findObjection(tx, id, options)
  const context = row && (await loadEntryContext(tx, row.entryId, deps.now()))
  const denied = denialOf('objection.file', actor.viewer, row ? { unitIds: [row.unitId] } : {})
  if (denied || !row || !context) return fail(denied ?? notFound)
  // One file, and none after the ruling.
  if (row.state !== 'open' || row.fileId)
    return fail({ code: 'record/in-wrong-state' as const, state: row.fileId ? 'hasFile' : row.state })
  return ok({ rules: context.rules, row })
}

/** The paper behind an objection, from the unit that filed it: one file while nobody has ruled. */
export const uploadObjectionFile = (deps: Deps, actor: Actor, input: { id: string; request: Request }) =>
  keepScan(deps, actor, input.request, {
    command: 'objection.file',
    input: { id: input.id },
    may: (tx, options) => mayAdd(deps, tx, actor, input.id, options),
    save: async (tx, { row }, scan, record) => {
      await tx.update(objection).set({ fileId: scan.fileId }).where(eq(objection.id, row.id))
      record({
        kind: 'objection',
        payload: {
          step: 'file',
          editionId: row.editionId,
          receiptCode: row.receiptCode,
          sha256: scan.sha256,
        },
      })
      return ok(answer({ name: scan.name }))
    },
  })

/** For the unit that filed it and those who rule. The dossier's own unit would know from it who objected. */
export const findObjectionFile = async (
  deps: Deps,
  asker: Asker,
  id: string,
): Promise<Result<StoredFile>> => {
  const { db } = deps.database
  const row = await findObjection(db, id)
  const denied =
    denialOf('objection.file', asker, row ? { unitIds: [row.unitId] } : {}) &&
    denialOf('publicNotice.view', asker, row ? { editionId: row.editionId } : {})
  if (denied || !row) return fail(denied ?? notFound)
  return findStoredFile(db, row.fileId)
}
