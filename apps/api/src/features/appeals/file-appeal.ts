import { appeal } from '@xk/db'
import type { fileAppealSchema } from '@xk/contract'
import { appealDue } from '@xk/domain/appeal'
import { CODE_RANDOM_BYTES, receiptCodeFrom } from '@xk/domain/entry'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { findPublishedEntry } from './context.ts'
import { findRemarkable } from './remark-context.ts'
import { listAppealsOf } from './store.ts'

/** "PTN-…" is a receipt for an entry, "PKN-…" one for an appeal. */
const receiptCode = (deps: Deps) =>
  receiptCodeFrom(deps.randomBytes(CODE_RANDOM_BYTES)).replace(/^PTN/, 'PKN')

/**
 * A unit files an appeal about its own entry, within the time that the rules give: it gets a receipt and the day by
 * which it is answered. One at a time for an entry. The ledger holds its receipt, never its words.
 */
export const fileAppeal = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string } & z.infer<typeof fileAppealSchema>,
) =>
  runCommand(deps, actor, 'appeal.file', input, async (tx, record) => {
    const now = deps.now()
    const found = await findPublishedEntry(tx, actor.viewer, 'appeal.file', input.entryId, now, {
      lock: true,
    })
    if (!found.ok) return found
    const { context, latest, until } = found.value
    const { appeals } = context.rules
    if (!appeals || !until) return fail({ code: 'appeal/none-taken' as const })
    if (now > until) return fail({ code: 'appeal/too-late' as const, until: until.toISOString() })
    if (input.wantsRemark && !(await findRemarkable(tx, context.rules, input.entryId)))
      return fail({ code: 'appeal/no-remark' as const })
    const open = (await listAppealsOf(tx, input.entryId)).find(({ state }) => state === 'open')
    if (open) return fail({ code: 'appeal/already-open' as const, receiptCode: open.receiptCode })
    const row = {
      id: deps.newId(),
      editionId: context.edition.id,
      entryId: input.entryId,
      unitId: context.entry.unitId,
      receiptCode: receiptCode(deps),
      text: input.text,
      wantsRemark: input.wantsRemark,
      releaseN: latest.n,
      filedBy: actor.viewer.accountId,
      filedAt: now,
      due: appealDue(appeals, now),
      state: 'open' as const,
    }
    await tx.insert(appeal).values(row)
    const holders = await listHolders(tx, ['lead', 'deputy', 'secretary'], now)
    await notify(deps, tx, holders, 'appeal.filed', {
      editionId: row.editionId,
      editionTitle: context.edition.title,
      receiptCode: row.receiptCode,
    })
    record({
      kind: 'appeal',
      payload: { editionId: row.editionId, receiptCode: row.receiptCode, release: latest.digest },
    })
    return ok(answer({ id: row.id, receiptCode: row.receiptCode, due: row.due.toISOString() }))
  })
