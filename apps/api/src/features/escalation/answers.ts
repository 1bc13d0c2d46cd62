import type { countersignAnswerSchema, recordAnswerSchema } from '@xk/contract'
import { escalationAnswer, escalationAnswerLine, file, type Tx } from '@xk/db'
import { type EscalationAct, stateAfter, transitEscalation } from '@xk/domain/escalation'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import type { StoredFile } from '../entries/download.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listHolders } from '../grants/store.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { findFile } from './find-file.ts'
import { findAnswerFor, findMemoFor, type LineRow, listAnswers, saveLineState } from './store.ts'

const ACT_OF = {
  recognised: 'recognise',
  declined: 'decline',
  supplement: 'askSupplement',
  takenBack: 'takeBack',
} as const

/** Whether the table of states lets all of these lines go this way. */
const mayAll = (lines: readonly LineRow[], act: EscalationAct): Result<true> => {
  for (const { state } of lines) {
    const next = transitEscalation(state, act)
    if (!next.ok) return next
  }
  return ok(true)
}

/**
 * What the higher level answered, as one person reads it off their paper. A request for a supplement holds at once;
 * who is recognised or declined, or recognised no longer, is so when another person has countersigned it.
 */
export const recordAnswer = (
  deps: Deps,
  actor: Actor,
  input: { memoId: string } & z.infer<typeof recordAnswerSchema>,
) =>
  runCommand(deps, actor, 'escalation.prepare', { answer: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo, lines, edition } = found.value
    if (memo.state !== 'sent') return fail({ code: 'record/in-wrong-state', state: memo.state })
    const about = lines.filter(({ id }) => input.lines.includes(id))
    if (about.length !== new Set(input.lines).size) return fail(notFound)
    const may = mayAll(about, ACT_OF[input.kind])
    if (!may.ok) return may
    const waiting = (await listAnswers(tx, [memo.id])).filter(({ state }) => state === 'waiting')
    if (waiting.some((one) => one.lines.some((id) => input.lines.includes(id))))
      return fail({ code: 'record/in-wrong-state', state: 'answerWaiting' })
    const now = deps.now()
    const by = actor.viewer.accountId
    const isSupplement = input.kind === 'supplement'
    const id = deps.newId()
    await tx.insert(escalationAnswer).values({
      id,
      memoId: memo.id,
      kind: input.kind,
      state: isSupplement ? 'countersigned' : 'waiting',
      reference: input.reference,
      dated: input.dated,
      due: input.due,
      note: input.note,
      recordedBy: by,
      recordedAt: now,
    })
    await tx
      .insert(escalationAnswerLine)
      .values(about.map((line) => ({ answerId: id, escalationId: line.id })))
    if (isSupplement)
      await saveLineState(
        tx,
        about.map((line) => line.id),
        { state: stateAfter('askSupplement'), at: now, due: input.due },
      )
    else {
      const leads = await listHolders(tx, ['lead', 'deputy'], now)
      await notify(deps, tx, leads, 'escalation.answered', {
        editionId: edition.id,
        editionTitle: edition.title,
        by,
      })
    }
    const { kind, reference, dated, due } = input
    record({
      kind: 'introduce',
      payload: { step: 'answered', memoId: memo.id, answerId: id, kind, reference, dated, due },
    })
    return ok(answer({ id }))
  })

/**
 * Another person compares it with the scan that they name and signs: now the lines are recognised or declined, or out
 * again. A scan that was changed since they looked is looked at anew.
 */
export const countersignAnswer = (
  deps: Deps,
  actor: Actor,
  input: { answerId: string } & z.infer<typeof countersignAnswerSchema>,
) =>
  runCommand(deps, actor, 'escalation.countersign', input, async (tx, record) => {
    const found = await findAnswerFor(tx, actor.viewer, 'escalation.countersign', input.answerId, {
      lock: true,
    })
    if (!found.ok) return found
    const { answer: given, about, memo, edition } = found.value
    if (given.state !== 'waiting') return fail({ code: 'record/in-wrong-state', state: given.state })
    const [scan] = given.fileId ? await tx.select().from(file).where(eq(file.id, given.fileId)) : []
    if (!scan) return fail({ code: 'escalation/scan-needed' })
    if (scan.sha256 !== input.sha256) return fail({ code: 'record/stale-version', current: 0 })
    // Who was taken off the list since the answer was recorded stays off it.
    const open = about.filter(({ state }) => state !== 'withdrawn')
    const may = mayAll(open, ACT_OF[given.kind])
    if (!may.ok) return may
    const now = deps.now()
    const by = actor.viewer.accountId
    await tx
      .update(escalationAnswer)
      .set({ state: 'countersigned', countersignedBy: by, countersignedAt: now })
      .where(eq(escalationAnswer.id, given.id))
    const state = stateAfter(ACT_OF[given.kind])
    await saveLineState(
      tx,
      open.map(({ id }) => id),
      { state, at: now, ...(given.kind === 'takenBack' ? { reason: given.note } : {}) },
    )
    const units = [...new Set(open.map(({ unitId }) => unitId))]
    await notify(deps, tx, await listOfficers(tx, units), `escalation.${given.kind}`, {
      editionId: edition.id,
      editionTitle: edition.title,
      level: memo.level,
    })
    record({
      kind: 'introduce',
      payload: {
        step: given.kind,
        memoId: memo.id,
        answerId: given.id,
        scan: scan.sha256,
        entries: open.map((it) => it.entryId),
      },
    })
    return ok(answer({ state }))
  })

