import { masking, stage as stageTable, stageEntry, type Tx } from '@xk/db'
import { blindCodeFrom, CODE_RANDOM_BYTES, type EntryBody } from '@xk/domain/entry'
import { isDeclared } from '@xk/domain/edition'
import { digestOf, fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { listAccepted, listStageEntries, supersede } from './store.ts'
import { workText } from './work-text.ts'

/** Editions in which entries may still come into a stage. */
const MASKABLE = new Set(['open', 'screening', 'masking', 'judging'])

const LIVE = ['rendering', 'prepared', 'approved', 'sentBack', 'failed'] as const

/**
 * Gives every accepted entry its place in a stage: a random id, a random code (số phách) and the accepted revision.
 * Run again it takes in what was accepted since, moves an unread entry to a newer accepted revision, and takes out
 * what is accepted no more; who goes on to a later stage is declared in the one before. They are drawn in an order of content, which tells nothing of who came when.
 */
export const beginMasking = (deps: Deps, actor: Actor, input: { stageId: string }) =>
  runCommand(deps, actor, 'masking.edit', input, async (tx, record) => {
    await tx
      .select({ id: stageTable.id })
      .from(stageTable)
      .where(eq(stageTable.id, input.stageId))
      .for('update')
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('masking.edit', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    if (!stage) return fail(notFound)
    if (!MASKABLE.has(stage.editionState) || isDeclared(stage.stageState)) {
      return fail({ code: 'record/in-wrong-state' as const, state: stage.editionState })
    }
    const present = await listStageEntries(tx, input.stageId)
    const accepted = competing(stage, await listAccepted(tx, stage.editionId), present)
    const byEntry = new Map(present.map((it) => [it.entryId, it]))
    const codes = new Set(present.map(({ blindCode }) => blindCode))
    const drawn: { stageEntryId: string; entryId: string; revisionId: string; blindCode: string }[] = []
    for (const { entryId, revisionId } of inOrderOfContent(accepted, stage.rules)) {
      const here = byEntry.get(entryId)
      if (here) {
        await keepUpToDate(tx, here, revisionId)
        continue
      }
      const blindCode = freshCode(deps, codes, stage.scoring.blindCodeDigits)
      drawn.push({ stageEntryId: deps.newId(), entryId, revisionId, blindCode })
    }
    if (drawn.length > 0) {
      const rows = drawn.map(({ stageEntryId, ...rest }) => ({ ...rest, id: stageEntryId, state: 'active' }))
      await tx.insert(stageEntry).values(rows.map((row) => ({ ...row, stageId: input.stageId })))
    }
    const stillAccepted = new Set(accepted.map(({ entryId }) => entryId))
    for (const gone of present.filter((it) => it.state === 'active' && !stillAccepted.has(it.entryId))) {
      await tx.update(stageEntry).set({ state: 'withdrawn' }).where(eq(stageEntry.id, gone.id))
      await supersede(tx, gone.id, LIVE)
    }
    for (const { stageEntryId, entryId, revisionId } of drawn) {
      record({
        kind: 'mask',
        payload: { act: 'draw', stageId: input.stageId, stageEntryId, entryId, revisionId },
      })
    }
    return ok(answer({ created: drawn.length, total: stillAccepted.size }))
  })

/**
 * Which accepted entries have a place in the stage, and with which revision: in the first one all of them, in a
 * later one those that went on to it, with what was read before.
 */
const competing = <It extends { entryId: string; revisionId: string }>(
  stage: StageContext,
  accepted: readonly It[],
  present: Awaited<ReturnType<typeof listStageEntries>>,
): It[] => {
  if (stage.earlier.length === 0) return [...accepted]
  const went = new Map(present.flatMap((it) => (it.state === 'active' ? [[it.entryId, it] as const] : [])))
  return accepted.flatMap((it) => {
    const here = went.get(it.entryId)
    return here ? [{ ...it, revisionId: here.revisionId }] : []
  })
}

const inOrderOfContent = <It extends { body: EntryBody | null }>(
  entries: readonly It[],
  rules: Ruleset,
): It[] =>
  entries
    .flatMap((it) => (it.body ? [{ it, key: digestOf(workText(rules, it.body)) }] : []))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ it }) => it)

/** A code that no entry of the stage has; `taken` grows by it. */
export const freshCode = (deps: Deps, taken: Set<string>, digits: number): string => {
  for (;;) {
    const code = blindCodeFrom(deps.randomBytes(CODE_RANDOM_BYTES), digits)
    if (taken.has(code)) continue
    taken.add(code)
    return code
  }
}

/** An entry that came back: as long as nobody was given it to read, its place holds the newer revision. */
const keepUpToDate = async (
  tx: Tx,
  here: Awaited<ReturnType<typeof listStageEntries>>[number],
  revisionId: string,
): Promise<void> => {
  if (here.state !== 'active')
    await tx.update(stageEntry).set({ state: 'active' }).where(eq(stageEntry.id, here.id))
  if (here.revisionId === revisionId || here.assigned) return
  await tx.update(stageEntry).set({ revisionId }).where(eq(stageEntry.id, here.id))
  await tx.delete(masking).where(eq(masking.stageEntryId, here.id))
  await supersede(tx, here.id, LIVE)
}
