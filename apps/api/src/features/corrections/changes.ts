import type { CorrectedPlace, CorrectionChange, TeamChange } from '@xk/contract'
import type { Tx } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { isWon } from '@xk/domain/scoring'
import type { ApprovedResult } from '../publication/context.ts'
import { listNamedEntries, unitNamesOn } from '../publication/winners.ts'
import type { TeamAwards } from '../results/approval.ts'
import type { FrozenResult } from '../results/award-state.ts'
import { findFrozen } from '../results/frozen.ts'
import type { TeamLine } from '../results/team-prizes.ts'
import type { CorrectedResult } from './corrected-result.ts'

interface Place {
  id: string
  place: CorrectedPlace
}

const placesIn = (result: FrozenResult, labelOf: (prize: string) => string): Map<string, CorrectedPlace> => {
  const awards = new Map(result.awards.map((award) => [award.entryId, award]))
  return new Map(
    result.standing.placings.map(({ entryId, rank, score }) => {
      const award = awards.get(entryId)
      return [
        entryId,
        {
          rank,
          score,
          prizeLabel: award && isWon(award) ? labelOf(award.prize) : null,
          revoked: award?.state === 'revoked',
        },
      ]
    }),
  )
}

interface Changed {
  id: string
  stage: string
  before: Place['place'] | null
  after: Place['place'] | null
}

const same = (a: unknown, b: unknown) => digestOf(a ?? null) === digestOf(b ?? null)

const stageChanges = (
  stage: string,
  before: FrozenResult,
  after: FrozenResult,
  labelOf: (prize: string) => string,
): Changed[] => {
  const [old, now] = [placesIn(before, labelOf), placesIn(after, labelOf)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const line = { id, stage, before: old.get(id) ?? null, after: now.get(id) ?? null }
    return same(line.before, line.after) ? [] : [line]
  })
}

type Team = Pick<TeamLine, 'prize' | 'unitId' | 'rank' | 'points'> & { derivation: unknown }
const teamPlace = (line: Team | undefined) =>
  line
    ? {
        rank: line.rank,
        points: line.points,
        wins: (line.derivation as TeamLine['derivation']).placing.outcome === 'wins',
      }
    : null

/**
 * What a correction changes, named for those who prepare and approve it: places, scores and prizes of entries, places
 * and points of units. The digest names exactly this.
 */
export const changesOf = async (
  tx: Tx,
  it: ApprovedResult,
  corrected: CorrectedResult,
  team: TeamAwards,
  day: string,
): Promise<{ entries: CorrectionChange[]; teams: TeamChange[]; digest: string }> => {
  const { rules } = it.stage
  const labelOf = (prize: string) => rules.prizes.find(({ key }) => key === prize)?.label ?? prize
  const changed: Changed[] = []
  for (const stage of corrected.stages) {
    const frozen = await findFrozen(tx, stage.stageId)
    const label = rules.stages.find(({ key }) => key === stage.key)?.label ?? stage.key
    if (frozen) changed.push(...stageChanges(label, frozen.result, stage.result, labelOf))
  }
  const named = await listNamedEntries(
    tx,
    rules,
    changed.map(({ id }) => id),
    day,
  )
  const keyOf = ({ prize, unitId }: Team) => `${prize} ${unitId}`
  const [old, now] = [
    new Map(team.map((line) => [keyOf(line), line as Team])),
    new Map(corrected.team.map((line) => [keyOf(line), line as Team])),
  ]
  const units = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [before, after] = [teamPlace(old.get(key)), teamPlace(now.get(key))]
    const [prize = '', unitId = ''] = key.split(' ')
    return same(before, after) ? [] : [{ prize, unitId, before, after }]
  })
  const names = await unitNamesOn(
    tx,
    units.map(({ unitId }) => unitId),
    day,
  )
  return {
    digest: digestOf({ changed, units }),
    entries: changed.map(({ id, stage, before, after }) => ({
      stage,
      title: named.get(id)?.title ?? '',
      unitName: named.get(id)?.unitName ?? '',
      before,
      after,
    })),
    teams: units.map(({ prize, unitId, before, after }) => ({
      prizeLabel: rules.teamPrizes.find(({ key }) => key === prize)?.label ?? prize,
      unitName: names.get(unitId) ?? '',
      before,
      after,
    })),
  }
}
