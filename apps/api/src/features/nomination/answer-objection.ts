import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { appendToLedger } from '../../ledger.ts'
import { throughLink } from '../accounts/read-link.ts'
import { saveAnswer } from '../public-notice/answer-objection.ts'
import { findObjection, listAnswersTo } from '../public-notice/store.ts'
import { findRequest, linkEnded } from './find-request.ts'

/**
 * What a nominee says to an objection about their own dossier, through their own link and without an account. Nothing
 * said is ever replaced; the same words sent again are the same answer.
 */
export const answerObjectionByLink = (
  deps: Deps,
  input: { token: string; objectionId: string; text: string; address: string; asker: Asker },
) =>
  throughLink(deps, input.address, () =>
    deps.database.db.transaction(async (tx) => {
      const found = await findRequest(deps, tx, input.token, { lock: true, asker: input.asker })
      if (!found.ok) return found
      const { request, context, person } = found.value
      if (!person) return fail(linkEnded(found.value))
      const row = await findObjection(tx, input.objectionId, { lock: true })
      if (!row || row.entryId !== request.entryId) return fail(notFound)
      const said = await listAnswersTo(tx, [row.id])
      const same = said.find((it) => it.personId === request.personId && it.text === input.text)
      if (same) return ok(answer({ id: same.id, at: same.at.toISOString() }))
      const saved = await saveAnswer(deps, tx, row, {
        text: input.text,
        editionTitle: context.edition.title,
        by: null,
        personId: request.personId,
      })
      if (!saved.ok) return saved
      await appendToLedger(deps, tx, request.id, [
        {
          kind: 'objection',
          payload: { step: 'answered', editionId: row.editionId, receiptCode: row.receiptCode },
        },
      ])
      const { id, at } = saved.value
      return ok(answer({ id, at: at.toISOString() }))
    }),
  )
