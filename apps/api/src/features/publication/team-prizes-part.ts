import type { Tx } from '@xk/db'
import { creditedAwards, type ReleaseInput } from '@xk/domain/publication'
import { listUnitTallies } from '../results/team-prizes.ts'
import type { ApprovedResult } from './context.ts'
import { createCodes, type Randomness } from './release-codes.ts'
import type { Salting } from './salting.ts'

/** Every unit that took part: those that were ranked as they were fixed, and those that the rules left out. */
export const teamPrizesOf = async (
  deps: Randomness,
  tx: Tx,
  it: ApprovedResult,
  { salted }: Salting,
  day: string,
): Promise<ReleaseInput['teamPrizes']> => {
  const { awards, revocations = [] } = it.frozen.result
  const won = creditedAwards(
    awards,
    revocations.map(({ entryId, vacancy }) => ({ code: entryId, vacancy })),
  )
  const tallies = await listUnitTallies(tx, it.stage, won, day)
  return it.stage.rules.teamPrizes.map(({ key }) => {
    const code = createCodes(deps)
    const rows = it.team.filter(({ prize }) => prize === key)
    type Fixed = { tally: Omit<(typeof tallies)[number], 'unitName'>; choice: 'share' | 'none' | null }
    const fixed = new Map(rows.map(({ unitId, derivation }) => [unitId, derivation as Fixed]))
    return {
      prize: key,
      choice: [...fixed.values()][0]?.choice ?? null,
      units: tallies.map(({ unitName, ...tally }) => ({
        ...tally,
        ...fixed.get(tally.unitId)?.tally,
        publicCode: code(),
        name: salted(unitName),
      })),
    }
  })
}
