import { draft, entry } from '@xk/db'
import { emptyEntryBody } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEdition } from '../editions/load.ts'
import { handInProblem } from './lifecycle.ts'
import { listUnitsOn } from './store.ts'

interface CreateEntry {
  editionId: string
  unitId: string
  division: string
}

/** Begins an entry of a unit with an empty draft. Not a thing of the record yet: no ledger event. */
export const createEntry = (deps: Deps, actor: Actor, input: CreateEntry) =>
  runCommand(deps, actor, 'entry.create', input, async (tx) => {
    const now = deps.now()
    const loaded = await loadEdition(tx, input.editionId)
    const [unit] = await listUnitsOn(tx, [input.unitId], vietnamDay(now))
    const denied = denialOf('entry.create', actor.viewer, {
      editionId: input.editionId,
      unitIds: [input.unitId],
    })
    if (denied) return fail(denied)
    if (!loaded?.frozen || !unit) return fail(notFound)
    if (!loaded.ruleset.divisions.some((division) => division.key === input.division)) {
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/division', code: 'unknown' }] })
    }
    const moment = {
      state: 'draft' as const,
      unitId: input.unitId,
      editionState: loaded.edition.state,
      schedule: loaded.schedule,
      due: null,
    }
    const closed = handInProblem(moment, now)
    if (closed) return fail(closed)
    const id = deps.newId()
    const { accountId } = actor.viewer
    await tx.insert(entry).values({ id, ...input, state: 'draft', createdBy: accountId, createdAt: now })
    await tx
      .insert(draft)
      .values({ entryId: id, version: 0, body: emptyEntryBody, savedAt: now, savedBy: accountId })
    return ok(answer({ entryId: id }))
  })
