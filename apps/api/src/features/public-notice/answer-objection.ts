import type { answerObjectionSchema } from '@xk/contract'
import { objectionAnswer, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { loadEntryContext } from '../entries/context.ts'
import { listHolders } from '../grants/store.ts'
import { findObjection, listAnswersTo, type ObjectionRow } from './store.ts'

const MOST_ANSWERS = 10

/** Keeps what the nominee's side says while nobody has ruled; the secretariat is told. */
export const saveAnswer = async (
  deps: Deps,
  tx: Tx,
  row: ObjectionRow,
  it: { text: string; editionTitle: string } & (
    | { by: string; personId: null }
    | { by: null; personId: string }
  ),
): Promise<Result<{ id: string; at: Date }>> => {
  if (row.state !== 'open') return fail({ code: 'record/in-wrong-state', state: row.state })
  if ((await listAnswersTo(tx, [row.id])).length >= MOST_ANSWERS)
    return fail({ code: 'record/in-wrong-state', state: 'answered' })
  const [id, at] = [deps.newId(), deps.now()]
  const { by, personId, text } = it
  await tx.insert(objectionAnswer).values({ id, objectionId: row.id, text, by, personId, at })
  await notify(deps, tx, await listHolders(tx, 'secretary', at), 'objection.answered', {
    editionId: row.editionId,
    editionTitle: it.editionTitle,
    receiptCode: row.receiptCode,
  })
  return ok({ id, at })
}

/** The officer of the dossier's unit answers for the nominee; nothing said is ever replaced. */
export const answerObjection = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof answerObjectionSchema>,
) =>
  runCommand(deps, actor, 'objection.answer', input, async (tx, record) => {
    const row = await findObjection(tx, input.id, { lock: true })
    const context = row && (await loadEntryContext(tx, row.entryId, deps.now()))
    // Not the edition: only the dossier's own unit may know of it by this way.
    const facts = context ? { unitIds: context.entry.unitIds } : {}
    const denied = denialOf('objection.answer', actor.viewer, facts)
    if (denied || !row || !context) return fail(denied ?? notFound)
    const saved = await saveAnswer(deps, tx, row, {
      text: input.text,
      editionTitle: context.edition.title,
      by: actor.viewer.accountId,
      personId: null,
    })
    if (!saved.ok) return saved
    record({
      kind: 'objection',
      payload: { step: 'answered', editionId: row.editionId, receiptCode: row.receiptCode },
    })
    const { id, at } = saved.value
    return ok(answer({ id, at: at.toISOString() }))
  })
