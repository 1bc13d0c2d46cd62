import { compare, fold, fromWire, never, tidyLine } from '../kernel/index.ts'
import type { EligibilityRule, PersonRole } from '../ruleset/index.ts'
import { ageAt, type AgeReading, yearsOn } from './age.ts'
import { type EarlierWork, findReused, type ReusedFinding } from './find-reused.ts'
import { monthsBetween, monthStart } from './month.ts'
import { readVoteShare, shareOf } from './vote-share.ts'
import { type EntryBody, type EntryPerson, fieldValue, representativeOf } from './entry-body.ts'

/** Another entry of the same edition, as far as limits count it: submitted and neither withdrawn nor refused. */
export interface OtherEntry {
  entryId: string
  unitId: string
  people: readonly { personId: string; role: PersonRole; representative: boolean }[]
  /** Quotas count entries of one division. */
  division?: string
  /** Handed in before this one: where a quota is full, it is the later ones that go beyond it. Unknown: counted. */
  earlier?: boolean
  /** Proposed by the lead of its cluster: beyond its unit's quota. */
  byCluster?: boolean
}

/** What is known beside the body itself. A fact that is not known is null: then the outcome is unknown. */
export interface EligibilityFacts {
  unitId: string
  /** Members of the unit on the day; null when the list of units doesn't say. */
  unitMembers: number | null
  otherEntries: readonly OtherEntry[]
  /** Body's person id → the person that the system knows under it; a person not matched yet is absent. */
  personIds: Readonly<Record<string, string>>
  /** Persons who hold an office or sit on a panel of this edition. */
  officeHolders: ReadonlySet<string>
  /** Person → number and date of the decision that honoured them this term; null when no honours are recorded. */
  honouredThisTerm: ReadonlyMap<string, string> | null
  division?: string
  /** Of a collective: its name, and folded names of its unit's collectives → what honoured them this term. */
  collective?: { name: string; honoured: ReadonlyMap<string, string> }
  /** The lead of the cluster proposed it beyond its unit's quota. */
  byCluster?: boolean
  /** What the entry's people were honoured for before, of any kind and any year; null: no record was looked at. */
  earlierWorks?: readonly EarlierWork[] | null
}

export type Outcome = 'met' | 'notMet' | 'unknown'

/** Why, as facts; `people` by the body's ids, with what was found of each. */
export interface EligibilityReason {
  people?: { id: string; name: string; found?: string | number | null; years?: number }[]
  limit?: number
  found?: number | null
  at?: string
  field?: string
  reason?: string
  /** What stands in the field that the rule is about, as typed. */
  typed?: string
  /** What the dossier answers to a yes or no; null: nothing. */
  said?: boolean | null
  members?: number | null
  /** Beyond the unit's quota, by proposal of the cluster's lead. */
  byCluster?: boolean
  works?: ReusedFinding[]
}

export interface EligibilityFinding {
  rule: EligibilityRule
  outcome: Outcome
  /** Whom and what it is about, as facts; of a `met` those that show why, where there are any. */
  because: EligibilityReason
}

const finding = (
  rule: EligibilityRule,
  outcome: Outcome,
  because: EligibilityReason = {},
): EligibilityFinding => ({
  rule,
  outcome,
  because,
})

interface Judged {
  person: EntryPerson
  outcome: Outcome
  found?: string | number | null
  years?: number | undefined
}

/** One person who fails makes the entry fail; one who is uncertain makes it uncertain. */
const ofEveryone = (
  rule: EligibilityRule,
  judged: readonly Judged[],
  rest: EligibilityReason = {},
): EligibilityFinding => {
  const outcome: Outcome = judged.some((j) => j.outcome === 'notMet')
    ? 'notMet'
    : judged.some((j) => j.outcome === 'unknown')
      ? 'unknown'
      : 'met'
  const people = judged
    .filter((j) => j.outcome === outcome)
    .map(({ person, found, years }) => ({
      id: person.id,
      name: tidyLine(person.fullName),
      ...(found === undefined ? {} : { found }),
      ...(years === undefined ? {} : { years }),
    }))
  return finding(rule, outcome, { people, ...rest })
}

