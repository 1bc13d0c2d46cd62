import type { StoredRuleset } from '../ruleset/index.ts'
import type { Award, AwardChoices, HandedInSheet, ObjectiveMark, UnitTally } from '../scoring/index.ts'
import type { ReleasedCouncil } from './release-council.ts'
import type {
  Disclosure,
  ReleaseCore,
  ReleasedEntry,
  ReleasedResult,
  ReleaseException,
  Revocation,
} from './release-core.ts'

/** A personal value with the salt of its commitment (hex of at least 16 random bytes, fresh for each value). */
export interface Salted {
  value: string
  salt: string
}

/** What names an entry that is published by name; leave people out who did not agree to it. */
export interface ReleasePersonal {
  title: Salted
  unit: Salted
  people: readonly Salted[]
  summary: Salted | null
}

export interface ReleaseEntryInput {
  entryId: string
  /** Drawn afresh for this release from secret randomness; the same in every stage that the entry competed in. */
  publicCode: string
  /** Handed-in sheets that compete, with the digest that the judge got. No comments, no absent judges. */
  sheets: readonly (HandedInSheet & { digest: string })[]
  /** A secret random permutation of the sheets' positions: which sheet gets the first label, the second, … */
  sheetOrder: readonly number[]
  objective: readonly ObjectiveMark[]
  penalties: readonly { segment: string | null; points: string; reason: string }[]
  previousStage: string | null
  /** Stage key → score there, of the stages before; absent where only one is scored. */
  carried?: Readonly<Record<string, string>>
  /** Marked anew by another panel: which score holds. */
  remark?: ReleasedEntry['remark']
  personal: ReleasePersonal | null
}

export interface ReleaseResultInput {
  stage: string
  division: string | null
  entries: readonly ReleaseEntryInput[]
  /** By entry id, as everything below: the core carries public codes. */
  lots: Readonly<Record<string, number>>
  draws: ReleasedResult['draws']
  gapResolutions: readonly { entryId: string; segment: string; way: string; reason: string; at: string }[]
  /** The standing as it was frozen, and its digest in the ledger. */
  frozen: { placings: readonly { entryId: string; rank: number; score: string }[]; digest: string }
  /** Null where prizes are not decided by this stage. */
  prizes: { awards: readonly Award[]; choices: AwardChoices } | null
  /** How it was declared who goes on; null or absent where no stage follows. */
  promotion?: { digest: string; at: string } | null
}

/** A council's part: rounds and resolutions by the ids of its stage entries, as they were counted. */
export interface ReleaseCouncilInput {
  stage: string
  candidates: readonly {
    entryId: string
    /** The same as in the stages before. */
    publicCode: string
    previousScore: string | null
    personal: ReleasePersonal | null
  }[]
  rounds: ReleasedCouncil['rounds']
  resolutions: readonly { among: readonly string[]; chosen: readonly string[]; reason: string; at: string }[]
  frozen: ReleaseResultInput['frozen']
  prizes: NonNullable<ReleaseResultInput['prizes']>
}

interface ReleaseTeamPrizeInput {
  prize: string
  choice: 'share' | 'none' | null
  /** Every unit with an accepted entry; `name` is published only if it wins. */
  units: readonly (UnitTally & { publicCode: string; name: Salted })[]
}

export interface ReleaseInput {
  edition: ReleaseCore['edition']
  organiser: string
  n: number
  /** For a correction: the release before, and why. */
  supersedes: ReleaseCore['supersedes']
  publishAt: string
  decision: ReleaseCore['decision']
  /** As it was frozen. */
  ruleset: StoredRuleset
  rulesetVersion: number
  /** One per scored stage, in their order. */
  results: readonly ReleaseResultInput[]
  /** Where a council votes last. */
  council?: ReleaseCouncilInput
  teamPrizes: readonly ReleaseTeamPrizeInput[]
  exceptions: readonly (Omit<ReleaseException, 'code'> & { entryId: string | null })[]
  /** Prizes taken back, the earliest first; absent where there are none. */
  revocations?: readonly (Omit<Revocation, 'code'> & { entryId: string })[]
  ledger: string
}

export interface BuiltRelease {
  core: ReleaseCore
  disclosures: Disclosure[]
}
