import { BALLOTS_FORMAT, type BallotsFile } from '@xk/domain/ballot'
import { readRuleset } from '@xk/domain/ruleset'
import { councilStageOf, type ReleaseFile } from '@xk/domain/publication'

/**
 * The n-th round of a council as a file of its own, from what the release publishes of it and from nothing else: marks
 * only where the release has them, names only of whom it names and as far as they may still be shown.
 */
export const ballotsFileIn = (
  { core, disclosures }: Pick<ReleaseFile, 'core' | 'disclosures'>,
  n: number,
): BallotsFile | undefined => {
  const { council, ruleset } = core
  const rules = councilStageOf(readRuleset(ruleset))
  const round = council?.rounds.find((it) => it.n === n)
  if (!council || !round || !rules) return undefined
  const { n: number, ...published } = round
  const titles = new Map(disclosures.map(({ path, value }) => [path, value]))
  const names = council.candidates.flatMap(({ id }, c): [string, string][] => {
    const title = titles.get(`/council/candidates/${c}/personal/title`)
    return typeof title === 'string' && round.candidates.includes(id) ? [[id, title]] : []
  })
  return {
    format: BALLOTS_FORMAT,
    edition: core.edition.title,
    council: rules.label,
    round: number,
    rules: rules.council,
    ...published,
    names: Object.fromEntries(names),
  }
}
