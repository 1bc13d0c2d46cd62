import { entryScan, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { loadEntryContext } from '../entries/context.ts'
import type { StoredFile } from '../entries/download.ts'
import { listScans } from '../entries/intake-store.ts'
import { scanAnswer } from '../entries/intake-views.ts'
import { keepScan } from '../uploads/keep-scan.ts'

const MAX_SCANS = 40

/** The paper as it came belongs to a work that the secretariat typed in; the unit's own have none. */
const mayAdd = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  entryId: string,
  options: { lock?: boolean } = {},
) => {
  const context = await loadEntryContext(tx, entryId, deps.now(), options)
  const denied = denialOf('entry.enter', actor.viewer, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  return context.intake ? ok(context) : fail(notFound)
}

export const uploadScan = (deps: Deps, actor: Actor, input: { entryId: string; request: Request }) => {
  const { entryId, request } = input
  return keepScan(deps, actor, request, {
    command: 'entry.enter',
    input: { entryId },
    may: (tx, options) => mayAdd(deps, tx, actor, entryId, options),
    save: async (tx, context, scan, record) => {
      if ((await listScans(tx, entryId)).length >= MAX_SCANS)
        return fail({ code: 'file/too-many' as const, maxCount: MAX_SCANS })
      const { id, fileId, at, sha256 } = scan
      await tx.insert(entryScan).values({ id, entryId, fileId, at, by: actor.viewer.accountId })
      record({ kind: 'enter', payload: { entryId, scanId: id, sha256 } })
      return ok(scanAnswer(scan, actor.viewer, context.facts))
    },
  })
}

/** The unit and the secretariat see the paper as it came. */
export const findScanFile = async (
  deps: Deps,
  asker: Asker,
  input: { entryId: string; scanId: string },
): Promise<Result<StoredFile>> => {
  const context = await loadEntryContext(deps.database.db, input.entryId, deps.now())
  const facts = context?.facts ?? {}
  const denied = denialOf('entry.viewOwn', asker, facts) && denialOf('entry.view', asker, facts)
  if (denied || !context) return fail(denied ?? notFound)
  const row = (await listScans(deps.database.db, input.entryId)).find(({ id }) => id === input.scanId)
  return row ? ok(row) : fail(notFound)
}
