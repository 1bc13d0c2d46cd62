import type { RemainingName } from '@xk/contract'
import { rendition } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { composeBody, NO_MARKS } from './compose-body.ts'
import { loadMasking } from './context.ts'
import { startingMarks } from './marks.ts'
import { remainingNames } from './remaining-names.ts'
import { type RenderingJob, renderRendition } from './render-rendition.ts'
import { readSources } from './source-file.ts'
import { findMasking, supersede } from './store.ts'

interface PrepareRendition {
  stageEntryId: string
  baseVersion: number
  acknowledged: RemainingName[]
}

const sameName = (a: RemainingName) => (b: RemainingName) => a.place === b.place && a.text === b.text

/**
 * Begins the rendition (bản chấm) of one entry from its masking as last saved, or from the sure finds where nothing
 * was saved. Names that would still be read must have been seen and acknowledged. Rendering goes on after the
 * answer; how far it is shows in the masking list.
 */
export const prepareRendition = async (deps: Deps, actor: Actor, input: PrepareRendition) => {
  const { viewer } = actor
  const now = deps.now()
  // Reading files takes its time and so stands before the transaction; what it found is checked again inside.
  const before = await loadMasking(deps.database.db, viewer, 'rendition.prepare', input.stageEntryId, now)
  if (!before.ok) return before
  const { stage, files, identity, work, it } = before.value
  // Who wrote what is joined by two people, not by making a copy with names.
  if (stage.stillMasked) return fail({ code: 'record/in-wrong-state' as const, state: 'masked' })
  const { blind } = stage.scoring
  const sources = blind ? await readSources(deps, files, identity) : ok([])
  if (!sources.ok) return fail(sources.problem)
  // Set when this very call began it: a repeated command answers without rendering twice.
  let job: RenderingJob | undefined
  const started = await runCommand(deps, actor, 'rendition.prepare', input, async (tx) => {
    const loaded = await loadMasking(tx, viewer, 'rendition.prepare', input.stageEntryId, now, { lock: true })
    if (!loaded.ok) return loaded
    const saved = await findMasking(tx, input.stageEntryId)
    const version = saved?.version ?? 0
    const sameText = loaded.value.it.revisionId === it.revisionId
    if (version !== input.baseVersion || !sameText) {
      return fail({ code: 'record/stale-version' as const, current: version, theirs: saved?.body ?? null })
    }
    const { state } = loaded.value.it
    if (state !== 'active') return fail({ code: 'record/in-wrong-state' as const, state })
    if (loaded.value.current?.state === 'rendering') {
      return fail({ code: 'record/in-wrong-state' as const, state: 'rendering' })
    }
    const marks = blind ? startingMarks(work, sources.value, identity, saved?.body) : NO_MARKS
    const remaining = blind
      ? remainingNames(composeBody(work, marks, []), sources.value, marks.documents, identity)
      : []
    const unseen = remaining.filter((name) => !input.acknowledged.some(sameName(name)))
    if (unseen.length > 0) return fail({ code: 'masking/names-remain' as const, names: unseen })
    // An approved copy stays what judges read until the new one is approved.
    await supersede(tx, input.stageEntryId, ['prepared', 'sentBack', 'failed'])
    const id = deps.newId()
    await tx.insert(rendition).values({
      id,
      stageEntryId: input.stageEntryId,
      state: 'rendering',
      body: {},
      maskedBy: viewer.accountId,
      maskedAt: now,
      heardAt: now,
    })
    await addHand(tx, thingOf.masking(input.stageEntryId), viewer.accountId, now)
    job = { renditionId: id, stageEntryId: it.id, work, files, marks, remaining, blind }
    return ok(answer({ renditionId: id, state: 'rendering' }))
  })
  if (started.ok && job) void renderRendition(deps, job, { accountId: viewer.accountId, stageId: it.stageId })
  return started
}
