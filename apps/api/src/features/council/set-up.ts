import type { setUpCouncilSchema } from '@xk/contract'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { changeCouncil, saveRow } from './change.ts'

/** Writes down the decision that set the council up, when it meets and where. */
export const setUpCouncil = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof setUpCouncilSchema>,
) =>
  changeCouncil(deps, actor, 'council.setUp', input, async (tx, it, record) => {
    const current = it.row?.version ?? 0
    if (current !== input.baseVersion) {
      const theirs = {
        setUpBy: it.row?.setUpBy ?? '',
        meetsAt: it.row?.meetsAt?.toISOString() ?? null,
        place: it.row?.place ?? '',
      }
      return fail({ code: 'record/stale-version', current, theirs })
    }
    const { setUpBy, place } = input
    const meetsAt = input.meetsAt === null ? null : new Date(input.meetsAt)
    const version = await saveRow(tx, it, { setUpBy, place, meetsAt })
    record({
      kind: 'council',
      payload: { stageId: it.stageId, step: 'setUp', setUpBy, place, meetsAt: input.meetsAt },
    })
    return ok(answer({ version }))
  })
