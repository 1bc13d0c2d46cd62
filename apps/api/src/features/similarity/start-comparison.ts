import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { editionFacts, loadEdition } from '../editions/load.ts'
import { beginComparison, claimRun } from './run-comparison.ts'

/** Has the entries of an edition compared; one run at a time. It goes on after the answer. */
export const startComparison = async (deps: Deps, actor: Actor, input: { editionId: string }) => {
  let token: string | undefined
  const result = await runCommand(deps, actor, 'similarity.compare', input, async (tx) => {
    const loaded = await loadEdition(tx, input.editionId)
    const denied = denialOf('similarity.compare', actor.viewer, editionFacts(loaded))
    if (denied) return fail(denied)
    if (!loaded?.frozen) return fail(notFound)
    token = await claimRun(deps, tx, input.editionId)
    return token
      ? ok(answer({ state: 'running' }))
      : fail({ code: 'record/in-wrong-state', state: 'running' })
  })
  if (result.ok && token) beginComparison(deps, { editionId: input.editionId, token })
  return result
}
