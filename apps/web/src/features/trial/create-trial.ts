import { templateFor } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import {
  compareTrials,
  fromSheets,
  fromTotals,
  type PastInput,
  type PastSheets,
  type PastTotals,
  runTrial,
  type Trial,
  type TrialDifference,
  type TrialSource,
} from '@xk/domain/trial'
import { createMemo, createSignal } from 'solid-js'

export type SourceKind = 'invented' | 'past' | 'table'

/** Scores that were read: an earlier edition's sheets, or the totals of a table. */
type PastScores = { kind: 'sheets'; sheets: PastSheets } | { kind: 'totals'; totals: PastTotals }

export const LIMITS = { entries: [1, 2000], judges: [1, 30], spread: [0, 40] } as const

/** A whole number within the limits; null for an empty one; undefined for what is none. */
export const readWhole = (typed: string, [least, most]: readonly [number, number]) => {
  if (typed.trim() === '') return null
  const value = /^\d{1,5}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

const scoringOf = (rules: Ruleset) => {
  const stage = rules.stages.find(({ kind }) => kind === 'scoring')
  return stage?.kind === 'scoring' ? stage.scoring : undefined
}

const pastInput = (rules: Ruleset, past: PastScores): PastInput | undefined => {
  const scoring = scoringOf(rules)
  if (!scoring) return undefined
  return past.kind === 'sheets' ? fromSheets(scoring, past.sheets) : fromTotals(scoring, past.totals)
}

export interface TrialOutcome {
  trial: Trial
  past: PastInput | undefined
  /** Against the rules in force, or the programme's template. */
  differences: TrialDifference[]
}

/** Codes of invented entries: 001, 002, … */
const inventedCodes = (count: number) =>
  Array.from({ length: count }, (_, i) => String(i + 1).padStart(3, '0'))

/** What is tried: where the scores come from, and what the rules make of them. Computed here, kept nowhere. */
export const createTrial = (input: () => { rules: Ruleset; against: Ruleset }) => {
  const [source, setSource] = createSignal<SourceKind>('invented')
  const [entries, setEntries] = createSignal('60')
  const [judges, setJudges] = createSignal('')
  const [spread, setSpread] = createSignal('5')
  const [seed, setSeed] = createSignal(1)
  const [past, setPast] = createSignal<PastScores>()

  const trialOf = (rules: Ruleset): { trial: Trial; past: PastInput | undefined } | undefined => {
    const invention = {
      seed: String(seed()),
      judges: readWhole(judges(), LIMITS.judges) ?? null,
      spread: readWhole(spread(), LIMITS.spread) ?? 5,
    }
    if (source() === 'invented') {
      const count = readWhole(entries(), LIMITS.entries)
      if (!count) return undefined
      const from: TrialSource = {
        seed: invention.seed,
        codes: inventedCodes(count),
        invention,
        unitOf: (code) => String((Number(code) % Math.max(2, Math.ceil(count / 3))) + 1),
      }
      return { trial: runTrial(rules, from), past: undefined }
    }
    const scores = past()
    const read = scores && pastInput(rules, scores)
    if (!read) return undefined
    const codes = read.entries.map(({ entryId }) => entryId)
    return {
      trial: runTrial(rules, { seed: invention.seed, codes, invention, past: read }),
      past: read,
    }
  }

  /** `broken`: these rules can't be computed with as they stand. */
  const outcome = createMemo((): TrialOutcome | 'broken' | undefined => {
    const { rules, against } = input()
    try {
      const mine = trialOf(rules)
      const theirs = mine && trialOf(against)
      return mine && { ...mine, differences: theirs ? compareTrials(theirs.trial, mine.trial) : [] }
    } catch {
      return 'broken'
    }
  })
  return {
    source,
    setSource: (kind: SourceKind) => {
      setSource(kind)
      setPast(undefined)
    },
    entries,
    setEntries,
    judges,
    setJudges,
    spread,
    setSpread,
    seed,
    again: () => setSeed((before) => before + 1),
    past,
    setPast,
    outcome,
  }
}
export type TrialState = ReturnType<typeof createTrial>

/** The rules to compare with where none are in force: the programme's template of that year. */
export const templateOf = (rules: Ruleset): Ruleset => {
  const age = rules.eligibility.find((rule) => rule.rule === 'maxAge')
  const year = age?.rule === 'maxAge' ? Number(age.at.slice(0, 4)) : new Date().getFullYear()
  return templateFor(rules.programme, year)
}