const outcomeOfAge = (age: AgeReading): Outcome =>
  age === 'unknown' ? 'unknown' : age === 'tooOld' ? 'notMet' : 'met'

const countsFor = (
  rule: Extract<EligibilityRule, { rule: 'maxEntriesPerPerson' }>,
  role: PersonRole,
  representative: boolean,
) => (rule.roles.length === 0 || rule.roles.includes(role)) && (!rule.asRepresentative || representative)

const maxEntriesPerPerson = (
  rule: Extract<EligibilityRule, { rule: 'maxEntriesPerPerson' }>,
  body: EntryBody,
  facts: EligibilityFacts,
): EligibilityFinding => {
  const representative = representativeOf(body)
  const counted = body.people.filter((person) => countsFor(rule, person.role, person === representative))
  const judged = counted.map((person): Judged => {
    const personId = facts.personIds[person.id]
    if (personId === undefined) return { person, outcome: 'unknown' }
    const others = facts.otherEntries.filter((entry) =>
      entry.people.some((p) => p.personId === personId && countsFor(rule, p.role, p.representative)),
    ).length
    return { person, outcome: others + 1 > rule.max ? 'notMet' : 'met', found: others + 1 }
  })
  return ofEveryone(rule, judged, { limit: rule.max })
}

const underLimit = (rule: EligibilityRule, limit: number, facts: EligibilityFacts): EligibilityFinding => {
  const found = facts.otherEntries.filter((entry) => entry.unitId === facts.unitId).length + 1
  return finding(rule, found > limit ? 'notMet' : 'met', { limit, found })
}

/** Entries of the unit in this division that came before and lie within its own quota, and this one. */
const countedForQuota = (facts: EligibilityFacts): number =>
  facts.otherEntries.filter(
    (entry) =>
      entry.unitId === facts.unitId &&
      entry.byCluster !== true &&
      entry.earlier !== false &&
      (entry.division === undefined || entry.division === facts.division),
  ).length + 1

const unitQuota = (
  rule: Extract<EligibilityRule, { rule: 'unitQuotaBySize' }>,
  facts: EligibilityFacts,
): EligibilityFinding => {
  const { unitMembers: members } = facts
  if (facts.byCluster && rule.perCluster > 0)
    return finding(rule, 'met', { byCluster: true, limit: rule.perCluster, members })
  const found = countedForQuota(facts)
  const steps = rule.steps.toSorted((a, b) => (a.upToMembers ?? Infinity) - (b.upToMembers ?? Infinity))
  if (members !== null) {
    const limit = steps.find(({ upToMembers }) => upToMembers === null || members <= upToMembers)?.max ?? 0
    return finding(rule, found > limit ? 'notMet' : 'met', { limit, found, members })
  }
  // The size is not known, but no size may allow so many, or every size does.
  const limits = steps.map(({ max }) => max)
  const most = Math.max(...limits)
  if (found > most) return finding(rule, 'notMet', { limit: most, found, members })
  return found <= Math.min(...limits)
    ? finding(rule, 'met', { limit: Math.min(...limits), found, members })
    : finding(rule, 'unknown', { found: null })
}

const typedIn = (body: EntryBody, field: string): string => {
  const value = fieldValue(body, field)
  return typeof value === 'string' ? tidyLine(value) : ''
}

const minService = (
  rule: Extract<EligibilityRule, { rule: 'minServiceMonths' }>,
  body: EntryBody,
): EligibilityFinding => {
  const typed = typedIn(body, rule.field)
  const from = monthStart(typed)
  if (!from) return finding(rule, 'unknown', { field: rule.field, typed, limit: rule.months, at: rule.at })
  const found = monthsBetween(from, rule.at)
  return finding(rule, found < rule.months ? 'notMet' : 'met', {
    typed,
    found,
    limit: rule.months,
    at: rule.at,
  })
}

