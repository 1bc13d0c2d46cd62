import { hidingNames } from '@xk/domain/kernel'
import type { ReleaseInput } from '@xk/domain/publication'

type Say = (text: string) => string

const prizesOf = <T extends NonNullable<ReleaseInput['results'][number]['prizes']>>(
  prizes: T,
  say: Say,
): T => ({
  ...prizes,
  awards: prizes.awards.map((award) => ({ ...award, reason: say(award.reason) })),
  choices: {
    ...prizes.choices,
    reasons: Object.fromEntries(
      Object.entries(prizes.choices.reasons ?? {}).map(([prize, reason]) => [prize, say(reason)]),
    ),
  },
})

/**
 * What a release is built from, with nobody named in its reasons. They lie in its signed core, of which nothing can
 * ever be erased; who is named is named in the part that can.
 */
export const withoutNamesInReasons = (input: ReleaseInput, names: readonly string[]): ReleaseInput => {
  const say: Say = hidingNames(names)
  const saying = <T extends { reason: string }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, reason: say(row.reason) }))
  const { supersedes, council, revocations } = input
  return {
    ...input,
    supersedes: supersedes && { ...supersedes, reason: say(supersedes.reason) },
    results: input.results.map((result) => ({
      ...result,
      entries: result.entries.map((one) => ({ ...one, penalties: saying(one.penalties) })),
      gapResolutions: saying(result.gapResolutions),
      prizes: result.prizes && prizesOf(result.prizes, say),
    })),
    ...(council
      ? {
          council: {
            ...council,
            resolutions: saying(council.resolutions),
            prizes: prizesOf(council.prizes, say),
          },
        }
      : {}),
    exceptions: saying(input.exceptions),
    ...(revocations
      ? { revocations: saying(revocations).map((one) => ({ ...one, ground: say(one.ground) })) }
      : {}),
  }
}
