import type { Rational } from '../kernel/index.ts'
import type { Reading } from './retained-sheets.ts'
import type { StageEntryInput, StageScore } from './types.ts'

/** A stage score with what ranking needs besides: exact values and retained sheets. */
export interface ScoredEntry {
  input: StageEntryInput
  outcome: StageScore
  value: Rational | null
  /** By the segments' order in the rules. */
  segmentValues: readonly (Rational | null)[]
  retained: readonly (readonly Reading[])[]
  /** Where two panels' scores are averaged: both of them, each with a mean of its own. */
  averaged?: readonly ScoredEntry[]
}
