import type { createMemoSchema, saveMemoSchema } from '@xk/contract'
import { escalation, type EscalationSheet, submissionMemo, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { transitMemo } from '@xk/domain/escalation'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { addHand, thingOf, undoHands } from '../hands/hands.ts'
import { listHonours } from '../honours/list-honours.ts'
import { settingsAt } from '../organisation/settings.ts'
import { findEditionFor } from '../publication/context.ts'
import { checkList } from './check-list.ts'
import type { Candidate } from './context.ts'
import { draftMemo } from './draft-memo.ts'
import { findMemoFor, listLines, memoDigest, saveLineState } from './store.ts'

/** A secretary begins a tờ trình of an edition whose decision is published; its list is empty. */
export const createMemo = (
  deps: Deps,
  actor: Actor,
  input: { editionId: string } & z.infer<typeof createMemoSchema>,
) =>
  runCommand(deps, actor, 'escalation.prepare', input, async (tx, record) => {
    const found = await findEditionFor(tx, actor.viewer, 'escalation.prepare', input.editionId, {
      lock: true,
    })
    if (!found.ok) return found
    const now = deps.now()
    const [honour] = await listHonours(tx, now, { editionId: input.editionId })
    if (!honour) return fail({ code: 'record/in-wrong-state', state: 'notReleased' })
    const settings = await settingsAt(tx, vietnamDay(now))
    const id = deps.newId()
    const { level } = input
    const of = { level, year: honour.year, title: found.value.title, decision: honour.decision }
    await tx.insert(submissionMemo).values({
      id,
      editionId: input.editionId,
      termId: found.value.termId,
      level,
      year: honour.year,
      state: 'draft',
      body: draftMemo(of, settings),
      number: '',
      signedOn: '',
      preparedBy: actor.viewer.accountId,
      preparedAt: now,
    })
    await addHand(tx, thingOf.memo(id), actor.viewer.accountId, now)
    record({ kind: 'introduce', payload: { step: 'begun', memoId: id, level, year: honour.year } })
    return ok(answer({ id }))
  })

const sheetOf = ({ dossier, honour }: Candidate, summary: string): EscalationSheet => ({
  title: dossier.title,
  collective: dossier.collective,
  unitName: honour.unitName,
  people: dossier.people.map(({ personId, fullName, birthDate, position }) => ({
    personId,
    fullName: fullName ?? '',
    birthDate,
    position,
  })),
  summary,
})

/** Edition rows are what quotas wait for: two memos saved at once can't both take the last place. */
const lockTerm = (tx: Tx, termId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`escalation ${termId}`}, 0))`)

/** Saves words and list as they are typed; a second tab never overwrites the first. Ends a sending back. */
export const saveMemo = (
  deps: Deps,
  actor: Actor,
  input: { memoId: string } & z.infer<typeof saveMemoSchema>,
) =>
  runCommand(deps, actor, 'escalation.prepare', input, async (tx) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo, lines } = found.value
    if (memo.state !== 'draft') return fail({ code: 'record/in-wrong-state', state: memo.state })
    const live = lines.filter(({ state }) => state !== 'withdrawn')
    if (memoDigest(memo, live) !== input.base)
      return fail({ code: 'record/stale-version', current: 0, theirs: memo.body })
    await lockTerm(tx, memo.termId)
    const checked = await checkList(deps, tx, memo, {
      stageEntryIds: input.lines.map(({ stageEntryId }) => stageEntryId),
      deviation: input.body.deviation,
      titleOf: (id) => live.find(({ stageEntryId }) => stageEntryId === id)?.sheet.title ?? '',
    })
    if (!checked.ok) return checked
    const now = deps.now()
    const by = actor.viewer.accountId
    await tx.delete(escalation).where(sql`memo_id = ${memo.id} and state = 'proposed'`)
    const rows = checked.value.map((one, ordinal) => ({
      id: live.find(({ stageEntryId }) => stageEntryId === one.honour.stageEntryId)?.id ?? deps.newId(),
      memoId: memo.id,
      editionId: memo.editionId,
      termId: memo.termId,
      level: memo.level,
      year: memo.year,
      stageEntryId: one.honour.stageEntryId,
      entryId: one.honour.entryId,
      unitId: one.honour.unitId,
      ordinal,
      state: 'proposed',
      sheet: sheetOf(one, input.lines[ordinal]?.summary ?? ''),
      at: now,
    }))
    if (rows.length > 0) await tx.insert(escalation).values(rows)
    await tx
      .update(submissionMemo)
      .set({ body: input.body, preparedBy: by, preparedAt: now, sentBack: null })
      .where(eq(submissionMemo.id, memo.id))
    await addHand(tx, thingOf.memo(memo.id), by, now)
    return ok(answer({ digest: memoDigest(input, rows) }))
  })

const factsOf = (it: { edition: { id: string; title: string } }) => ({
  editionId: it.edition.id,
  editionTitle: it.edition.title,
})

/** A lead or deputy who wrote nothing of it approves exactly what was on screen; everything is checked anew. */
export const approveMemo = (deps: Deps, actor: Actor, input: { memoId: string; digest: string }) =>
  runCommand(deps, actor, 'escalation.approve', input, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.approve', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo } = found.value
    const next = transitMemo(memo.state, 'approve')
    if (!next.ok) return next
    if (memo.sentBack !== null) return fail({ code: 'record/in-wrong-state', state: 'sentBack' })
    const lines = found.value.lines.filter(({ state }) => state === 'proposed')
    if (lines.length === 0) return fail({ code: 'record/in-wrong-state', state: 'empty' })
    const digest = memoDigest(memo, lines)
    if (digest !== input.digest) return fail({ code: 'record/stale-version', current: 0 })
    const checked = await checkList(deps, tx, memo, {
      stageEntryIds: lines.map(({ stageEntryId }) => stageEntryId),
      deviation: memo.body.deviation,
      titleOf: (id) => lines.find(({ stageEntryId }) => stageEntryId === id)?.sheet.title ?? '',
    })
    if (!checked.ok) return checked
    const by = actor.viewer.accountId
    const now = deps.now()
    await tx
      .update(submissionMemo)
      .set({ state: next.value, digest, approvedBy: by, approvedAt: now })
      .where(eq(submissionMemo.id, memo.id))
    const tell = await listHolders(tx, 'secretary', now)
    await notify(deps, tx, tell, 'escalation.approved', { ...factsOf(found.value), by })
    record({
      kind: 'introduce',
      payload: { step: 'approved', memoId: memo.id, digest, entries: lines.map(({ entryId }) => entryId) },
    })
    return ok(answer({ state: next.value }))
  })

export const sendBackMemo = (deps: Deps, actor: Actor, input: { memoId: string; reason: string }) =>
  runCommand(deps, actor, 'escalation.sendBack', input, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.sendBack', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo } = found.value
    if (memo.state !== 'draft') return fail({ code: 'record/in-wrong-state', state: memo.state })
    await tx.update(submissionMemo).set({ sentBack: input.reason }).where(eq(submissionMemo.id, memo.id))
    await notify(deps, tx, [memo.preparedBy], 'escalation.sentBack', factsOf(found.value))
    record({ kind: 'sendBack', payload: { memoId: memo.id, reason: input.reason } })
    return ok(answer({ sentBack: true as const }))
  })

/** Something has to be put right in what was approved and not sent: it is written and approved anew. */
export const reopenMemo = (deps: Deps, actor: Actor, input: { memoId: string; reason: string }) =>
  runCommand(deps, actor, 'escalation.prepare', { reopen: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const next = transitMemo(found.value.memo.state, 'reopen')
    if (!next.ok) return next
    await takeApproval(tx, input.memoId)
    record({ kind: 'introduce', payload: { step: 'reopened', memoId: input.memoId, reason: input.reason } })
    return ok(answer({ state: next.value }))
  })

/** Without its approval; number and day go with it. */
export const takeApproval = (tx: Tx, memoId: string) =>
  tx
    .update(submissionMemo)
    .set({ state: 'draft', digest: null, approvedBy: null, approvedAt: null, number: '', signedOn: '' })
    .where(eq(submissionMemo.id, memoId))

/** Number and day as the văn thư gave them; until it is sent they can be put right. */
export const numberMemo = (
  deps: Deps,
  actor: Actor,
  input: { memoId: string; number: string; signedOn: string },
) =>
  runCommand(deps, actor, 'escalation.prepare', { number: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo } = found.value
    if (memo.state !== 'approved') return fail({ code: 'record/in-wrong-state', state: memo.state })
    const { number, signedOn } = input
    await tx.update(submissionMemo).set({ number, signedOn }).where(eq(submissionMemo.id, memo.id))
    record({ kind: 'introduce', payload: { step: 'numbered', memoId: memo.id, number, signedOn } })
    return ok(answer({ number, signedOn }))
  })

/** It has left: from now on its list waits for the answer. */
export const sendMemo = (deps: Deps, actor: Actor, input: { memoId: string; sentOn: string; how: string }) =>
  runCommand(deps, actor, 'escalation.prepare', { send: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const { memo } = found.value
    const next = transitMemo(memo.state, 'send')
    if (!next.ok) return next
    if (!memo.number || !memo.signedOn) return fail({ code: 'record/in-wrong-state', state: 'notNumbered' })
    if (input.sentOn < memo.signedOn || input.sentOn > vietnamDay(deps.now()))
      return fail({ code: 'input/invalid', issues: [{ pointer: '/sentOn', code: 'outOfOrder' }] })
    const lines = found.value.lines.filter(({ state }) => state === 'proposed')
    if (memoDigest(memo, lines) !== memo.digest) return fail({ code: 'record/stale-version', current: 0 })
    // Consent or title may have gone since it was approved.
    const checked = await checkList(deps, tx, memo, {
      stageEntryIds: lines.map(({ stageEntryId }) => stageEntryId),
      deviation: memo.body.deviation,
      titleOf: (id) => lines.find(({ stageEntryId }) => stageEntryId === id)?.sheet.title ?? '',
    })
    if (!checked.ok) return checked
    const now = deps.now()
    await tx
      .update(submissionMemo)
      .set({ state: next.value, sentOn: input.sentOn, sentHow: input.how, sentBy: actor.viewer.accountId })
      .where(eq(submissionMemo.id, memo.id))
    await saveLineState(
      tx,
      lines.map(({ id }) => id),
      { state: 'sent', at: now },
    )
    record({
      kind: 'introduce',
      payload: {
        step: 'sent',
        memoId: memo.id,
        digest: memo.digest,
        number: memo.number,
        sentOn: input.sentOn,
        how: input.how,
      },
    })
    return ok(answer({ state: next.value }))
  })

/** Given up before it was sent: its places in the quotas are free again. */
export const dropMemo = (deps: Deps, actor: Actor, input: { memoId: string; reason: string }) =>
  runCommand(deps, actor, 'escalation.prepare', { drop: input }, async (tx, record) => {
    const found = await findMemoFor(tx, actor.viewer, 'escalation.prepare', input.memoId, { lock: true })
    if (!found.ok) return found
    const next = transitMemo(found.value.memo.state, 'drop')
    if (!next.ok) return next
    const now = deps.now()
    const lines = await listLines(tx, [input.memoId])
    await saveLineState(
      tx,
      lines.filter(({ state }) => state === 'proposed').map(({ id }) => id),
      { state: 'withdrawn', at: now, reason: input.reason },
    )
    await tx.update(submissionMemo).set({ state: next.value }).where(eq(submissionMemo.id, input.memoId))
    await undoHands(tx, thingOf.memo(input.memoId), now)
    record({ kind: 'introduce', payload: { step: 'dropped', memoId: input.memoId, reason: input.reason } })
    return ok(answer({ state: next.value }))
  })
