import { isWon, proposeAwards, type Standing } from '../scoring/index.ts'
import type { Prize } from '../ruleset/index.ts'
import type { ReadCore, ReleaseCore, ReleasedResult, Revocation } from './release-core.ts'

type Awards = NonNullable<ReleasedResult['prizes']>['awards']

/** The awards of a core, whichever stage decides them. */
export const awardsIn = ({ results, council }: Pick<ReadCore, 'results' | 'council'>): Awards => [
  ...results.flatMap(({ prizes }) => prizes?.awards ?? []),
  ...(council?.prizes.awards ?? []),
]

/** Whether a core holds anything that only format 3 knows. */
export const hasCorrections = (core: Pick<ReleaseCore, 'results' | 'exceptions' | 'revocations'>): boolean =>
  core.revocations !== undefined ||
  core.exceptions.some(({ change }) => change !== undefined) ||
  core.results.some(
    ({ entries, prizes }) =>
      entries.some(
        ({ remark, sheets }) => remark !== undefined || sheets.some(({ kind }) => kind === 'remark'),
      ) || (prizes?.awards ?? []).some(({ state }) => state === 'revoked'),
  )

/** The first release supersedes nothing; every later one names the one right before it. */
const checkSuperseding = ({ n, supersedes }: ReadCore): string[] =>
  (n === 1) === (supersedes === null) && (supersedes === null || supersedes.n === n - 1)
    ? []
    : ['/supersedes']

/** Marked anew only as the rules allow: by so many judges, and the score that they say holds. */
const checkRemarks = ({ ruleset, results }: ReadCore): string[] => {
  const rules = ruleset.appeals?.remark === 'allowed' ? ruleset.appeals : null
  return results.flatMap(({ stage, entries }, r) => {
    const own = ruleset.stages.find(({ key }) => key === stage)
    const judged = own?.kind === 'scoring' ? own.scoring.segments.filter(({ mode }) => mode === 'judged') : []
    return entries.flatMap(({ remark, sheets }, e) => {
      const anew = sheets.filter(({ kind }) => kind === 'remark')
      if (!remark && anew.length === 0) return []
      const enough = judged.every(
        ({ key }) => anew.filter(({ segment }) => segment === key).length === rules?.remarkJudges,
      )
      return remark?.resolution === rules?.resolution && enough ? [] : [`/results/${r}/entries/${e}/remark`]
    })
  })
}

/** The last that a correction says of a score is what the sheets give now. */
const checkChanges = ({ exceptions, results }: ReadCore): string[] => {
  const last = new Map<string, number>()
  exceptions.forEach(({ code, change }, i) => {
    if (change) last.set(`${change.stage} ${code}`, i)
  })
  return [...last.values()].flatMap((i) => {
    const found = exceptions[i]
    const result = results.find(({ stage }) => stage === found?.change?.stage)
    const placing = result?.standing.placings.find(({ entryId }) => entryId === found?.code)
    const isTrue =
      result !== undefined && found?.kind === 'correction' && (placing?.score ?? null) === found.change?.to
    return isTrue ? [] : [`/exceptions/${i}/change`]
  })
}

/** Every award that was taken back has its revocation, and every revocation its award. */
const checkRevocations = (core: ReadCore): string[] => {
  const { revocations = [] } = core
  const revoked = awardsIn(core).filter(({ state }) => state === 'revoked')
  const keyOf = (code: string, prize: string) => `${code} ${prize}`
  const [have, want] = [
    revocations.map(({ code, prize }) => keyOf(code, prize)).sort(),
    revoked.map(({ entryId, prize }) => keyOf(entryId, prize)).sort(),
  ]
  const isWhole = have.length === want.length && have.every((it, i) => it === want[i])
  const unfounded = revocations.flatMap(({ reason, ground }, i) =>
    reason.trim() !== '' && ground.trim() !== '' ? [] : [`/revocations/${i}`],
  )
  return [...(isWhole ? [] : ['/revocations']), ...unfounded]
}

/** What a release says of corrections is whole and follows from its own sheets and rules. */
export const checkCorrections = (core: ReadCore): string[] => [
  ...checkSuperseding(core),
  ...checkRemarks(core),
  ...checkChanges(core),
  ...checkRevocations(core),
]

/** Entries whose place those below move up to: the rules give prizes as if they had not been ranked. */
const skipped = (revocations: readonly Pick<Revocation, 'code' | 'vacancy'>[]) =>
  new Set(revocations.flatMap(({ code, vacancy }) => (vacancy === 'raiseNext' ? [code] : [])))

/** Who wins what by the rules, after what was taken back. Ranks stay as they are. */
export const proposeAfterRevocations = (
  prizes: readonly Prize[],
  standing: Pick<Standing, 'placings' | 'lotNeeded'>,
  choices: Parameters<typeof proposeAwards>[2],
  revocations: readonly Pick<Revocation, 'code' | 'vacancy'>[],
) => {
  const out = skipped(revocations)
  const placings = standing.placings.filter(({ entryId }) => !out.has(entryId))
  // Not spread: that would work out the digest of all inputs, which few who ask for awards need.
  return proposeAwards(prizes, { placings, lotNeeded: standing.lotNeeded }, choices)
}

/** Prizes that count for their unit: those won, and those whose place stays vacant, so that no other unit moves. */
export const creditedAwards = (
  awards: Awards,
  revocations: readonly Pick<Revocation, 'code' | 'vacancy'>[],
): Awards => {
  const out = skipped(revocations)
  return awards.filter((award) => isWon(award) || (award.state === 'revoked' && !out.has(award.entryId)))
}
