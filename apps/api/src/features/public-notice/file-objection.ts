import type { fileObjectionSchema } from '@xk/contract'
import { objection } from '@xk/db'
import { CODE_RANDOM_BYTES, receiptCodeFrom } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { loadEntryContext } from '../entries/context.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listHolders } from '../grants/store.ts'
import { findNotice, findNoticeEntry, findOpenObjection } from './store.ts'

/** "PPA-…": of a phản ánh, beside "PTN-…" of an entry and "PKN-…" of an appeal. */
const receiptCode = (deps: Deps) =>
  receiptCodeFrom(deps.randomBytes(CODE_RANDOM_BYTES)).replace(/^PTN/, 'PPA')

/**
 * A unit objects to a dossier that is shown, until the notice is over, and gets a receipt; it has one objection to it
 * at a time. The secretariat is told by
 * whom; the dossier's own unit only that there is one. The ledger holds its receipt, never its words.
 */
export const fileObjection = (
  deps: Deps,
  actor: Actor,
  input: { id: string; entryId: string } & z.infer<typeof fileObjectionSchema>,
) =>
  runCommand(deps, actor, 'objection.file', input, async (tx, record) => {
    const now = deps.now()
    // Nobody takes it down while an objection comes in.
    const notice = await findNotice(tx, input.id, { lock: true })
    const denied = denialOf('objection.file', actor.viewer, notice ? { unitIds: [input.unitId] } : {})
    if (denied || !notice) return fail(denied ?? notFound)
    const shown = await findNoticeEntry(tx, notice.id, input.entryId)
    const context = shown && (await loadEntryContext(tx, input.entryId, now))
    if (!context) return fail(notFound)
    if (notice.closedAt || now > notice.closesAt)
      return fail({
        code: 'publicNotice/over' as const,
        closedAt: (notice.closedAt ?? notice.closesAt).toISOString(),
      })
    const waiting = await findOpenObjection(tx, input.entryId, input.unitId)
    if (waiting)
      return fail({ code: 'publicNotice/objection-waits' as const, receiptCode: waiting.receiptCode })
    const row = {
      id: deps.newId(),
      noticeId: notice.id,
      editionId: notice.editionId,
      entryId: input.entryId,
      unitId: input.unitId,
      receiptCode: receiptCode(deps),
      text: input.text,
      filedBy: actor.viewer.accountId,
      filedAt: now,
      state: 'open' as const,
    }
    await tx.insert(objection).values(row)
    const about = { editionId: row.editionId, editionTitle: context.edition.title }
    const secretaries = await listHolders(tx, 'secretary', now)
    await notify(deps, tx, secretaries, 'objection.filed', { ...about, receiptCode: row.receiptCode })
    await notify(deps, tx, await listOfficers(tx, context.entry.unitIds), 'objection.toUnit', about)
    record({
      kind: 'objection',
      payload: {
        step: 'filed',
        editionId: row.editionId,
        entryId: row.entryId,
        receiptCode: row.receiptCode,
      },
    })
    return ok(answer({ id: row.id, receiptCode: row.receiptCode }))
  })