const voteShare = (
  rule: Extract<EligibilityRule, { rule: 'minVoteShare' }>,
  body: EntryBody,
): EligibilityFinding => {
  const typed = typedIn(body, rule.field)
  const votes = readVoteShare(typed)
  if (!votes) return finding(rule, 'unknown', { field: rule.field, typed })
  const order = compare(shareOf(votes), fromWire(rule.share))
  const reached = rule.comparison === 'moreThan' ? order > 0 : order >= 0
  return finding(rule, reached ? 'met' : 'notMet', { typed })
}

/** A person decides whether an achievement is used again: the rule itself never fails an entry. */
const reused = (
  rule: Extract<EligibilityRule, { rule: 'noReusedAchievement' }>,
  body: EntryBody,
  facts: EligibilityFacts,
): EligibilityFinding => {
  const works = findReused(body, rule.fields, facts.earlierWorks ?? [])
  return works.length > 0 ? finding(rule, 'unknown', { works }) : finding(rule, 'met')
}

const findingOf = (rule: EligibilityRule, body: EntryBody, facts: EligibilityFacts): EligibilityFinding => {
  const known = (person: EntryPerson, judge: (personId: string) => Omit<Judged, 'person'>): Judged => {
    const personId = facts.personIds[person.id]
    return { person, ...(personId === undefined ? { outcome: 'unknown' as const } : judge(personId)) }
  }
  switch (rule.rule) {
    case 'maxAge':
      return ofEveryone(
        rule,
        body.people.map((person) => ({
          person,
          outcome: outcomeOfAge(ageAt(person, rule.years, rule.at)),
          found: person.birthDate ?? person.birthYear,
          years: yearsOn(person.birthDate, rule.at),
        })),
        { limit: rule.years, at: rule.at },
      )
    case 'maxEntriesPerPerson':
      return maxEntriesPerPerson(rule, body, facts)
    case 'maxEntriesPerUnit':
      return underLimit(rule, rule.max, facts)
    case 'unitQuotaBySize':
      return unitQuota(rule, facts)
    case 'notOfficeHolder':
      return ofEveryone(
        rule,
        body.people.map((person) =>
          known(person, (id) => ({ outcome: facts.officeHolders.has(id) ? 'notMet' : 'met' })),
        ),
      )
    case 'notHonouredThisTerm': {
      const { honouredThisTerm, collective } = facts
      if (collective) {
        const name = tidyLine(collective.name)
        const found = collective.honoured.get(fold(name))
        const people = [{ id: '', name, ...(found === undefined ? {} : { found }) }]
        return finding(rule, found === undefined ? 'met' : 'notMet', { people })
      }
      return ofEveryone(
        rule,
        body.people.map((person) =>
          known(person, (id) => {
            if (honouredThisTerm === null) return { outcome: 'unknown' }
            const decision = honouredThisTerm.get(id)
            return decision === undefined ? { outcome: 'met' } : { outcome: 'notMet', found: decision }
          }),
        ),
      )
    }
    case 'fieldIsYes': {
      const value = fieldValue(body, rule.field)
      const { field, reason } = rule
      if (value === true) return finding(rule, 'met', { field, said: true })
      return value === false
        ? finding(rule, 'notMet', { field, said: false, reason })
        : finding(rule, 'unknown', { field, said: null, reason })
    }
    case 'minServiceMonths':
      return minService(rule, body)
    case 'minVoteShare':
      return voteShare(rule, body)
    case 'noReusedAchievement':
      return reused(rule, body, facts)
    default:
      return never(rule)
  }
}

/** Every rule with its outcome and reason, in the ruleset's order. Nothing is guessed: what can't be told is `unknown`. */
export const checkEligibility = (
  rules: readonly EligibilityRule[],
  body: EntryBody,
  facts: EligibilityFacts,
): EligibilityFinding[] => rules.map((rule) => findingOf(rule, body, facts))
