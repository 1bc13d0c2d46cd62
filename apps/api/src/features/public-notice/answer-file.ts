import { objectionAnswer, type Tx } from '@xk/db'
import { fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { answer, type Asker, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { councilAccess } from '../council/read-dossier.ts'
import { loadEntryContext } from '../entries/context.ts'
import type { StoredFile } from '../entries/download.ts'
import { findStoredFile } from '../entries/stored-file.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { findAnswer, findObjection } from './store.ts'

/** An answer with the objection that it is about. */
export const findAnswered = async (tx: Tx, id: string, options: { lock?: boolean } = {}) => {
  const said = await findAnswer(tx, id, options)
  const about = said && (await findObjection(tx, said.objectionId, options))
  return said && about ? { said, about } : undefined
}
export type Answered = NonNullable<Awaited<ReturnType<typeof findAnswered>>>

/** One file to an answer, and none after the ruling. */
export const answerFileProblem = ({ said, about }: Answered): Problem | undefined =>
  about.state !== 'open' || said.fileId
    ? { code: 'record/in-wrong-state', state: said.fileId ? 'hasFile' : about.state }
    : undefined

export const tieToAnswer = async (
  tx: Tx,
  { said, about }: Answered,
  scan: { fileId: string; sha256: string },
) => {
  await tx.update(objectionAnswer).set({ fileId: scan.fileId }).where(eq(objectionAnswer.id, said.id))
  const { editionId, receiptCode } = about
  const step = 'answerFile' as const
  return { kind: 'objection', payload: { step, editionId, receiptCode, sha256: scan.sha256 } } as const
}

/** Of the officers of the dossier's own unit, to what one of them said. */
const mayAdd = async (deps: Deps, tx: Tx, actor: Actor, id: string, options: { lock: boolean }) => {
  const found = await findAnswered(tx, id, options)
  const context = found && (await loadEntryContext(tx, found.about.entryId, deps.now()))
  const denied = denialOf('objection.answer', actor.viewer, context ? { unitIds: context.entry.unitIds } : {})
  // What the nominee said is theirs alone.
  if (denied || !found || !context || found.said.by === null) return fail(denied ?? notFound)
  const wrong = answerFileProblem(found)
  return wrong ? fail(wrong) : ok({ rules: context.rules, found })
}

/** The paper that an officer's answer rests on. */
export const uploadAnswerFile = (deps: Deps, actor: Actor, input: { id: string; request: Request }) =>
  keepScan(deps, actor, input.request, {
    command: 'objection.answer',
    input: { id: input.id },
    may: (tx, options) => mayAdd(deps, tx, actor, input.id, options),
    save: async (tx, { found }, scan, record) => {
      record(await tieToAnswer(tx, found, scan))
      return ok(answer({ name: scan.name }))
    },
  })

/** For those who read the answer: the dossier's own unit, who rules, and the council; never who objected. */
export const findAnswerFile = async (deps: Deps, asker: Asker, id: string): Promise<Result<StoredFile>> => {
  const { db } = deps.database
  const found = await findAnswered(db, id)
  const context = found && (await loadEntryContext(db, found.about.entryId, deps.now()))
  const denied =
    denialOf('objection.answer', asker, context ? { unitIds: context.entry.unitIds } : {}) &&
    denialOf('publicNotice.view', asker, found ? { editionId: found.about.editionId } : {})
  if (!found) return fail(denied ?? notFound)
  if (denied) {
    const seat = asker === 'anonymous' ? undefined : await councilAccess(db, asker, found.about.entryId)
    if (!seat || denialOf('council.readDossier', asker, seat.facts)) return fail(denied)
  }
  return findStoredFile(db, found.said.fileId)
}
