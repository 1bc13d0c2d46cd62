import type { Trial } from './run-trial.ts'

/** How far an entry came in a trial: its rank in the last stage that it reached, and its prize. */
export interface TrialOutcome {
  stage: string
  /** From 0. */
  stageIndex: number
  rank: number | null
  prize: string | null
}

const outcomes = (trial: Trial): Map<string, TrialOutcome> => {
  const found = new Map<string, TrialOutcome>()
  trial.stages.forEach(({ label, standing }, stageIndex) => {
    const ranks = new Map(standing.placings.map(({ entryId, rank }) => [entryId, rank]))
    for (const { entryId } of standing.scores)
      found.set(entryId, { stage: label, stageIndex, rank: ranks.get(entryId) ?? null, prize: null })
  })
  for (const { entryId, prize, state } of trial.proposal.awards) {
    const outcome = found.get(entryId)
    if (outcome && state !== 'withheld') found.set(entryId, { ...outcome, prize })
  }
  return found
}

export interface TrialDifference {
  code: string
  before: TrialOutcome | null
  after: TrialOutcome | null
}

const same = (a: TrialOutcome | null, b: TrialOutcome | null) =>
  a?.stageIndex === b?.stageIndex && a?.rank === b?.rank && a?.prize === b?.prize

/** Entries that fare differently under the second trial's rules, those with the best outcome first. */
export const compareTrials = (before: Trial, after: Trial): TrialDifference[] => {
  const [old, now] = [outcomes(before), outcomes(after)]
  const codes = [...new Set([...now.keys(), ...old.keys()])]
  const place = (it: TrialOutcome | null) =>
    it ? -it.stageIndex * 1_000_000 + (it.rank ?? 999_999) : 9_999_999
  return codes
    .map((code) => ({ code, before: old.get(code) ?? null, after: now.get(code) ?? null }))
    .filter((it) => !same(it.before, it.after))
    .toSorted((a, b) => place(a.after) - place(b.after) || (a.code < b.code ? -1 : 1))
}
