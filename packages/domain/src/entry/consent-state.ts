import { digestOf, tidyLine } from '../kernel/index.ts'
import type { EntryRules } from '../ruleset/index.ts'
import type { EntryPerson } from './entry-body.ts'

/**
 * How sure it is that the person said so themselves. self: signed in to their own account, or by a link that went to
 * that account's verified address. paper: a signed page, equal to it. link: by a link that the officer passed on or
 * whose address the officer typed. recordedByUnit: as the unit noted it.
 */
const ASSURANCES = ['self', 'paper', 'link', 'recordedByUnit'] as const
export type Assurance = (typeof ASSURANCES)[number]

const WEIGHT: Record<Assurance, number> = { self: 2, paper: 2, link: 1, recordedByUnit: 0 }
export const isSurer = (one: Assurance, than: Assurance): boolean => WEIGHT[one] > WEIGHT[than]

/** given and refused are answers; withdrawn: given once, taken back; waiting: not answered. */
type ConsentAnswer = 'given' | 'refused' | 'withdrawn' | 'waiting'

export interface PurposeState {
  purpose: string
  label: string
  required: boolean
  state: ConsentAnswer
  assurance: Assurance | null
  at: string | null
}

/** What was answered or taken back by one person about one entry, in order of time. */
export interface ConsentEvent {
  purpose: string
  said: 'given' | 'refused' | 'withdrawn'
  assurance: Assurance
  at: string
}

/**
 * Whose answer it was, as a digest: an officer who writes another person into the same row has nobody's consent. A
 * name in another case or spacing is the same name.
 */
export const consentIdentity = (
  person: Pick<EntryPerson, 'fullName' | 'birthDate' | 'birthYear'>,
  requestId: string,
): string =>
  digestOf({
    requestId,
    name: tidyLine(person.fullName).toLocaleLowerCase('vi'),
    birth: person.birthDate ?? person.birthYear,
  })

/** The later word counts; only a yes that is less sure adds nothing to a surer one. */
const later = (stands: ConsentEvent | undefined, next: ConsentEvent): ConsentEvent =>
  stands?.said === 'given' && next.said === 'given' && isSurer(stands.assurance, next.assurance)
    ? stands
    : next

/** Where each purpose of the rules stands for one person. */
export const consentStates = (
  rules: Pick<EntryRules, 'consents'>,
  events: readonly ConsentEvent[],
): PurposeState[] =>
  rules.consents.map(({ key, label, required }) => {
    const last = events
      .filter(({ purpose }) => purpose === key)
      .reduce<ConsentEvent | undefined>(later, undefined)
    return {
      purpose: key,
      label,
      required,
      state: last?.said ?? 'waiting',
      assurance: last?.assurance ?? null,
      at: last?.at ?? null,
    }
  })

/**
 * Purposes that were refused or taken back, to which a yes is no longer taken in a way that leads through other hands
 * than the person's own: whoever passed the link on could have answered.
 */
export const closedToYes = (states: readonly PurposeState[], way: Assurance): PurposeState[] =>
  isSurer('self', way) ? states.filter(({ state }) => state === 'refused' || state === 'withdrawn') : []

/** Those of them that these answers would turn into a yes. A no is never too late. */
export const turnedBack = (
  states: readonly PurposeState[],
  answers: Readonly<Record<string, boolean>>,
  way: Assurance,
): PurposeState[] => closedToYes(states, way).filter(({ purpose }) => answers[purpose] === true)

/** Labels of the purposes without which a dossier can't be accepted and that stand unanswered, refused or withdrawn. */
export const missingConsents = (states: readonly PurposeState[]): string[] =>
  states.filter(({ required, state }) => required && state !== 'given').map(({ label }) => label)
