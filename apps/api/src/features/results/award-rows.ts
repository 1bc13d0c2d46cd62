import type { Deps } from '../../deps.ts'
import type { FrozenResult, listAwardDecisions } from './award-state.ts'

type DecisionRows = Awaited<ReturnType<typeof listAwardDecisions>>

/** The awards as rows: one per entry, and one without an entry for every place that is withheld. */
export const awardRows = (
  deps: Pick<Deps, 'now' | 'newId'>,
  by: string,
  stageId: string,
  result: FrozenResult,
  rows: DecisionRows,
) => {
  const made = { stageId, by, at: deps.now() }
  const given = result.awards.map(({ entryId, prize, state, reason }) => ({
    ...made,
    id: deps.newId(),
    stageEntryId: entryId,
    prize,
    state,
    reason,
  }))
  const withheld = rows.flatMap(({ body, reason, withdrawnAt }) =>
    body.kind === 'withholdPlaces' && withdrawnAt === null
      ? Array.from({ length: body.count }, () => ({
          ...made,
          id: deps.newId(),
          stageEntryId: null,
          prize: body.prize,
          state: 'withheld' as const,
          reason,
        }))
      : [],
  )
  return [...given, ...withheld]
}
