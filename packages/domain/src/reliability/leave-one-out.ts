import type { CarryOver, Prize, ScoringRules } from '../ruleset/index.ts'
import {
  type AwardChoices,
  proposeAwards,
  rankEntries,
  type Standing,
  type StageEntryInput,
} from '../scoring/index.ts'

interface LeaveOneOutInput {
  rules: ScoringRules
  prizes: readonly Prize[]
  choices: AwardChoices
  entries: readonly StageEntryInput[]
  lots: Readonly<Record<string, number>>
  /** What earlier stages add to the ranking score. */
  carryOver?: readonly CarryOver[]
  /** Sheet id → judge. A joint re-score is the panel's and stays. */
  judgeOf: ReadonlyMap<string, string>
}

export interface WithoutJudge {
  judge: string
  /** Sheets that were left out. */
  sheets: number
  /** Entries that have no score without this judge's sheets. */
  unranked: string[]
  /** Entries whose place changes among those that have one either way. */
  moved: number
  farthest: { entry: string; rank: number; without: number } | null
  /** Entries whose prize changes; null: none. */
  prizes: { entry: string; prize: string | null; without: string | null }[]
}

/** A tie at a prize's boundary is shared for this comparison: who would sit at it is what is asked. */
const prizesOf = (input: LeaveOneOutInput, standing: Standing): Map<string, string> => {
  const boundary = Object.fromEntries(input.prizes.map(({ key }) => [key, 'share' as const]))
  const choices = { ...input.choices, boundary: { ...boundary, ...input.choices.boundary } }
  return new Map(
    proposeAwards(input.prizes, standing, choices).awards.map(({ entryId, prize }) => [entryId, prize]),
  )
}

/** Places of the entries that are ranked in both, counted among themselves: who left the list moves nobody. */
const placesAmong = (standing: Standing, both: ReadonlySet<string>): Map<string, number> => {
  const kept = standing.placings.filter(({ entryId }) => both.has(entryId))
  const firstOf = new Map<number, number>()
  kept.forEach(({ rank }, i) => {
    if (!firstOf.has(rank)) firstOf.set(rank, i + 1)
  })
  return new Map(kept.map(({ entryId, rank }) => [entryId, firstOf.get(rank) ?? 0]))
}

/**
 * How ranking and prizes would change if one judge's sheets had never been, for each judge in turn, by the stage's
 * own rules with one sheet fewer required. What the committee decided about single entries is left aside on both
 * sides. A gap that nothing settles any more leaves its entry without a score.
 */
export const leaveOneJudgeOut = (input: LeaveOneOutInput): WithoutJudge[] => {
  const { rules, entries, lots, carryOver, judgeOf } = input
  const whole = rankEntries(rules, entries, lots, carryOver)
  const prizes = prizesOf(input, whole)
  const lenient = { ...rules, minSheets: Math.max(1, rules.minSheets - 1) }
  const judges = [...new Set(judgeOf.values())].sort()
  return judges.map((judge) => {
    let sheets = 0
    const rest = entries.map((entry) => {
      const kept = entry.sheets.filter(
        (it) => it.kind === 'jointRescore' || it.kind === 'remark' || judgeOf.get(it.id) !== judge,
      )
      sheets += entry.sheets.length - kept.length
      return kept.length === entry.sheets.length ? entry : { ...entry, sheets: kept }
    })
    const without = rankEntries(lenient, rest, lots, carryOver)
    const still = new Set(without.placings.map(({ entryId }) => entryId))
    const both = new Set(whole.placings.flatMap(({ entryId }) => (still.has(entryId) ? [entryId] : [])))
    const before = placesAmong(whole, both)
    const after = placesAmong(without, both)
    const moves = [...both].flatMap((entry) => {
      const [rank, now] = [before.get(entry) ?? 0, after.get(entry) ?? 0]
      return rank === now ? [] : [{ entry, rank, without: now }]
    })
    const distance = (it: { rank: number; without: number }) => Math.abs(it.rank - it.without)
    const prizesNow = prizesOf(input, without)
    return {
      judge,
      sheets,
      unranked: whole.placings.flatMap(({ entryId }) => (still.has(entryId) ? [] : [entryId])),
      moved: moves.length,
      farthest: moves.toSorted((a, b) => distance(b) - distance(a) || a.rank - b.rank)[0] ?? null,
      prizes: whole.placings.flatMap(({ entryId }) => {
        const [prize, now] = [prizes.get(entryId) ?? null, prizesNow.get(entryId) ?? null]
        return prize === now ? [] : [{ entry: entryId, prize, without: now }]
      }),
    }
  })
}
