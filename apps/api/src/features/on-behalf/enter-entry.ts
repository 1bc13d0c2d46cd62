import { draft, entry, entryIntake } from '@xk/db'
import { acceptsEntries } from '@xk/domain/edition'
import { emptyEntryBody } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { listUnitsOn } from '../entries/store.ts'

interface EnterEntry {
  editionId: string
  unitId: string
  division: string
  channel: 'paper' | 'mail' | 'other'
  receivedAt: string
  note: string
}

/**
 * Begins an entry for a unit whose work came on paper or by mail. When it arrived is held against the deadline, so
 * that typing may take its time; what arrived later is handed in late like any other. On the record, because it
 * says when something came.
 */
export const enterEntry = (deps: Deps, actor: Actor, input: EnterEntry) =>
  runCommand(deps, actor, 'entry.enter', input, async (tx, record) => {
    const now = deps.now()
    const { editionId, unitId, division, channel, note } = input
    const denied = denialOf('entry.enter', actor.viewer, { editionId, unitIds: [unitId] })
    if (denied) return fail(denied)
    const loaded = await loadEdition(tx, editionId)
    const [unit] = await listUnitsOn(tx, [unitId], vietnamDay(now))
    if (!loaded?.frozen || !unit) return fail(notFound)
    if (!loaded.ruleset.divisions.some(({ key }) => key === division))
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/division', code: 'unknown' }] })
    const receivedAt = new Date(input.receivedAt)
    if (receivedAt > now)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/receivedAt', code: 'future' }] })
    const { state } = loaded.edition
    if (state !== 'open' && state !== 'screening')
      return fail({ code: 'record/in-wrong-state' as const, state })
    const accepted = acceptsEntries(loaded.schedule, unitId, receivedAt)
    if (!accepted.ok && accepted.problem.code === 'stage/not-open') return accepted
    const entryId = deps.newId()
    const by = actor.viewer.accountId
    await tx
      .insert(entry)
      .values({ id: entryId, editionId, unitId, division, state: 'draft', createdBy: by, createdAt: now })
    await tx.insert(draft).values({ entryId, version: 0, body: emptyEntryBody, savedAt: now, savedBy: by })
    await tx.insert(entryIntake).values({ entryId, channel, receivedAt, note, enteredBy: by, enteredAt: now })
    record({
      kind: 'enter',
      payload: { editionId, entryId, unitId, channel, receivedAt: receivedAt.toISOString() },
    })
    return ok(answer({ entryId }))
  })