/** It was misread: whoever recorded it does so again. */
export const sendBackAnswer = (deps: Deps, actor: Actor, input: { answerId: string; reason: string }) =>
  runCommand(deps, actor, 'escalation.countersign', { sendBack: input }, async (tx, record) => {
    const found = await findAnswerFor(tx, actor.viewer, 'escalation.countersign', input.answerId, {
      lock: true,
    })
    if (!found.ok) return found
    const { answer: given, edition } = found.value
    if (given.state !== 'waiting') return fail({ code: 'record/in-wrong-state', state: given.state })
    await tx
      .update(escalationAnswer)
      .set({ state: 'sentBack', sentBack: input.reason })
      .where(eq(escalationAnswer.id, given.id))
    await notify(deps, tx, [given.recordedBy], 'escalation.answerSentBack', {
      editionId: edition.id,
      editionTitle: edition.title,
    })
    record({ kind: 'sendBack', payload: { answerId: given.id, reason: input.reason } })
    return ok(answer({ state: 'sentBack' as const }))
  })

/** The supplement has left: the lines wait for an answer again. */
export const sendSupplement = (
  deps: Deps,
  actor: Actor,
  input: { memoId: string; lines: string[]; note: string },
) =>
  runCommand(deps, actor, 'escalation.prepare', { supplement: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const about = found.value.lines.filter(({ id }) => input.lines.includes(id))
    if (about.length !== new Set(input.lines).size) return fail(notFound)
    const may = mayAll(about, 'supplement')
    if (!may.ok) return may
    await saveLineState(
      tx,
      about.map(({ id }) => id),
      { state: stateAfter('supplement'), at: deps.now() },
    )
    record({
      kind: 'introduce',
      payload: { step: 'supplemented', memoId: input.memoId, lines: input.lines, note: input.note },
    })
    return ok(answer({ state: 'sent' as const }))
  })

const MAX_SCAN_BYTES = 20 * 1024 * 1024

/** Their paper as it came. Until it is countersigned another scan takes its place. */
export const uploadAnswerScan = (deps: Deps, actor: Actor, input: { answerId: string; request: Request }) =>
  keepScan(deps, actor, input.request, {
    command: 'escalation.prepare',
    input: { answerId: input.answerId },
    may: async (tx: Tx, options) => {
      const found = await findAnswerFor(tx, actor.viewer, 'escalation.prepare', input.answerId, options)
      if (!found.ok) return found
      const { state, kind } = found.value.answer
      if (state !== 'waiting' && kind !== 'supplement') return fail({ code: 'record/in-wrong-state', state })
      return ok({ rules: { entry: { attachments: { maxFileBytes: MAX_SCAN_BYTES } } } })
    },
    save: async (tx, _context, scan, record) => {
      await tx
        .update(escalationAnswer)
        .set({ fileId: scan.fileId })
        .where(eq(escalationAnswer.id, input.answerId))
      record({
        kind: 'introduce',
        payload: { step: 'scanned', answerId: input.answerId, sha256: scan.sha256 },
      })
      return ok(answer({ fileName: scan.name }))
    },
  })

export const findAnswerScan = async (
  deps: Deps,
  viewer: Viewer,
  answerId: string,
): Promise<Result<StoredFile>> => {
  const found = await findAnswerFor(deps.database.db, viewer, 'escalation.view', answerId)
  if (!found.ok) return found
  const { fileId } = found.value.answer
  const stored = fileId ? await findFile(deps.database.db, fileId) : undefined
  return stored ? ok(stored) : fail(notFound)
}
