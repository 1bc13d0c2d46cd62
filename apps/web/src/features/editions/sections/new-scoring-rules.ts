import type { ScoringRules } from '@xk/domain/ruleset'
import { unwrap } from 'solid-js/store'

/** Rules of a new scored stage: those of the stage before it, or a bare beginning. */
export const newScoringRules = (before: ScoringRules | undefined): ScoringRules =>
  before
    ? structuredClone(unwrap(before))
    : {
        blind: true,
        judgesPerEntry: 3,
        maxLoad: 40,
        minSheets: 3,
        segments: [],
        trimming: null,
        gap: null,
        tieBreak: [{ by: 'lot' }],
        overallComment: null,
        blindCodeDigits: 4,
        undertaking: '',
      }
