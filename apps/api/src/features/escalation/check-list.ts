import type { Tx } from '@xk/db'
import { checkQuota, passedOver, suggestOrder } from '@xk/domain/escalation'
import { fail, ok, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { type Candidate, loadCandidates, loadQuotas, obstaclesFor } from './context.ts'
import type { MemoRow } from './store.ts'

/**
 * Whether a memo may introduce these entries now: each is honoured by a decision in force, agrees and is not
 * introduced already; year and term have room; and who is passed over is so with a reason.
 */
export const checkList = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  memo: Pick<MemoRow, 'id' | 'editionId' | 'termId' | 'level' | 'year'>,
  it: { stageEntryIds: readonly string[]; deviation: string; titleOf: (stageEntryId: string) => string },
): Promise<Result<Candidate[]>> => {
  const quotas = await loadQuotas(tx, memo.termId)
  if (!quotas) throw new Error('a memo of no term')
  const { candidates, factsWithout } = await loadCandidates(tx, {
    editionId: memo.editionId,
    now: deps.now(),
    quotas,
  })
  const chosen: Candidate[] = []
  for (const id of it.stageEntryIds) {
    const found = candidates.find(({ honour }) => honour.stageEntryId === id)
    const [obstacle] = found
      ? obstaclesFor(factsWithout(memo.id, found), memo.level, quotas)
      : (['notHonoured'] as const)
    if (obstacle)
      return fail({
        code: 'escalation/not-eligible',
        title: found?.dossier.title ?? it.titleOf(id),
        obstacle,
      })
    if (found) chosen.push(found)
  }
  const room = checkQuota(quotas.of(memo.level, memo.year, memo.id), chosen.length)
  if (!room.ok) return room
  const free = candidates
    .map((one) => factsWithout(memo.id, one))
    .filter((facts) => obstaclesFor(facts, memo.level, quotas).length === 0)
  const passed = passedOver(suggestOrder(free), it.stageEntryIds)
  if (passed.length > 0 && it.deviation === '')
    return fail({ code: 'escalation/deviation-needed', passedOver: passed.length })
  return ok(chosen)
}
