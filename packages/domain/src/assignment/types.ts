export interface EntryToAssign {
  id: string
  /** Field of work (key of the ruleset's topic options); null where entries have none. */
  field: string | null
  /** How many judges it needs where it differs from the others. */
  needed?: number
}

export interface AvailableJudge {
  id: string
  /** Fields in which the judge is at home. */
  fields: readonly string[]
  /** Entries that the judge already has besides those to assign; counts towards limit and balance. */
  currentLoad?: number
  /** Own limit where it is lower than everybody's. */
  maxLoad?: number
}

export interface Pair {
  entryId: string
  judgeId: string
}

export interface AssignmentTask {
  entries: readonly EntryToAssign[]
  judges: readonly AvailableJudge[]
  /** Exactly so many judges for every entry. */
  perEntry: number
  maxLoad: number
  /** Never assigned. */
  conflicts: readonly Pair[]
  /** Already decided: kept, and counted towards number and load. */
  fixed: readonly Pair[]
  /** How much a judge is wanted for an entry, a whole number; 0 for every pair that is not named. */
  preferences?: readonly (Pair & { value: number })[]
}

/** Which of several equally good assignments is taken: ids in a drawn order (stage/drawOrder). Each id once. */
export interface TieBreakingOrder {
  entries: readonly string[]
  judges: readonly string[]
}

export interface AssignedPair extends Pair {
  fixed: boolean
  /** The judge is at home in the entry's field. */
  expert: boolean
  preference: number
}

export interface AssignmentPlan {
  /** Every pair, the fixed ones too, by entry and judge in the drawn order. */
  pairs: AssignedPair[]
  /** Judge id → number of entries, those from elsewhere included. */
  loads: Record<string, number>
  /** Entries with a field of which no judge is at home in it. */
  withoutExpert: string[]
  /** The lowest preference among the pairs that are new; null where there is none. */
  lowest: number | null
}
