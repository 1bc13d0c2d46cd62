import { z } from 'zod'
import type { ExemplarPage, GalleryPage } from './gallery.ts'
import { isoDay, line } from './line.ts'
import type { PrivacyConfirmPage, PrivacyFollowPage, PrivacyPage } from './privacy.ts'
import type { AskPage, FollowPage, PublicQuestion, QuestionPage, QuestionsPage } from './questions.ts'

const reason = line(2000, 3)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const paragraph = line(4000)

/** What a secretary writes of a decision; number and day may wait for the văn thư. */
const decisionTextSchema = z.object({
  subject: line(500),
  grounds: z.array(paragraph).min(1).max(30),
  /** Paragraphs of each article, without "Điều n.". */
  articles: z.array(z.array(paragraph).min(1).max(30)).min(1).max(20),
  recipients: z.array(line(200)).max(20),
  behalf: line(200),
  office: line(200),
  signatory: line(200, 0),
})
export type DecisionText = z.infer<typeof decisionTextSchema>

export const saveDecisionSchema = z.object({
  text: decisionTextSchema,
  /** Digest of what was on screen; null for a first one. */
  base: digest.nullable(),
})
export const approveDecisionSchema = z.object({ digest })
export const sendBackDecisionSchema = z.object({ reason })
/** "07" of "07-QĐ/ĐTN", as the văn thư gave it, and the day it was signed. */
export const numberDecisionSchema = z.object({ number: line(20), signedOn: isoDay })

export const prepareReleaseSchema = z.object({
  /** Null: as soon as the second person approves. */
  publishAt: z.iso.datetime({ offset: true }).nullable(),
})
export const approveReleaseSchema = z.object({ digest })

/** A value of a person or unit on a public page; null: erased on request. */
export type Shown = string | null

export interface PublicEntry {
  code: string
  rank: number
  /** Key of the prize, null for a ranked entry without one. */
  prize: string | null
  prizeLabel: string | null
  /** Null where the entry is nameless. */
  name: { title: Shown; unit: Shown; people: Shown[]; summary: Shown | undefined } | null
  /** "88,40"; null where the rules keep scores off the page. */
  score: string | null
  /** Where a council votes: votes for it of what they are a share of; null elsewhere, and as with scores. */
  votes?: { yes: number; base: number } | null
  note: string
  /** A prize that was taken back: its line stays, struck through. */
  revoked: PublicRevocation | null
}

/** Which prize was taken back, why, and by which decision; `n`: the n-th one of the edition. */
export interface PublicRevocation {
  n: number
  prizeLabel: string
  reason: string
  ground: string
  decision: { number: string; signedOn: string }
}

export interface PublicResultStage {
  label: string
  division: string | null
  entries: PublicEntry[]
  /** Ranked entries that are not shown by name. */
  others: number
  notAwarded: { prize: string; count: number; why: string }[]
  /** Prizes that an entry would have won and did not get, with the reason. */
  withheld: { prize: string; reason: string; code: string }[]
}

/** A round of a council's ballots in numbers; `recountable`: each mark is published, so that anyone counts again. */
export interface PublicRound {
  n: number
  kind: string
  candidates: number
  seats: number
  members: number
  present: number
  issued: number
  returned: number
  invalid: number
  recountable: boolean
}

export interface PublicCouncil {
  label: string
  rounds: PublicRound[]
  /** What the council resolved where votes left candidates equal, as it was minuted. */
  resolutions: { reason: string; at: string }[]
  /** With fewer voters than this only totals are published. */
  minVoters: number
}

interface PublicTeamPrize {
  label: string
  reward: string
  winners: { rank: number; name: Shown; points: string }[]
}

interface PublicException {
  kind: string
  at: string
  reason: string
  code: string | null
  /** Of a corrected score: "85,00" → "88,00"; null where the rules keep scores off the page. */
  change: { from: string | null; to: string | null } | null
}

export interface ReleaseLink {
  n: number
  publishAt: string
  reason: string | null
}

/** Where an entry stands in a release; `revoked`: its prize was taken back. */
interface ChangedPlace {
  rank: number
  prizeLabel: string | null
  score: string | null
  revoked?: true
}
/** How a named entry stands in two releases; null: it is named in one of them only. */
export interface ReleaseChange {
  title: string
  unit: string
  before: ChangedPlace | null
  after: ChangedPlace | null
}

/** Everything that a result page shows, worked out of a release file alone. */
export interface ResultPage {
  page: 'result'
  slug: string
  title: string
  organiser: string
  n: number
  publishAt: string
  supersedes: { n: number; reason: string } | null
  /** The release that corrects this one. */
  supersededBy: ReleaseLink | null
  releases: ReleaseLink[]
  /** Of a correction: what differs for named entries from the release that it corrects. */
  changes: ReleaseChange[] | null
  decision: { number: string; signedOn: string }
  entryNoun: string
  counts: { entries: number; units: number | null; sheets: number }
  stages: PublicResultStage[]
  /** Where a council has voted: its rounds as they were counted. */
  council: PublicCouncil | null
  teamPrizes: PublicTeamPrize[]
  exceptions: PublicException[]
  gapResolutions: { code: string; reason: string; at: string }[]
  draws: { purpose: string; seedSource: string; seed: string | null; at: string }[]
  /** Keys of the prizes from the highest down. */
  prizeOrder: string[]
  digest: string
  fingerprint: string
  appeals: { days: number; text: string } | null
}

export interface PublicEditionLine {
  slug: string
  title: string
  state: string
  opensAt: string | null
  closesAt: string | null
}

export interface HomePage {
  page: 'home'
  organiser: string | null
  now: string
  open: PublicEditionLine[]
  coming: PublicEditionLine[]
  results: { slug: string; title: string; publishAt: string; number: string; signedOn: string }[]
  /** Keys that sign or ever signed, the newest first. */
  keys: { fingerprint: string; since: string; current: boolean }[]
}

export interface EditionPage {
  page: 'edition'
  organiser: string | null
  now: string
  slug: string
  title: string
  state: string
  entryNoun: string
  articles: { heading: string; body: string }[]
  legalBasis: string[]
  prizes: { label: string; quota: number; reward: string }[]
  criteria: { segment: string; items: { label: string; max: string; guidance: string }[] }[]
  versions: { version: number; digest: string | null; reason: string | null; frozenAt: string | null }[]
  dates: { key: string; at: string; unitName: string | null; reason: string | null; recordedAt: string }[]
  /** Labels of the scored stages, in their order. */
  scored: string[]
  /** Who goes on to a next stage, by code, where the rules publish it. */
  promotions: { label: string; at: string; codes: string[]; digest: string }[]
  hasResult: boolean
  /** Questions about it with their answers, the latest first. */
  questions: PublicQuestion[]
}

interface MissingPage {
  page: 'missing'
}

export type PublicPage =
  | HomePage
  | EditionPage
  | ResultPage
  | QuestionsPage
  | AskPage
  | QuestionPage
  | FollowPage
  | PrivacyPage
  | PrivacyFollowPage
  | PrivacyConfirmPage
  | GalleryPage
  | ExemplarPage
  | MissingPage

/** What the server hands to the renderer: the page, where it stands in the world, and the built files it links. */
export interface PublicDocument {
  page: PublicPage
  /** Absolute address of the page, for sharing. */
  url: string
  assets: { styles: string[]; script: string | null; fonts: string[] }
}
