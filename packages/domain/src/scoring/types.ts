import type { GapRule, RemarkResolution } from '../ruleset/index.ts'

/** An exact number on the wire: reduced "n/d" (kernel/rational). */
export type Wire = string

/** What one judge handed in for one segment of one stage entry. Drafts and specimens never come here. */
export interface HandedInSheet {
  id: string
  segment: string
  /** remark: of another panel's, after the release (phúc khảo). */
  kind: 'first' | 'extra' | 'jointRescore' | 'remark'
  /** Criterion key → whole number of steps. */
  marks: Readonly<Record<string, number>>
}

/** A sheet that is still expected: its assignment stands and nothing is handed in. */
export interface PendingSheet {
  segment: string
  kind: HandedInSheet['kind']
}

/** Typed once by the secretariat for one segment. */
export interface ObjectiveMark {
  segment: string
  /** Points of an objective segment; null where only the time is recorded. */
  points: Wire | null
  elapsedSeconds: number | null
}

/** Points off by the panel chair's ruling, with its reason. `segment` null: off the stage score. */
export interface Penalty {
  id: string
  segment: string | null
  points: Wire
  reason: string
}

/** Everything that the score of one stage entry is computed from. */
export interface StageEntryInput {
  entryId: string
  sheets: readonly HandedInSheet[]
  pending?: readonly PendingSheet[]
  objective?: readonly ObjectiveMark[]
  penalties?: readonly Penalty[]
  /** Score of the stage before, for the tie-break chain; null or absent when there was none. */
  previousStage?: Wire | null
  /** Stage key → score there, of the earlier stages whose scores count in this one. */
  carried?: Readonly<Record<string, Wire>>
  /** Marked anew by another panel: which score holds, as the rules say. Sheets of kind `remark` are theirs. */
  remark?: { resolution: RemarkResolution }
}

/** Why a sheet does not count. `gapNotExceeded`: an extra judge's sheet whose gap is gone after a reopening. */
export type DropReason =
  | 'trimmedHigh'
  | 'trimmedLow'
  | 'outsideClosestTwo'
  | 'replaced'
  | 'gapNotExceeded'
  | 'supersededByJointRescore'
  /** Another panel's score stands instead. */
  | 'remarked'
  /** Of the other panel, whose score is not above the first. */
  | 'remarkNotHigher'

export interface SheetOutcome {
  id: string
  kind: HandedInSheet['kind']
  total: Wire
  /** Null: retained. */
  dropped: DropReason | null
}

export interface GapOutcome {
  /** Highest minus lowest handed-in total. */
  value: Wire
  /** In points, also where the rule is a percentage. */
  threshold: Wire
  comparison: GapRule['comparison']
  exceeded: boolean
  /** What settled it: nothing yet, an extra judge or the panel's joint re-score. */
  settledBy: 'extraJudge' | 'jointRescore' | null
}

export interface TimeOutcome {
  elapsedSeconds: number
  /** Seconds over the maximum or under the minimum, as positive numbers; 0 within the time. */
  deviation: number
  /** Points off; null: the segment is not scored. */
  points: Wire | null
}

export type MissingPart =
  | { what: 'sheets'; segment: string; handedIn: number; needed: number; pending: number }
  | { what: 'objectiveMark'; segment: string }
  | { what: 'time'; segment: string }

export interface SegmentOutcome {
  segment: string
  state: 'scored' | 'gapOpen' | 'incomplete'
  /** Sorted from low to high total. */
  sheets: SheetOutcome[]
  /** Mean of the retained sheets, or the objective points; null unless scored. */
  base: Wire | null
  gap: GapOutcome | null
  time: TimeOutcome | null
  penalties: Wire
  /** Base less time and penalties, never below 0; null unless scored. */
  score: Wire | null
}

/** The score of one stage entry with everything that it was derived from. */
export interface StageScore {
  entryId: string
  /** An open gap or a missing part gives no score, never a guess. */
  state: 'scored' | 'gapOpen' | 'incomplete'
  score: Wire | null
  segments: SegmentOutcome[]
  /** Points off the stage score. */
  penalties: Wire
  missing: MissingPart[]
  /** Where earlier stages count: their parts, this stage's own share, and the sum that ranks. Absent elsewhere. */
  carryOver?: CarryOverOutcome
  /** Where another panel marked anew: both figures, and which of them holds. Absent elsewhere. */
  remark?: {
    resolution: RemarkResolution
    first: Wire
    second: Wire
    holds: 'first' | 'second' | 'both'
  }
}

interface CarryOverOutcome {
  parts: { stage: string; weight: Wire; score: Wire }[]
  /** Weight of this stage's own score. */
  ownWeight: Wire
  /** The ranking score; null while this stage gives none. */
  total: Wire | null
}

/** What separates an entry from the next one of the list. */
export type Decided =
  | { by: 'score'; mine: Wire; theirs: Wire }
  | {
      by: 'criterion'
      segment: string
      criterion: string
      label: string
      mine: Wire | null
      theirs: Wire | null
    }
  | { by: 'segment'; segment: string; label: string; mine: Wire | null; theirs: Wire | null }
  | { by: 'previousStage'; mine: Wire | null; theirs: Wire | null }
  /** Positions in the recorded lot: 1 was drawn first. */
  | { by: 'lot'; mine: number; theirs: number }
  /** Equal in everything that the rules compare: they share the rank. */
  | { by: 'shared' }
  /** Equal so far, and the rules want a lot that has not been drawn (or not for both). */
  | { by: 'lotNeeded' }

export interface TieStep {
  by: 'criterion' | 'segment' | 'previousStage' | 'lot' | 'shared'
  segment?: string
  criterion?: string
  /** The entry's value at this step; null where there is none. */
  value: Wire | null
}

export interface Placing {
  rank: number
  entryId: string
  /** The score that ranks: the stage's, with what is carried over. */
  score: Wire
  /** How the entry below was left behind; null for the last one. */
  overNext: { entryId: string; decided: Decided } | null
  /** Steps of the chain that were needed, with this entry's values; empty when the score alone decided. */
  tieSteps: TieStep[]
}

export interface Standing {
  /** Canonical digest of the rules and inputs: the same whatever the order in which they were given. */
  inputsDigest: string
  /** Every scored entry, best first; entries that share a rank are in the order of their ids. */
  placings: Placing[]
  /** Derivation of every entry, in the order of their ids. */
  scores: StageScore[]
  /** Entries without a score, in the order of their ids. */
  unranked: { entryId: string; state: 'gapOpen' | 'incomplete' }[]
  /** Groups that only a lot can separate and that have none, by rank. */
  lotNeeded: { rank: number; entries: string[] }[]
}
